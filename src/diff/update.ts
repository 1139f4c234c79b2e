import type { DesiredVm } from '../model/desired.ts';
import type { Impact } from '../model/impact.ts';
import type { Marks } from '../model/marks.ts';
import type { ObservedVm } from '../model/observed.ts';
import type { MarksSpec } from '../model/operation.ts';
import type { Action, Field, VmState } from '../model/plan.ts';
import { customizationOf } from '../templates/customization.ts';
import { type Change, type Draft, isBlocking, type Piece, type Update, type Work } from './change.ts';
import { diffDisks } from './disks.ts';
import { diffHardware } from './hardware.ts';
import type { Inventory } from './inventory.ts';
import { diffNics } from './nics.ts';
import { stateOf } from './state.ts';

interface Input {
  readonly vm: DesiredVm;
  readonly existing: ObservedVm;
  readonly marks?: Marks;
  readonly action: 'update' | 'adopt';
  readonly inventory: Inventory;
  /** What is known already: an error among them means that nothing is done. */
  readonly drafts: readonly Draft[];
}

/** A declared VM that exists: what differs, what that means for the guest, and what must be sent. */
export function updateVm({ vm, existing, marks, action, inventory, drafts: known }: Input): Change {
  const hardware = diffHardware(vm, existing);
  const disks = diffDisks(vm, existing, marks, inventory);
  const nics = diffNics(vm, existing, marks, inventory);
  const notes = diffNotes(vm, existing);
  const before = stateOf(existing, disks.before, nics.before);
  const wanted = marksWanted(vm, inventory.site, marks, disks.marks, nics.marks);
  const ownership = ownershipField(existing, marks, wanted);
  const power = wantedPower(vm, existing, marks);
  const pieces = [...hardware.pieces, ...disks.pieces, ...nics.pieces, ...notes];
  const cards = existing.nics.length + pieces.filter(({ spec }) => spec.addNics).length;
  const customize = pendingCustomization(vm, existing, marks, cards, inventory);
  const fields: Field[] = [
    ...pieces.map((piece) => piece.field),
    ...(customize === undefined ? [] : [customizeField]),
    ...power.fields,
    ...ownership,
  ];
  const drafts = [
    ...known,
    ...hardware.drafts,
    ...disks.drafts,
    ...nics.drafts,
    ...stateDrafts(vm, existing, fields),
    ...fixedDrafts(vm, existing, marks),
  ];
  const addsDevices = pieces.some(({ spec }) => spec.addDisks ?? spec.addNics);
  const update: Update = {
    pieces,
    ...(customize === undefined ? {} : { customize }),
    power: power.do,
    ...(ownership.length > 0 || addsDevices ? { marks: wanted } : {}),
    restartPending: marks?.restart === 'pending',
    declaredOn: vm.power === 'on',
  };
  const work: Work =
    drafts.some(isBlocking) || fields.length === 0 ? { kind: 'none' } : { kind: 'update', update };
  return {
    vm,
    action: settle(action, fields),
    existing,
    before,
    after: { ...before, ...hardware.after, ...power.after, notes: vm.notes ?? existing.notes, disks: disks.after, networks: nics.after },
    fields,
    foreign: [...disks.foreign, ...nics.foreign],
    drafts,
    work,
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

interface PowerDiff {
  readonly do: Update['power'];
  readonly fields: readonly Field[];
  readonly after: Pick<VmState, 'power'>;
}

function wantedPower(vm: DesiredVm, existing: ObservedVm, marks: Marks | undefined): PowerDiff {
  const restart = marks?.restart === 'pending';
  const field = (before: string, after: string, impact: Impact, reason: Field['reason']): Field[] => [
    { path: 'power', before, after, impact, reason },
  ];
  if (existing.power === 'on' && vm.power === 'off') {
    return { do: 'stop', fields: field('on', 'off', 'power-cycle', 'the guest is shut down'), after: { power: 'off' } };
  }
  if (existing.power !== 'on' && (vm.power === 'on' || (restart && vm.power !== 'off'))) {
    const reason = vm.power === 'on' ? 'the VM is started' : 'hvm shut the guest down for a change and has not started it again';
    return { do: 'start', fields: field(existing.power, 'on', 'online', reason), after: { power: 'on' } };
  }
  return { do: 'leave', fields: [], after: { power: existing.power } };
}

function marksWanted(
  vm: DesiredVm,
  site: string,
  marks: Marks | undefined,
  disks: MarksSpec['disks'],
  nics: MarksSpec['nics'],
): MarksSpec {
  const template = marks?.template;
  return {
    site,
    name: vm.name,
    ...(template === undefined ? {} : { template }),
    disks,
    nics,
    ...(marks?.customize === undefined ? {} : { customize: marks.customize }),
  };
}

/** A field where what is recorded on the VM is not what it should be; added disks and cards are recorded on the way. */
function ownershipField(existing: ObservedVm, marks: Marks | undefined, wanted: MarksSpec): Field[] {
  const reason = 'marks on the VM change nothing in the guest';
  const after = `${wanted.site}/${wanted.name}`;
  if (marks === undefined) return [{ path: 'ownership', before: null, after, impact: 'online', reason }];
  const stale = marks.restart === 'pending' && existing.power === 'on';
  if (!stale && sameCards(marks, wanted, existing) && sameDisks(marks, wanted, existing)) return [];
  return [{ path: 'ownership', before: `${after} (incomplete)`, after, impact: 'online', reason }];
}

function sameCards(marks: Marks, wanted: MarksSpec, existing: ObservedVm): boolean {
  const there = Object.entries(wanted.nics).flatMap(([name, pointer]) => ('key' in pointer ? [{ name, key: pointer.key }] : []));
  const gone = Object.keys(marks.nics).some((name) => wanted.nics[name] === undefined);
  return (
    !gone &&
    there.every(({ name, key }) => {
      const mac = existing.nics.find((nic) => nic.key === key)?.mac;
      return marks.nics[name]?.key === key && marks.nics[name]?.mac === mac;
    })
  );
}

function sameDisks(marks: Marks, wanted: MarksSpec, existing: ObservedVm): boolean {
  const places = new Set(existing.disks.map((disk) => `${disk.bus}${disk.controller}:${disk.unit}`));
  const gone = Object.keys(marks.disks).some((name) => wanted.disks[name] === undefined);
  return !gone && Object.entries(wanted.disks).every(([name, place]) => marks.disks[name] === place || !places.has(place));
}

const customizeField: Field = {
  path: 'guest',
  before: 'pending',
  after: 'customized',
  impact: 'online',
  reason: 'customization has not run yet',
};

function pendingCustomization(
  vm: DesiredVm,
  existing: ObservedVm,
  marks: Marks | undefined,
  cards: number,
  inventory: Inventory,
) {
  if (marks?.customize !== 'pending' || existing.power !== 'off') return undefined;
  const customization = customizationOf(vm, marks.template, cards, inventory);
  if (customization === null) return undefined;
  return { name: existing.name, instanceUuid: existing.instanceUuid, customization };
}

/** States in which vSphere would refuse a change. */
function stateDrafts(vm: DesiredVm, existing: ObservedVm, fields: readonly Field[]): Draft[] {
  const draft = (key: Draft['key'], facts: Draft['facts']): Draft => ({ key, severity: 'error', subject: vm.name, facts });
  const drafts: Draft[] = [];
  if (existing.template) drafts.push(draft('VM-001', { folder: existing.folder }));
  if (existing.connection !== 'connected') drafts.push(draft('VM-002', { state: existing.connection }));
  if (existing.marks['hvm.customize'] === 'pending' && existing.power !== 'off') {
    drafts.push({ key: 'GST-002', severity: 'warning', subject: vm.name, facts: {} });
  }
  if (fields.length === 0) return drafts;
  if (existing.power === 'suspended') drafts.push(draft('VM-003', {}));
  if (existing.question !== undefined) drafts.push(draft('VM-004', { question: existing.question }));
  const stops = fields.some((field) => field.impact === 'power-cycle');
  if (stops && existing.tools !== 'running') {
    drafts.push(draft('VM-005', { tools: existing.tools, fields: fields.filter((field) => field.impact === 'power-cycle').map((field) => field.path) }));
  }
  return drafts;
}

/** Differences that hvm cannot carry out: told, not done. */
function fixedDrafts(vm: DesiredVm, existing: ObservedVm, marks: Marks | undefined): Draft[] {
  const draft = (path: string, before: string, after: string): Draft => ({
    key: 'FIX-001',
    severity: 'warning',
    subject: vm.name,
    facts: { path, before, after },
  });
  const drafts: Draft[] = [];
  if (vm.template !== undefined && marks?.template !== undefined && vm.template !== marks.template) {
    drafts.push(draft('template', marks.template, vm.template));
  }
  if (vm.folder !== undefined && vm.folder !== existing.folder) drafts.push(draft('folder', existing.folder, vm.folder));
  if (vm.resourcePool !== undefined && vm.resourcePool !== (existing.resourcePool ?? '')) {
    drafts.push(draft('resourcePool', existing.resourcePool ?? '', vm.resourcePool));
  }
  if (existing.name !== vm.name) drafts.push(draft('metadata.name', existing.name, vm.name));
  return drafts;
}
