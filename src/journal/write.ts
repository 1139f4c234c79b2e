import { closeSync, constants, fsync, openSync, writeSync } from 'node:fs';
import { chmod, mkdir, open, unlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { HvmError } from '../errors.ts';
import { exitCode } from '../exit-codes.ts';
import type { TextKey } from '../messages/index.ts';
import type { JournalEvent } from '../model/journal.ts';
import { formatLine } from './line.ts';
import { mustBeOurs } from './ours.ts';
import { journalName } from './place.ts';
import { reasonOf } from './reason.ts';

export interface Journal {
  readonly file: string;
  /**
   * Appends a line for each event. It is with the system when this returns, so that a killed run has it, and on the disk soon
   * after. Never throws: a line that cannot be written is lost, and told.
   */
  write(...events: readonly JournalEvent[]): void;
  /** Everything is on the disk then, as far as it could be written. */
  close(): Promise<void>;
}

export interface JournalOptions {
  /** A file that the user chose, or a folder for a file of our own; absolute. */
  readonly place: { readonly file: string } | { readonly folder: string };
  readonly run: string;
  readonly now: () => Date;
  /** Called once, with the system's name of what went wrong. */
  readonly onLoss: (reason: string) => void;
}

/**
 * Opens a journal for appending and writes its first line.
 * @throws HvmError JNL-001: it cannot be written; JNL-002: the file holds something else
 */
export async function openJournal(options: JournalOptions, first: JournalEvent): Promise<Journal> {
  const { place, run, now } = options;
  const file = 'file' in place ? place.file : path.join(place.folder, journalName(now().toISOString(), run));
  let descriptor: number | undefined;
  try {
    if ('folder' in place) await makeFolder(place.folder);
    const needsBreak = 'file' in place && mustBeOurs(file);
    descriptor = openSync(file, flags | ('file' in place ? 0 : constants.O_EXCL), 0o600);
    const head = { journal: 1, run, at: now().toISOString() } as const;
    writeAll(descriptor, `${needsBreak ? '\n' : ''}${formatLine(head, first)}`);
    await synced(descriptor);
    if ('folder' in place) await syncFolder(place.folder);
  } catch (error) {
    if (descriptor !== undefined) closeSync(descriptor);
    if (descriptor !== undefined && 'folder' in place) await unlink(file).catch(() => undefined);
    throw error instanceof HvmError ? error : unwritable(file, error);
  }
  return appending(file, descriptor, options);
}

/** A pipe that nobody reads must not hold us up. */
const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | (constants.O_NONBLOCK ?? 0);

function appending(file: string, descriptor: number, { run, now, onLoss }: JournalOptions): Journal {
  let isOpen = true;
  let lost = 0;
  let reason = '';
  const loss = (error: unknown, lines: number): void => {
    if (reason === '') onLoss(reasonOf(error));
    reason = reasonOf(error);
    lost += lines;
  };
  const syncing = syncer(descriptor, (error) => loss(error, 0));
  return {
    file,
    write: (...events) => {
      if (!isOpen) return; // An operation that was given up, and ended after all.
      const head = { journal: 1, run, at: now().toISOString() } as const;
      // What was written of a lost line has no end.
      const gap: JournalEvent = { type: 'lines-lost', count: lost, reason };
      const before = lost === 0 ? '' : `\n${formatLine(head, gap)}`;
      try {
        writeAll(descriptor, before + events.map((event) => formatLine(head, event)).join(''));
        lost = 0;
        syncing.ask();
      } catch (error) {
        loss(error, events.length);
      }
    },
    close: async () => {
      if (!isOpen) return;
      isOpen = false;
      await syncing.end();
      closeSync(descriptor);
    },
  };
}

/** One sync at a time: whoever writes meanwhile gets the next one. */
function syncer(descriptor: number, onError: (error: unknown) => void) {
  let running: Promise<void> | undefined;
  let asked = false;
  const work = async (): Promise<void> => {
    while (asked) {
      asked = false;
      await synced(descriptor).catch(onError);
    }
    running = undefined;
  };
  return {
    ask: (): void => {
      asked = true;
      running ??= work();
    },
    end: async (): Promise<void> => running,
  };
}

const sync = promisify(fsync);

/** A device, a pipe and some file systems cannot sync, and lose nothing by it. */
async function synced(descriptor: number): Promise<void> {
  await sync(descriptor).catch((error: unknown) => {
    if (!['EINVAL', 'ENOTSUP', 'ENOSYS', 'EROFS'].includes(reasonOf(error))) throw error;
  });
}

function writeAll(descriptor: number, text: string): void {
  let bytes = Buffer.from(text);
  while (bytes.length > 0) bytes = bytes.subarray(writeSync(descriptor, bytes));
}

/** Nobody else is to read who works on what. What stands above the folder is not ours to close. */
async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700).catch(() => undefined);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY).catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

function unwritable(file: string, cause: unknown): HvmError {
  const reason = reasonOf(cause);
  const args = { file, reason };
  return new HvmError(keys[reason] ?? 'JNL-001', { exit: exitCode.failed, args, cause });
}

const keys: Readonly<Record<string, TextKey>> = {
  ENOSPC: 'JNL-001/full',
  EDQUOT: 'JNL-001/full',
  EFBIG: 'JNL-001/full',
  EACCES: 'JNL-001/denied',
  EPERM: 'JNL-001/denied',
  EROFS: 'JNL-001/denied',
  ENOENT: 'JNL-001/missing',
  ENOTDIR: 'JNL-001/missing',
};
