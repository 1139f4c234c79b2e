import { type Paint, paint as painter } from '../lib/colour.ts';
import { groupBy } from '../lib/group.ts';
import { safe } from '../lib/safe.ts';
import { wrap } from '../lib/wrap.ts';
import type { Finding, Severity } from '../model/finding.ts';
import { beforeTexts, splitByStanding } from './findings-before.ts';
import { type Look, readableWidth } from './look.ts';
import { type Say, saying } from './words.ts';

/** Findings of a plan: what it brings or makes worse and what stops it in full, what was so before by its codes. */
export function planFindingLines(findings: readonly Finding[], look: Look): string[] {
  const { told, before } = splitByStanding(findings);
  const lines = beforeTexts(before, saying(look.lang)).flatMap((text) => wrap(text, readableWidth(look)));
  return [...findingLines(told, look), ...(lines.length === 0 ? [] : ['', ...lines])];
}

/** Findings grouped by severity: code, subject, what is wrong, what to do. Lines; empty where there are none. */
function findingLines(findings: readonly Finding[], look: Look): string[] {
  const say = saying(look.lang);
  const paint = painter(look.colour);
  return severities.flatMap((severity) => {
    const group = findings.filter((finding) => finding.severity === severity);
    if (group.length === 0) return [];
    const title = say(`findings/${severity}`, { count: group.length });
    return [
      '',
      paint.bold(severityPaint(severity, paint)(title)),
      ...alike(group).flatMap((same) => lines(same, look, paint)),
    ];
  });
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];

export function severityPaint(severity: Severity, paint: Paint): (text: string) => string {
  return severity === 'error' ? paint.red : severity === 'warning' ? paint.yellow : paint.blue;
}

/** Who answers for a finding, in a sentence; undefined: nobody does. */
export function answerText({ accepted }: Finding, say: Say): string | undefined {
  if (accepted === undefined) return undefined;
  return accepted.by === 'exception' ? say('findings/excepted', { ...accepted }) : say('findings/accepted');
}

/** The message without the subject at its beginning, for where the subject stands before it already. */
export function withoutSubject({ message, subject }: Finding): string {
  return message.startsWith(`${subject}: `) ? message.slice(subject.length + 2) : message;
}

/** Findings of one code that say the same of several subjects stand together, where the first of them stands. */
export function alike(findings: readonly Finding[]): Finding[][] {
  return [
    ...groupBy(findings, (finding) =>
      JSON.stringify([finding.code, withoutSubject(finding), finding.hint, finding.accepted]),
    ).values(),
  ];
}

function lines(same: readonly Finding[], look: Look, paint: Paint): string[] {
  const [finding] = same;
  if (finding === undefined) return [];
  const { code, severity, hint, accepted } = finding;
  const width = readableWidth(look) - 6;
  const codePaint = accepted === undefined ? severityPaint(severity, paint) : paint.dim;
  const subjects = same.map(({ subject }) => safe(subject)).join(', ');
  const [head = '', ...more] = wrap(subjects, width - code.length).map((line) => paint.bold(line));
  const message = wrap(safe(withoutSubject(finding)), width).map((line) => `    ${line}`);
  const advice = hint === '' ? [] : wrap(safe(hint), width);
  const answer = answerText(finding, saying(look.lang));
  return [
    `  ${codePaint(code)}  ${head}`,
    ...more.map((line) => `${' '.repeat(code.length + 4)}${line}`),
    ...message,
    ...(answer === undefined ? [] : wrap(safe(answer), width).map((line) => paint.dim(`    ${line}`))),
    ...advice.map((line, index) => paint.dim(`    ${index === 0 ? '→' : ' '} ${line}`)),
  ];
}
