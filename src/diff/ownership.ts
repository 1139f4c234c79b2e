import type { DesiredVm } from '../model/desired.ts';
import type { Marks } from '../model/marks.ts';
import type { ObservedVm } from '../model/observed.ts';
import type { MarksSpec } from '../model/operation.ts';
import type { Field } from '../model/plan.ts';
import { isCustomized } from '../templates/customization.ts';
import { placeText } from './places.ts';

export interface OwnershipInput {
  readonly vm: DesiredVm;
  readonly existing: ObservedVm;
  readonly site: string;
  /** What is recorded on the VM; absent: it is not hvm's. */
  readonly marks: Marks | undefined;
  /** Where the declared disks and cards are, or will be. */
  readonly disks: MarksSpec['disks'];
  readonly nics: MarksSpec['nics'];
  /** `hvm.restart` stands on the VM, and nothing is to be started. */
  readonly isRestartStale: boolean;
}

export interface OwnershipDiff {
  readonly fields: readonly Field[];
  /** What is to be recorded on the VM. */
  readonly wanted: MarksSpec;
}

/** What is recorded on the VM against what should be; added disks and cards are recorded on the way, without a field. */
export function diffOwnership(input: OwnershipInput): OwnershipDiff {
  const { existing, marks, isRestartStale } = input;
  const wanted = marksWanted(input);
  const field = (before: string | null): Field => ({
    path: 'ownership',
    before,
    after: `${wanted.site}/${wanted.name}`,
    impact: 'online',
    reason: 'marks on the VM change nothing in the guest',
  });
  if (marks === undefined) return { fields: [field(null)], wanted };
  const before = `${marks.site}/${marks.name}`;
  if (marks.name !== wanted.name) return { fields: [field(before)], wanted };
  const isSame =
    !isRestartStale &&
    marks.create === undefined &&
    marks.adding === undefined &&
    marks.customize === wanted.customize &&
    sameCards(marks, wanted, existing) &&
    sameDisks(marks, wanted, existing);
  return { fields: isSame ? [] : [field(`${before} (incomplete)`)], wanted };
}

function marksWanted({ vm, site, marks, disks, nics }: OwnershipInput): MarksSpec {
  const template = marks?.template;
  const isPending = marks?.customize === 'pending' && isCustomized(vm);
  return {
    site,
    name: vm.name,
    ...(template === undefined ? {} : { template }),
    disks,
    nics,
    ...(isPending ? { customize: 'pending' } : {}),
  };
}

function sameCards(marks: Marks, wanted: MarksSpec, existing: ObservedVm): boolean {
  const recorded = new Map(Object.entries(marks.nics));
  const pointers = new Map(Object.entries(wanted.nics));
  const isRecorded = ([name, pointer]: [string, MarksSpec['nics'][string]]) => {
    if (!('key' in pointer)) return true; // It is to be added.
    const mac = existing.nics.find((nic) => nic.key === pointer.key)?.mac;
    const mark = recorded.get(name);
    return mark?.key === pointer.key && mark.mac === mac;
  };
  return [...recorded.keys()].every((name) => pointers.has(name)) && [...pointers].every(isRecorded);
}

function sameDisks(marks: Marks, wanted: MarksSpec, existing: ObservedVm): boolean {
  const recorded = new Map(Object.entries(marks.disks));
  const there = new Set(existing.disks.map(placeText));
  const places = new Map(Object.entries(wanted.disks));
  return (
    [...recorded.keys()].every((name) => places.has(name)) &&
    [...places].every(([name, place]) => recorded.get(name) === place || !there.has(place))
  );
}
