import { groupBy } from '../lib/group.ts';
import { safe } from '../lib/safe.ts';
import type { DesiredVm } from '../model/desired.ts';
import { type Impact, type Interrupting, interruptingImpacts } from '../model/impact.ts';
import type { Foreign, Plan, ResourceChange } from '../model/plan.ts';
import type { Say } from './words.ts';

/** What text and Markdown both say of a plan, looked up once. */
export interface PlanFacts {
  readonly plan: Plan;
  readonly creates: readonly ResourceChange[];
  readonly adopts: readonly ResourceChange[];
  /** Updates that no user of the server notices. */
  readonly quiet: readonly ResourceChange[];
  /** Updates that interrupt. */
  readonly interrupting: readonly ResourceChange[];
  readonly unchanged: readonly ResourceChange[];
  declared(name: string): DesiredVm | undefined;
  /** Codes of the error findings about it, each once. */
  errorsOn(name: string): readonly string[];
  /** How many error findings nobody answers for. */
  readonly openErrors: number;
  /** Whether the plan holds an operation on it. */
  isPlanned(change: ResourceChange): boolean;
}

export function planFacts(plan: Plan): PlanFacts {
  const vms = new Map(plan.desired.vms.map((vm) => [vm.name, vm]));
  const errors = groupBy(
    plan.findings.filter((finding) => finding.severity === 'error'),
    (finding) => finding.subject,
  );
  const planned = new Set(plan.operations.map((operation) => operation.address));
  const withAction = (action: string) =>
    plan.resource_changes.filter(({ change }) => change.actions[0] === action);
  const updates = withAction('update');
  return {
    plan,
    creates: withAction('create'),
    adopts: withAction('adopt'),
    quiet: updates.filter((change) => interruptions(change).length === 0),
    interrupting: updates.filter((change) => interruptions(change).length > 0),
    unchanged: withAction('no-op'),
    declared: (name) => vms.get(name),
    errorsOn: (name) => [...new Set((errors.get(name) ?? []).map((finding) => finding.code))],
    openErrors: plan.findings.filter(
      ({ severity, accepted }) => severity === 'error' && accepted === undefined,
    ).length,
    isPlanned: ({ address }) => planned.has(address),
  };
}

/** Impacts of a VM's fields that must each be allowed by name. */
export function interruptions(change: ResourceChange): Interrupting[] {
  return interruptingImpacts.filter((impact) => change.fields.some((field) => field.impact === impact));
}

/** `needs --allow power-cycle, or the window "night"`; undefined: nothing interrupts. */
export function permission(
  change: ResourceChange,
  { plan, declared }: PlanFacts,
  say: Say,
): string | undefined {
  const impacts = interruptions(change);
  if (impacts.length === 0) return undefined;
  const flag = allowFlag(impacts);
  const wanted = declared(change.name)?.window;
  const names = plan.desired.site.windows
    .map((window) => window.name)
    .filter((name) => wanted === undefined || name === wanted);
  const windows = [...new Set(names)].map((name) => `"${safe(name)}"`).join(' / ');
  return windows === ''
    ? say('note/needs-flag', { flag })
    : say('note/needs-flag-or-window', { flag, windows });
}

export function allowFlag(impacts: readonly Interrupting[]): string {
  return `--allow ${impacts.join(',')}`;
}

/** Why a VM that differs has no operation; undefined: it has some, or needs none. */
export function standstill(
  change: ResourceChange,
  { isPlanned, errorsOn }: PlanFacts,
  say: Say,
): string | undefined {
  const { name } = change;
  const [action] = change.change.actions;
  if (isPlanned(change) || action === 'no-op') return undefined;
  const codes = errorsOn(name);
  const isNotOwned = action === 'adopt' && codes.every((code) => code === 'OWN-001');
  if (isNotOwned) return say('note/adopt', { name: safe(name) });
  return codes.length === 0 ? say('note/waits') : say('note/blocked', { codes: codes.join(', ') });
}

export function foreignText({ kind, id, what }: Foreign, say: Say): string {
  return say(kind === 'disk' ? 'vm/disk' : 'vm/card', { id: safe(id), what: safe(what) });
}

/** How many of these have which impact, heaviest last: `1 online, 1 power cycle`. */
export function impactCounts(changes: readonly ResourceChange[], say: Say): string {
  const order: readonly Impact[] = ['online', ...interruptingImpacts];
  return order
    .map((impact) => ({ impact, count: changes.filter((change) => change.impact === impact).length }))
    .filter(({ count }) => count > 0)
    .map(({ impact, count }) => say('summary/impact', { count, impact: say(`impact/${impact}`) }))
    .join(say('summary/separator'));
}
