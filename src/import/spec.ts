import * as z from 'zod/mini';
import { formatMib } from '../lib/size.ts';
import { path } from '../manifest/schema/scalars.ts';
import type { DesiredVm, WantedPower } from '../model/desired.ts';
import type { ObservedVm } from '../model/observed.ts';
import type { Chosen } from './choose.ts';
import { cardsOf, disksOf } from './devices.ts';
import type { Notice } from './import.ts';
import type { Networks } from './networks.ts';
import type { Yaml } from './yaml.ts';

export interface Spec {
  readonly spec: Readonly<Record<string, Yaml>>;
  readonly notices: readonly Notice[];
}

/**
 * What a manifest must say so that it asks for the VM as it is. `bare` is what every VM gets from the Site's defaults: it is
 * managed, so where the VM differs from it the manifest says so, and where it does not the manifest says nothing.
 */
export function specOf(chosen: Chosen, bare: DesiredVm, networks: Networks): Spec {
  const { vm, marks } = chosen;
  const cards = cardsOf(chosen, networks);
  const folder = placeOf('folder', chosen, vm.folder, bare.folder);
  const pool = placeOf('resourcePool', chosen, vm.resourcePool ?? '', bare.resourcePool);
  const template = marks?.template;
  return {
    spec: {
      ...(template === undefined || template === bare.template ? {} : { template }),
      cores: coresOf(vm, bare),
      memory: memoryOf(vm, bare),
      ...only('disks', disksOf(chosen, bare)),
      ...only('networks', cards.networks),
      ...guestOf(chosen, bare),
      ...powerOf(chosen, bare),
      ...folder.spec,
      ...pool.spec,
      ...(vm.notes === (bare.notes ?? '') ? {} : { notes: vm.notes }),
    },
    notices: [...cards.notices, ...folder.notices, ...pool.notices],
  };
}

/** A list with something in it: an empty one would say that there is none. */
function only(key: string, list: readonly Yaml[]): Record<string, Yaml> {
  return list.length === 0 ? {} : { [key]: list };
}

/** The key where its value is another one than `common`. */
function unless<T extends Yaml>(key: string, value: T, common: T, shown: Yaml = value): Record<string, Yaml> {
  return value === common ? {} : { [key]: shown };
}

function coresOf(vm: ObservedVm, { cores = {} }: DesiredVm): Yaml {
  const others = {
    ...unless('perSocket', vm.coresPerSocket, cores.perSocket ?? 1),
    ...unless('hotAdd', vm.cpuHotAdd, cores.hotAdd ?? false),
    ...unless('reservation', vm.cpuReservationMhz, cores.reservationMhz ?? 0),
  };
  return Object.keys(others).length === 0 ? vm.cores : { count: vm.cores, ...others };
}

function memoryOf(vm: ObservedVm, { memory = {} }: DesiredVm): Yaml {
  const { memoryMib, memoryReservationMib: reserved } = vm;
  const { reservationMib = 0 } = memory;
  const common = reservationMib === 'all' ? memoryMib : reservationMib;
  const others = {
    ...unless('hotAdd', vm.memoryHotAdd, memory.hotAdd ?? false),
    ...unless('reservation', reserved, common, reserved === memoryMib ? 'all' : formatMib(reserved)),
  };
  const size = formatMib(memoryMib);
  return Object.keys(others).length === 0 ? size : { size, ...others };
}

/** A suspended VM is neither on nor off. One that hvm itself shut down for a change is to run. */
function powerOf({ vm, marks }: Chosen, bare: DesiredVm): { readonly power?: WantedPower } {
  const power = marks?.restart === 'pending' ? 'on' : vm.power === 'suspended' ? 'keep' : vm.power;
  const common = bare.power ?? 'keep';
  const isSaid = power === common || (bare.power === 'keep' && marks?.restart === undefined);
  return isSaid ? {} : { power };
}

function placeOf(
  key: 'folder' | 'resourcePool',
  { name }: Chosen,
  value: string,
  common = '',
): { readonly spec: Readonly<Record<string, string>>; readonly notices: readonly Notice[] } {
  if (value === common) return { spec: {}, notices: [] };
  if (z.safeParse(path, value).success) return { spec: { [key]: value }, notices: [] };
  return { spec: {}, notices: [{ key: 'IMP-003/place', args: { name, key, value } }] };
}

/** Where the Site's defaults customize every VM, one needs a name that Windows can have. */
function guestOf({ vm, name }: Chosen, { guest }: DesiredVm): Record<string, Yaml> {
  if (guest === undefined || guest.hostname !== undefined || isHostname(name)) return {};
  const [told = ''] = vm.guest?.hostname?.split('.') ?? [];
  const plain = name.replaceAll(/[^A-Za-z0-9]+/g, '-').slice(0, 15);
  const made = plain.replaceAll(/^-+|-+$/g, '').replace(/^(?=\d+$)/, 'h');
  return { guest: { hostname: isHostname(told) ? told : made.slice(0, 15) } };
}

/** A NetBIOS name: 15 letters, digits and hyphens, not digits alone. */
function isHostname(text: string): boolean {
  return /^(?!\d+$)(?!-)[A-Za-z0-9-]{0,14}[A-Za-z0-9]$/.test(text);
}
