import type { Desired, DesiredVm } from '../model/desired.ts';
import type { Observed } from '../model/observed.ts';
import type { Change, Draft } from './change.ts';
import { createVm, undecided } from './create.ts';
import { takeCensus } from './identify.ts';
import { type Inventory, takeInventory } from './inventory.ts';
import { updateVm } from './update.ts';

export interface Diff {
  /** One per declared VM that is a target, in their order. */
  readonly changes: readonly Change[];
  readonly orphans: readonly string[];
  readonly unmanaged: number;
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
  const changes = desired.vms
    .filter((vm) => options.isTarget(vm.name))
    .map((vm): Change => {
      const identity = census.identify(vm);
      const subject = vm.name;
      const hosts = hostDrafts(vm, inventory);
      switch (identity.kind) {
        case 'absent':
          return createVm(vm, inventory, hosts);
        case 'ambiguous': {
          const places = identity.vms.map((each) => `${each.folder}/${each.name}`);
          return undecided(vm, [{ key: 'DUP-001', severity: 'error', subject, facts: { count: places.length, places } }]);
        }
        case 'not-owned': {
          const { vm: existing, otherSite } = identity;
          const adopted = otherSite === undefined && (options.adopt.includes('all') || options.adopt.includes(vm.name));
          const key = otherSite === undefined ? 'OWN-001' : 'OWN-002';
          const facts = { folder: existing.folder, ...(otherSite === undefined ? {} : { site: otherSite }) };
          const drafts: Draft[] = adopted ? [] : [{ key, severity: 'error', subject, facts }];
          return updateVm({ vm, existing, action: 'adopt', inventory, drafts: [...hosts, ...drafts] });
        }
        case 'owned': {
          const { vm: existing, marks, namesakes } = identity;
          const places = [existing, ...namesakes].map((each) => `${each.folder}/${each.name}`);
          const drafts: Draft[] =
            namesakes.length === 0
              ? []
              : [{ key: 'DUP-001', severity: 'error', subject, facts: { count: places.length, places } }];
          return updateVm({ vm, existing, marks, action: 'update', inventory, drafts: [...hosts, ...drafts] });
        }
        default:
          return identity satisfies never;
      }
    });
  return { changes, orphans: census.orphans, unmanaged: census.unmanaged };
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
      facts: { host, there: [...inventory.hosts] },
    }));
}
