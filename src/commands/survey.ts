import { HvmError } from '../errors.ts';
import { matchesGlob } from '../lib/glob.ts';
import { nearest } from '../lib/nearest.ts';
import { resolveTime } from '../lib/time.ts';
import { dayIn } from '../lib/zone.ts';
import type { Desired } from '../model/desired.ts';
import type { Observed } from '../model/observed.ts';
import type { Plan } from '../model/plan.ts';
import { makePlanOf, type PlanOptions } from '../plan/make.ts';
import { type Acceptance, openErrors } from '../policy/accept.ts';
import type { Estates } from '../policy/estate.ts';
import type { VSphere } from '../vsphere/port.ts';
import type { Call } from './call.ts';

/** The clock of a call: `--now`, else the wall. */
export function clockOf({ settings, context }: Call, desired: Desired): () => Date {
  const { now } = settings;
  if (now === undefined) return () => context.now();
  const fixed = resolveTime(now, desired.site.timeZone);
  return () => fixed;
}

export interface Survey {
  readonly observed: Observed;
  readonly plan: Plan;
  /** The servers as they are, and as the plan makes them. */
  readonly estates: Estates;
  readonly errors: Acceptance;
}

export interface SurveyInput {
  readonly port: VSphere;
  readonly desired: Desired;
  readonly location: string;
  readonly now: Date;
  readonly options: PlanOptions;
}

/** Observes, and plans from what is there. `stats` count from the start of the port. */
export async function survey(
  call: Call,
  { port, desired, location, now, options }: SurveyInput,
): Promise<Survey> {
  const since = call.context.monotonic();
  const observed = await port.observe();
  const { requests, bytesIn } = port.stats();
  const seconds = Math.round((call.context.monotonic() - since) * 1000) / 1000;
  const { site } = desired;
  const today = dayIn(now, site.timeZone);
  const { lang, accept } = call.settings;
  const { version } = call.context;
  const stats = { requests, bytes_in: bytesIn, seconds };
  const input = { desired, observed, location, options: { ...options, accept }, lang, version, stats, today };
  const { plan, estates } = makePlanOf(input);
  return { observed, plan, estates, errors: openErrors(plan.findings) };
}

/** `--target` and `--adopt` of a call. @throws HvmError (exit 64) for a name that no manifest declares */
export function planOptions({ settings }: Call, desired: Desired): PlanOptions {
  const names = desired.vms.map((vm) => vm.name);
  for (const pattern of settings.targets) {
    if (names.some((name) => matchesGlob(pattern, name))) continue;
    const near = nearest(pattern, names);
    const key = near === undefined ? 'USE-008' : 'USE-008/near';
    throw new HvmError(key, { exit: 64, args: { pattern, ...(near === undefined ? {} : { near }) } });
  }
  for (const name of settings.adopt) {
    if (name === 'all' || names.includes(name)) continue;
    const near = nearest(name, names);
    const key = near === undefined ? 'USE-009' : 'USE-009/near';
    throw new HvmError(key, { exit: 64, args: { name, ...(near === undefined ? {} : { near }) } });
  }
  return { adopt: settings.adopt, targets: settings.targets };
}
