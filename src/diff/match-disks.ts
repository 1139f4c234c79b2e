import type { DesiredDisk, DesiredVm } from '../model/desired.ts';
import type { Marks } from '../model/marks.ts';
import type { ObservedDisk, ObservedVm } from '../model/observed.ts';
import type { Draft } from './change.ts';
import {
  comparePlaces,
  declaredPlace,
  type DiskPlace,
  explicitPlace,
  freePlace,
  placeText,
} from './places.ts';

export interface MatchedDisks {
  /** In the order of the manifest; without `existing` the disk is to be added at `place`. */
  readonly matches: readonly DiskMatch[];
  /** Foreign disks. */
  readonly unclaimed: readonly ObservedDisk[];
  readonly drafts: readonly Draft[];
}

export interface DiskMatch {
  readonly declared: DesiredDisk;
  readonly existing?: ObservedDisk;
  readonly place: DiskPlace;
}

/**
 * Which declared disk is which disk of the VM: the one at the place recorded on the VM under its name, else at its declared
 * place; only where nothing is recorded do the others line up with the rest of the VM's disks, in order.
 */
export function matchDisks(vm: DesiredVm, existing: ObservedVm, marks: Marks | undefined): MatchedDisks {
  const declared = vm.disks ?? [];
  const recorded = new Map(Object.entries(marks?.disks ?? {}));
  const there = new Map(existing.disks.map((disk) => [placeText(disk), disk]));
  const { claims, drafts } = claimPlaces(vm, recorded, there);
  const stuck = new Set(drafts.map((draft) => draft.facts['disk']));
  const claimed = new Set(claims.values());
  const rest =
    recorded.size > 0
      ? []
      : [...there.values()].filter((disk) => !claimed.has(placeText(disk))).sort(comparePlaces);
  const taken = new Set([...there.keys(), ...declared.flatMap((disk) => explicitPlace(disk) ?? [])]);
  const matches = declared.flatMap((disk): DiskMatch[] => {
    if (stuck.has(disk.name)) return [];
    const claim = claims.get(disk.name);
    const found = claim === undefined ? rest.shift() : there.get(claim);
    if (found !== undefined) return [{ declared: disk, existing: found, place: found }];
    const place = declaredPlace(disk) ?? freePlace(taken, disk.controller);
    if (place === undefined) {
      drafts.push({ key: 'DS-012/full', severity: 'error', subject: vm.name, facts: { disk: disk.name } });
      return [];
    }
    taken.add(placeText(place));
    return [{ declared: disk, place }];
  });
  const used = new Set(matches.map((match) => match.existing));
  return { matches, drafts, unclaimed: existing.disks.filter((disk) => !used.has(disk)) };
}

/** Name → place of the disks that are recorded or say where they are; no place twice. */
function claimPlaces(
  { name: subject, disks: declared = [] }: DesiredVm,
  recorded: ReadonlyMap<string, string>,
  there: ReadonlyMap<string, ObservedDisk>,
) {
  const drafts: Draft[] = [];
  const claims = new Map<string, string>();
  const holders = new Map(
    declared.flatMap(({ name }) => {
      const place = recorded.get(name);
      return place === undefined ? [] : [[place, name] as const];
    }),
  );
  for (const disk of declared) {
    const place = recorded.get(disk.name) ?? explicitPlace(disk);
    if (place === undefined) continue;
    const other = holders.get(place) ?? disk.name;
    holders.set(place, other);
    if (other !== disk.name) {
      drafts.push({ key: 'DS-012', severity: 'error', subject, facts: { disk: disk.name, place, other } });
    } else if (recorded.has(disk.name) && !there.has(place)) {
      drafts.push({ key: 'DS-011', severity: 'error', subject, facts: { disk: disk.name, place } });
    } else claims.set(disk.name, place);
  }
  return { claims, drafts };
}
