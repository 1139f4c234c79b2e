import type { DesiredSite } from '../model/desired.ts';
import { type Interrupting, isInterrupting } from '../model/impact.ts';
import type { Operation } from '../model/operation.ts';
import type { Plan } from '../model/plan.ts';
import { contains, spans } from './windows.ts';

export interface GuardOptions {
  /** Impacts allowed by name, whatever the hour. */
  readonly allow: readonly Interrupting[];
  readonly now: Date;
  /** Somebody answers for working in forbidden hours. */
  readonly emergency?: boolean;
}

export interface Guarded {
  /** What may be done now, in the plan's order. */
  readonly run: readonly Operation[];
  /** What is not allowed, and what on the same VM waits for it. */
  readonly deferred: readonly Operation[];
  readonly refusals: readonly Refusal[];
}

/** One impact on one VM that is not allowed now. */
export interface Refusal {
  readonly address: string;
  readonly name: string;
  readonly impact: Interrupting;
  /** Paths of the fields that have this impact. */
  readonly fields: readonly string[];
  /** What would allow it: `--allow power-cycle`. */
  readonly flag: string;
  readonly reason: 'not-allowed' | 'forbidden';
  /** The forbidden hours that stand in the way, or the window that opens next. */
  readonly window?: string;
  /** When it may be done as the run was called, RFC 3339; absent: not within the next weeks. */
  readonly opens?: string;
}

/**
 * Splits the plan's operations into what may run now and what not. An interrupting impact needs its own name in `allow`, or
 * an open window of the VM; forbidden hours beat both. All else runs: what is created or online interrupts nobody.
 */
export function guard(plan: Plan, options: GuardOptions): Guarded {
  const refusals = new Map<string, Refusal>();
  const deferred = new Set<string>();
  const addresses = new Map(plan.operations.map(({ id, address }) => [id, address]));
  for (const operation of plan.operations) {
    const { id, address, impact, after } = operation;
    if (isInterrupting(impact)) {
      const key = `${address} ${impact}`;
      const refusal = refusals.get(key) ?? refusalOf(plan, operation, options);
      if (refusal !== undefined) {
        refusals.set(key, refusal);
        deferred.add(id);
      }
    }
    if (after.some((other) => deferred.has(other) && addresses.get(other) === address)) deferred.add(id);
  }
  return {
    run: withoutDeferred(plan.operations, deferred),
    deferred: plan.operations.filter((operation) => deferred.has(operation.id)),
    refusals: [...refusals.values()],
  };
}

/** The rest of the operations; what waited for a deferred one waits for what that one waited for. */
function withoutDeferred(operations: readonly Operation[], deferred: ReadonlySet<string>): Operation[] {
  const afterOf = new Map(operations.map(({ id, after }) => [id, after]));
  const resolve = (id: string): readonly string[] =>
    deferred.has(id) ? (afterOf.get(id) ?? []).flatMap(resolve) : [id];
  return operations.flatMap((operation) =>
    deferred.has(operation.id)
      ? []
      : [{ ...operation, after: [...new Set(operation.after.flatMap(resolve))] }],
  );
}

/** Why an operation may not interrupt its VM at this moment; undefined: it may. Asked again when its turn has come. */
export function refusalOf(
  plan: Plan,
  { address, impact }: Pick<Operation, 'address' | 'impact'>,
  options: GuardOptions,
): Refusal | undefined {
  if (!isInterrupting(impact)) return undefined;
  const change = plan.resource_changes.find((candidate) => candidate.address === address);
  const name = change?.name ?? address;
  const wanted = plan.desired.vms.find((vm) => vm.name === name)?.window;
  const verdict = judge(plan.desired.site, wanted, options.allow.includes(impact), options);
  if (verdict === undefined) return undefined;
  const fields = (change?.fields ?? []).filter((field) => field.impact === impact).map((field) => field.path);
  return {
    address,
    name,
    impact,
    fields: fields.length > 0 ? fields : ['power'],
    flag: `--allow ${impact}`,
    ...verdict,
  };
}

type Verdict = Pick<Refusal, 'reason' | 'window' | 'opens'>;

function judge(
  site: DesiredSite,
  wanted: string | undefined,
  allowed: boolean,
  { now, emergency = false }: GuardOptions,
): Verdict | undefined {
  const usable = site.windows.filter((window) => wanted === undefined || window.name === wanted);
  const open = spans(usable, site.timeZone, now, horizon, 'short');
  const shut = emergency ? [] : spans(site.forbidden, site.timeZone, now, horizon, 'long');
  const forbiddenAt = (at: Date) => shut.find((span) => contains(span, at));
  const openAt = (at: Date) => open.find((span) => contains(span, at));
  const forbidden = forbiddenAt(now);
  if (forbidden === undefined && (allowed || openAt(now) !== undefined)) return undefined;
  const next = [...open.map((span) => span.from), ...shut.map((span) => span.to)]
    .filter((at) => at > now && forbiddenAt(at) === undefined && (allowed || openAt(at) !== undefined))
    .sort((a, b) => a.getTime() - b.getTime())[0];
  const opens = next === undefined ? {} : { opens: next.toISOString() };
  if (forbidden !== undefined) return { reason: 'forbidden', window: forbidden.window.name, ...opens };
  const window = next === undefined ? undefined : openAt(next)?.window.name;
  return { reason: 'not-allowed', ...(window === undefined ? {} : { window }), ...opens };
}

/** Days to look ahead for the next opening: any weekday comes at least twice. */
const horizon = 15;
