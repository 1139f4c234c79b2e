import { lstat, open, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { HvmError } from '../../errors.ts';
import { readBytes, realFile, reasonOf, removeDrafts, replaceFile } from '../../vsphere/recorded/file.ts';
import { takeLock } from '../../vsphere/recorded/lock.ts';
import { formatName } from '../../vsphere/recorded/schema.ts';
import type { Call } from '../call.ts';

/**
 * Writes a recording: a new file, or in the place of another recording, under its lock. The file is whole or as it was.
 * A new one is readable by all, as it is made to be shared. @throws HvmError REC-008 for a file that is no recording
 */
export async function saveRecording({ context, settings }: Call, file: string, text: string): Promise<void> {
  const folder = path.dirname(file);
  if ((await stat(folder).catch(() => undefined))?.isDirectory() !== true) {
    throw new HvmError('REC-008/folder', { exit: 1, args: { file, folder } });
  }
  const target = (await isThere(file)) ? await realFile(file) : file;
  const timeoutMs = settings.lockTimeout * 1000;
  const lock = await takeLock(target, { ...context.process, now: () => context.now(), timeoutMs });
  try {
    await removeDrafts(target);
    if (await isThere(target)) {
      await mustBeRecording(target, file);
      await replaceFile(target, text);
    } else await createFile(target, text);
  } finally {
    await lock.release();
  }
}

/** @throws HvmError REC-007/same where a recording would be written over what it was read from */
export async function mustBeOther(source: string, target: string): Promise<void> {
  const real = (file: string) => realpath(file).catch(() => file);
  if ((await real(source)) === (await real(target))) {
    throw new HvmError('REC-007/same', { exit: 64, args: { file: target } });
  }
}

async function isThere(file: string): Promise<boolean> {
  return (await lstat(file).catch(() => undefined)) !== undefined;
}

/** Its format says so; whether it is a good one does not matter any more. */
async function mustBeRecording(target: string, file: string): Promise<void> {
  const bytes = await readBytes(target);
  if (formatOf(bytes) !== formatName) throw new HvmError('REC-008', { exit: 1, args: { file } });
}

function formatOf(bytes: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined;
  } catch {
    return undefined;
  }
}

async function createFile(file: string, text: string): Promise<void> {
  const draft = path.join(path.dirname(file), `.${path.basename(file)}.new.tmp`);
  try {
    // Nobody else writes while we hold the lock: a draft that is there was left by a process that was killed.
    const handle = await open(draft, 'w', 0o644);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (cause) {
    await rm(draft, { force: true });
    const args = { file, folder: path.dirname(file), reason: reasonOf(cause) };
    throw new HvmError('REC-005/failed', { exit: 1, args, cause });
  }
}
