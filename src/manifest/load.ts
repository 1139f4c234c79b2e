import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
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
 * once, however often it is named. Files are read synchronously: nothing else is to be done meanwhile, and it is faster.
 */
export async function loadSources(
  paths: readonly string[],
  { cwd, readStdin }: LoadOptions,
): Promise<Loaded> {
  const seen = new Set<string>();
  const results: (readonly (SourceFile | Diagnostic)[])[] = [];
  for (const given of paths.length > 0 ? paths : [defaultPath(cwd)]) {
    if (given !== '-') results.push(readPath(given, cwd, seen));
    else if (!seen.has(given)) {
      seen.add(given);
      results.push([sourceOf(await readStdin(), '<stdin>', cwd)]);
    }
  }
  return {
    files: results.flat().filter((each) => 'text' in each),
    diagnostics: results.flat().filter((each) => 'key' in each),
  };
}

function defaultPath(cwd: string): string {
  return isFolder(path.join(cwd, 'manifests')) ? 'manifests' : '.';
}

function readPath(given: string, cwd: string, seen: Set<string>): (SourceFile | Diagnostic)[] {
  const found: (string | Diagnostic)[] = [];
  const top = path.resolve(cwd, given);
  const isNew = collect(top, { cwd, seen, found, allowed: [realPath(top), realPath(cwd)] });
  if (isNew && found.length === 0) return [diagnostic(given, 'MAN-001/nothing')];
  return found.map((each) => (typeof each === 'string' ? readSource(each, cwd) : each));
}

interface Search {
  readonly cwd: string;
  readonly seen: Set<string>;
  readonly found: (string | Diagnostic)[];
  /** Folders that links may lead into. */
  readonly allowed: readonly string[];
}

/**
 * Adds the file, or the manifests of a folder in the order of their names, to `found`; false: they were seen already. A
 * link that leads nowhere is a file like others: reading it says what is wrong. One that leads elsewhere is not followed:
 * who sent it may want to see, among our messages, what nobody but we can read.
 */
function collect(absolute: string, search: Search): boolean {
  const { cwd, seen, found, allowed } = search;
  const real = realPath(absolute);
  if (seen.has(real)) return false;
  seen.add(real);
  if (!isFolder(absolute)) {
    found.push(absolute);
    return true;
  }
  try {
    const entries = readdirSync(absolute, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const below = path.join(absolute, entry.name);
      const folder = entry.isDirectory() || (entry.isSymbolicLink() && isFolder(below));
      if (!folder && !/\.ya?ml$/.test(entry.name)) continue;
      if (entry.isSymbolicLink() && !allowed.some((each) => isBelow(realPath(below), each)))
        found.push(diagnostic(shown(below, cwd), 'MAN-001/outside'));
      else collect(below, search);
    }
  } catch (error) {
    found.push(unreadable(shown(absolute, cwd), error));
  }
  return true;
}

/** A site of 10,000 servers in one file is smaller; what is larger is something else. */
const mostBytes = 10 * 1024 * 1024;

function readSource(absolute: string, cwd: string): SourceFile | Diagnostic {
  const file = shown(absolute, cwd);
  try {
    const about = statSync(absolute);
    if (!about.isFile()) return diagnostic(file, 'MAN-001/special');
    if (about.size > mostBytes) return tooLarge(file, about.size);
    return sourceOf(readFileSync(absolute), file, path.dirname(absolute));
  } catch (error) {
    return unreadable(file, error);
  }
}

function sourceOf(bytes: Uint8Array, file: string, folder: string): SourceFile | Diagnostic {
  if (bytes.length > mostBytes) return tooLarge(file, bytes.length);
  const decoded = decode(bytes, file);
  if ('diagnostic' in decoded) return decoded.diagnostic;
  return { file, text: decoded.text, resolve: (relative) => path.resolve(folder, relative) };
}

function isBelow(real: string, folder: string): boolean {
  const way = path.relative(folder, real);
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

function isFolder(absolute: string): boolean {
  try {
    return statSync(absolute).isDirectory();
  } catch {
    return false;
  }
}

function realPath(absolute: string): string {
  try {
    return realpathSync.native(absolute);
  } catch {
    return absolute;
  }
}

function shown(absolute: string, cwd: string): string {
  return path.relative(cwd, absolute) || absolute;
}

function tooLarge(file: string, bytes: number): Diagnostic {
  const mebibytes = (count: number) => Math.ceil(count / (1024 * 1024));
  return diagnostic(file, 'MAN-001/large', { size: mebibytes(bytes), limit: mebibytes(mostBytes) });
}

function unreadable(file: string, error: unknown): Diagnostic {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return diagnostic(file, keyOf(reason), { reason });
}

function keyOf(reason: string): TextKey {
  switch (reason) {
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

function diagnostic(file: string, key: TextKey, args: Diagnostic['args'] = {}): Diagnostic {
  return { key, severity: 'error', place: { file, line: 1, column: 1 }, args: { file, ...args } };
}
