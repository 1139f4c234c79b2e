import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, readSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { HvmError } from '../../../src/errors.ts';
import { journalFolder, journalName } from '../../../src/journal/place.ts';
import { type JournalOptions, openJournal } from '../../../src/journal/write.ts';
import type { JournalEvent } from '../../../src/model/journal.ts';
import { temporaryFolder } from '../../support/run.ts';
import { ended, operationEnded, operationStarted, started, task } from './lines.ts';

const at = '2026-11-24T12:00:00.000Z';
const head = { journal: 1, run: '3f9a1c2b', at };
const lines = (text: string) => text.split('\n').map((line) => (line === '' ? '' : JSON.parse(line)));
const mode = async (file: string) => ((await stat(file)).mode & 0o777).toString(8);

test('each event is a line as soon as it is written, in a file that only its owner may read', async () => {
  const folder = path.join(await temporaryFolder(), 'hvm', 'journal');
  const journal = await open({ folder }, []);
  expect(path.basename(journal.file)).toBe('20261124T120000.000Z-3f9a1c2b.jsonl');
  expect(lines(await readFile(journal.file, 'utf8'))).toEqual([{ ...head, ...started }, '']);
  journal.write(operationStarted);
  journal.write(task, operationEnded);
  const written = lines(await readFile(journal.file, 'utf8'));
  expect(written.slice(1)).toEqual([
    { ...head, ...operationStarted },
    { ...head, ...task },
    { ...head, ...operationEnded },
    '',
  ]);
  await journal.close();
  expect([await mode(path.dirname(folder)), await mode(folder), await mode(journal.file)]).toEqual([
    '700',
    '700',
    '600',
  ]);
});

test('a folder that others could look into is closed to them', async () => {
  const folder = path.join(await temporaryFolder(), 'hvm', 'journal');
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
  await (await open({ folder }, [])).close();
  expect(await mode(folder)).toBe('700');
});

test('what comes after the end is not written: the descriptor may be another file by then', async () => {
  const folder = await temporaryFolder();
  const losses: string[] = [];
  const journal = await open({ folder }, losses);
  await journal.close();
  const before = await readFile(journal.file, 'utf8');
  journal.write(ended);
  await journal.close();
  expect({ text: await readFile(journal.file, 'utf8'), losses }).toEqual({ text: before, losses: [] });
});

test('a file of the user is appended to; a line that was cut stays one bad line', async () => {
  const file = path.join(await temporaryFolder(), 'night.jsonl');
  const first = await open({ file }, []);
  first.write(ended);
  await first.close();
  expect(await mode(file)).toBe('600');
  await truncate(file, (await stat(file)).size - 7);
  const cut = await readFile(file, 'utf8');
  await (await open({ file }, [])).close();
  expect(await readFile(file, 'utf8')).toBe(`${cut}\n${JSON.stringify({ ...head, ...started })}\n`);
});

test.each([
  ['manifest', '# our site\napiVersion: hvm/v1\nkind: Site\n'],
  ['plan or a recording', '{\n  "format": "hvm-recording",\n  "vms": []\n}\n'],
  ['list', '[1, 2]'],
])('a %s is not appended to', async (_, text) => {
  const file = path.join(await temporaryFolder(), 'site');
  await writeFile(file, text);
  expect(await refusal(open({ file }, []))).toEqual({ key: 'JNL-002', exit: 1, args: { file } });
  expect(await readFile(file, 'utf8')).toBe(text);
});

test('through a link nothing but a journal is written', async () => {
  const folder = await temporaryFolder();
  const [target, file] = [path.join(folder, 'hosts'), path.join(folder, 'night.jsonl')];
  await writeFile(target, '127.0.0.1 localhost\n');
  await symlink(target, file);
  expect(await refusal(open({ file }, []))).toEqual({ key: 'JNL-002', exit: 1, args: { file } });
  expect(await readFile(target, 'utf8')).toBe('127.0.0.1 localhost\n');
  await writeFile(target, '');
  await (await open({ file }, [])).close();
  await (await open({ file }, [])).close();
  expect((await readFile(target, 'utf8')).trim().split('\n')).toHaveLength(2);
});

test.each([
  ['garbage', Buffer.from([0, 255, 27, 91, 50, 74])],
  ['a cut line', Buffer.from('{"journal":1,"ru')],
  ['nothing', Buffer.from('')],
])('%s does not keep an apply from its journal', async (_, bytes) => {
  const file = path.join(await temporaryFolder(), 'night.jsonl');
  await writeFile(file, bytes);
  await (await open({ file }, [])).close();
  const text = await readFile(file);
  const line = `${bytes.length === 0 ? '' : '\n'}${JSON.stringify({ ...head, ...started })}\n`;
  expect(text.equals(Buffer.concat([bytes, Buffer.from(line)]))).toBe(true);
});

test('no room, no folder, a folder in its place, a pipe that nobody reads: refused, with the reason', async () => {
  const folder = await temporaryFolder();
  const pipe = path.join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  const inFile = path.join(folder, 'file', 'journal');
  await writeFile(path.join(folder, 'file'), '');
  const missing = path.join(folder, 'none', 'night.jsonl');
  expect([
    await refusal(open({ file: '/dev/full' }, [])),
    await refusal(open({ file: missing }, [])),
    await refusal(open({ file: folder }, [])),
    await refusal(open({ file: pipe }, [])),
    await refusal(open({ folder: inFile }, [])),
  ]).toEqual([
    { key: 'JNL-001/full', exit: 1, args: { file: '/dev/full', reason: 'ENOSPC' } },
    { key: 'JNL-001/missing', exit: 1, args: { file: missing, reason: 'ENOENT' } },
    { key: 'JNL-001', exit: 1, args: { file: folder, reason: 'EISDIR' } },
    { key: 'JNL-001', exit: 1, args: { file: pipe, reason: 'ENXIO' } },
    {
      key: 'JNL-001/missing',
      exit: 1,
      args: { file: path.join(inFile, journalName(at, '3f9a1c2b')), reason: 'ENOTDIR' },
    },
  ]);
  expect((await readdir(folder)).sort()).toEqual(['file', 'pipe']);
});

test('a device that cannot sync is no trouble', async () => {
  const losses: string[] = [];
  const journal = await open({ file: '/dev/null' }, losses);
  journal.write(ended);
  await journal.close();
  expect(losses).toEqual([]);
});

test('when it cannot be written any more that is told once, and where it can again the gap is told', async () => {
  const pipe = path.join(await temporaryFolder(), 'pipe');
  execFileSync('mkfifo', [pipe]);
  const losses: string[] = [];
  const reader = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
  const journal = await open({ file: pipe }, losses);
  closeSync(reader);
  journal.write(operationStarted);
  journal.write(task, operationEnded);
  const again = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
  journal.write(ended);
  const buffer = Buffer.alloc(65_536);
  const text = buffer.toString('utf8', 0, readSync(again, buffer));
  closeSync(again);
  journal.write(ended);
  await journal.close();
  expect(losses).toEqual(['EPIPE']);
  const gap = { type: 'lines-lost', count: 3, reason: 'EPIPE' };
  expect(lines(text).slice(1)).toEqual(['', { ...head, ...gap }, { ...head, ...ended }, '']);
});

test('the folder is XDG_STATE_HOME or the one of the home; a relative one is no place', () => {
  const folders = [
    { env: { XDG_STATE_HOME: '/state' }, home: '/home/k' },
    { env: { XDG_STATE_HOME: 'state' }, home: '/home/k' },
    { env: { XDG_STATE_HOME: '' }, home: '/home/k' },
    { env: {}, home: '' },
  ].map(journalFolder);
  expect(folders).toEqual([
    '/state/hvm/journal',
    '/home/k/.local/state/hvm/journal',
    '/home/k/.local/state/hvm/journal',
    undefined,
  ]);
});

function open(place: JournalOptions['place'], losses: string[], first: JournalEvent = started) {
  const onLoss = (reason: string) => void losses.push(reason);
  return openJournal({ place, run: '3f9a1c2b', now: () => new Date(at), onLoss }, first);
}

async function refusal(opening: Promise<unknown>) {
  const error = await opening.catch((error: unknown) => error);
  if (!(error instanceof HvmError)) throw new Error('it was not refused', { cause: error });
  const { key, exit, args } = error;
  return { key, exit, args };
}
