/** What an apply does, as values: the laws of `test/properties` are about these. */
import { type Executed, execute } from '../../src/execute/execute.ts';
import { stopSwitch } from '../../src/execute/stop.ts';
import type { DesiredVm } from '../../src/model/desired.ts';
import { type Interrupting, interruptingImpacts } from '../../src/model/impact.ts';
import type { Observed } from '../../src/model/observed.ts';
import type { Operation } from '../../src/model/operation.ts';
import type { Plan, VmState } from '../../src/model/plan.ts';
import { type Guarded, guard } from '../../src/plan/guard.ts';
import { makePlan } from '../../src/plan/make.ts';
import { recordedVSphere } from '../../src/vsphere/recorded/memory.ts';
import { observedOf, performOn } from '../../src/vsphere/recorded/perform.ts';
import type { World } from './generate.ts';

/** Every law holds for so many worlds. Others: `SEED=7 npx vitest run --project properties`. */
export const runs = { numRuns: 1000, seed: Number(process.env['SEED'] ?? 20_261_124) };

export function planOf({ desired, observed, adopt, targets = [] }: World, lang: 'en' | 'ja' = 'en'): Plan {
  return makePlan({
    desired,
    observed: observedOf(observed),
    location: '/site.recording.json',
    options: { adopt, targets },
    lang,
    version: '0',
    stats: { requests: 1, bytes_in: 0, seconds: 0 },
    today: '2026-11-24',
  });
}

export interface Applied {
  readonly plan: Plan;
  readonly guarded: Guarded;
  readonly executed: Executed;
  readonly after: Observed;
  /** Each write with the vCenter before and after it. */
  readonly steps: readonly Step[];
}

export interface Step {
  readonly operation: Operation;
  readonly before: Observed;
  readonly after: Observed;
}

export interface ApplyOptions {
  readonly allow?: readonly Interrupting[];
  readonly now?: Date;
  /** This operation fails: before it did anything, or its answer is lost. */
  readonly failing?: { readonly id: string; readonly when: 'before' | 'after' };
}

/**
 * Plans, and does what `allow` lets through. VMs with an error finding have no operations, as if `--target` named the others;
 * an error of anything else (a datastore without room) refuses the whole run, as `hvm apply` does.
 */
export async function apply(
  world: World,
  { allow = interruptingImpacts, now = new Date('2026-11-24T12:00:00Z'), failing }: ApplyOptions = {},
): Promise<Applied> {
  const plan = planOf(world);
  const guarded = guard(plan, { allow, now });
  const steps: Step[] = [];
  let inventory = world.observed;
  const port = recordedVSphere(inventory, { save: (next) => (inventory = next) });
  const executed = await execute(isRefused(plan) ? [] : guarded.run, {
    port: {
      // In memory the work is done by the time the promise is there.
      perform: (operation, run) => {
        const fails = operation.id === failing?.id ? failing.when : undefined;
        if (fails === 'before') return Promise.reject(new Error('it failed'));
        const before = inventory;
        const performed = port.perform(operation, run);
        if (inventory !== before) steps.push({ operation, before, after: inventory });
        return fails === 'after' ? performed.then(() => Promise.reject(new Error('no answer'))) : performed;
      },
    },
    bases: basesOf(plan),
    parallel: 4,
    stop: stopSwitch(),
    emit: () => undefined,
    monotonic: () => 0,
    secret: () => Promise.reject(new Error('a recording needs no secret')),
    lang: 'en',
  });
  return { plan, guarded, executed, steps, after: inventory };
}

/** Subjects of error findings. */
export function errorsOf({ findings }: Plan): ReadonlySet<string> {
  return new Set(findings.filter(({ severity }) => severity === 'error').map(({ subject }) => subject));
}

export function isRefused(plan: Plan): boolean {
  const vms = new Set(plan.resource_changes.map(({ name }) => name));
  return [...errorsOf(plan)].some((subject) => !vms.has(subject));
}

/** The vCenter after each of the operations, one after another: what a run that is killed may leave behind. */
export function walk(observed: Observed, plan: Plan, operations: readonly Operation[]): Observed[] {
  const versions = basesOf(plan);
  let inventory = observed;
  return operations.map((operation) => {
    const changeVersion = versions.get(operation.address);
    const effect = performOn(inventory, operation, changeVersion === undefined ? {} : { changeVersion });
    const { changeVersion: version } = effect.performed;
    if (version !== undefined) versions.set(operation.address, version);
    inventory = effect.inventory;
    return inventory;
  });
}

function basesOf(plan: Plan): Map<string, string> {
  return new Map(
    plan.resource_changes.flatMap(({ address, base }) =>
      base === null ? [] : [[address, base.change_version]],
    ),
  );
}

/** The same manifests where none of their VMs has been made yet. */
function fromNothing(world: World): World {
  const { observed } = world;
  return { ...world, observed: { ...observed, vms: observed.vms.filter((vm) => vm.template) } };
}

export interface Ends {
  readonly vm: DesiredVm;
  /** The end of an apply to the world as it is. */
  readonly changed: VmState;
  /** The end of an apply to the world where there was nothing. */
  readonly built: VmState;
}

/** Of each declared VM without an error in either world; undefined where a whole run is refused. */
export async function bothEnds(world: World): Promise<readonly Ends[] | undefined> {
  const nothing = fromNothing(world);
  const [changing, building] = [await apply(world), await apply(nothing)];
  if (isRefused(changing.plan) || isRefused(building.plan)) return undefined;
  const changed = planOf({ ...world, observed: changing.after });
  const built = planOf({ ...nothing, observed: building.after });
  const errors = new Set([...errorsOf(changed), ...errorsOf(built)]);
  return world.desired.vms.flatMap((vm, index): Ends[] => {
    if (errors.has(vm.name)) return [];
    const [here, there] = [changed, built].map((plan) => plan.resource_changes[index]?.change.before);
    if (!here || !there) throw new Error(`${vm.name} was not made`);
    return [{ vm, changed: here, built: there }];
  });
}
