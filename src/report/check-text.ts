import { type Paint, paint as painter } from '../lib/colour.ts';
import { safe } from '../lib/safe.ts';
import { displayWidth, padEnd, truncate } from '../lib/width.ts';
import { wrap } from '../lib/wrap.ts';
import type { Check, CheckedFinding } from '../model/check.ts';
import type { Desired } from '../model/desired.ts';
import { type GroupRow, groupsOf, inOrder, type SubjectGroup } from './check-groups.ts';
import { pendingText, sinceText, summaryText } from './check-words.ts';
import { answerText, severityPaint, withoutSubject } from './findings-text.ts';
import { type Look, readableWidth } from './look.ts';
import { observedText, siteTitle, sourceText } from './plan-header.ts';
import { sourceWords } from './rule-source.ts';
import { whatIfLines } from './what-if.ts';
import { type Say, saying } from './words.ts';

export interface CheckView {
  readonly desired: Desired;
  readonly look: Look;
  /** Everything that is known of each finding. */
  readonly isFull: boolean;
  /** A heading of a few words for a code; undefined: it has none. */
  titleOf(code: string): string | undefined;
}

/** A check for a person: what is new first, then by subject, the gravest first; one screen, unless all of it is asked for. */
export function checkText(check: Check, view: CheckView): string {
  const tools: Tools = { ...view, say: saying(view.look.lang), paint: painter(view.look.colour) };
  const lines = [
    ...headerLines(check, tools),
    ...sinceLines(check, tools),
    ...(view.isFull ? fullLines(check, tools) : foldedLines(check, tools)),
    ...endLines(check, tools),
  ];
  return `${lines.join('\n')}\n`;
}

interface Tools extends CheckView {
  readonly say: Say;
  readonly paint: Paint;
}

function headerLines(
  { source, targets, what_if: assumptions }: Check,
  { desired, look, say, paint }: Tools,
): string[] {
  const { site, vms } = desired;
  const from = [sourceText(source, say), observedText(source, site.timeZone, say)].join('  ');
  const named = (targets ?? []).map(safe).join(' ');
  return [
    paint.bold(say('check/title', { site: siteTitle(site) })),
    ...wrap(from, readableWidth(look) - 2).map((line) => paint.dim(`  ${line}`)),
    ...whatIfLines(assumptions, readableWidth(look), say).map(paint.magenta),
    ...(targets === undefined ? [] : [`  ${say('check/targets', { targets: named, count: vms.length })}`]),
  ];
}

/** What is new since the earlier check, in full, and what is gone. */
function sinceLines(check: Check, tools: Tools): string[] {
  const { since, findings } = check;
  if (since === undefined) return [];
  const { desired, look, say, paint } = tools;
  const fresh = inOrder(findings).filter((finding) => finding.is_new);
  return [
    '',
    paint.bold(sinceText(since, desired.site.timeZone, say)),
    ...fresh.flatMap((finding) => findingLines(finding, tools)),
    ...since.gone.map((finding) => {
      const text = `${finding.code}  ${safe(finding.subject)}  ${safe(withoutSubject(finding))}`;
      return paint.green(`  ${say('check/gone')}  ${truncate(text, readableWidth(look) - 10)}`);
    }),
  ];
}

/** Of each subject, or of those that have the same, a line for each code; information is counted. */
function foldedLines({ findings }: Check, tools: Tools): string[] {
  const { say, paint } = tools;
  const infos = findings.filter(({ severity }) => severity === 'info');
  const groups = groupsOf(findings.filter(({ severity }) => severity !== 'info'));
  const blocks = blocksOf(groups, tools);
  let used = 0;
  const [shown, hidden]: Block[][] = [[], []];
  for (const block of blocks) {
    used += block.lines.length;
    (block.isUrgent || used <= screen ? shown : hidden)?.push(block);
  }
  const left = (hidden ?? []).reduce((sum, { count }) => sum + count, 0);
  return [
    ...(shown ?? []).flatMap(({ lines }) => lines),
    ...(left === 0 ? [] : ['', paint.dim(say('check/more', { count: left }))]),
    ...(infos.length === 0 ? [] : ['', ...infoLines(infos, tools)]),
  ];
}

interface Block {
  readonly lines: readonly string[];
  readonly isUrgent: boolean;
  /** Of its findings. */
  readonly count: number;
}

/** With whole sentences where there is room for all of them, else with their beginnings. */
function blocksOf(groups: readonly SubjectGroup[], tools: Tools): Block[] {
  const made = (isWhole: boolean) =>
    groups.map(
      (group): Block => ({
        lines: ['', headingLine(group, tools), ...group.rows.flatMap((row) => rowLines(row, isWhole, tools))],
        isUrgent: group.rows.some(({ severity, isAccepted }) => severity === 'error' && !isAccepted),
        count: group.rows.reduce((sum, row) => sum + row.findings.length, 0),
      }),
    );
  const whole = made(true);
  return whole.reduce((sum, { lines }) => sum + lines.length, 0) <= screen ? whole : made(false);
}

/** Lines of a screen that groups may take; what begins and ends a check needs the rest. */
const screen = 30;

function infoLines(infos: readonly CheckedFinding[], { look, say, paint }: Tools): string[] {
  const codes = [...new Set(infos.map(({ code }) => code))].sort().join(say('summary/separator'));
  return wrap(say('check/infos', { count: infos.length, codes }), readableWidth(look)).map(paint.dim);
}

function headingLine({ subjects }: SubjectGroup, { desired, look, say, paint }: Tools): string {
  const [first = '', ...others] = subjects;
  if (others.length === 0) return `${paint.bold(safe(first))}${titleIn(desired, first)}`;
  const width = readableWidth(look) - 14;
  const kept: string[] = [];
  for (const name of subjects.map(safe)) {
    if (kept.length > 0 && displayWidth([...kept, name].join(', ')) > width) break;
    kept.push(name);
  }
  const rest = subjects.length - kept.length;
  const names = paint.bold(kept.join(', '));
  return rest === 0 ? names : `${names} ${say('check/others', { count: rest })}`;
}

function titleIn({ site, vms }: Desired, name: string): string {
  const shown = name === site.name ? site.displayName : vms.find((vm) => vm.name === name)?.displayName;
  return shown === undefined ? '' : `  ${safe(shown)}`;
}

function rowLines(row: GroupRow, isWhole: boolean, tools: Tools): string[] {
  const { look, say, paint } = tools;
  const { code, severity, isAccepted, findings } = row;
  const colour = isAccepted ? paint.dim : severityPaint(severity, paint);
  const label = padEnd(say(`severity/${severity}`), severityWidth(say));
  const head = `  ${colour(`${label} ${padEnd(code, 8)}`)} `;
  const width = readableWidth(look) - displayWidth(head);
  const text = rowText(row, tools);
  const isUrgent = severity === 'error' && !isAccepted;
  const [line = '', ...more] = isUrgent || isWhole ? wrap(text, width) : [truncate(text, width)];
  return [
    `${head}${isAccepted ? paint.dim(line) : line}`,
    ...more.map((each) => `${' '.repeat(displayWidth(head))}${each}`),
    ...(isUrgent && findings.length === 1 ? hintLines(findings, displayWidth(head), tools) : []),
  ];
}

function hintLines([finding]: readonly CheckedFinding[], indent: number, { look, paint }: Tools): string[] {
  if (finding === undefined || finding.hint === '') return [];
  return wrap(safe(finding.hint), readableWidth(look) - indent - 2).map((line, index) =>
    paint.dim(`${' '.repeat(indent)}${index === 0 ? '→' : ' '} ${line}`),
  );
}

function severityWidth(say: Say): number {
  return Math.max(...(['error', 'warning'] as const).map((each) => displayWidth(say(`severity/${each}`))));
}

/** What one finding says; of several what they have in common. */
function rowText({ code, isAccepted, findings }: GroupRow, { say, titleOf }: Tools): string {
  const [first] = findings;
  if (first === undefined) return '';
  const texts = new Set(findings.map((each) => safe(withoutSubject(each))));
  const text = texts.size === 1 ? ([...texts][0] ?? '') : (titleOf(code) ?? safe(withoutSubject(first)));
  const counted = texts.size === 1 ? text : say('check/counted', { text, count: findings.length });
  return isAccepted ? say('check/accepted', { text: counted }) : counted;
}

function fullLines({ findings }: Check, tools: Tools): string[] {
  const { desired, paint } = tools;
  const heads = new Set<string>();
  return inOrder(findings).flatMap((finding) => {
    const isFirst = !heads.has(finding.subject);
    heads.add(finding.subject);
    const head = `${paint.bold(safe(finding.subject))}${titleIn(desired, finding.subject)}`;
    return [...(isFirst ? ['', head] : []), ...findingLines(finding, tools, true)];
  });
}

/** One finding with all that is known of it; its subject stands above, or in its first line. */
function findingLines(finding: CheckedFinding, tools: Tools, isBelowSubject = false): string[] {
  const { look, say, paint, titleOf } = tools;
  const { code, severity, subject, hint, source, accepted } = finding;
  const width = readableWidth(look) - 6;
  const colour = accepted === undefined ? severityPaint(severity, paint) : paint.dim;
  const title = titleOf(code);
  const label = [say(`severity/${severity}`), code].join(' ');
  const head = [
    colour(label),
    ...(isBelowSubject ? [] : [paint.bold(safe(subject))]),
    ...(title === undefined ? [] : [title]),
  ].join('  ');
  const answer = answerText(finding, say);
  const below = (text: string, mark = '') =>
    wrap(safe(text), width - displayWidth(mark)).map(
      (line, index) => `    ${index === 0 ? mark : ' '.repeat(displayWidth(mark))}${line}`,
    );
  return [
    `  ${head}`,
    ...below(withoutSubject(finding)),
    ...(answer === undefined ? [] : below(answer).map(paint.dim)),
    ...(hint === '' ? [] : below(hint, '→ ').map(paint.dim)),
    ...(source === undefined || !tools.isFull
      ? []
      : below(say('check/source', { source: sourceWords(source, say) })).map(paint.dim)),
  ];
}

function endLines(check: Check, { look, say, paint, isFull }: Tools): string[] {
  const { findings, pending } = check;
  const width = readableWidth(look);
  return [
    '',
    ...(findings.length === 0 ? [say('check/clean')] : []),
    ...(pending === 0 ? [] : wrap(pendingText(pending, say), width)),
    paint.bold(summaryText(check, say)),
    ...(findings.length === 0 || isFull ? [] : wrap(say('check/more-about'), width).map(paint.dim)),
  ];
}
