import { formatMib } from '../lib/size.ts';
import type { Lang } from '../messages/index.ts';
import type { Field, Plan, ResourceChange } from '../model/plan.ts';
import { beforeTexts, splitByStanding } from './findings-before.ts';
import { findingsTable } from './findings-markdown.ts';
import { code, escapeMarkdown, markdownTable, section } from './markdown.ts';
import { groupText, sizeText, vlanText } from './plan-create.ts';
import {
  foreignText,
  impactCounts,
  interruptions,
  permission,
  type PlanFacts,
  planFacts,
  standstill,
} from './plan-facts.ts';
import { changedLines, reasonText, valueText } from './plan-fields.ts';
import { observedText, siteTitle, sourceText } from './plan-header.ts';
import { nothingText, planSummary } from './plan-summary.ts';
import { whatIfMarkdown } from './what-if.ts';
import { type Say, saying } from './words.ts';

/** A plan as a comment on a pull request: the verdict first, then what interrupts, then the rest, long lists folded. */
export function planMarkdown(plan: Plan, lang: Lang): string {
  const view: View = { lang, say: saying(lang), facts: planFacts(plan) };
  const { say, facts } = view;
  const lines = [
    `**${verdict(facts, say)}** ${planSummary(facts, say)}`,
    '',
    [
      siteTitle(plan.desired.site),
      sourceText(plan.source, say),
      observedText(plan.source, plan.desired.site.timeZone, say),
    ]
      .map(escapeMarkdown)
      .join(' · '),
    ...whatIfMarkdown(plan.what_if, say),
    ...changesSection('markdown/interrupting', facts.interrupting, view),
    ...findingsSection(plan, say),
    ...changesSection('markdown/updates', facts.quiet, view),
    ...changesSection('markdown/adopts', facts.adopts, view),
    ...createsSection(facts, say),
    ...aloneSection(facts, say),
    '',
    `<sub>${say('markdown/digest', { digest: plan.digest.slice(0, 'sha256:'.length + 12), version: escapeMarkdown(plan.hvm_version) })}</sub>`,
  ];
  return `${lines.join('\n')}\n`;
}

interface View {
  readonly lang: Lang;
  readonly say: Say;
  readonly facts: PlanFacts;
}

/** Worst first: errors, then what users of the servers will notice. */
function verdict(facts: PlanFacts, say: Say): string {
  const { openErrors: errors, interrupting, adopts, isPlanned } = facts;
  const stopped = [...interrupting, ...adopts.filter((change) => interruptions(change).length > 0)].filter(
    isPlanned,
  );
  const parts = [
    ...(errors === 0 ? [] : [say('verdict/error', { count: errors })]),
    ...(stopped.length === 0
      ? []
      : [say('verdict/interrupts', { count: stopped.length, impacts: impactCounts(stopped, say) })]),
  ];
  const calm = nothingText(facts, say) ?? say('verdict/quiet');
  return `${errors > 0 ? '❌' : stopped.length > 0 ? '⚠️' : '✅'} ${parts.length === 0 ? calm : parts.join(' ')}`;
}

function changesSection(
  title: 'markdown/interrupting' | 'markdown/updates' | 'markdown/adopts',
  changes: readonly ResourceChange[],
  view: View,
): string[] {
  const { say } = view;
  const header = (['vm', 'field', 'before', 'after', 'impact', 'why'] as const).map((word) =>
    say(`markdown/${word}`),
  );
  const rows = changes.flatMap((change) =>
    change.fields.map((field, index) => fieldRow(change, field, index, view)),
  );
  const notes = changes.flatMap((change) => {
    const note = standstill(change, view.facts, say) ?? permission(change, view.facts, say);
    const devices = change.foreign.map((each) => foreignText(each, say)).join('; ');
    return [
      ...(note === undefined ? [] : [`- ${code(change.name)}: ${escapeMarkdown(note)}`]),
      ...(devices === ''
        ? []
        : [`- ${code(change.name)}: ${escapeMarkdown(say('note/foreign', { devices }))}`]),
    ];
  });
  const below = notes.length === 0 ? [] : ['', ...notes];
  return section(say(title), rows.length, [...markdownTable(header, rows), ...below]);
}

function fieldRow(change: ResourceChange, field: Field, index: number, { lang, say, facts }: View): string[] {
  const { before, after } = shownValues(field, say);
  return [
    index === 0 ? nameCell(change.name, facts) : '',
    code(field.path),
    before,
    after,
    field.impact === 'online' ? say('impact/online') : `**${say(`impact/${field.impact}`)}**`,
    escapeMarkdown(reasonText(field.reason, lang)),
  ];
}

/** Of texts of several lines only the lines that differ. */
function shownValues({ path, before, after }: Field, say: Say): { before: string; after: string } {
  const show = (lines: readonly string[]) => lines.map((line) => escapeMarkdown(line)).join('<br>');
  if ([before, after].some((value) => typeof value === 'string' && value.includes('\n'))) {
    const { gone, come } = changedLines(String(before ?? ''), String(after ?? ''));
    return { before: show(gone), after: show(come) };
  }
  return { before: show([valueText(path, before, say)]), after: show([valueText(path, after, say)]) };
}

function nameCell(name: string, { declared }: PlanFacts): string {
  const displayName = declared(name)?.displayName;
  return displayName === undefined ? code(name) : `${code(name)}<br>${escapeMarkdown(displayName)}`;
}

function createsSection(facts: PlanFacts, say: Say): string[] {
  const header = (['markdown/vm', 'vm/size', 'vm/disks', 'vm/networks', 'vm/host'] as const).map((word) =>
    say(word),
  );
  const rows = facts.creates.map(({ name, change: { after } }) => [
    nameCell(name, facts),
    escapeMarkdown(sizeText(after, say)),
    after.disks
      .map((disk) => escapeMarkdown(`${disk.name} ${formatMib(disk.size_mib)} ${disk.datastore}`))
      .join('<br>'),
    after.networks
      .map((card) =>
        escapeMarkdown([vlanText(card, say), groupText(card), card.address ?? ''].join(' ').trim()),
      )
      .join('<br>'),
    escapeMarkdown(after.host ?? say('vm/host-chosen')),
  ]);
  return section(say('markdown/creates'), rows.length, markdownTable(header, rows));
}

function findingsSection({ findings }: Plan, say: Say): string[] {
  const { told, before } = splitByStanding(findings);
  const old = beforeTexts(before, say).flatMap((text) => ['', escapeMarkdown(text)]);
  const title = say('markdown/findings');
  if (told.length === 0) return old.length === 0 ? [] : ['', `#### ${title}`, ...old];
  const table = findingsTable(told, say);
  const isOpen = told.some(({ severity, accepted }) => severity === 'error' && accepted === undefined);
  return isOpen
    ? ['', `#### ${title}`, '', ...table, ...old]
    : [...section(title, told.length, table), ...old];
}

function aloneSection({ plan, unchanged }: PlanFacts, say: Say): string[] {
  const untouched = plan.desired.vms.length - plan.resource_changes.length;
  const lines = [
    ...unchanged.flatMap(({ name, foreign }) =>
      foreign.map((each) => `- ${code(name)}: ${escapeMarkdown(foreignText(each, say))}`),
    ),
    ...(plan.orphans.length === 0
      ? []
      : [
          `- ${escapeMarkdown(say('more/orphans', { site: plan.site }))} ${plan.orphans.map(code).join(' ')}`,
        ]),
    ...(plan.targets === undefined
      ? []
      : [`- ${escapeMarkdown(say('more/targets', { targets: plan.targets.join(' '), count: untouched }))}`]),
    ...(plan.unmanaged.count === 0
      ? []
      : [`- ${escapeMarkdown(say('more/unmanaged', { count: plan.unmanaged.count }))}`]),
  ];
  return section(say('markdown/others'), lines.length, lines);
}
