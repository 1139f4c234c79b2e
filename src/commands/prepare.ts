import { resolve } from 'node:path';
import { HvmError } from '../errors.ts';
import type { StopSwitch } from '../execute/stop.ts';
import { departures } from '../execute/unchanged.ts';
import { type Operation, secretsIn } from '../model/operation.ts';
import type { Plan } from '../model/plan.ts';
import type { Acceptance } from '../policy/accept.ts';
import type { VSphere } from '../vsphere/port.ts';
import type { Call } from './call.ts';
import { readDesired } from './manifests.ts';
import { notTheSame } from './refusals.ts';
import { readPlan } from './saved-plan.ts';
import { secretReader, type SecretReader } from './secrets.ts';
import { type Location, locate, openSource, textOf } from './source.ts';
import { clockOf, planOptions, survey } from './survey.ts';
import { opened } from './timeout.ts';

/** What an apply works on: an open port with the write lock, and how to plan for it. */
export interface Task {
  readonly port: VSphere;
  /** The plan to be carried out. */
  survey(): Promise<Prepared>;
  /** What the operations need besides the vCenter is there. Throws HvmError (exit 77) for a secret that cannot be had. */
  mustBeReady(operations: readonly Operation[]): Promise<void>;
  /** The plan again, after it was carried out: what is left. */
  again(): Promise<Plan>;
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
  const secret = secretReader(context);
  const port = await opened(call, stop, openSource(call, desired.site, location, { write: true, secret }));
  const look = () => survey(call, { port, desired, location: textOf(location), now: now(), options });
  return {
    port,
    survey: async () => {
      const { observed, plan, errors } = await look();
      if (saved === undefined) return { plan, errors, now };
      const [planned, actual] = [saved.source.instance, observed.source.instance];
      if (planned !== actual) throw new HvmError('PLN-004', { exit: 75, args: { planned, actual } });
      // What cannot be read is not gone: an error finding says so.
      const unread = new Set(
        errors.open.flatMap(({ code, subject }) => (code === 'PRV-001' ? [subject] : [])),
      );
      const changed = departures(saved, observed).filter(({ name }) => !unread.has(name));
      if (changed.length > 0) throw notTheSame(changed, settings.lang);
      return { plan: saved, errors, now };
    },
    mustBeReady: async (operations) => {
      // A recording is told no secret.
      if (location.kind === 'recording') return;
      for (const ref of operations.flatMap(secretsIn)) await secret(ref);
    },
    again: async () => (await look()).plan,
    secret,
  };
}

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
