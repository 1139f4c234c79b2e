import path from 'node:path';
import type { Imported } from '../../import/import.ts';
import { safe } from '../../lib/safe.ts';
import type { Lang } from '../../messages/index.ts';
import type { Observed } from '../../model/observed.ts';
import type { Call } from '../call.ts';
import type { Known } from './sources.ts';

/** The comment at the top of the files. */
export function headOf({ source }: Observed, lang: Lang): string {
  const [version, observedAt] = [safe(source.version), safe(source.observedAt)];
  return lang === 'ja'
    ? `hvm import が書いたものです（vCenter ${version}、${observedAt} 現在）。`
    : `Written by hvm import: vCenter ${version} as of ${observedAt}.`;
}

/** What was written, and what to do next. */
export function importText(
  { context, settings }: Call,
  folder: string,
  { paths }: Known,
  { files, names }: Pick<Imported, 'files' | 'names'>,
): string {
  const isJa = settings.lang === 'ja';
  if (names.length === 0) return isJa ? '取り込む VM はありません。' : 'There is nothing to import.';
  const shown = (absolute: string) => path.relative(context.cwd, absolute) || '.';
  const count = names.length;
  const what = isJa
    ? `VM ${count} 台のマニフェストを書きました:`
    : `Wrote manifests for ${count} ${count === 1 ? 'VM' : 'VMs'}:`;
  const isRead = paths.some((each) => isBelow(folder, path.resolve(context.cwd, each)));
  const asked = isRead ? settings.paths : [...paths, shown(folder)];
  const command = ['hvm plan', ...asked, '--adopt all'].join(' ');
  return [
    what,
    ...files.map((file) => `  ${safe(shown(path.join(folder, file.path)))}`),
    '',
    isJa ? `次はこちら: ${command}` : `Now try: ${command}`,
  ].join('\n');
}

function isBelow(folder: string, above: string): boolean {
  const way = path.relative(above, folder);
  return way === '' || (!way.startsWith('..') && !path.isAbsolute(way));
}
