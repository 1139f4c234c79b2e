import type { Observed, ObservedVm } from '../../model/observed.ts';
import { placeText } from '../common/disks.ts';
import { lastPart, parentOf } from './places.ts';
import { type JsonPath, pathText, type Problem } from './problem.ts';

/** What is there twice though a vCenter holds it once; each problem names both. */
export function duplicates(inventory: Observed): Problem[] {
  const { datacenters, clusters, hosts, resourcePools, datastores, networks, folders } = inventory;
  const { problems, once } = watch(inventory);
  const name = (space: string, text: string, path: JsonPath) =>
    once('REC-004/name', `${space}\n${text}`, path, { name: text === '' ? '""' : text });

  datacenters.forEach((each, i) => name('datacenter', each, ['datacenters', i]));
  for (const [list, things] of Object.entries({ clusters, hosts, datastores })) {
    things.forEach((each, i) => name(list, each.name, [list, i]));
  }
  resourcePools.forEach((each, i) => name(`pool\n${each.cluster}`, each.path, ['resourcePools', i]));
  networks.forEach((each, i) => name(`network\n${each.switch ?? ''}`, each.name, ['networks', i]));
  folders.forEach(({ datacenter, path }, i) =>
    name(`in\n${datacenter}/${parentOf(path)}`, lastPart(path), ['folders', i]),
  );
  inventory.vms.forEach((vm, i) => {
    const path = ['vms', i];
    name(`in\n${vm.datacenter}/${vm.folder}`, vm.name, path);
    once('REC-004/uuid', vm.instanceUuid, path, { uuid: vm.instanceUuid });
    devices(vm, path, once);
  });
  return problems;
}

function devices(vm: ObservedVm, path: JsonPath, once: ReturnType<typeof watch>['once']): void {
  const id = path.join();
  vm.disks.forEach((disk, i) => {
    const place = placeText(disk);
    once('REC-004/place', `${id}\n${place}`, [...path, 'disks', i], { place });
    once('REC-004/key', `${id}\n${disk.key}`, [...path, 'disks', i], { key: disk.key });
  });
  vm.nics.forEach(({ key }, i) => once('REC-004/key', `${id}\n${key}`, [...path, 'nics', i], { key }));
}

/** Remembers what it was shown and reports what it is shown twice. */
function watch(inventory: Observed) {
  const seen = new Map<string, JsonPath>();
  const problems: Problem[] = [];
  const once = (key: Problem['key'], id: string, path: JsonPath, args: Problem['args']) => {
    const first = seen.get(`${key}\n${id}`);
    if (first === undefined) seen.set(`${key}\n${id}`, path);
    else problems.push({ key, path, args: { ...args, first: pathText(first, inventory) } });
  };
  return { problems, once };
}
