/** Journals of tests: in a folder of their own, never among those of whoever runs the tests. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Around all tests (vitest's globalSetup): programs that tests start inherit it. */
export function setup(): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), 'hvm-state-'));
  process.env['XDG_STATE_HOME'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** An absolute folder, for tests that say nothing of it. */
export function stateOfTests(): string {
  const folder = process.env['XDG_STATE_HOME'];
  if (folder === undefined) throw new Error('the tests have no folder for journals');
  return folder;
}
