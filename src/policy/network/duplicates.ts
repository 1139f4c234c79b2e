import { groupBy } from '../../lib/group.ts';
import type { EstateVm } from '../../model/estate.ts';
import type { Breach } from '../view.ts';
import { bareAddress } from './addresses.ts';

/**
 * An address or a MAC that two VMs have, one of which has a manifest. Where a manifest asks for it it is an error; else it was there before, and
 * hvm neither made it nor can mend it: a warning.
 */
export function duplicateRules(vms: readonly EstateVm[]): Breach[] {
  return [
    ...twice(vms, addressesOf).map(({ what, holders, ...found }): Breach => {
      const facts = { address: what, vms: holders };
      return { key: 'DUP-003', ...found, item: what, measure: holders.length, facts };
    }),
    ...twice(vms, macsOf).map(({ what, holders, ...found }): Breach => {
      const facts = { mac: what, vms: holders };
      return { key: 'DUP-004', ...found, item: what, measure: holders.length, facts };
    }),
  ];
}

interface Twice {
  readonly what: string;
  /** Names, sorted. */
  readonly holders: readonly string[];
  /** The first of them that asks for it, else the first that has a manifest. */
  readonly subject: string;
  readonly severity: 'error' | 'warning';
}

interface Has {
  readonly declared: readonly string[];
  readonly told: readonly string[];
}

function twice(vms: readonly EstateVm[], listOf: (vm: EstateVm) => Has): Twice[] {
  const uses = vms.flatMap((vm) => {
    const { declared, told } = listOf(vm);
    return [...new Set([...declared, ...told])].map((what) => ({
      ...{ what, vm, isDeclared: declared.includes(what) },
    }));
  });
  return [...groupBy(uses, ({ what }) => what)].flatMap(([what, list]): Twice[] => {
    if (list.length < 2) return [];
    const asks = list.find(({ isDeclared }) => isDeclared);
    const subject = (asks ?? list.find(({ vm }) => vm.manifest !== undefined))?.vm.name;
    if (subject === undefined) return [];
    const holders = list.map(({ vm }) => vm.name).sort();
    return [{ what, holders, subject, severity: asks === undefined ? 'warning' : 'error' }];
  });
}

/** What the manifest declares, and what the guest of the running VM tells. */
function addressesOf({ manifest, observed, power }: EstateVm): Has {
  const declared = (manifest?.networks ?? []).flatMap(({ address }) => address ?? []);
  const told = power === 'on' ? (observed?.guest?.addresses ?? []) : [];
  const real = (list: readonly string[]) => list.map(bareAddress).filter((address) => !isLocal(address));
  return { declared: real(declared), told: real(told) };
}

/** Of one machine or one link: every machine has them. */
function isLocal(address: string): boolean {
  return /^(127\.|169\.254\.|0\.0\.0\.0$|fe[89ab][0-9a-f]:|::1?$)/i.test(address);
}

function macsOf({ manifest, nics }: EstateVm): Has {
  const declared = (manifest?.networks ?? []).flatMap(({ mac }) => mac ?? []);
  const told = nics.flatMap(({ mac }) => (mac === null || mac === '' ? [] : [mac.toLowerCase()]));
  return { declared: declared.map((mac) => mac.toLowerCase()), told };
}
