import { formatMib } from '../lib/size.ts';
import type { DesiredDisk, DesiredVm } from '../model/desired.ts';
import type { Marks } from '../model/marks.ts';
import type { ObservedDisk, ObservedVm } from '../model/observed.ts';
import type { DiskState, Foreign } from '../model/plan.ts';
import type { Draft, Piece } from './change.ts';
import type { Inventory } from './inventory.ts';
import { comparePlaces, type DiskPlace, freePlace, placeText } from './places.ts';

export interface DisksDiff {
  readonly pieces: readonly Piece[];
  readonly drafts: readonly Draft[];
  readonly before: readonly DiskState[];
  readonly after: readonly DiskState[];
  readonly foreign: readonly Foreign[];
  /** Declared disk → place, for the marks. */
  readonly marks: Readonly<Record<string, string>>;
}

/**
 * The declared disks of a VM that exists against its own. A disk is found by the place recorded on the VM under its
 * name, else by its declared place; only where nothing is recorded do the declared disks line up with the VM's in order.
 */
export function diffDisks(vm: DesiredVm, existing: ObservedVm, marks: Marks | undefined, inventory: Inventory): DisksDiff {
  const declared = vm.disks ?? [];
  const { matches, drafts, unclaimed } = matchDisks(vm, declared, existing, marks);
  const results = matches.map((match) =>
    match.existing === undefined
      ? addDisk(vm, match.declared, match.place, existing, inventory)
      : compareDisk(vm, match.declared, match.existing, existing, inventory),
  );
  return {
    pieces: results.flatMap((result) => result.pieces),
    drafts: [...drafts, ...results.flatMap((result) => result.drafts)],
    before: matches.flatMap((match) => (match.existing ? [diskState(match.declared.name, match.existing)] : [])),
    after: results.map((result) => result.after),
    foreign: unclaimed.map((disk) => ({ kind: 'disk', id: placeText(disk), what: formatMib(disk.sizeMib) })),
    marks: {
      ...(vm.disks === undefined ? marks?.disks : {}),
      ...Object.fromEntries(matches.map((match) => [match.declared.name, placeText(match.existing ?? match.place)])),
    },
  };
}

interface Match {
  readonly declared: DesiredDisk;
  readonly existing?: ObservedDisk;
  readonly place: DiskPlace;
}

function matchDisks(vm: DesiredVm, declared: readonly DesiredDisk[], existing: ObservedVm, marks: Marks | undefined) {
  const recorded = marks?.disks ?? {};
  const lineUp = Object.keys(recorded).length === 0;
  const byPlace = new Map(existing.disks.map((disk) => [placeText(disk), disk]));
  const owner = new Map(Object.entries(recorded).map(([name, place]) => [place, name]));
  const claims = new Map<string, string>();
  const drafts: Draft[] = [];
  const subject = vm.name;

  for (const disk of declared) {
    const place = recorded[disk.name] ?? explicitPlace(disk);
    if (place === undefined) continue;
    if (byPlace.has(place)) {
      const other = owner.get(place);
      if (other !== undefined && other !== disk.name && declared.some((each) => each.name === other)) {
        drafts.push({ key: 'DS-012', severity: 'error', subject, facts: { disk: disk.name, place, other } });
      } else claims.set(disk.name, place);
    } else if (recorded[disk.name] !== undefined) {
      drafts.push({ key: 'DS-011', severity: 'error', subject, facts: { disk: disk.name, place } });
    }
  }
  const rest = [...byPlace.values()]
    .filter((disk) => ![...claims.values()].includes(placeText(disk)))
    .sort(comparePlaces);
  const taken = new Set([...byPlace.keys(), ...declared.flatMap((disk) => explicitPlace(disk) ?? [])]);
  const problems = new Set(drafts.map((draft) => draft.facts['disk']));
  const matches = declared.flatMap((disk): Match[] => {
    const claimed = claims.get(disk.name);
    const next = claimed === undefined && lineUp && explicitPlace(disk) === undefined ? rest.shift() : undefined;
    const found = claimed === undefined ? next : byPlace.get(claimed);
    if (found !== undefined) return [{ declared: disk, existing: found, place: found }];
    if (problems.has(disk.name)) return [];
    const place = declaredPlace(disk) ?? freePlace(taken, disk.controller);
    if (place === undefined) {
      drafts.push({ key: 'DS-012/full', severity: 'error', subject, facts: { disk: disk.name } });
      return [];
    }
    taken.add(placeText(place));
    return [{ declared: disk, place }];
  });
  const used = new Set(matches.flatMap((match) => (match.existing ? [placeText(match.existing)] : [])));
  return { matches, drafts, unclaimed: existing.disks.filter((disk) => !used.has(placeText(disk))) };
}

function declaredPlace(disk: DesiredDisk): DiskPlace | undefined {
  return disk.unit === undefined ? undefined : { bus: 'scsi', controller: disk.controller ?? 0, unit: disk.unit };
}

export function explicitPlace(disk: DesiredDisk): string | undefined {
  const place = declaredPlace(disk);
  return place === undefined ? undefined : placeText(place);
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
      ...growImpact(existing, declared.sizeMib, inventory.version),
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
    if (inventory.datastores.has(declared.datastore)) yield fixed('datastore', disk.datastore, declared.datastore);
    else yield missingDatastore(subject, declared.name, declared.datastore, inventory);
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

function growImpact(existing: ObservedVm, sizeMib: number, version: string): Pick<Piece['field'], 'impact' | 'reason'> {
  if (existing.power !== 'on') return { impact: 'online', reason: 'the VM is powered off' };
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (sizeMib > twoTib && (major < 6 || (major === 6 && minor < 5))) {
    return { impact: 'power-cycle', reason: 'before vSphere 6.5 a disk grows beyond 2 TiB only while powered off' };
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
  const after = { name, size_mib: sizeMib, datastore, provisioning, controller: place.controller, unit: place.unit };
  if (!inventory.datastores.has(datastore)) {
    return { pieces: [], drafts: [missingDatastore(vm.name, name, datastore, inventory)], after };
  }
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

export function missingDatastore(subject: string, disk: string, datastore: string, inventory: Inventory): Draft {
  const facts = { disk, datastore, there: [...inventory.datastores.keys()] };
  return { key: 'INV-003', severity: 'error', subject, facts };
}

function diskState(name: string, disk: ObservedDisk): DiskState {
  const { sizeMib, datastore, provisioning, controller, unit } = disk;
  return { name, size_mib: sizeMib, datastore, provisioning, controller, unit };
}
