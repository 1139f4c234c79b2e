import type { DesiredVm } from '../model/desired.ts';
import type { Marks } from '../model/marks.ts';
import type { ObservedVm } from '../model/observed.ts';
import type { CustomizeSpec } from '../model/operation.ts';
import type { Action, Field } from '../model/plan.ts';
import { customizationOf } from '../templates/customization.ts';
import { type Change, type Draft, isBlocking, type Piece, type Update } from './change.ts';
import { diffDisks } from './disks.ts';
import { diffHardware } from './hardware.ts';
import type { Inventory } from './inventory.ts';
import { diffNics, type NicsDiff } from './nics.ts';
import { fixedDrafts, stateDrafts } from './obstacles.ts';
import { diffOwnership } from './ownership.ts';
import { diffPower } from './power.ts';
import { startDrafts } from './start.ts';
import { stateOf } from './state.ts';

export interface UpdateInput {
  readonly vm: DesiredVm;
  readonly existing: ObservedVm;
  /** What is recorded on the VM by this site; a copy's marks are another VM's and none. */
  readonly marks?: Marks;
  readonly action: 'update' | 'adopt';
  readonly inventory: Inventory;
  /** What is known already: an error among them means that nothing is done. */
  readonly drafts: readonly Draft[];
}

/** A declared VM that exists: what differs, what that means for the guest, and what must be sent. */
export function updateVm({ vm, existing, marks, action, inventory, drafts: known }: UpdateInput): Change {
  const hardware = diffHardware(vm, existing);
  const disks = diffDisks(vm, existing, marks, inventory);
  const nics = diffNics(vm, existing, marks, inventory);
  const power = diffPower(vm, existing, marks);
  const restartPending = existing.marks['hvm.restart'] === 'pending';
  const ownership = diffOwnership({
    vm,
    existing,
    site: inventory.site,
    marks,
    disks: disks.marks,
    nics: nics.marks,
    isRestartStale: restartPending && power.do !== 'start',
  });
  const pieces = [...hardware.pieces, ...disks.pieces, ...nics.pieces, ...diffNotes(vm, existing)];
  const customize = pendingCustomization(vm, existing, marks, nics.cards, inventory);
  const fields: Field[] = [
    ...pieces.map((piece) => piece.field),
    ...(customize === undefined ? [] : [customizeField]),
    ...power.fields,
    ...ownership.fields,
  ];
  const isCycled = pieces.some((piece) => piece.field.impact === 'power-cycle') && power.do !== 'stop';
  const drafts = [
    ...known,
    ...hardware.drafts,
    ...disks.drafts,
    ...nics.drafts,
    ...stateDrafts(vm, existing, marks, fields),
    ...(customize === undefined ? [] : customizeDrafts(vm.name, existing, pieces)),
    ...startDrafts(vm.name, existing, pieces, power.do === 'start' || isCycled, inventory),
    ...fixedDrafts(vm, existing, marks),
  ];
  const addsDevices = pieces.some(({ spec }) => spec.addDisks ?? spec.addNics);
  const update: Update = {
    pieces,
    ...(customize === undefined ? {} : { customize }),
    power: power.do,
    ...(ownership.fields.length > 0 || addsDevices ? { marks: ownership.wanted } : {}),
    restartPending,
    declaredOn: vm.power === 'on',
  };
  const isIdle = fields.length === 0 || drafts.some(isBlocking);
  const before = stateOf(existing, disks.before, nics.before);
  const notes = vm.notes ?? existing.notes;
  const devices = { disks: disks.after, networks: nics.after };
  return {
    vm,
    action: settle(action, fields),
    existing,
    before,
    after: { ...before, ...hardware.after, ...power.after, notes, ...devices },
    fields,
    foreign: [...disks.foreign, ...nics.foreign],
    drafts,
    work: isIdle ? { kind: 'none' } : { kind: 'update', update },
  };
}

function settle(action: 'update' | 'adopt', fields: readonly Field[]): Action {
  return action === 'update' && fields.length === 0 ? 'no-op' : action;
}

function diffNotes(vm: DesiredVm, existing: ObservedVm): Piece[] {
  if (vm.notes === undefined || vm.notes === existing.notes) return [];
  const field: Field = {
    path: 'notes',
    before: existing.notes,
    after: vm.notes,
    impact: 'online',
    reason: existing.power === 'on' ? 'notes change while the VM runs' : 'the VM is powered off',
  };
  return [{ field, spec: { notes: vm.notes } }];
}

const customizeField: Field = {
  path: 'guest',
  before: 'pending',
  after: 'customized',
  impact: 'online',
  reason: 'customization has not run yet',
};

/** A guest that vSphere would refuse to customize. */
function customizeDrafts(subject: string, existing: ObservedVm, pieces: readonly Piece[]): Draft[] {
  const hasDisks = existing.disks.length > 0 || pieces.some(({ spec }) => spec.addDisks);
  return [
    ...(existing.tools === 'not-installed'
      ? [{ key: 'GST-003/vm', severity: 'error', subject, facts: {} } as const]
      : []),
    ...(hasDisks ? [] : [{ key: 'GST-003/no-disks', severity: 'error', subject, facts: {} } as const]),
  ];
}

/** A customization that a run planned and did not get to; it needs the VM off. */
function pendingCustomization(
  vm: DesiredVm,
  existing: ObservedVm,
  marks: Marks | undefined,
  cards: NicsDiff['cards'],
  inventory: Inventory,
): CustomizeSpec | undefined {
  if (marks?.customize !== 'pending' || existing.power !== 'off') return undefined;
  const customization = customizationOf(vm, marks.template, cards, inventory);
  if (customization === null) return undefined;
  return { name: existing.name, instanceUuid: existing.instanceUuid, customization };
}
