/**
 * Loaded before hvm: ends the process like a `kill -9`, right before its nth call that changes a file (`HVM_DIE_AT`), or when
 * the half of its nth call that writes is written (`HVM_DIE_HALF`). What a process does to files it does one by one: right
 * after one call is right before the next.
 */
import { constants } from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

type Call = (...args: unknown[]) => unknown;

const at = Number(process.env['HVM_DIE_AT']);
const isHalf = process.env['HVM_DIE_HALF'] === '1';
let calls = 0;

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  for (;;);
}

function makeDeadly(owner: object, name: string): void {
  const real = Reflect.get(owner, name) as Call;
  Reflect.set(owner, name, async function (this: unknown, ...args: unknown[]): Promise<unknown> {
    if (isHalf ? name !== 'writeFile' : name === 'open' && !isWriting(args[1])) return real.apply(this, args);
    calls += 1;
    if (calls !== at) return real.apply(this, args);
    const data = owner === promises ? 1 : 0;
    const text = args[data];
    if (!isHalf || typeof text !== 'string') die();
    args[data] = text.slice(0, text.length / 2);
    await real.apply(this, args);
    die();
  });
}

function isWriting(flags: unknown): boolean {
  if (typeof flags === 'number')
    return (flags & (constants.O_WRONLY | constants.O_RDWR | constants.O_CREAT)) !== 0;
  return typeof flags === 'string' && /[wax+]/.test(flags);
}

const handle = await promises.open(process.execPath);
const handles: object = Object.getPrototypeOf(handle);
await handle.close();
for (const name of [
  'open',
  'writeFile',
  'appendFile',
  'link',
  'rename',
  'unlink',
  'rm',
  'mkdir',
  'chmod',
  'truncate',
])
  makeDeadly(promises, name);
for (const name of ['writeFile', 'write', 'appendFile', 'chmod', 'chown', 'truncate', 'sync', 'datasync'])
  makeDeadly(handles, name);
syncBuiltinESMExports();
