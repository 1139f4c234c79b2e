import { canonicalJson } from '../../lib/canonical.ts';
import type { ObservedVm } from '../../model/observed.ts';
import type { Operation } from '../../model/operation.ts';
import { cardComplaints, diskComplaints, placeOf } from './devices.ts';
import type { World } from './world.ts';

type Clone = Extract<Operation, { readonly action: 'clone' }>;
type CreateFolder = Extract<Operation, { readonly action: 'create-folder' }>;

/** Whatever folders and clones need is there, or made by an operation that they wait for. */
export function* createComplaints(world: World): Generator<string> {
  for (const operation of world.plan.operations) {
    if (operation.action === 'create-folder') yield* folderComplaints(world, operation);
    if (operation.action === 'clone') {
      yield* placeComplaints(world, operation);
      yield* nameComplaints(world, operation);
      yield* templateComplaints(world, operation);
      yield* hardwareComplaints(world, operation);
    }
  }
}

function* folderComplaints(world: World, operation: CreateFolder): Generator<string> {
  const { id, spec } = operation;
  const { datacenter, path } = spec;
  const parent = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
  if (!world.observed.datacenters.includes(datacenter)) yield `${id} needs the datacenter ${datacenter}.`;
  if (isFolder(world, datacenter, path)) yield `${id} makes a folder that is there.`;
  if (!hasFolder(world, operation, datacenter, parent)) yield `${id} needs the folder ${parent}.`;
}

/** A folder that was observed. */
function isFolder({ observed }: World, datacenter: string, path: string): boolean {
  return path === '' || observed.folders.some((each) => each.path === path && each.datacenter === datacenter);
}

/** A folder that is there when the operation starts. */
function hasFolder(world: World, operation: Operation, datacenter: string, path: string): boolean {
  const isMade = (other: Operation) =>
    other.action === 'create-folder' && other.spec.path === path && other.spec.datacenter === datacenter;
  return isFolder(world, datacenter, path) || world.behind(operation).some(isMade);
}

function* placeComplaints(world: World, operation: Clone): Generator<string> {
  const { id, spec } = operation;
  const { datacenter, cluster, resourcePool, folder, host } = spec;
  const { datacenters, clusters, resourcePools, hosts } = world.observed;
  if (!datacenters.includes(datacenter)) yield `${id} needs the datacenter ${datacenter}.`;
  if (!clusters.some((each) => each.name === cluster && each.datacenter === datacenter))
    yield `${id} needs the cluster ${cluster} in ${datacenter}.`;
  if (
    resourcePool !== '' &&
    !resourcePools.some((pool) => pool.path === resourcePool && pool.cluster === cluster)
  )
    yield `${id} needs the resource pool ${resourcePool} in ${cluster}.`;
  if (host !== undefined && !hosts.some((each) => each.name === host && each.cluster === cluster))
    yield `${id} needs the host ${host} in ${cluster}.`;
  if (!hasFolder(world, operation, datacenter, folder)) yield `${id} needs the folder ${folder}.`;
}

function* nameComplaints({ observed, vms, vmOperations }: World, { id, spec }: Clone): Generator<string> {
  const holder = vms.get(spec.instanceUuid);
  if (holder !== undefined) yield `${id} makes a VM whose instanceUuid ${holder.name} has.`;
  const isSame = (vm: Pick<ObservedVm, 'name' | 'folder' | 'datacenter'>) =>
    vm.name === spec.name && vm.folder === spec.folder && vm.datacenter === spec.datacenter;
  if (observed.vms.some(isSame)) yield `${id} makes a second ${spec.name} in its folder.`;
  for (const other of vmOperations) {
    if (other.id === id) break;
    if (other.action !== 'clone') continue;
    if (isSame(other.spec)) yield `${id} makes what ${other.id} makes.`;
    if (other.spec.instanceUuid === spec.instanceUuid)
      yield `${id} makes a VM with the instanceUuid of ${other.id}.`;
  }
}

function* templateComplaints({ vms }: World, { id, spec }: Clone): Generator<string> {
  const { template, disks, nics, customization } = spec;
  const source = vms.get(template.instanceUuid);
  if (source === undefined) return yield `${id} needs the template ${template.name}, which is not there.`;
  if (!source.template) yield `${id} copies ${source.name}, which is no template.`;
  if (source.name !== template.name) yield `${id} calls its template ${template.name}; it is ${source.name}.`;
  for (const disk of source.disks) {
    const copy = disks.find((each) => placeOf(each) === placeOf(disk));
    if (copy?.from !== 'template')
      yield `${id} does not say what becomes of the template's ${placeOf(disk)}.`;
    else if (copy.sizeMib < disk.sizeMib) yield `${id} shrinks ${placeOf(disk)} of its template.`;
  }
  const copies = disks.filter(({ from }) => from === 'template').length;
  if (copies !== source.disks.length)
    yield `${id} copies ${copies} disks of a template that has ${source.disks.length}.`;
  const inherited = nics.filter(({ from }) => from === 'template').length;
  if (inherited !== Math.min(nics.length, source.nics.length))
    yield `${id} does not line its cards up with its template.`;
  const told = customization?.nics.length;
  if (told !== undefined && (told !== source.nics.length || told < nics.length))
    yield `${id} customizes ${told} cards of ${Math.max(nics.length, source.nics.length)}.`;
}

function* hardwareComplaints(world: World, { id, spec }: Clone): Generator<string> {
  const { disks, nics, marks } = spec;
  if (spec.cores % spec.coresPerSocket !== 0)
    yield `${id} divides ${spec.cores} cores by ${spec.coresPerSocket}.`;
  if (spec.memoryReservationMib > spec.memoryMib) yield `${id} reserves more memory than it has.`;
  yield* diskComplaints(world, id, disks, []);
  yield* cardComplaints(world, id, nics);
  const places = Object.fromEntries(
    disks.flatMap((disk) => (disk.name === null ? [] : [[disk.name, placeOf(disk)]])),
  );
  if (canonicalJson(places) !== canonicalJson(marks.disks)) yield `${id} marks other disks than it makes.`;
  const cards = Object.fromEntries(nics.map(({ name }, index) => [name, { index }]));
  if (canonicalJson(cards) !== canonicalJson(marks.nics)) yield `${id} marks other cards than it makes.`;
}
