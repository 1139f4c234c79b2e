import { HvmError } from '../errors.ts';
import { groupBy } from '../lib/group.ts';
import { matchesGlob } from '../lib/glob.ts';
import { nearest } from '../lib/nearest.ts';
import { isName } from '../manifest/schema/scalars.ts';
import type { Desired } from '../model/desired.ts';
import { type Marks, readMarks } from '../model/marks.ts';
import type { Observed, ObservedVm } from '../model/observed.ts';
import { causeOf, type HalfRead, halfReadVms, mayBeIn, shownName } from '../model/unreadable.ts';
import type { ImportInput, Notice } from './import.ts';

/** A VM to be written, under the name that its manifest will have. */
export interface Chosen {
  readonly vm: ObservedVm;
  readonly name: string;
  /** Absent: this Site does not own it. */
  readonly marks?: Marks;
}

export interface Choice {
  /** Sorted by name. */
  readonly chosen: readonly Chosen[];
  readonly notices: readonly Notice[];
}

/**
 * The VMs that `patterns` name and no manifest declares, each by a name that is its own.
 * @throws HvmError IMP-001 for a pattern that fits no VM
 */
export function chooseVms({
  desired,
  observed,
  patterns,
}: Pick<ImportInput, 'desired' | 'observed' | 'patterns'>): Choice {
  for (const pattern of patterns) mustMatch(pattern, observed);
  const rivals = rivalsOf(desired, observed);
  const notices = halfReadVms(observed).flatMap((each) => halfReadNotice(each, desired, patterns) ?? []);
  const chosen = observed.vms
    .filter(({ name }) => patterns.length === 0 || patterns.some((pattern) => matchesGlob(pattern, name)))
    .flatMap((vm): Chosen[] => {
      const marks = ownMarks(vm);
      const each =
        marks?.site === desired.site.name ? { vm, name: marks.name, marks } : { vm, name: vm.name };
      const isAsked = patterns.includes(vm.name);
      const other = notOurs(each, marks, desired);
      if (other !== undefined && isAsked) notices.push(other);
      if (other !== undefined) return [];
      const flaw = nameFlaw(each, rivals);
      if (flaw !== undefined) notices.push(flaw);
      return flaw === undefined ? [each] : [];
    });
  return { chosen: chosen.sort((a, b) => (a.name < b.name ? -1 : 1)), notices };
}

/** Half a VM would make half a manifest, which an apply would take for all of it. */
function halfReadNotice(
  each: HalfRead,
  { site, vms }: Desired,
  patterns: readonly string[],
): Notice | undefined {
  const name = shownName(each);
  const isAsked = patterns.includes(name);
  const isWanted = patterns.length === 0 || patterns.some((pattern) => matchesGlob(pattern, name));
  const isOthers =
    each.vm.template === true ||
    !mayBeIn(each, site.datacenter) ||
    vms.some((declared) => declared.name === each.name);
  if (!isWanted || (isOthers && !isAsked)) return undefined;
  const reasons = each.missing.map((missing) => causeOf(missing));
  const paths = each.missing.flatMap((missing) => missing.paths);
  return { key: 'IMP-002/unreadable', args: { name, paths, reasons } };
}

function mustMatch(pattern: string, observed: Observed): void {
  const names = [...observed.vms.map(({ name }) => name), ...halfReadVms(observed).map(shownName)];
  if (names.some((name) => matchesGlob(pattern, name))) return;
  const near = nearest(pattern, names);
  const args = { pattern, ...(near === undefined ? {} : { near }) };
  throw new HvmError(near === undefined ? 'IMP-001' : 'IMP-001/near', { exit: 64, args });
}

/** Why a VM is none of this Site's to import; nobody needs to know unless they named it. */
function notOurs({ vm, name }: Chosen, marks: Marks | undefined, desired: Desired): Notice | undefined {
  const { site } = desired;
  const notice = (key: Notice['key'], args: Notice['args'] = {}) => ({
    key,
    args: { name: vm.name, ...args },
  });
  if (vm.template) return notice('IMP-002/template');
  if (!isIn(vm, desired)) return notice('IMP-002/elsewhere', { place: vm.datacenter });
  if (site.cluster !== undefined && vm.cluster !== undefined && vm.cluster !== site.cluster) {
    return notice('IMP-002/elsewhere', { place: vm.cluster });
  }
  if (desired.vms.some((declared) => declared.name === name)) return notice('IMP-002/declared');
  if (marks !== undefined && marks.site !== site.name) return notice('IMP-002/site', { site: marks.site });
  return undefined;
}

function isIn({ datacenter }: ObservedVm, { site }: Desired): boolean {
  return site.datacenter === undefined || site.datacenter === datacenter;
}

function nameFlaw({ vm, name }: Chosen, rivals: ReadonlyMap<string, readonly Rival[]>): Notice | undefined {
  if (!isName(name)) return { key: 'IMP-002/name', args: { name } };
  const others = (rivals.get(name.toLowerCase()) ?? []).filter((rival) => rival.vm !== vm);
  if (others.length === 0) return undefined;
  return { key: 'IMP-002/twice', args: { name, others: others.map(({ text }) => text) } };
}

interface Rival {
  /** Absent: a manifest. */
  readonly vm?: ObservedVm;
  readonly text: string;
}

/** Name in small letters → whoever goes by it: Windows and manifests make no difference between large and small ones. */
function rivalsOf(desired: Desired, observed: Observed): Map<string, Rival[]> {
  const claims = observed.vms.flatMap((vm) => {
    if (!isIn(vm, desired)) return [];
    const marks = ownMarks(vm);
    const text = vm.folder === '' ? vm.name : `${vm.folder}/${vm.name}`;
    const names = new Set([vm.name, ...(marks?.site === desired.site.name ? [marks.name] : [])]);
    return [...names].map((name) => ({ name, rival: { vm, text } }));
  });
  const declared = desired.vms.map(({ name }) => ({ name, rival: { text: `VirtualMachine/${name}` } }));
  const half = halfReadVms(observed).flatMap((each) => {
    const { name, vm } = each;
    if (name === undefined || !mayBeIn(each, desired.site.datacenter)) return [];
    return [
      { name, rival: { text: vm.folder === undefined || vm.folder === '' ? name : `${vm.folder}/${name}` } },
    ];
  });
  const groups = groupBy([...claims, ...declared, ...half], ({ name }) => name.toLowerCase());
  return new Map([...groups].map(([name, list]) => [name, list.map(({ rival }) => rival)]));
}

/** The marks of a VM, unless they were copied from another VM. */
function ownMarks(vm: ObservedVm): Marks | undefined {
  const marks = readMarks(vm.marks);
  return marks?.owner === vm.instanceUuid ? marks : undefined;
}
