import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { TextKey } from '../messages/index.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { decode } from './decode.ts';
import type { SourceFile } from './source.ts';

export interface LoadOptions {
  readonly cwd: string;
  readonly readStdin: () => Promise<Uint8Array>;
}

export interface Loaded {
  readonly files: readonly SourceFile[];
  /** About files that cannot be read. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The manifests that the paths name: a file, a folder (every `*.yaml` and `*.yml` below it, dot-files, dot-folders and
 * `node_modules` apart), or `-`. Without paths: `manifests/` where it is there, else the current folder. Each file comes
 * once, however often it is named.
 */
export async function loadSources(paths: readonly string[], options: LoadOptions): Promise<Loaded> {
  const { cwd } = options;
  const files: SourceFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  const report = (file: string, key: TextKey, args = {}) =>
    diagnostics.push({
      key,
      severity: 'error',
      place: { file, line: 1, column: 1 },
      args: { file, ...args },
    });

  for (const given of paths.length > 0 ? paths : [await defaultPath(cwd)]) {
    if (given === '-') {
      if (seen.has(given)) continue;
      seen.add(given);
      take(await options.readStdin(), { file: '<stdin>', folder: cwd });
    } else await visit(path.resolve(cwd, given), given);
  }
  return { files, diagnostics };

  async function visit(absolute: string, given: string): Promise<void> {
    const found = await filesBelow(absolute, seen, (folder, error) =>
      report(shown(folder, cwd), keyOf(error), { reason: reasonOf(error) }),
    );
    if (found?.length === 0) report(given, 'MAN-001/nothing');
    for (const file of found ?? []) await read(file);
  }

  async function read(absolute: string): Promise<void> {
    const file = shown(absolute, cwd);
    try {
      const about = await stat(absolute);
      if (!about.isFile()) return void report(file, 'MAN-001/special');
      if (about.size > mostBytes) {
        return void report(file, 'MAN-001/large', {
          size: mebibytes(about.size),
          limit: mebibytes(mostBytes),
        });
      }
      take(await readFile(absolute), { file, folder: path.dirname(absolute) });
    } catch (error) {
      report(file, keyOf(error), { reason: reasonOf(error) });
    }
  }

  function take(
    bytes: Uint8Array,
    { file, folder }: { readonly file: string; readonly folder: string },
  ): void {
    if (bytes.length > mostBytes) {
      return void report(file, 'MAN-001/large', {
        size: mebibytes(bytes.length),
        limit: mebibytes(mostBytes),
      });
    }
    const decoded = decode(bytes, file);
    if ('diagnostic' in decoded) diagnostics.push(decoded.diagnostic);
    else files.push({ file, text: decoded.text, resolve: (relative) => path.resolve(folder, relative) });
  }
}

/** A site of 10,000 servers in one file is smaller; what is larger is something else. */
const mostBytes = 10 * 1024 * 1024;

async function defaultPath(cwd: string): Promise<string> {
  const about = await stat(path.join(cwd, 'manifests')).catch(() => undefined);
  return about?.isDirectory() ? 'manifests' : '.';
}

/**
 * The file itself, or the manifests of a folder, in the order of their names; undefined where it was seen already, or
 * `fail` was told why it cannot be read. A link that leads nowhere is a file like others: reading it says what is wrong.
 */
async function filesBelow(
  absolute: string,
  seen: Set<string>,
  fail: (folder: string, error: unknown) => void,
): Promise<string[] | undefined> {
  const real = await realpath(absolute).catch(() => absolute);
  if (seen.has(real)) return undefined;
  seen.add(real);
  if (!(await isFolder(absolute))) return [absolute];
  try {
    const entries = await readdir(absolute, { withFileTypes: true });
    const found: string[] = [];
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const below = path.join(absolute, entry.name);
      const folder = entry.isDirectory() || (entry.isSymbolicLink() && (await isFolder(below)));
      if (folder || /\.ya?ml$/.test(entry.name)) found.push(...((await filesBelow(below, seen, fail)) ?? []));
    }
    return found;
  } catch (error) {
    fail(absolute, error);
    return undefined;
  }
}

async function isFolder(absolute: string): Promise<boolean> {
  const about = await stat(absolute).catch(() => undefined);
  return about?.isDirectory() ?? false;
}

function shown(absolute: string, cwd: string): string {
  return path.relative(cwd, absolute) || absolute;
}

function mebibytes(bytes: number): number {
  return Math.ceil(bytes / (1024 * 1024));
}

function keyOf(error: unknown): TextKey {
  switch (reasonOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'MAN-001';
    case 'EACCES':
    case 'EPERM':
      return 'MAN-001/denied';
    case 'ELOOP':
      return 'MAN-001/loop';
    default:
      return 'MAN-001/failed';
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.message : String(error);
}
