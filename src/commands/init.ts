import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { HvmError } from '../errors.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { Call } from './call.ts';
import { starterFiles } from './init/files.ts';
import { initWords } from './init/words.ts';

/** `hvm init [DIR]`: a new manifests repository that plans at once. Nothing that exists is touched. */
export async function init(call: Call): Promise<ExitCode> {
  const { context, settings, operands } = call;
  const folder = resolve(context.cwd, operands[0] ?? '.');
  const shown = (path: string) => relative(context.cwd, path) || '.';
  await refuseExisting(folder, shown);
  const words = initWords[settings.lang];
  const lines: string[] = [];
  for (const { path, text } of starterFiles(settings.lang)) {
    const written = await write(join(folder, path), text, shown);
    lines.push(`  ${written ? words.written : words.kept}  ${shown(join(folder, path))}`);
  }
  call.print([words.done(shown(folder)), ...lines, '', words.next(shown(folder))].join('\n'));
  return 0;
}

/** Manifests beside manifests would be one site of two halves. @throws HvmError USE-012 */
async function refuseExisting(folder: string, shown: (path: string) => string): Promise<void> {
  const there = await stat(folder).catch(() => undefined);
  if (there !== undefined && !there.isDirectory()) {
    throw new HvmError('USE-012/not-a-folder', { exit: 1, args: { folder: shown(folder) } });
  }
  const manifests = join(folder, 'manifests');
  if ((await stat(manifests).catch(() => undefined)) !== undefined) {
    throw new HvmError('USE-012', { exit: 1, args: { folder: shown(manifests) } });
  }
}

/** False: there is such a file already, and it stays. */
async function write(path: string, text: string, shown: (path: string) => string): Promise<boolean> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    const reason = error instanceof Error ? error.message : String(error);
    throw new HvmError('USE-012/write', { exit: 1, args: { folder: shown(path), reason }, cause: error });
  }
}
