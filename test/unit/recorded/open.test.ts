import {
  chmod,
  chown,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  unlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Run, VSphere } from '../../../src/vsphere/port.ts';
import { replaceFile } from '../../../src/vsphere/recorded/file.ts';
import { type OpenOptions, openRecording } from '../../../src/vsphere/recorded/open.ts';
import { formatRecording } from '../../../src/vsphere/recorded/write.ts';
import { clone, powerOn, reconfigure, shutdownGuest } from '../../contract/operations.ts';
import { inventory, vm } from '../../support/inventory.ts';

let folder = '';
let file = '';
const opened: VSphere[] = [];
const run: Run = {
  progress: () => {},
  guest: () => new AbortController().signal,
  signal: new AbortController().signal,
  secret: async () => '',
};
const before = formatRecording(inventory({ vms: [vm()] }));

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hvm-open-'));
  file = path.join(folder, 'vc.json');
  await writeFile(file, before);
});
afterEach(async () => {
  for (const port of opened.splice(0)) await port.close();
  await rm(folder, { recursive: true });
});

async function open(options: Partial<OpenOptions> = {}): Promise<VSphere> {
  const now = () => new Date('2026-11-24T10:00:00Z');
  const port = await openRecording({
    file,
    write: true,
    pid: process.pid,
    host: 'here',
    now,
    lockTimeoutMs: 0,
    ...options,
  });
  opened.push(port);
  return port;
}

const content = () => readFile(file, 'utf8');

/** Root may write everywhere: what permissions forbid is seen as somebody else. */
async function asNobody(action: () => Promise<void>): Promise<void> {
  const nobody = 65_534;
  if (process.getuid?.() !== 0) return await action();
  for (const each of [folder, file]) await chown(each, nobody, nobody);
  process.seteuid?.(nobody);
  try {
    await action();
  } finally {
    for (const port of opened.splice(0)) await port.close();
    process.seteuid?.(0);
  }
}

describe('writing', () => {
  test('what changes nothing writes nothing', async () => {
    await utimes(file, 1, 1);
    const port = await open();
    await port.observe();
    expect(await port.perform(reconfigure(vm(), { cores: 2 }), run)).toMatchObject({ status: 'already' });
    await expect(port.perform(reconfigure(vm(), { cores: 3, coresPerSocket: 2 }), run)).rejects.toThrow(
      'VSP-009',
    );
    await port.close();
    expect((await stat(file)).mtimeMs).toBe(1000);
    expect(await readdir(folder)).toEqual(['vc.json']);
  });

  test('changes the lines of the VM and no others', async () => {
    await (await open()).perform(reconfigure(vm(), { cores: 4 }), run);
    const lines = before.split('\n');
    const changed = (await content())
      .split('\n')
      .flatMap((line, index) => (line === lines[index] ? [] : [line.trim()]));
    expect(changed).toEqual(['"changeVersion": "2",', '"cores": 4,']);
  });

  test('keeps the mode, and writes through a symlink', async () => {
    await chmod(file, 0o640);
    const link = path.join(folder, 'link.json');
    await symlink('vc.json', link);
    const port = await open({ file: link });
    expect(await readdir(folder)).toContain('vc.json.lock');
    await port.perform(powerOn(vm()), run);
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect((await stat(file)).mode & 0o777).toBe(0o640);
    expect(await content()).toContain('"power": "on"');
  });

  test('refuses to overwrite what somebody else has written', async () => {
    const port = await open();
    await port.observe();
    const theirs = before.replace('"cores": 2', '"cores": 3');
    await writeFile(file, theirs);
    await expect(port.perform(powerOn(vm()), run)).rejects.toMatchObject({ key: 'REC-006', exit: 75 });
    expect(await content()).toBe(theirs);
    expect((await port.observe()).vms.map(({ cores }) => cores)).toContain(3);
    expect(await port.perform(powerOn(vm()), run)).toMatchObject({ status: 'done' });
  });

  test('a file put in its place is one that somebody else has written, unless it says the same', async () => {
    const port = await open();
    await replaceFile(file, before);
    expect(await port.perform(powerOn(vm()), run)).toMatchObject({ status: 'done' });
    await replaceFile(file, before);
    await expect(port.perform(shutdownGuest(vm()), run)).rejects.toMatchObject({ key: 'REC-006', exit: 75 });
    expect(await content()).toBe(before);
  });

  test('does not make a recording again that was removed or cut off meanwhile', async () => {
    const port = await open();
    await unlink(file);
    await expect(port.perform(powerOn(vm()), run)).rejects.toMatchObject({
      key: 'REC-001/missing',
      exit: 69,
    });
    expect(await readdir(folder)).toEqual(['vc.json.lock']);
    await writeFile(file, before.slice(0, 100));
    await expect(port.perform(powerOn(vm()), run)).rejects.toMatchObject({ key: 'REC-006' });
    await expect(port.observe()).resolves.toBeDefined();
    await expect(port.observe()).rejects.toMatchObject({ key: 'REC-002/end', exit: 65 });
    expect(await content()).toBe(before.slice(0, 100));
  });

  test('refuses to write when its lock was taken away', async () => {
    const port = await open();
    await unlink(`${file}.lock`);
    await expect(port.perform(powerOn(vm()), run)).rejects.toMatchObject({ key: 'LCK-003', exit: 75 });
    expect(await content()).toBe(before);
  });

  test('leaves the file as it was and nothing beside it where writing fails', async () => {
    const stuck = path.join(folder, 'stuck');
    await mkdir(stuck);
    await expect(replaceFile(stuck, 'x')).rejects.toMatchObject({ key: 'REC-005/failed', exit: 1 });
    expect((await readdir(folder)).sort()).toEqual(['stuck', 'vc.json']);
  });

  test('in a folder that is not writable says so', () =>
    asNobody(async () => {
      await chmod(folder, 0o555);
      try {
        await expect(open()).rejects.toMatchObject({ key: 'LCK-002', exit: 1, args: { reason: 'EACCES' } });
        await expect(replaceFile(file, 'x')).rejects.toMatchObject({ key: 'REC-005/denied', exit: 1 });
        expect((await (await open({ write: false })).observe()).vms).toHaveLength(2);
      } finally {
        await chmod(folder, 0o755);
      }
      expect(await readdir(folder)).toEqual(['vc.json']);
    }));

  test('writes nothing that it could not read again', async () => {
    await expect(replaceFile(file, 'x'.repeat(64 * 1024 * 1024 + 1))).rejects.toMatchObject({
      key: 'REC-002/large',
      exit: 65,
    });
    expect(await content()).toBe(before);
  });

  test('in a folder that became read-only after the start loses nothing', () =>
    asNobody(async () => {
      const port = await open();
      await chmod(folder, 0o555);
      await expect(port.perform(powerOn(vm()), run)).rejects.toMatchObject({ key: 'REC-005/denied' });
      await chmod(folder, 0o755);
      expect(await content()).toBe(before);
      expect(await port.perform(powerOn(vm()), run)).toMatchObject({ status: 'done', changeVersion: '2' });
    }));

  test('leaves a write-protected recording alone, even for root', async () => {
    await chmod(file, 0o444);
    await expect((await open()).perform(powerOn(vm()), run)).rejects.toMatchObject({
      key: 'REC-005/read-only',
      exit: 1,
    });
    expect(await content()).toBe(before);
  });

  test('takes away what a killed process left half written, and nothing else', async () => {
    const mine = ['.vc.json.0123abcd.tmp', '.other.json.0123abcd.tmp', '.vc.json.swp', '.vc.json.notes.tmp'];
    for (const name of mine) await writeFile(path.join(folder, name), '{');
    await (await open({ write: false })).close();
    expect(await readdir(folder)).toHaveLength(5);
    await (await open()).close();
    expect((await readdir(folder)).sort()).toEqual([...mine.slice(1), 'vc.json'].sort());
  });

  test('several at once go one after another', async () => {
    const port = await open();
    const all = [1, 2, 3, 4].map((cores) =>
      port.perform(reconfigure(vm(), { cores, notes: `${cores}` }), run),
    );
    expect((await Promise.all(all)).map(({ changeVersion }) => changeVersion)).toEqual(['2', '3', '4', '5']);
  });

  test('counts requests and bytes', async () => {
    const port = await open();
    await port.observe();
    await port.perform(clone(), run);
    await port.observe();
    const bytesIn = Buffer.byteLength(before) + Buffer.byteLength(await content());
    expect(port.stats()).toEqual({ requests: 3, bytesIn });
  });

  test('is not possible without the lock', async () => {
    await expect((await open({ write: false })).perform(powerOn(vm()), run)).rejects.toThrow(TypeError);
    expect(await readdir(folder)).toEqual(['vc.json']);
  });
});

describe('the lock', () => {
  const lock = () => `${file}.lock`;
  const put = (holder: object) =>
    writeFile(lock(), JSON.stringify({ time: '2026-11-24T09:57:00Z', ...holder }));

  test('names pid, host and age of its holder', async () => {
    await put({ pid: 4711, host: 'elsewhere' });
    await expect(open()).rejects.toMatchObject({
      key: 'LCK-001',
      exit: 75,
      args: { pid: 4711, host: 'elsewhere', age: '3m00s', lock: lock() },
    });
  });

  test('of this host is broken when its process is gone', async () => {
    await put({ pid: 2 ** 22 + 1, host: 'here' });
    await (await open()).close();
    expect(await readdir(folder)).toEqual(['vc.json']);
  });

  test('of another host is never broken', async () => {
    await put({ pid: 2 ** 22 + 1, host: 'elsewhere' });
    await expect(open()).rejects.toMatchObject({ key: 'LCK-001' });
  });

  test('of a process that lives is never broken', async () => {
    await put({ pid: process.ppid, host: 'here' });
    await expect(open()).rejects.toMatchObject({ key: 'LCK-001' });
  });

  test('of this very process is held, whatever its pid', async () => {
    const pid = 2 ** 22 + 1;
    await open({ pid });
    await expect(open({ pid })).rejects.toMatchObject({ key: 'LCK-001', args: { pid } });
  });

  test.each([
    '',
    'not json',
    '{"pid": "x"}',
    '{"pid": 0, "host": "here", "time": "2026-11-24T09:57:00Z"}',
    '{"pid": 4194305, "host": "here", "time": "just now"}',
  ])('that does not say whose it is (%j) is left alone', async (text) => {
    await writeFile(lock(), text);
    await expect(open()).rejects.toMatchObject({ key: 'LCK-001/unreadable', exit: 75 });
    expect(await readFile(lock(), 'utf8')).toBe(text);
  });

  test('that is a folder is left alone', async () => {
    await mkdir(lock());
    await expect(open()).rejects.toMatchObject({ key: 'LCK-001/unreadable', exit: 75 });
    expect((await readdir(folder)).sort()).toEqual(['vc.json', 'vc.json.lock']);
  });

  test('that may not be read is left alone', () =>
    asNobody(async () => {
      await put({ pid: 2 ** 22 + 1, host: 'here' });
      await chmod(lock(), 0);
      await expect(open()).rejects.toMatchObject({ key: 'LCK-001/unreadable', exit: 75 });
      expect((await readdir(folder)).sort()).toEqual(['vc.json', 'vc.json.lock']);
    }));

  test('that is a symlink to nowhere is no endless loop', async () => {
    await symlink('nowhere', lock());
    await expect(open()).rejects.toMatchObject({ key: 'LCK-001/unreadable' });
  });

  test('is waited for', async () => {
    const first = await open();
    const second = open({ lockTimeoutMs: 5000 });
    await first.perform(powerOn(vm()), run);
    await first.close();
    const { vms } = await (await second).observe();
    expect(vms.map(({ power }) => power)).toContain('on');
  });

  test('is waited for no longer than asked', async () => {
    await open();
    const started = Date.now();
    await expect(open({ lockTimeoutMs: 250 })).rejects.toMatchObject({ key: 'LCK-001' });
    expect(Date.now() - started).toBeGreaterThanOrEqual(240);
  });

  test('is released when the recording turns out to be wrong', async () => {
    await writeFile(file, '{');
    await expect(open()).rejects.toMatchObject({ key: 'REC-002/end', exit: 65 });
    expect(await readdir(folder)).toEqual(['vc.json']);
  });

  test('is released once, and not that of somebody else', async () => {
    const port = await open();
    await port.close();
    await put({ pid: 4711, host: 'elsewhere' });
    await port.close();
    expect(await readdir(folder)).toContain('vc.json.lock');
  });
});

test('a missing recording is known at once', async () => {
  await expect(open({ file: path.join(folder, 'gone.json') })).rejects.toMatchObject({
    key: 'REC-001/missing',
    exit: 69,
  });
  await expect(open({ file: folder })).rejects.toMatchObject({ key: 'REC-001/folder', exit: 69 });
});

test('a recording that may not be read is known at once', () =>
  asNobody(async () => {
    await chmod(file, 0);
    await expect(open()).rejects.toMatchObject({ key: 'REC-001/denied', exit: 69 });
    expect(await readdir(folder)).toEqual(['vc.json']);
  }));
