/**
 * A process of its own that applies to a recording, for `test/unit/recorded/processes.test.ts`, which bundles it.
 * `FILE NAME COUNT LOCK_MS hold|end`: clones NAME-0 … NAME-(COUNT-1); `hold` keeps the lock until it is killed.
 * Prints `open`, then `done` or the key of the error.
 */
import { HvmError } from '../../src/errors.ts';
import { openRecording } from '../../src/vsphere/recorded/open.ts';
import { clone, marks } from '../contract/operations.ts';

const [file = '', name = '', count = '0', lockTimeoutMs = '0', mode = 'end'] = process.argv.slice(2);
const run = {
  progress: () => {},
  guest: () => new AbortController().signal,
  signal: new AbortController().signal,
  secret: async () => '',
};

try {
  const port = await openRecording({
    file,
    write: true,
    pid: process.pid,
    host: 'test',
    now: () => new Date(),
    lockTimeoutMs: Number(lockTimeoutMs),
  });
  process.stdout.write('open\n');
  await port.observe();
  for (let index = 0; index < Number(count); index += 1) {
    const vm = `${name}-${index}`;
    await port.perform(clone({ name: vm, marks: marks({ name: vm }) }), run);
  }
  if (mode === 'hold') setInterval(() => {}, 1000);
  else await port.close();
  process.stdout.write('done\n');
} catch (error) {
  process.stdout.write(`${error instanceof HvmError ? error.key : String(error)}\n`);
  process.exitCode = 1;
}
