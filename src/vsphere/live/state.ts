/** What perform works with: the client, what was read last, and what is waited for. */
import type { Observed, ObservedVm } from '../../model/observed.ts';
import type { Run } from '../port.ts';
import type { VimClient } from '../vim/client.ts';
import type { Ref } from '../vim/values.ts';
import type { Guests } from './guests.ts';
import { type Inventory, isGone, readInventory, valuesOf } from './inventory.ts';
import { mustBeRead } from './must-be-read.ts';
import type { Reader } from './read.ts';
import { refsOf, type Refs } from './refs.ts';
import { taskDone } from './tasks.ts';
import type { Device } from './translate/devices.ts';
import { type Names, namesOf, observedOf, vmOf } from './translate/observed.ts';
import { condense } from './translate/vm-draft.ts';
import type { Updates } from './updates.ts';
import type { WriteLimits } from './write.ts';

/** One reading of the inventory, in both worlds. */
export interface View {
  readonly observed: Observed;
  readonly names: Names;
  readonly refs: Refs;
  /** instanceUuids of the VMs that were suspended. */
  readonly suspended: ReadonlySet<string>;
}

export interface Live {
  readonly client: VimClient;
  readonly updates: Updates;
  readonly guests: Guests;
  /** VMs that this run armed with a customization, by the value of their reference. */
  readonly armed: Set<string>;
  readonly reader: Reader;
  readonly limits: WriteLimits;
  /** The last reading; read now where there was none. */
  view(): Promise<View>;
  read(): Promise<View>;
}

export function viewOf(inventory: Inventory, source: Observed['source']): View {
  const names = namesOf(inventory);
  const observed = observedOf(inventory, names, source);
  const suspended = observed.vms.filter(({ power }) => power === 'suspended');
  return {
    observed,
    names,
    refs: refsOf(inventory, names),
    suspended: new Set(suspended.map(({ instanceUuid }) => instanceUuid)),
  };
}

export async function readView(reader: Reader, source: Observed['source']): Promise<View> {
  return viewOf(await readInventory(reader), source);
}

/** A VM as it is at this moment. */
export interface Machine {
  readonly ref: Ref;
  readonly vm: ObservedVm;
  readonly devices: readonly Device[];
  /** A customization waits for its next start. */
  readonly isArmed: boolean;
}

/** undefined: it is gone. Throws HvmError (77) where the account may not read all that an operation goes by. */
export async function readMachine(live: Live, ref: Ref): Promise<Machine | undefined> {
  const content = await live.reader.object(ref, 'VirtualMachine');
  if (content === undefined || isGone(content)) return undefined;
  const values = valuesOf(content, 'VirtualMachine');
  mustBeRead(content, ref, values.name);
  const { names } = await live.view();
  return {
    ref,
    vm: vmOf(condense(values, ref), names),
    devices: values['config.hardware.device'] ?? [],
    isArmed: (values['config.tools.pendingCustomization'] ?? '') !== '',
  };
}

/** Waits for a task; what it made. */
export function finished(live: Live, task: Ref, run: Run) {
  run.task?.(task.value);
  return taskDone(live.client, live.updates, task, run);
}
