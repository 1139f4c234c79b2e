import { constants } from 'node:fs';
import { type FileHandle, open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { HvmError } from '../errors.ts';
import { exitCode } from '../exit-codes.ts';
import { safe } from '../lib/safe.ts';
import type { JournalLine } from '../model/journal.ts';
import type { Damage } from '../model/run-status.ts';
import { parseLine } from './line.ts';
import { isJournalName } from './place.ts';
import { reasonOf } from './reason.ts';

export interface Read {
  /** In the order of the files, oldest first, and of the lines in them. */
  readonly lines: readonly ReadLine[];
  readonly damaged: Damage;
  /** Journals that were not looked at, or not from their beginning. */
  readonly unread: number;
}

export interface ReadLine {
  readonly file: string;
  readonly line: JournalLine;
}

/** So many journals are looked at, and so many bytes: a run of the largest site has some 10 MB. */
const most = { files: 100, bytes: 32 * 1024 * 1024 };

/**
 * The newest journals of a folder, or of those whose names hold a run's id. A folder that is not there holds none; a file
 * that cannot be read does not keep from the others.
 * @throws HvmError JNL-005
 */
export async function readFolder(folder: string, run = ''): Promise<Read> {
  const names = (await namesIn(folder)).filter((name) => name.includes(`-${run}`));
  return readFiles(
    names.map((name) => path.join(folder, name)),
    (error) => ({ text: '', bytes: 0, isCut: false, trouble: reasonOf(error) }),
  );
}

/** The journal that the user named. @throws HvmError JNL-005 */
export function readOne(file: string): Promise<Read> {
  return readFiles([file], (error) => {
    throw unreadable(file, error);
  });
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter(isJournalName).sort();
  } catch (error) {
    if (reasonOf(error) === 'ENOENT') return [];
    throw unreadable(folder, error);
  }
}

/** Newest first, as far as the limits reach. */
async function readFiles(files: readonly string[], onError: (error: unknown) => End): Promise<Read> {
  const found: ReadLine[][] = [];
  const flaws = flawsOf();
  let left = most.bytes;
  let unread = Math.max(0, files.length - most.files);
  for (const file of files.slice(-most.files).reverse()) {
    const end = left > 0 ? await endOf(file, left).catch(onError) : undefined;
    left -= end?.bytes ?? 0;
    if (end === undefined || end.isCut) unread += 1;
    if (end !== undefined) found.unshift(linesOf(file, end, flaws));
  }
  return { lines: found.flat(), damaged: flaws.all(), unread };
}

interface End {
  readonly text: string;
  readonly bytes: number;
  readonly isCut: boolean;
  readonly trouble?: string;
}

/** The end of a file, as much of it as there may be, without the line that this cuts. A pipe must not hold us up. */
async function endOf(file: string, limit: number): Promise<End> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const about = await handle.stat();
    const bytes = about.isFile() ? Math.min(about.size, limit) : 0;
    if (bytes === 0) return { text: '', bytes, isCut: false };
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, about.size - bytes);
    const text = buffer.toString('utf8', 0, bytesRead);
    const isCut = bytes < about.size;
    return { text: isCut ? text.slice(text.indexOf('\n') + 1) : text, bytes, isCut };
  } finally {
    await handle?.close();
  }
}

/** A line longer than this is none of ours, and nobody wants to read it. */
const longestLine = 1024 * 1024;

function linesOf(file: string, { text, isCut, trouble }: End, flaws: Flaws): ReadLine[] {
  if (trouble !== undefined) flaws.add({ file, line: 0, text: trouble });
  const lines: ReadLine[] = [];
  let number = 0;
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const each = text.slice(start, end < 0 ? undefined : end);
    start += each.length + 1;
    number += 1;
    if (each.trim() === '') continue;
    const line = each.length > longestLine ? undefined : parseLine(each);
    if (line !== undefined) lines.push({ file, line });
    else flaws.add({ file, line: isCut ? 0 : number, text: each.slice(0, 60) });
  }
  return lines;
}

type Flaw = Damage['lines'][number];
type Flaws = ReturnType<typeof flawsOf>;
const shownFlaws = 20;

/** Counts them all and keeps the first ones. */
function flawsOf() {
  const lines: Flaw[] = [];
  let count = 0;
  return {
    add: ({ file, line, text }: Flaw): void => {
      count += 1;
      if (lines.length < shownFlaws) lines.push({ file: safe(file), line, text: safe(text) });
    },
    all: (): Damage => ({ count, lines }),
  };
}

function unreadable(file: string, cause: unknown): HvmError {
  return new HvmError('JNL-005', { exit: exitCode.failed, args: { file, reason: reasonOf(cause) }, cause });
}
