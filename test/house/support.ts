import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

export const root = path.join(import.meta.dirname, '../..');

/** Runs a program in a folder: its exit code and everything it said. */
export function run(
  cwd: string,
  command: string,
  ...args: string[]
): { code: number | null; output: string } {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
  return { code: status, output: stdout + stderr };
}

/** A folder for one test, with these files in it: path → text. */
export function folder(files: Readonly<Record<string, string>>): string {
  const made = mkdtempSync(path.join(tmpdir(), 'hvm-house-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(made, name)), { recursive: true });
    writeFileSync(path.join(made, name), text);
  }
  return made;
}

/** A folder with these files, the given files of the repository, and its `node_modules`. */
export function repository(copied: readonly string[], files: Readonly<Record<string, string>>): string {
  const made = folder(files);
  for (const name of copied) cpSync(path.join(root, name), path.join(made, name), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(made, 'node_modules'));
  return made;
}
