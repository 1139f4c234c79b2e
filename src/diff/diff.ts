import type { Desired, DesiredVm } from '../model/desired.ts';
import type { Observed, ObservedUnreadable, ObservedVm } from '../model/observed.ts';
import { shownName } from '../model/unreadable.ts';
import type { Change, Draft } from './change.ts';
import { createVm, isBegun, undecided } from './create.ts';
import { type Identity, takeCensus } from './identify.ts';
import { type Inventory, takeInventory } from './inventory.ts';
import { nameDrafts, takeNames } from './names.ts';
import { withinReservations } from './reserve.ts';
import { halfReadDrafts } from './unreadable.ts';
import { updateVm } from './update.ts';

export interface Diff {
  /** One per declared VM that is a target, in their order. */
  readonly changes: readonly Change[];
  readonly orphans: readonly string[];
  readonly unmanaged: number;
  /** What cannot be read, but for what the changes tell of their own VMs. */
  readonly unreadable: readonly ObservedUnreadable[];
}

export interface DiffOptions {
  /** Names of VMs to take over, or `all`. */
  readonly adopt: readonly string[];
  readonly isTarget: (name: string) => boolean;
}

/** (Desired, Observed) → one Change per declared VM. Pure; linear in the number of VMs. */
export function diff(desired: Desired, observed: Observed, options: DiffOptions): Diff {
  const census = takeCensus(desired, observed);
  const inventory = takeInventory(desired, observed);
  const { unreadable = [] } = observed;
  const unread = new Map(unreadable.map((each) => [each.id, shownName(each)]));
  const identified = desired.vms
    .filter((vm) => options.isTarget(vm.name))
    .map((vm) => ({ vm, identity: census.identify(vm) }));
  const absent = identified.flatMap(({ vm, identity }) => (identity.kind === 'absent' ? [vm] : []));
  const names = takeNames(absent, observed, inventory);
  const changes = identified.map(({ vm, identity }): Change => {
    const subject = vm.name;
    const hosts = hostDrafts(vm, inventory);
    switch (identity.kind) {
      case 'absent':
        return createVm(vm, inventory, [...hosts, ...nameDrafts(vm, names, inventory)]);
      case 'ambiguous':
        return undecided(vm, 'no-op', [severalDraft(subject, identity.vms)]);
      case 'half-read':
        return undecided(vm, 'no-op', halfReadDrafts(subject, identity.vms, unread));
      case 'maybe-there':
        return undecided(vm, 'no-op', [{ ...identity.doubt, subject }]);
      case 'not-owned': {
        const { vm: existing, otherName } = identity;
        const drafts = [...hosts, ...ownerDrafts(subject, identity, options.adopt)];
        const marks = otherName === undefined ? {} : { marks: otherName.marks };
        return updateVm({ vm, existing, ...marks, action: 'adopt', inventory, drafts });
      }
      case 'owned': {
        const { vm: existing, marks, namesakes } = identity;
        const isAlone = namesakes.length === 0;
        if (isAlone && isBegun(vm, existing, marks, inventory.site))
          return createVm(vm, inventory, hosts, existing);
        const several = isAlone ? [] : [severalDraft(subject, [existing, ...namesakes])];
        const drafts = [...hosts, ...several];
        return updateVm({ vm, existing, marks, action: 'update', inventory, drafts });
      }
      default:
        return identity satisfies never;
    }
  });
  const told = new Set<ObservedUnreadable>(
    identified.flatMap(({ identity }) => (identity.kind === 'half-read' ? identity.vms : [])),
  );
  return {
    changes: withinReservations(changes, observed, inventory),
    orphans: census.orphans,
    unmanaged: census.unmanaged,
    unreadable: unreadable.filter((each) => !told.has(each)),
  };
}

/** Why a VM that hvm does not own must stay as it is; none: it is taken over. */
function ownerDrafts(
  subject: string,
  { vm, otherSite, otherName }: Extract<Identity, { kind: 'not-owned' }>,
  adopt: DiffOptions['adopt'],
): Draft[] {
  const { folder } = vm;
  const draft = (key: Draft['key'], facts: Draft['facts']): Draft[] => [
    { key, severity: 'error', subject, facts },
  ];
  if (otherSite !== undefined) return draft('OWN-002', { folder, site: otherSite });
  const name = otherName?.marks.name;
  if (otherName?.isDeclared === true) return draft('OWN-002/name', { folder, name });
  if (adopt.includes('all') || adopt.includes(subject)) return [];
  return name === undefined ? draft('OWN-001', { folder }) : draft('OWN-001/name', { folder, name });
}

function severalDraft(subject: string, vms: readonly ObservedVm[]): Draft {
  const places = vms.map(({ folder, name }) => (folder === '' ? name : `${folder}/${name}`));
  return { key: 'DUP-001', severity: 'error', subject, facts: { count: places.length, places } };
}

/** Hosts that a manifest names and the vCenter does not have. */
function hostDrafts(vm: DesiredVm, inventory: Inventory): Draft[] {
  const { activeHost, standbyHost, hosts = [] } = vm.availability ?? {};
  const named = new Set([activeHost, standbyHost, ...hosts].filter((host) => host !== undefined));
  return [...named]
    .filter((host) => !inventory.hosts.has(host))
    .map((host) => ({
      key: 'INV-006',
      severity: 'error',
      subject: vm.name,
      facts: { host, there: [...inventory.hosts.keys()] },
    }));
}
