import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { HvmError } from '../../../src/errors.ts';
import { formatLine, lineStart, parseLine } from '../../../src/journal/line.ts';
import { journalName } from '../../../src/journal/place.ts';
import { readFolder, readOne } from '../../../src/journal/read.ts';
import { runsOf } from '../../../src/journal/runs.ts';
import type { JournalEvent } from '../../../src/model/journal.ts';
import { temporaryFolder } from '../../support/run.ts';
import { ended, operationEnded, operationStarted, started, task } from './lines.ts';

const head = { journal: 1, run: 'a', at: '2026-11-24T12:00:00.000Z' } as const;
const events = [started, operationStarted, task, operationEnded, ended] as const;
const text = events.map((event) => formatLine(head, event)).join('');

test('what is written is read back, whatever it says, and every line begins alike', () => {
  const full: JournalEvent[] = [
    ...events,
    {
      ...started,
      sudo_user: 'k',
      saved_plan: '/p',
      emergency: '停電の復旧',
      accepted: [{ code: 'CAP-006', subject: 'kdu' }],
    },
    {
      type: 'operation-ended',
      id: 'i',
      address: 'a',
      action: 'clone',
      status: 'failed',
      reason: 'r',
      seconds: 0.5,
      error: { code: 'VSP-002', fault: 'F', message: '「変更」' },
    },
    { type: 'lines-lost', count: 2, reason: 'ENOSPC' },
  ];
  for (const event of full) {
    const line = formatLine(head, event);
    expect(line.startsWith(lineStart)).toBe(true);
    expect(parseLine(line)).toEqual({ ...head, ...event });
  }
});

test.each([
  '',
  'null',
  '[]',
  '{',
  text.slice(0, 300),
  '{"journal":2,"run":"a","at":"2026-11-24T12:00:00.000Z","type":"run-ended"}',
  '{"journal":1,"run":"a","at":"yesterday","type":"run-ended","exit_code":0,"verified":true,"leftovers":0}',
  '{"journal":1,"run":"a","at":"2026-11-24T12:00:00.000Z","type":"__proto__"}',
  formatLine(head, { ...ended, exit_code: -1 }),
  formatLine(head, { ...started, pid: 0 }),
  formatLine(head, { ...started, pid: -1 }),
  formatLine(head, started).replace('"recording"', '7').replace('"vcenter"', '{"__proto__": []}'),
  '['.repeat(100_000),
  '{"a":'.repeat(100_000),
  '1e999999',
])('no line: %.60s', (line) => {
  expect(parseLine(line)).toBeUndefined();
});

test('texts come out harmless and of bounded length', () => {
  const evil = '\u001b]0;x\u0007\u001b[2J\u202Egnp.exe\n::error::\r\u0000\u009b31m';
  const line = parseLine(
    formatLine({ ...head, run: evil }, { ...operationStarted, action: 'x'.repeat(10_000) } as JournalEvent),
  );
  expect(line?.run).toBe('␛]0;x␇␛[2J<U+202E>gnp.exe⏎:·error::␍␀<U+009B>31m');
  expect(line?.type === 'operation-started' && line.action.length).toBe(4000);
});

test('a folder that is not there holds nothing; a file that is named and not there is an error', async () => {
  const folder = await temporaryFolder();
  const none = { lines: [], damaged: { count: 0, lines: [] }, unread: 0 };
  expect(await readFolder(path.join(folder, 'none'))).toEqual(none);
  const error = await readOne(path.join(folder, 'none')).catch((error: unknown) => error);
  expect(error instanceof HvmError && [error.key, error.exit, error.args]).toEqual([
    'JNL-005',
    1,
    { file: path.join(folder, 'none'), reason: 'ENOENT' },
  ]);
});

test('bad lines are counted and shown, the others are read, and one bad file does not hide the others', async () => {
  const folder = await temporaryFolder();
  const file = path.join(folder, journalName(head.at, 'a'));
  await writeFile(file, `\u001b[2Jgarbage\n${text}\n\n${text.slice(0, 90)}`);
  await mkdir(path.join(folder, journalName(head.at, 'b')));
  execFileSync('mkfifo', [path.join(folder, journalName(head.at, 'c'))]);
  await writeFile(path.join(folder, 'notes.txt'), 'not a journal');
  const { lines, damaged, unread } = await readFolder(folder);
  expect(lines.map(({ line: { type } }) => type)).toEqual(events.map(({ type }) => type));
  expect({ damaged, unread }).toEqual({
    damaged: {
      count: 2,
      lines: [
        { file, line: 1, text: '␛[2Jgarbage' },
        { file, line: 9, text: text.slice(0, 60) },
      ],
    },
    unread: 0,
  });
});

test('of many journals the newest are read', async () => {
  const folder = await temporaryFolder();
  for (let index = 0; index < 103; index += 1) {
    const run = `r${String(index).padStart(3, '0')}`;
    const at = new Date(Date.UTC(2026, 0, 1, 0, 0, index)).toISOString();
    await writeFile(path.join(folder, journalName(at, run)), formatLine({ ...head, run, at }, started));
  }
  const { lines, unread } = await readFolder(folder);
  expect([lines.length, lines[0]?.line.run, lines.at(-1)?.line.run, unread]).toEqual([
    100,
    'r003',
    'r102',
    3,
  ]);
  expect((await readFolder(folder, 'r001')).lines.map(({ line }) => line.run)).toEqual(['r001']);
});

test('of a huge file the end is read, in bounded memory', async () => {
  const file = path.join(await temporaryFolder(), 'huge.jsonl');
  const filler = `${'x'.repeat(2 * 1024 * 1024)}\n`;
  await writeFile(file, `${text}${filler.repeat(20)}${text}`);
  const { lines, damaged, unread } = await readOne(file);
  expect([lines.length, unread]).toEqual([events.length, 1]);
  expect(damaged.count).toBeGreaterThan(10);
  expect(damaged.lines[0]).toEqual({ file, line: 0, text: 'x'.repeat(60) });
});

test('whatever becomes of a journal, it is read without an error', async () => {
  const file = path.join(await temporaryFolder(), 'a.jsonl');
  const bytes = Buffer.from(text);
  const edit = fc.record({
    at: fc.nat(bytes.length - 1),
    drop: fc.nat(40),
    put: fc.uint8Array({ maxLength: 20 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 8 }), async (edits) => {
      const broken = edits.reduce(
        (all, { at, drop, put }) => Buffer.concat([all.subarray(0, at), put, all.subarray(at + drop)]),
        bytes,
      );
      await writeFile(file, broken);
      const { lines } = await readOne(file);
      const told = JSON.stringify(runsOf(lines, () => false));
      expect(told).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    }),
    { numRuns: 300 },
  );
});
