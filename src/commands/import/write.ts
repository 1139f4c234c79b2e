import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { HvmError } from '../../errors.ts';
import type { ImportedFile } from '../../import/import.ts';

/** Names of the manifests directly in a folder; none where there is no folder. @throws HvmError IMP-005 where it is something else */
export async function yamlFiles(folder: string): Promise<string[]> {
  const there = await stat(folder).catch(() => undefined);
  if (there === undefined) return [];
  if (!there.isDirectory()) {
    throw new HvmError('IMP-005/not-a-folder', { exit: 1, args: { path: folder } });
  }
  const names = await readdir(folder).catch((error: unknown) => {
    throw unwritable(folder, error);
  });
  return names.filter((name) => /\.ya?ml$/.test(name));
}

/** Writes all of the files or none; one that came to be there meanwhile stays. @throws HvmError IMP-005 */
export async function writeFiles(folder: string, files: readonly ImportedFile[]): Promise<void> {
  const written: string[] = [];
  let current = folder;
  try {
    await mkdir(folder, { recursive: true });
    for (const file of files) {
      current = path.join(folder, file.path);
      await writeFile(current, file.text, { flag: 'wx' });
      written.push(current);
    }
  } catch (error) {
    for (const file of written) await rm(file, { force: true });
    throw unwritable(current, error);
  }
}

function unwritable(file: string, error: unknown): HvmError {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new HvmError('IMP-005', { exit: 1, args: { path: file, reason }, cause: error });
}
