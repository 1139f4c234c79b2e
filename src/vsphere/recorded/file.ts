import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import {
  access,
  type FileHandle,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  stat,
  unlink,
} from 'node:fs/promises';
import path from 'node:path';
import { HvmError } from '../../errors.ts';
import { exitCode } from '../../exit-codes.ts';

/**
 * 80,000 VMs, more than any vCenter holds. Reading takes about 13 times the file's size in memory: beyond this, Node may run
 * out of it before it finds out that the file is no recording.
 */
const mostBytes = 64 * 1024 * 1024;

/** The file behind a path, symlinks followed: where its lock and its new versions stand. */
export async function realFile(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

/** The bytes of a recording. HvmError with exit 69 where it cannot be read, 65 where it is too large to be one. */
export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    const { size, ...about } = await statOf(file);
    if (about.folder) throw new HvmError('REC-001/folder', { exit: exitCode.unreachable, args: { file } });
    if (!about.regular) throw new HvmError('REC-001/special', { exit: exitCode.unreachable, args: { file } });
    mustBeReadable(file, size);
    return await readFile(file);
  } catch (cause) {
    throw cause instanceof HvmError ? cause : unreadable(file, cause);
  }
}

function mustBeReadable(file: string, size: number): void {
  if (size <= mostBytes) return;
  const args = { file, size: mebibytes(size), limit: mebibytes(mostBytes) };
  throw new HvmError('REC-002/large', { exit: exitCode.invalid, args });
}

async function statOf(file: string) {
  const about = await stat(file);
  return { size: about.size, folder: about.isDirectory(), regular: about.isFile() };
}

function mebibytes(bytes: number): number {
  return Math.ceil(bytes / (1024 * 1024));
}

function unreadable(file: string, cause: unknown): HvmError {
  const code = codeOf(cause);
  const key =
    code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP'
      ? 'REC-001/missing'
      : code === 'EACCES' || code === 'EPERM'
        ? 'REC-001/denied'
        : 'REC-001/failed';
  return new HvmError(key, { exit: exitCode.unreachable, args: { file, reason: reasonOf(cause) }, cause });
}

/**
 * Puts `text` in the place of a file in one step, kept even if the machine stops: written beside it, synced, renamed.
 * Mode and owner stay. Where it fails the file is as it was, and nothing is left beside it.
 */
export async function replaceFile(file: string, text: string): Promise<void> {
  const temporary = path.join(path.dirname(file), `${draftPrefix(file)}${randomUUID().slice(0, 8)}.tmp`);
  mustBeReadable(file, Buffer.byteLength(text));
  const before = await stat(file).catch((cause: unknown) => {
    throw unreadable(file, cause);
  });
  await mustBeWritable(file, before);
  try {
    await writeSynced(temporary, text, before);
    await rename(temporary, file);
  } catch (cause) {
    await unlink(temporary).catch(() => {});
    throw unwritable(file, cause);
  }
  await syncFolder(path.dirname(file));
}

/** Removes what a killed process left half written. For the holder of the lock only: nobody else writes then. */
export async function removeDrafts(file: string): Promise<void> {
  const folder = path.dirname(file);
  const names = await readdir(folder).catch(() => []);
  const prefix = draftPrefix(file);
  const drafts = names.filter(
    (name) => name.startsWith(prefix) && /^[0-9a-f]{8}\.tmp$/.test(name.slice(prefix.length)),
  );
  for (const name of drafts) await unlink(path.join(folder, name)).catch(() => {});
}

function draftPrefix(file: string): string {
  return `.${path.basename(file)}.`;
}

/** A rename would replace a write-protected file without asking, and root may write everywhere. */
async function mustBeWritable(file: string, { mode }: Like): Promise<void> {
  const refused = await access(file, constants.W_OK).catch((cause: unknown) => ({ cause }));
  if (refused === undefined && (mode & 0o222) !== 0) return;
  throw new HvmError('REC-005/read-only', { exit: exitCode.failed, args: { file }, ...refused });
}

interface Like {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

async function writeSynced(file: string, text: string, like: Like): Promise<void> {
  const handle = await open(file, 'wx', like.mode & 0o777);
  try {
    await handle.chmod(like.mode & 0o7777);
    await keepOwner(handle, like);
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Only root can give a file away; for others it is theirs already, or cannot be helped. */
async function keepOwner(handle: FileHandle, { uid, gid }: Like): Promise<void> {
  const now = await handle.stat();
  if (now.uid !== uid || now.gid !== gid) await handle.chown(uid, gid).catch(() => {});
}

/** Makes the rename last. The file is in place by then; some file systems cannot sync a folder, and lose nothing by it. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY).catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

function unwritable(file: string, cause: unknown): HvmError {
  const code = codeOf(cause);
  const key = isFull(cause)
    ? 'REC-005/full'
    : code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
      ? 'REC-005/denied'
      : 'REC-005/failed';
  const args = { file, folder: path.dirname(file), reason: reasonOf(cause) };
  return new HvmError(key, { exit: exitCode.failed, args, cause });
}

export function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes(codeOf(error) ?? '');
}

/** `ENOENT` of an error of Node's. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

export function reasonOf(error: unknown): string {
  return codeOf(error) ?? (error instanceof Error ? error.message : String(error));
}
