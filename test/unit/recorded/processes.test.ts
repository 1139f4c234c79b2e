import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { parseRecording } from '../../../src/vsphere/recorded/read.ts';
import { formatRecording } from '../../../src/vsphere/recorded/write.ts';
import { inventory } from '../../support/inventory.ts';

let folder = '';
let program = '';
let file = '';
const children: ChildProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hvm-processes-'));
  program = path.join(folder, 'program.mjs');
  await build({
    entryPoints: [new URL('../../support/recording-process.ts', import.meta.url).pathname],
    outfile: program,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
  });
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  file = path.join(await mkdtemp(path.join(folder, 'site-')), 'vc.json');
  await writeFile(file, formatRecording(inventory()));
});

/** Starts a process; `said` waits for a line of it, `last` is its last one. */
function start(name: string, count: number, lockMs: number, mode = 'end') {
  const child = spawn(process.execPath, [program, file, name, String(count), String(lockMs), mode]);
  children.push(child);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const said = (line: string) =>
    vi.waitFor(() => expect(output.split('\n')).toContain(line), { timeout: 8000, interval: 2 });
  const last = once(child, 'close').then(() => output.trim().split('\n').at(-1));
  return { child, said, last };
}

const names = async () => parseRecording(await readFile(file), file).vms.map(({ name }) => name);
const beside = () => readdir(path.dirname(file));

test('two applies at once: one works, the other is refused', async () => {
  const holder = start('a', 1, 0, 'hold');
  await holder.said('done');
  expect(await start('b', 1, 0).last).toBe('LCK-001');
  holder.child.kill('SIGKILL');
  await holder.last;
  expect(await names()).toEqual(['a-0', 'tpl']);
});

test('two applies at once that wait: one after the other, nothing is lost', async () => {
  const both = [start('a', 5, 8000), start('b', 5, 8000)];
  expect(await Promise.all(both.map(({ last }) => last))).toEqual(['done', 'done']);
  expect(await names()).toHaveLength(11);
  expect(await beside()).toEqual(['vc.json']);
});

test('the lock of a process that was killed is broken, by one of many', async () => {
  const killed = start('killed', 1, 0, 'hold');
  await killed.said('done');
  killed.child.kill('SIGKILL');
  await killed.last;
  expect(await beside()).toContain('vc.json.lock');
  const many = ['a', 'b', 'c', 'd'].map((name) => start(name, 3, 8000));
  expect(await Promise.all(many.map(({ last }) => last))).toEqual(['done', 'done', 'done', 'done']);
  expect(await names()).toHaveLength(2 + 4 * 3);
  expect(await beside()).toEqual(['vc.json']);
});

test('a process that is killed while it writes leaves a whole recording', async () => {
  for (const after of [5, 15, 30]) {
    const writer = start(`w${after}`, 10_000, 8000);
    await writer.said('open');
    await new Promise((resolve) => setTimeout(resolve, after));
    writer.child.kill('SIGKILL');
    await writer.last;
    expect(await names()).toContain('tpl');
  }
  expect(await start('last', 1, 8000).last).toBe('done');
  expect(await beside()).toEqual(['vc.json']);
});

const canMount = spawnSync('env', ['unshare', '-rm', 'mount', '-t', 'tmpfs', 'tmpfs', tmpdir()]).status === 0;

/** A disk of 128 KiB for one shell: the recording, a process that applies to it, then what the disk holds. */
function onFullDisk(freePages: number): string[] {
  const script = `
    mount -t tmpfs -o size=128k tmpfs "$1" && cd "$1" && cp "$2" vc.json
    dd if=/dev/zero of=room bs=4096 count=${freePages} 2>/dev/null
    cat /dev/zero > filler 2>/dev/null
    rm -f room
    "$3" "$4" "$1/vc.json" a 1 0
    ls -A; cmp "$2" vc.json && echo same`;
  const disk = path.dirname(file);
  const copy = path.join(folder, 'copy.json');
  copyFileSync(file, copy);
  const { stdout } = spawnSync(
    'env',
    ['unshare', '-rm', 'sh', '-c', script, 'sh', disk, copy, process.execPath, program],
    { encoding: 'utf8' },
  );
  return stdout.trim().split('\n');
}

test.skipIf(!canMount).each([
  ['for the lock', 0, ['LCK-002/full', 'filler', 'vc.json', 'same']],
  ['for the new recording', 1, ['open', 'REC-005/full', 'filler', 'vc.json', 'vc.json.lock', 'same']],
])('on a disk without room %s the recording stays as it was', (_, freePages, expected) => {
  expect(onFullDisk(freePages)).toEqual(expected);
});
