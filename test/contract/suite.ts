import { afterEach, describe, expect } from 'vitest';
import { HvmError } from '../../src/errors.ts';
import type { Observed, ObservedVm } from '../../src/model/observed.ts';
import type { Operation } from '../../src/model/operation.ts';
import type { Performed, Run, VSphere } from '../../src/vsphere/port.ts';
import { cloneCases } from './clone.ts';
import { cloneRefusals } from './clone-refusals.ts';
import { customizeCases } from './customize.ts';
import { deviceCases } from './devices.ts';
import { folderCases } from './folders.ts';
import { hardwareCases } from './hardware.ts';
import { lackingCases } from './lacking.ts';
import { observeCases } from './observe.ts';
import { powerCases } from './power.ts';

export interface Adapter {
  readonly port: VSphere;
  /** What is there, seen by somebody else. */
  reread(): Promise<Observed>;
  cleanup(): Promise<void>;
}

/** What an adapter's server enforces. A case whose rule it does not know is skipped by name. */
export interface Capabilities {
  /** A stale changeVersion is refused. */
  readonly changeVersion: boolean;
  /** What a running VM allows: hot add, steps, fixed flags. */
  readonly powerRules: boolean;
  /** Snapshots, questions, running tasks and lost connections can be set up, and are enforced. */
  readonly states: boolean;
  /** Thick disks take space, and a full datastore refuses them. */
  readonly space: boolean;
  /** Guests that shut down and take a customization. */
  readonly guests: boolean;
  /** The host of a new VM follows the rule of docs/recording.md, and what a host does not reach is refused. */
  readonly placement: boolean;
  /** Names that are empty, longer than 80 characters or hold a slash are refused. */
  readonly names: boolean;
}

/** One world per test: an adapter over an inventory, performed on, and looked at again. */
export interface World {
  given(inventory: Observed): Promise<void>;
  perform(operation: Operation, run?: Partial<Run>): Promise<Performed>;
  /** The names of faults of which the operation must end with one, and nothing may have changed. */
  refuses(operation: Operation, faults: readonly string[], run?: Partial<Run>): Promise<HvmError>;
  /** The VM of that name as a reader finds it afterwards. */
  vm(name: string): Promise<ObservedVm>;
  reread(): Promise<Observed>;
  port(): VSphere;
  readonly can: Capabilities;
}

/** Everything that `src/vsphere/port.ts` promises, for any adapter. `makeAdapter` puts the inventory there first. */
export function contract(
  name: string,
  makeAdapter: (inventory: Observed) => Promise<Adapter>,
  can: Capabilities,
): void {
  describe(name, () => {
    let adapter: Adapter | undefined;
    const ready = () => {
      if (adapter === undefined) throw new Error('the test gave no inventory');
      return adapter;
    };
    afterEach(async () => {
      await adapter?.port.close();
      await adapter?.cleanup();
      adapter = undefined;
    });
    const world: World = {
      can,
      async given(inventory) {
        adapter = await makeAdapter(inventory);
      },
      perform: (operation, run) => ready().port.perform(operation, { ...quietRun(), ...run }),
      async refuses(operation, faults, run) {
        const before = await ready().reread();
        const error = await world.perform(operation, run).then(
          (performed) => new Error(`it was ${performed.status}`),
          (reason: unknown) => reason,
        );
        if (!(error instanceof HvmError)) throw error;
        expect(faults, error.key).toContain(error.fault);
        expect(await ready().reread()).toEqual(before);
        return error;
      },
      async vm(wanted) {
        const found = (await ready().reread()).vms.find((each) => each.name === wanted);
        if (found === undefined) throw new Error(`there is no VM ${wanted}`);
        return found;
      },
      reread: () => ready().reread(),
      port: () => ready().port,
    };
    describe('observe', () => observeCases(world));
    describe('lacking', () => lackingCases(world));
    describe('create-folder', () => folderCases(world));
    describe('clone', () => cloneCases(world));
    describe('clone refuses', () => cloneRefusals(world));
    describe('reconfigure: hardware', () => hardwareCases(world));
    describe('reconfigure: devices', () => deviceCases(world));
    describe('customize', () => customizeCases(world));
    describe('power', () => powerCases(world));
  });
}

function quietRun(): Run {
  return {
    progress: () => {},
    guest: () => new AbortController().signal,
    signal: new AbortController().signal,
    secret: async () => 'not-a-real-secret',
  };
}
