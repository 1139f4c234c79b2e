import path from 'node:path';
import type { Context } from '../context.ts';

/** The folder of the journals; undefined: the user has no home. A relative XDG_STATE_HOME is to be ignored, says XDG. */
export function journalFolder({ env, home }: Pick<Context, 'env' | 'home'>): string | undefined {
  const given = env['XDG_STATE_HOME'] ?? '';
  const state = path.isAbsolute(given) ? given : path.isAbsolute(home) ? path.join(home, '.local/state') : '';
  return state === '' ? undefined : path.join(state, 'hvm', 'journal');
}

/** `20261124T120000.000Z-3f9a1c2b.jsonl`: sorted by name they are sorted by time. */
export function journalName(at: string, run: string): string {
  return `${at.replaceAll(/[-:]/g, '')}-${run}${extension}`;
}

export function isJournalName(name: string): boolean {
  return name.endsWith(extension);
}

const extension = '.jsonl';
