import { type Paint, paint as painter } from '../lib/colour.ts';
import { safe, safeFacts, safeLines } from '../lib/safe.ts';
import { wrap } from '../lib/wrap.ts';
import { codeOf } from '../errors.ts';
import { type Lang, text } from '../messages/index.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { excerptLines } from './excerpt.ts';
import { type Look, readableWidth } from './look.ts';
import { code as codeSpan, escapeMarkdown } from './markdown.ts';
import { severityPaint } from './findings-text.ts';
import { type Say, saying } from './words.ts';

/** Mistakes in manifests, each with its place, the source line and a caret below it, and what to do; then how many. */
export function diagnosticsText(diagnostics: readonly Diagnostic[], look: Look): string {
  const paint = painter(look.colour);
  const say = saying(look.lang);
  const blocks = diagnostics.map((diagnostic) =>
    [...diagnosticLines(diagnostic, look, say, paint), ''].join('\n'),
  );
  return [...blocks, paint.bold(summary(diagnostics, say)), ''].join('\n');
}

/** `validate -o json`. */
export interface DiagnosticsDocument {
  readonly valid: boolean;
  readonly diagnostics: readonly DiagnosticEntry[];
}

export interface DiagnosticEntry {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly hint: string;
}

export function diagnosticsJson(diagnostics: readonly Diagnostic[], lang: Lang): DiagnosticsDocument {
  return {
    valid: !diagnostics.some((diagnostic) => diagnostic.severity === 'error'),
    diagnostics: diagnostics.map(({ key, severity, place: { file, line, column }, args }) => ({
      code: codeOf(key),
      severity,
      file,
      line,
      column,
      ...text(lang, key, args),
    })),
  };
}

export function diagnosticsMarkdown(diagnostics: readonly Diagnostic[], lang: Lang): string {
  const say = saying(lang);
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error').length;
  const verdict =
    errors > 0 ? `❌ ${say('verdict/invalid', { count: errors })}` : `✅ ${say('verdict/valid')}`;
  const items = diagnosticsJson(diagnostics, lang).diagnostics.map(
    ({ code, severity, file, line, column, message, hint }) => {
      const head = `- **${say(`severity/${severity}`)} ${code}** ${codeSpan(`${file}:${line}:${column}`)}`;
      return `${head}<br>${escapeMarkdown(message)}${hint === '' ? '' : `<br>→ ${escapeMarkdown(hint)}`}`;
    },
  );
  return [`**${verdict}**`, ...(items.length === 0 ? [] : ['', ...items]), ''].join('\n');
}

function diagnosticLines(diagnostic: Diagnostic, look: Look, say: Say, paint: Paint): string[] {
  const { key, severity, place, args, excerpt } = diagnostic;
  const { message, hint } = text(look.lang, key, safeFacts(args));
  const width = readableWidth(look);
  const colour = severityPaint(severity, paint);
  const where = `${safe(place.file)}:${place.line}:${place.column}:`;
  const label = `${say(`severity/${severity}`)} ${codeOf(key)}:`;
  const [first = '', ...rest] = wrap(`${where} ${label} ${safeLines(message)}`, width);
  return [
    first.replace(where, paint.bold(where)).replace(label, paint.bold(colour(label))),
    ...rest.map((line) => `  ${line}`),
    ...(excerpt === undefined ? [] : excerptLines(excerpt, place.line, { ...look, width }, colour)),
    ...(hint === '' ? [] : wrap(safeLines(hint), width - 4)).map(
      (line, index) => `  ${index === 0 ? '→' : ' '} ${line}`,
    ),
  ];
}

function summary(diagnostics: readonly Diagnostic[], say: Say): string {
  if (diagnostics.length === 0) return say('diagnostics/none');
  const count = (severity: string) =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const files = new Set(diagnostics.map((diagnostic) => diagnostic.place.file)).size;
  return say('diagnostics/summary', { errors: count('error'), warnings: count('warning'), files });
}
