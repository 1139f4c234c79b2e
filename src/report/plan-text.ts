import { type Paint, paint as painter } from '../lib/colour.ts';
import { safe } from '../lib/safe.ts';
import { displayWidth, padEnd, truncateStart } from '../lib/width.ts';
import { wrap } from '../lib/wrap.ts';
import type { Action, Plan, ResourceChange } from '../model/plan.ts';
import { planFindingLines } from './findings-text.ts';
import { type Look, readableWidth } from './look.ts';
import { createLines } from './plan-create.ts';
import { foreignText, permission, type PlanFacts, planFacts, standstill } from './plan-facts.ts';
import { fieldLines, paintImpact } from './plan-fields.ts';
import { orderLines } from './plan-order.ts';
import { observedText, siteTitle, sourceText } from './plan-header.ts';
import { nothingText, planSummary } from './plan-summary.ts';
import { whatIfLines } from './what-if.ts';
import { type Say, saying } from './words.ts';

/** A plan for a person: where it comes from, what changes and what that does to the servers, findings, one line at the end. */
export function planText(plan: Plan, look: Look): string {
  const view: View = { look, say: saying(look.lang), paint: painter(look.colour), facts: planFacts(plan) };
  const nothing = nothingText(view.facts, view.say);
  const { creates, adopts, quiet, interrupting } = view.facts;
  const lines = [
    ...headerLines(view),
    ...[...creates, ...adopts, ...quiet, ...interrupting].flatMap((change) => [
      '',
      ...changeLines(change, view),
    ]),
    ...aloneLines(view),
    ...planFindingLines(plan.findings, look),
    ...orderLines(plan, look),
    '',
    ...(nothing === undefined ? [] : wrap(nothing, readableWidth(look))),
    view.paint.bold(planSummary(view.facts, view.say)),
  ];
  return `${lines.join('\n')}\n`;
}

interface View {
  readonly look: Look;
  readonly say: Say;
  readonly paint: Paint;
  readonly facts: PlanFacts;
}

function headerLines({ look, say, paint, facts: { plan } }: View): string[] {
  const { source, desired } = plan;
  const rows: readonly (readonly [string, string])[] = [
    [say('header/from'), sourceText(source, say)],
    [say('header/as-of'), observedText(source, desired.site.timeZone, say)],
  ];
  const column = Math.max(...rows.map(([label]) => displayWidth(label))) + 2;
  return [
    paint.bold(say('header/plan', { site: siteTitle(desired.site) })),
    ...rows.map(
      ([label, value]) =>
        `  ${paint.dim(padEnd(label, column))}${shorten(value, readableWidth(look) - column - 2)}`,
    ),
    ...whatIfLines(plan.what_if, readableWidth(look), say).map(paint.magenta),
  ];
}

/** A path that is too long loses its beginning; the word before it stays. */
function shorten(value: string, width: number): string {
  const at = value.indexOf(' ') + 1;
  return displayWidth(value) <= width
    ? value
    : `${value.slice(0, at)}${truncateStart(value.slice(at), width - displayWidth(value.slice(0, at)))}`;
}

const markers: Readonly<Record<Action, string>> = { create: '+', update: '~', adopt: '>', 'no-op': ' ' };

function changeLines(change: ResourceChange, view: View): string[] {
  const { look, say, paint, facts } = view;
  const [action] = change.change.actions;
  const notes = [
    standstill(change, facts, say),
    facts.isPlanned(change) ? permission(change, facts, say) : undefined,
  ];
  return [
    headingLine(change, view),
    ...(action === 'create' && !hasNothing(change) ? createLines(change, facts, look) : []),
    ...(change.fields.length === 0 ? [] : fieldLines(change.fields, look, paint)),
    ...foreignNote(change, view).map(paint.dim),
    ...notes
      .flatMap((note) => (note === undefined ? [] : wrap(note, readableWidth(look) - 6)))
      .map((line) => paint.yellow(`    ${line}`)),
  ];
}

/** A new VM of which the plan could not even say what it would be. */
function hasNothing({ change: { after } }: ResourceChange): boolean {
  return after.disks.length === 0 && after.networks.length === 0;
}

function headingLine({ name, impact, change }: ResourceChange, { look, say, paint, facts }: View): string {
  const [action] = change.actions;
  const colour = action === 'create' ? paint.green : action === 'adopt' ? paint.cyan : paint.yellow;
  const displayName = facts.declared(name)?.displayName;
  const badge = `[${say(`impact/${impact}`)}]`;
  const verb = say(`action/${action}`);
  const title = `${markers[action]} ${verb} ${safe(name)}`;
  const shown = displayName === undefined ? [] : [safe(displayName)];
  const badges = action === 'create' ? [] : [paintImpact(impact, paint)(badge)];
  const line = [paint.bold(colour(title)), ...shown, ...badges].join('  ');
  return displayWidth(line) <= readableWidth(look) ? line : [paint.bold(colour(title)), ...badges].join('  ');
}

function foreignNote({ foreign }: ResourceChange, { look, say }: View): string[] {
  if (foreign.length === 0) return [];
  const devices = foreign.map((each) => foreignText(each, say)).join('; ');
  return wrap(say('note/foreign', { devices }), readableWidth(look) - 6).map((line) => `    ${line}`);
}

/** What hvm sees and leaves alone. */
function aloneLines({ look, say, facts: { plan, unchanged } }: View): string[] {
  const width = readableWidth(look);
  const list = (title: string, items: readonly string[]) =>
    items.length === 0
      ? []
      : [
          '',
          ...wrap(title, width),
          ...items.flatMap((item) => wrap(item, width - 2).map((line) => `  ${line}`)),
        ];
  const untouched = plan.desired.vms.length - plan.resource_changes.length;
  const sentences = [
    ...(plan.targets === undefined
      ? []
      : [say('more/targets', { targets: plan.targets.map(safe).join(' '), count: untouched })]),
    ...(plan.unmanaged.count === 0 ? [] : [say('more/unmanaged', { count: plan.unmanaged.count })]),
  ].flatMap((sentence) => wrap(sentence, width));
  return [
    ...list(
      say('more/foreign'),
      unchanged.flatMap(({ name, foreign }) =>
        foreign.map((each) => `${safe(name)}  ${foreignText(each, say)}`),
      ),
    ),
    ...list(say('more/orphans', { site: safe(plan.site) }), plan.orphans.map(safe)),
    ...(sentences.length === 0 ? [] : ['', ...sentences]),
  ];
}
