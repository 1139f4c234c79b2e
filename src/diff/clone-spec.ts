import type { DesiredNic, DesiredTemplate, DesiredVm } from '../model/desired.ts';
import type { ObservedVm } from '../model/observed.ts';
import type { CloneSpec, PortGroup } from '../model/operation.ts';
import type { NicState } from '../model/plan.ts';
import { defaultNotes } from '../templates/notes.ts';
import type { Draft } from './change.ts';
import { cloneDisks } from './create-disks.ts';
import { type Hardware, misfits, wantedHardware } from './hardware.ts';
import type { Inventory } from './inventory.ts';
import type { Card } from './match-cards.ts';
import { cardSpec, newNicState, nicState, resolveCards } from './nics.ts';
import { placeText } from './places.ts';

export interface CloneInput {
  readonly vm: DesiredVm;
  readonly inventory: Inventory;
  readonly template: { readonly declared: DesiredTemplate; readonly vm: ObservedVm };
  readonly datacenter: string;
  readonly cluster: string;
  readonly instanceUuid: string;
}

export interface Clone {
  /** Without customization. */
  readonly spec: CloneSpec;
  /** The declared cards as they will be; where the manifest declares none, the template's. */
  readonly networks: readonly NicState[];
  /** What is declared of each card of the new VM. */
  readonly cards: readonly (DesiredNic | undefined)[];
  /** Of all its cards, those of the template that are not declared included. */
  readonly portGroups: readonly PortGroup[];
  readonly drafts: readonly Draft[];
}

/** The new VM to its last detail: what the manifest declares, and the template for the rest. */
export function cloneOf(input: CloneInput): Clone {
  const { vm, inventory, template, instanceUuid, datacenter, cluster } = input;
  const from = template.vm;
  const drafts: Draft[] = [];
  const disks = cloneDisks(vm, from, inventory, drafts);
  const resolved = resolveCards(vm, inventory);
  const cards = resolved.cards ?? [];
  const nics = cards.map((card, index) => cardOf(card, from.nics[index]?.adapter));
  const hardware = hardwareOf(vm, from);
  drafts.push(...resolved.drafts, ...misfits(vm.name, hardware));
  const host = vm.availability?.activeHost;
  const spec: CloneSpec = {
    name: vm.name,
    instanceUuid,
    datacenter,
    folder: vm.folder ?? '',
    cluster,
    resourcePool: vm.resourcePool ?? '',
    ...(host === undefined ? {} : { host }),
    template: { name: from.name, instanceUuid: from.instanceUuid },
    ...hardware,
    notes: vm.notes ?? defaultNotes(vm, inventory.vendorOf(vm)),
    disks,
    nics,
    marks: {
      site: inventory.site,
      name: vm.name,
      template: template.declared.name,
      disks: Object.fromEntries(
        disks.flatMap((disk) => (disk.name === null ? [] : [[disk.name, placeText(disk)]])),
      ),
      nics: Object.fromEntries(nics.map((nic, index) => [nic.name, { index }])),
    },
    customization: null,
  };
  const kept = from.nics.slice(nics.length).map(({ portGroup: name, switch: on }) => ({ name, switch: on }));
  return {
    spec,
    networks: cardStates(input, cards, nics),
    cards: cardsOf(vm, from),
    portGroups: [...nics.map((nic) => nic.portGroup), ...kept],
    drafts,
  };
}

function cardOf(card: Card, inherited: string | undefined): CloneSpec['nics'][number] {
  return { ...cardSpec(card, inherited ?? 'vmxnet3'), from: inherited === undefined ? 'new' : 'template' };
}

/** The declared cards, then those of the template that they do not reach. */
function cardsOf({ networks = [] }: DesiredVm, from: ObservedVm): (DesiredNic | undefined)[] {
  return Array.from({ length: Math.max(networks.length, from.nics.length) }, (_, index) => networks[index]);
}

function cardStates(
  { vm, template, inventory }: CloneInput,
  cards: readonly Card[],
  nics: CloneSpec['nics'],
): NicState[] {
  if (vm.networks === undefined) {
    return template.vm.nics.map((nic) => ({ ...nicState(null, nic, inventory), mac: null }));
  }
  return cards.flatMap((card, index) => {
    const nic = nics[index];
    return nic === undefined ? [] : [newNicState(card, nic, card.declared.address ?? null)];
  });
}

function hardwareOf(vm: DesiredVm, from: ObservedVm): Hardware {
  const wanted = wantedHardware(vm, from);
  const coresPerSocket = vm.cores?.perSocket ?? greatestCommonDivisor(wanted.cores, from.coresPerSocket);
  return { ...wanted, coresPerSocket };
}

/** Cores per socket of a clone: the template's if they divide the cores, else the most that do. */
function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
