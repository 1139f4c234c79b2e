import type { DesiredVm } from '../model/desired.ts';
import type { Marks } from '../model/marks.ts';
import type { ObservedVm } from '../model/observed.ts';
import type { CloneSpec } from '../model/operation.ts';
import type { NicState, VmState } from '../model/plan.ts';
import { customizationOf, isCustomized, isWindows } from '../templates/customization.ts';
import { type Change, type Draft, isBlocking, type Work } from './change.ts';
import { type Clone, cloneOf } from './clone-spec.ts';
import { datastoreDrafts } from './datastores.ts';
import { busyDrafts } from './obstacles.ts';
import { reservationMib } from './hardware.ts';
import { instanceUuidFor } from './identify.ts';
import type { Found, Inventory } from './inventory.ts';
import { resolveCards } from './nics.ts';
import { hostsThatRun, lackOf } from './reach.ts';

/**
 * A declared VM that does not exist: a clone of its template with everything declared, or what stands in the way. `begun` is
 * what an earlier apply left of it, which the clone brings to its end.
 */
export function createVm(
  vm: DesiredVm,
  inventory: Inventory,
  known: readonly Draft[],
  begun?: ObservedVm,
): Change {
  const subject = vm.name;
  const instanceUuid = instanceUuidFor(inventory.site, vm.name);
  const {
    datacenter,
    cluster,
    template,
    drafts: missing,
  } = placeOf(vm, inventory, begun === undefined ? instanceUuid : undefined);
  const drafts = [...known, ...missing, ...(begun === undefined ? [] : busyDrafts(vm.name, begun))];
  if (template === undefined || datacenter === undefined || cluster === undefined) {
    return undecided(vm, 'create', [...drafts, ...deviceDrafts(vm, inventory)]);
  }
  const clone = cloneOf({ vm, inventory, template, datacenter, cluster, instanceUuid });
  drafts.push(...clone.drafts);
  if (!isCustomized(vm) && isWindows(template.declared.os)) {
    drafts.push({
      key: 'GST-001',
      severity: 'warning',
      subject,
      facts: { template: template.declared.name },
    });
  }
  const { spec, networks, cards } = clone;
  if (!drafts.some(isBlocking)) drafts.push(...hostDrafts(spec, clone, inventory));
  const customization = customizationOf(vm, template.declared.name, cards, inventory);
  if (customization !== null && template.vm.tools === 'not-installed') {
    drafts.push({ key: 'GST-003', severity: 'error', subject, facts: { template: template.declared.name } });
  }
  if (customization !== null && spec.disks.length === 0) {
    drafts.push({ key: 'GST-003/no-disks', severity: 'error', subject, facts: {} });
  }
  const isOneTask = cards.length === template.vm.nics.length;
  const work: Work =
    customization === null || isOneTask
      ? { kind: 'create', clone: { ...spec, customization }, powerOn: vm.power === 'on' }
      : {
          kind: 'create',
          clone: { ...spec, marks: { ...spec.marks, customize: 'pending' } },
          customize: { name: vm.name, instanceUuid, customization },
          powerOn: vm.power === 'on',
        };
  return {
    vm,
    action: 'create',
    ...(begun === undefined ? {} : { existing: begun }),
    before: null,
    after: createdState(vm, spec, networks),
    fields: [],
    foreign: [],
    drafts,
    work: drafts.some(isBlocking) ? { kind: 'none' } : work,
  };
}

/** Where the VM is to be and what it is made of, with a draft for each of them that is not there. */
function placeOf(vm: DesiredVm, inventory: Inventory, newUuid: string | undefined) {
  const drafts: Draft[] = [];
  const add = (key: Draft['key'], facts: Draft['facts']) =>
    drafts.push({ key, severity: 'error', subject: vm.name, facts });
  const need = <T>(found: Found<T>): T | undefined => {
    if ('found' in found) return found.found;
    add(found.key, found.facts);
    return undefined;
  };
  const datacenter = need(inventory.datacenter);
  const cluster = need(inventory.cluster);
  if (vm.template === undefined) add('INV-001/none', {});
  const template = vm.template === undefined ? undefined : need(inventory.template(vm.template));
  const { resourcePool: pool = '' } = vm;
  if (pool !== '' && !inventory.pools.has(pool)) add('INV-007', { pool, there: [...inventory.pools] });
  const host = inventory.hosts.get(vm.availability?.activeHost ?? '');
  if (host?.connected === false) add('INV-006/disconnected', { host: host.name });
  else if (host?.maintenance === true) add('INV-006/maintenance', { host: host.name });
  if (template !== undefined) drafts.push(...templateDrafts(vm.name, template.vm));
  const holder = newUuid === undefined ? undefined : inventory.uuids.get(newUuid);
  if (holder !== undefined) {
    add('DUP-002', { other: holder.name, folder: holder.folder, uuid: holder.instanceUuid });
  }
  return { datacenter, cluster, template, drafts };
}

/** States of the template in which vSphere would not copy it; copies of one template are made side by side. */
function templateDrafts(subject: string, template: ObservedVm): Draft[] {
  const { name, connection, question, runningTask: task } = template;
  const draft = (key: Draft['key'], facts: Draft['facts']): Draft[] => [
    { key, severity: 'error', subject, facts: { template: name, ...facts } },
  ];
  return [
    connection === 'connected' ? [] : draft('VM-002/template', { state: connection }),
    question === undefined ? [] : draft('VM-004/template', { question }),
    task === undefined || task === 'CloneVM_Task' ? [] : draft('VM-007/template', { task }),
  ].flat();
}

/** Whether a host can run the clone: the one that it names, or any of the cluster. */
function hostDrafts({ name, host: wanted, cluster, disks }: CloneSpec, clone: Clone, inventory: Inventory) {
  const needs = { datastores: disks.map(({ datastore }) => datastore), portGroups: clone.portGroups };
  const draft = (key: Draft['key'], facts: Draft['facts']): Draft[] => [
    { key, severity: 'error', subject: name, facts },
  ];
  if (wanted === undefined) {
    const hosts = inventory.hostsOf(cluster).map((host) => host.name);
    return hostsThatRun(cluster, needs, inventory).length > 0 ? [] : draft('INV-006/none', { hosts });
  }
  const host = inventory.hosts.get(wanted);
  const lack = host === undefined ? undefined : lackOf(host, needs, inventory);
  if (lack === undefined) return [];
  return draft('datastore' in lack ? 'INV-006/datastore' : 'INV-006/port-group', { host: wanted, ...lack });
}

/** What an earlier apply began and left: off, under its name, and marked so. Anything else is a VM like others by now. */
export function isBegun({ name }: DesiredVm, existing: ObservedVm, marks: Marks, site: string): boolean {
  return (
    marks.create === 'pending' &&
    existing.power === 'off' &&
    !existing.template &&
    existing.name === name &&
    existing.instanceUuid === instanceUuidFor(site, name)
  );
}

/** What is missing for its devices, where there is no template to make it from. */
function deviceDrafts(vm: DesiredVm, inventory: Inventory): Draft[] {
  const stores = (vm.disks ?? []).flatMap(({ name, datastore }) =>
    datastore === undefined ? [] : datastoreDrafts(vm.name, name, datastore, inventory),
  );
  return [...stores, ...resolveCards(vm, inventory).drafts];
}

/** A change of which hvm cannot say what it would be: only the errors that say why. */
export function undecided(vm: DesiredVm, action: 'create' | 'no-op', drafts: readonly Draft[]): Change {
  return {
    vm,
    action,
    before: null,
    after: {
      cores: vm.cores?.count ?? 0,
      cores_per_socket: vm.cores?.perSocket ?? 1,
      cpu_hot_add: vm.cores?.hotAdd ?? false,
      cpu_reservation_mhz: vm.cores?.reservationMhz ?? 0,
      memory_mib: vm.memory?.sizeMib ?? 0,
      memory_hot_add: vm.memory?.hotAdd ?? false,
      memory_reservation_mib: reservationMib(vm.memory?.reservationMib, vm.memory?.sizeMib ?? 0) ?? 0,
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
