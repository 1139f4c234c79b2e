import { resolve } from 'node:path';
import { HvmError } from '../errors.ts';
import type { StopSwitch } from '../execute/stop.ts';
import { departures } from '../execute/unchanged.ts';
import { unsettled } from '../execute/unsettled.ts';
import { safe } from '../lib/safe.ts';
import { text } from '../messages/index.ts';
import { type Operation, secretsIn } from '../model/operation.ts';
import type { Plan } from '../model/plan.ts';
import { isPlannedSo, strangeIn } from '../plan/genuine.ts';
import type { Acceptance } from '../policy/accept.ts';
import type { VSphere } from '../vsphere/port.ts';
import type { Call } from './call.ts';
import { readDesired } from './manifests.ts';
import { notAccepted, notTheSame } from './refusals.ts';
import { readPlan } from './saved-plan.ts';
import { secretReader, type SecretReader } from './secrets.ts';
import { type Location, locate, openSource, textOf } from './source.ts';
import { clockOf, planOptions, type Survey, survey } from './survey.ts';
import { opened } from './timeout.ts';

/** What an apply works on: an open port with the write lock, and how to plan for it. */
export interface Task {
  readonly port: VSphere;
  /** The plan to be carried out. */
  survey(): Promise<Prepared>;
  /** What the operations need besides the vCenter is there. Throws HvmError (exit 77) for a secret that cannot be had. */
  mustBeReady(operations: readonly Operation[]): Promise<void>;
  /** The plan again: what is left. */
  again(): Promise<Plan>;
  /** Reads again, and throws (exit 75) where the plan would not be made so any more: time has passed since. */
  mustStillHold(plan: Plan): Promise<void>;
  readonly secret: SecretReader;
}

export interface Prepared {
  readonly plan: Plan;
  readonly errors: Acceptance;
  readonly now: () => Date;
}

/** Opens what the manifests, or the saved plan, name; the lock is taken before anything is observed. */
export async function prepare(call: Call, stop: StopSwitch): Promise<Task> {
  const { settings, context } = call;
  const saved = settings.plan === undefined ? undefined : await readPlan(call, settings.plan);
  const desired = saved?.desired ?? (await readDesired(call));
  const options = saved === undefined ? planOptions(call, desired) : optionsOf(saved);
  const location = saved === undefined ? locate(call, desired.site) : placeOf(saved, call);
  const now = clockOf(call, desired);
  const secret = secretReader(context, desired);
  const open = (signal: AbortSignal) =>
    openSource(call, desired.site, location, { write: true, secret, signal });
  const port = await opened(call, stop, open);
  const look = () => survey(call, { port, desired, location: textOf(location), now: now(), options });
  /** When what an earlier apply began has ended. What others begin all the time is not waited for for ever. */
  const settled = async () => {
    for (let round = 1; ; round += 1) {
      const found = await look();
      const busy = unsettled(saved ?? found.plan, found.observed);
      if (busy.length === 0 || round > mostRounds) return found;
      call.say(safe(text(settings.lang, 'APL-008', { vms: busy.map(({ name }) => name) }).message));
      const uuids = busy.map(({ instanceUuid }) => instanceUuid);
      await port.settle(uuids, stop.asked);
    }
  };
  return {
    port,
    survey: async () => {
      const found = await settled();
      const { plan, errors } = found;
      if (saved === undefined) return { plan, errors, now };
      mustFit(saved, found, settings);
      return { plan: saved, errors, now };
    },
    mustBeReady: async (operations) => {
      // A recording is told no secret.
      if (location.kind === 'recording') return;
      for (const ref of operations.flatMap(secretsIn)) await secret(ref);
    },
    again: async () => (await look()).plan,
    mustStillHold: async (plan) => {
      const { observed, plan: now, errors } = await look();
      const changed = departures(plan, observed);
      if (changed.length > 0) throw notTheSame(changed, settings.lang);
      if (errors.open.length > 0) throw notAccepted(errors.open);
      // Of a saved plan, what it does not touch does not matter.
      if (saved === undefined && JSON.stringify(plan.operations) !== JSON.stringify(now.operations))
        throw notTheSame([{ kind: 'work' }], settings.lang);
    },
    secret,
  };
}

/**
 * A saved plan must fit what is there.
 * @throws HvmError (exit 75): another vCenter, a VM that it touches is not as it was, or other work would be planned; (exit 65): hvm makes no such plan
 */
function mustFit(
  saved: Plan,
  { observed, plan, errors }: Survey,
  { lang, plan: file }: Call['settings'],
): void {
  const [planned, actual] = [saved.source.instance, observed.source.instance];
  if (planned !== actual) throw new HvmError('PLN-004', { exit: 75, args: { planned, actual } });
  // What cannot be read is not gone: an error finding says so.
  const unread = new Set(errors.open.flatMap(({ code, subject }) => (code === 'PRV-001' ? [subject] : [])));
  const changed = departures(saved, observed).filter(
    (each) => each.kind === 'work' || !unread.has(each.name),
  );
  if (changed.length > 0) throw notTheSame(changed, lang);
  // With open errors nothing is done, and what they withhold is neither observed nor in the new plan.
  if (errors.open.length > 0) return;
  const strange = strangeIn(saved, observed);
  if (strange !== undefined) throw new HvmError('PLN-003/strange', { exit: 65, args: { file, strange } });
  if (!isPlannedSo(saved, plan, observed)) throw notTheSame([{ kind: 'work' }], lang);
}

/** Each waits for all that is seen to run. */
const mostRounds = 3;

/** The options that a saved plan was made with, as far as they matter for planning again. */
function optionsOf(saved: Plan) {
  const adopted = saved.resource_changes
    .filter(({ change }) => change.actions[0] === 'adopt')
    .map(({ name }) => name);
  const touched = new Set(saved.operations.map((operation) => operation.address));
  const adopt = adopted.filter((name) => touched.has(`VirtualMachine/${name}`));
  return { adopt, targets: saved.targets ?? [] };
}

/** Where a saved plan was made, unless the call says otherwise. */
function placeOf({ source }: Plan, { settings, context }: Call): Location {
  if (settings.vcenter !== undefined) return { kind: 'vcenter', url: settings.vcenter };
  if (settings.recording !== undefined) {
    return { kind: 'recording', file: resolve(context.cwd, settings.recording) };
  }
  if (source.kind === 'vcenter') return { kind: 'vcenter', url: source.location };
  return { kind: 'recording', file: source.location };
}
