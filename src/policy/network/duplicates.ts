import { groupBy } from '../../lib/group.ts';
import type { EstateVm } from '../../model/estate.ts';
import type { Breach } from '../view.ts';
import { bareAddress } from './addresses.ts';

/** An address or a MAC that two VMs have, at least one of which a manifest declares. */
export function duplicateRules(vms: readonly EstateVm[]): Breach[] {
  return [
    ...twice(vms, addressesOf).map(({ what, holders, declared }): Breach => {
      const facts = { address: what, vms: holders };
      return { key: 'DUP-003', subject: declared, item: what, measure: holders.length, facts };
    }),
    ...twice(vms, macsOf).map(({ what, holders, declared }): Breach => {
      const facts = { mac: what, vms: holders };
      return { key: 'DUP-004', subject: declared, item: what, measure: holders.length, facts };
    }),
  ];
}

interface Twice {
  readonly what: string;
  /** Names, sorted. */
  readonly holders: readonly string[];
  /** The first of them that a manifest declares. */
  readonly declared: string;
}

function twice(vms: readonly EstateVm[], listOf: (vm: EstateVm) => readonly string[]): Twice[] {
  const uses = vms.flatMap((vm) => [...new Set(listOf(vm))].map((what) => ({ what, vm })));
  return [...groupBy(uses, ({ what }) => what)].flatMap(([what, list]): Twice[] => {
    const declared = list.find(({ vm }) => vm.manifest !== undefined)?.vm.name;
    if (list.length < 2 || declared === undefined) return [];
    return [{ what, holders: list.map(({ vm }) => vm.name).sort(), declared }];
  });
}

/** What the manifest declares, else what the guest of the running VM tells. An address that is declared may be of a guest that has not got it yet. */
function addressesOf({ manifest, observed, power }: EstateVm): string[] {
  const declared = (manifest?.networks ?? []).flatMap(({ address }) => address ?? []);
  const told = power === 'on' ? (observed?.guest?.addresses ?? []) : [];
  return [...declared, ...told].map(bareAddress).filter((address) => !isLocal(address));
}

/** Of one machine or one link: every machine has them. */
function isLocal(address: string): boolean {
  return /^(127\.|169\.254\.|0\.0\.0\.0$|fe[89ab][0-9a-f]:|::1?$)/i.test(address);
}

function macsOf({ nics }: EstateVm): string[] {
  return nics.flatMap(({ mac }) => (mac === null || mac === '' ? [] : [mac.toLowerCase()]));
}
