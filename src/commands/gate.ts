import { HvmError } from '../errors.ts';
import { safe, safeLines } from '../lib/safe.ts';
import { text } from '../messages/index.ts';
import type { Operation } from '../model/operation.ts';
import type { Excess, SkipReason } from '../model/outcome.ts';
import type { Plan } from '../model/plan.ts';
import { type Guarded, guard, type Refusal, refusalOf } from '../plan/guard.ts';
import { excesses } from '../plan/limits.ts';
import { excessLines } from '../report/limits.ts';
import { refusalText } from '../report/refusals.ts';
import type { Call } from './call.ts';
import { notAllowed } from './refusals.ts';

/** What of a plan may be done: judged before anything is done, and again before each interruption. */
export interface Gate {
  readonly guarded: Guarded;
  /** Limits of the Site that the apply goes beyond. */
  readonly exceeded: readonly Excess[];
  /** Why an operation may not interrupt its VM at this moment; undefined: it may. */
  refuses(operation: Operation): SkipReason | undefined;
  /** Says, after all is done, what was refused so; nothing where nothing was. */
  tell(): void;
}

/** @throws HvmError (exit 3) GRD-001: not allowed now; GRD-004: more than the Site allows for one apply */
export function gateOf(call: Call, plan: Plan, now: () => Date): Gate {
  const { allow, defer, emergency, exceedLimits, lang } = call.settings;
  const options = () => ({ allow, now: now(), emergency: emergency !== undefined });
  const guarded = guard(plan, options());
  if (guarded.refusals.length > 0 && !defer) throw notAllowed(guarded.refusals, plan, lang);
  const exceeded = excesses(plan, guarded.run);
  if (exceeded.length > 0 && !exceedLimits) {
    throw new HvmError('GRD-004', { exit: 3, args: { excesses: excessLines(exceeded, lang), exceeded } });
  }
  const late = new Map<string, Refusal>();
  return {
    guarded,
    exceeded,
    refuses: (operation) => {
      const refusal = refusalOf(plan, operation, options());
      if (refusal === undefined) return undefined;
      late.set(`${refusal.address} ${refusal.impact}`, refusal);
      if (defer) return 'deferred';
      return refusal.reason === 'forbidden' ? 'forbidden' : 'window-closed';
    },
    tell: () => {
      if (late.size === 0) return;
      const { refusals } = refusalText([...late.values()], plan.desired.site.timeZone, lang).args;
      const { message, hint } = text(lang, 'GRD-005', { refusals });
      call.context.stderr.write(`GRD-005: ${safeLines(message)}\n  → ${safe(hint)}\n`);
    },
  };
}
