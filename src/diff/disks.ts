import { formatMib } from '../lib/size.ts';
import type { DesiredDisk, DesiredVm } from '../model/desired.ts';
import type { Marks } from '../model/marks.ts';
import type { Bus, ObservedDisk, ObservedVm } from '../model/observed.ts';
import type { DiskState, Foreign } from '../model/plan.ts';
import type { Draft, Piece } from './change.ts';
import { datastoreDrafts } from './datastores.ts';
import { isBefore, sizeDrafts } from './disk-size.ts';
import type { Inventory } from './inventory.ts';
import { matchDisks } from './match-disks.ts';
import { type DiskPlace, explicitPlace, placeText } from './places.ts';

export interface DisksDiff {
  readonly pieces: readonly Piece[];
  readonly drafts: readonly Draft[];
  readonly before: readonly DiskState[];
  readonly after: readonly DiskState[];
  readonly foreign: readonly Foreign[];
  /** Declared disk → place, for the marks. */
  readonly marks: Readonly<Record<string, string>>;
}

/** The declared disks of a VM that exists against its own; `matchDisks` says which is which. */
export function diffDisks(
  vm: DesiredVm,
  existing: ObservedVm,
  marks: Marks | undefined,
  inventory: Inventory,
): DisksDiff {
  const { matches, drafts, unclaimed } = matchDisks(vm, existing, marks);
  const results = matches.map((match) =>
    match.existing === undefined
      ? addDisk(vm, match.declared, match.place, existing, inventory)
      : compareDisk(vm, match.declared, match.existing, existing, inventory),
  );
  return {
    pieces: results.flatMap((result) => result.pieces),
    drafts: [...drafts, ...results.flatMap((result) => result.drafts)],
    before: matches.flatMap((match) =>
      match.existing ? [diskState(match.declared.name, match.existing)] : [],
    ),
    after: results.map((result) => result.after),
    // Of a VM whose manifest speaks of no disks, every disk would be foreign.
    foreign: (vm.disks === undefined ? [] : unclaimed).map((disk) => ({
      kind: 'disk',
      id: placeText(disk),
      what: formatMib(disk.sizeMib),
    })),
    marks: {
      ...(vm.disks === undefined ? marks?.disks : {}),
      ...Object.fromEntries(
        matches.map((match) => [match.declared.name, placeText(match.existing ?? match.place)]),
      ),
    },
  };
}

interface DiskResult {
  readonly pieces: readonly Piece[];
  readonly drafts: readonly Draft[];
  readonly after: DiskState;
}

function compareDisk(
  vm: DesiredVm,
  declared: DesiredDisk,
  disk: ObservedDisk,
  existing: ObservedVm,
  inventory: Inventory,
): DiskResult {
  const path = `disks[${declared.name}]`;
  const before = diskState(declared.name, disk);
  const drafts: Draft[] = [...fixedDifferences(vm.name, path, declared, disk, inventory)];
  if (declared.sizeMib === disk.sizeMib) return { pieces: [], drafts, after: before };
  const facts = { disk: declared.name, before: formatMib(disk.sizeMib), after: formatMib(declared.sizeMib) };
  if (declared.sizeMib < disk.sizeMib) {
    drafts.push({ key: 'DS-007', severity: 'error', subject: vm.name, facts });
    return { pieces: [], drafts, after: before };
  }
  const tooLarge = sizeDrafts(vm.name, declared.name, declared.sizeMib, inventory);
  if (tooLarge.length > 0) return { pieces: [], drafts: [...drafts, ...tooLarge], after: before };
  if (existing.snapshots.length > 0) {
    const snapshots = existing.snapshots.map((snapshot) => snapshot.name);
    drafts.push({ key: 'DS-010', severity: 'error', subject: vm.name, facts: { ...facts, snapshots } });
    return { pieces: [], drafts, after: before };
  }
  const { key, bus, controller, unit, sizeMib } = disk;
  const piece: Piece = {
    field: {
      path: `${path}.size`,
      before: facts.before,
      after: facts.after,
      ...growImpact(existing, disk.bus, declared.sizeMib, inventory.version),
    },
    spec: { growDisks: [{ key, bus, controller, unit, fromMib: sizeMib, toMib: declared.sizeMib }] },
  };
  return { pieces: [piece], drafts, after: { ...before, size_mib: declared.sizeMib } };
}

/** What a manifest may say of an existing disk and hvm cannot bring about. */
function* fixedDifferences(
  subject: string,
  path: string,
  declared: DesiredDisk,
  disk: ObservedDisk,
  inventory: Inventory,
): Generator<Draft> {
  const fixed = (key: string, before: unknown, after: unknown): Draft => ({
    key: 'FIX-001',
    severity: 'warning',
    subject,
    facts: { path: `${path}.${key}`, before, after },
  });
  if (declared.datastore !== undefined && declared.datastore !== disk.datastore) {
    if (inventory.datastores.has(declared.datastore))
      yield fixed('datastore', disk.datastore, declared.datastore);
    else yield* datastoreDrafts(subject, declared.name, declared.datastore, inventory);
  }
  if (declared.provisioning !== undefined && declared.provisioning !== disk.provisioning) {
    yield fixed('provisioning', disk.provisioning, declared.provisioning);
  }
  const place = explicitPlace(declared);
  if (place !== undefined && place !== placeText(disk)) yield fixed('unit', placeText(disk), place);
  else if (declared.controller !== undefined && declared.controller !== disk.controller) {
    yield fixed('controller', disk.controller, declared.controller);
  }
}

const twoTib = 2 * 1024 * 1024;

function growImpact(
  existing: ObservedVm,
  bus: Bus,
  sizeMib: number,
  version: string,
): Pick<Piece['field'], 'impact' | 'reason'> {
  if (existing.power !== 'on') return { impact: 'online', reason: 'the VM is powered off' };
  if (bus === 'ide') {
    return { impact: 'power-cycle', reason: 'an IDE disk grows only while powered off' };
  }
  if (sizeMib > twoTib && isBefore(version, 6, 5)) {
    return {
      impact: 'power-cycle',
      reason: 'before vSphere 6.5 a disk grows beyond 2 TiB only while powered off',
    };
  }
  return { impact: 'online', reason: 'a disk grows while the VM runs' };
}

function addDisk(
  vm: DesiredVm,
  declared: DesiredDisk,
  place: DiskPlace,
  existing: ObservedVm,
  inventory: Inventory,
): DiskResult {
  const datastore = declared.datastore ?? existing.disks[0]?.datastore ?? '';
  const provisioning = declared.provisioning ?? 'thin';
  const { name, sizeMib } = declared;
  const after = {
    name,
    size_mib: sizeMib,
    datastore,
    provisioning,
    controller: place.controller,
    unit: place.unit,
  };
  const drafts = [
    ...datastoreDrafts(vm.name, name, datastore, inventory),
    ...sizeDrafts(vm.name, name, sizeMib, inventory),
  ];
  if (drafts.length > 0) return { pieces: [], drafts, after };
  const piece: Piece = {
    field: {
      path: `disks[${name}]`,
      before: null,
      after: formatMib(sizeMib),
      impact: 'online',
      reason: existing.power === 'on' ? 'a disk is added while the VM runs' : 'the VM is powered off',
    },
    spec: { addDisks: [{ name, ...place, sizeMib, datastore, provisioning }] },
  };
  return { pieces: [piece], drafts: [], after };
}

function diskState(name: string, disk: ObservedDisk): DiskState {
  const { sizeMib, datastore, provisioning, controller, unit } = disk;
  return { name, size_mib: sizeMib, datastore, provisioning, controller, unit };
}
