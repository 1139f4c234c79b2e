import { formatMib } from '../lib/size.ts';
import { uuidV5 } from '../lib/hash.ts';
import type { DesiredTemplate, DesiredVm } from '../model/desired.ts';
import type { ObservedVm } from '../model/observed.ts';
import type { CloneSpec } from '../model/operation.ts';
import type { NicState, VmState } from '../model/plan.ts';
import { customizationOf, isCustomized, isWindows } from '../templates/customization.ts';
import { defaultNotes } from '../templates/notes.ts';
import { type Change, type Draft, isBlocking } from './change.ts';
import { cloneDisks } from './create-disks.ts';
import { reservationMib } from './hardware.ts';
import type { Found, Inventory } from './inventory.ts';
import { cardSpec, newNicState, nicState, resolveCards } from './nics.ts';

/** A declared VM that does not exist: a clone of its template with everything declared, or what stands in the way. */
export function createVm(vm: DesiredVm, inventory: Inventory, known: readonly Draft[]): Change {
  const subject = vm.name;
  const drafts: Draft[] = [...known];
  const need = <T>(found: Found<T>): T | undefined => {
    if ('found' in found) return found.found;
    drafts.push({ key: found.key, severity: 'error', subject, facts: found.facts });
    return undefined;
  };
  const datacenter = need(inventory.datacenter);
  const cluster = need(inventory.cluster);
  if (vm.template === undefined) drafts.push({ key: 'INV-001/none', severity: 'error', subject, facts: {} });
  const template = vm.template === undefined ? undefined : need(inventory.template(vm.template));
  const resourcePool = vm.resourcePool ?? '';
  if (resourcePool !== '' && !inventory.pools.has(resourcePool)) {
    drafts.push({ key: 'INV-007', severity: 'error', subject, facts: { pool: resourcePool, there: [...inventory.pools] } });
  }
  const folder = vm.folder ?? '';
  if (folder !== '' && !inventory.folders.has(folder)) {
    drafts.push({ key: 'INV-005', severity: 'info', subject, facts: { folder } });
  }
  const instanceUuid = uuidV5(`${inventory.site}/${vm.name}`);
  const holder = inventory.uuids.get(instanceUuid);
  if (holder !== undefined) {
    drafts.push({ key: 'DUP-002', severity: 'error', subject, facts: { other: holder.name, folder: holder.folder, uuid: instanceUuid } });
  }
  if (template === undefined || datacenter === undefined || cluster === undefined) return undecided(vm, drafts);

  const clone = cloneSpec({ vm, inventory, template, datacenter, cluster, folder, resourcePool, instanceUuid, drafts });
  if (!isCustomized(vm) && isWindows(template.declared.os)) {
    drafts.push({ key: 'GST-001', severity: 'warning', subject, facts: { template: template.declared.name } });
  }
  const { spec, networks, cards } = clone;
  const after = createdState(vm, spec, networks);
  const customization = customizationOf(vm, template.declared.name, cards, inventory);
  const oneTask = cards === template.vm.nics.length;
  const separate = customization !== null && !oneTask;
  return {
    vm,
    action: 'create',
    before: null,
    after,
    fields: [],
    foreign: [],
    drafts,
    work: drafts.some(isBlocking)
      ? { kind: 'none' }
      : {
          kind: 'create',
          clone: {
            ...spec,
            customization: oneTask ? customization : null,
            marks: separate ? { ...spec.marks, customize: 'pending' } : spec.marks,
          },
          ...(separate ? { customize: { name: vm.name, instanceUuid, customization } } : {}),
          powerOn: vm.power === 'on',
        },
  };
}

/** A change of which hvm cannot say what it would be: only the errors that say why. */
export function undecided(vm: DesiredVm, drafts: readonly Draft[]): Change {
  return {
    vm,
    action: drafts.some((draft) => draft.key === 'DUP-001') ? 'no-op' : 'create',
    before: null,
    after: {
      cores: vm.cores?.count ?? 0,
      cores_per_socket: vm.cores?.perSocket ?? 1,
      cpu_hot_add: vm.cores?.hotAdd ?? false,
      cpu_reservation_mhz: vm.cores?.reservationMhz ?? 0,
      memory_mib: vm.memory?.sizeMib ?? 0,
      memory_hot_add: vm.memory?.hotAdd ?? false,
      memory_reservation_mib: reservationMib(vm, vm.memory?.sizeMib ?? 0) ?? 0,
      power: vm.power === 'on' ? 'on' : 'off',
      folder: vm.folder ?? '',
      resource_pool: vm.resourcePool ?? '',
      host: vm.availability?.activeHost ?? null,
      notes: vm.notes ?? '',
      disks: [],
      networks: [],
    },
    fields: [],
    foreign: [],
    drafts,
    work: { kind: 'none' },
  };
}

interface CloneInput {
  readonly vm: DesiredVm;
  readonly inventory: Inventory;
  readonly template: { readonly declared: DesiredTemplate; readonly vm: ObservedVm };
  readonly datacenter: string;
  readonly cluster: string;
  readonly folder: string;
  readonly resourcePool: string;
  readonly instanceUuid: string;
  readonly drafts: Draft[];
}

function cloneSpec(input: CloneInput): { spec: CloneSpec; networks: readonly NicState[]; cards: number } {
  const { vm, inventory, template, drafts } = input;
  const from = template.vm;
  const disks = cloneDisks(vm, from, inventory, drafts);
  const resolved = resolveCards(vm, inventory);
  drafts.push(...resolved.drafts);
  const cards = resolved.cards ?? [];
  const nics = cards.map((card, index) => {
    const source = from.nics[index];
    return { ...cardSpec(card, source?.adapter ?? 'vmxnet3'), from: source ? ('template' as const) : ('new' as const) };
  });
  const cores = vm.cores?.count ?? from.cores;
  const perSocket = vm.cores?.perSocket ?? greatestCommonDivisor(cores, from.coresPerSocket);
  const memoryMib = vm.memory?.sizeMib ?? from.memoryMib;
  const reserved = reservationMib(vm, memoryMib) ?? from.memoryReservationMib;
  if (cores % perSocket !== 0) {
    drafts.push({ key: 'CPU-001', severity: 'error', subject: vm.name, facts: { cores, perSocket } });
  }
  if (reserved > memoryMib) {
    const facts = { reservation: formatMib(reserved), memory: formatMib(memoryMib) };
    drafts.push({ key: 'MEM-001', severity: 'error', subject: vm.name, facts });
  }
  const host = vm.availability?.activeHost;
  const extra = from.nics.slice(nics.length).map((nic) => nicState(null, { ...nic, mac: '' }, inventory));
  const spec: CloneSpec = {
    name: vm.name,
    instanceUuid: input.instanceUuid,
    datacenter: input.datacenter,
    folder: input.folder,
    cluster: input.cluster,
    resourcePool: input.resourcePool,
    ...(host === undefined ? {} : { host }),
    template: { name: from.name, instanceUuid: from.instanceUuid },
    cores,
    coresPerSocket: perSocket,
    cpuHotAdd: vm.cores?.hotAdd ?? from.cpuHotAdd,
    cpuReservationMhz: vm.cores?.reservationMhz ?? from.cpuReservationMhz,
    memoryMib,
    memoryHotAdd: vm.memory?.hotAdd ?? from.memoryHotAdd,
    memoryReservationMib: reserved,
    notes: vm.notes ?? defaultNotes(vm),
    disks,
    nics,
    marks: {
      site: inventory.site,
      name: vm.name,
      template: template.declared.name,
      disks: Object.fromEntries(
        disks.flatMap((disk) => (disk.name === null ? [] : [[disk.name, `${disk.bus}${disk.controller}:${disk.unit}`]])),
      ),
      nics: Object.fromEntries(nics.map((nic, index) => [nic.name, { index }])),
    },
    customization: null,
  };
  const declared = cards.flatMap((card, index) => {
    const nic = nics[index];
    return nic === undefined ? [] : [newNicState(card, nic, card.declared.address ?? null)];
  });
  const networks = vm.networks === undefined ? extra.map((nic) => ({ ...nic, mac: null })) : declared;
  return { spec, networks, cards: Math.max(nics.length, from.nics.length) };
}

function createdState(vm: DesiredVm, spec: CloneSpec, networks: readonly NicState[]): VmState {
  return {
    cores: spec.cores,
    cores_per_socket: spec.coresPerSocket,
    cpu_hot_add: spec.cpuHotAdd,
    cpu_reservation_mhz: spec.cpuReservationMhz,
    memory_mib: spec.memoryMib,
    memory_hot_add: spec.memoryHotAdd,
    memory_reservation_mib: spec.memoryReservationMib,
    power: vm.power === 'on' ? 'on' : 'off',
    folder: spec.folder,
    resource_pool: spec.resourcePool,
    host: spec.host ?? null,
    notes: spec.notes,
    disks: spec.disks.flatMap(({ name, sizeMib, datastore, provisioning, controller, unit }) =>
      name === null ? [] : [{ name, size_mib: sizeMib, datastore, provisioning, controller, unit }],
    ),
    networks,
  };
}

/** Cores per socket of a clone: the template's if they divide the cores, else the most that do. */
function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
