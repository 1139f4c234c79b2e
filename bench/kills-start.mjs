/** The inventories that the applies of kills.mjs begin with. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Nothing of the example site but its hosts, datastores, networks, and the template. */
export function nothing(site) {
  const recording = JSON.parse(readFileSync(path.join(site, 'kyushu.recording.json'), 'utf8'));
  return { ...recording, vms: recording.vms.filter((vm) => vm.template) };
}

/** The whole site, as it was made from nothing, with something wrong on each VM: by its place in the list one of `wrongs`. */
export function mixed(whole) {
  const vms = whole.vms.filter((vm) => !vm.template);
  const spoiled = vms.flatMap((vm, index) => wrongs[index % wrongs.length](vm, whole));
  return { ...whole, vms: [...spoiled, ...whole.vms.filter((vm) => vm.template)] };
}

const wrongs = [
  /** To be made anew. */
  () => [],
  /** To be stopped for it, all three. */
  (vm) => [{ ...vm, memoryMib: vm.memoryMib / 2 }],
  (vm) => [{ ...vm, cores: 1, coresPerSocket: 1 }],
  (vm) => [
    {
      ...vm,
      memoryMib: vm.memoryMib / 2,
      power: 'off',
      tools: 'not-running',
      guest: undefined,
      marks: { ...vm.marks, 'hvm.restart': 'pending' },
    },
  ],
  /** Its disk grows. */
  (vm) => [{ ...vm, disks: vm.disks.map((disk) => ({ ...disk, sizeMib: disk.sizeMib - 1024 })) }],
  /** Its last disk is added if it has several, and its card in any case. */
  (vm) => [withoutDevices(vm)],
  /** Its links drop. */
  (vm, { networks }) => [
    {
      ...vm,
      nics: vm.nics.map((nic) => ({
        ...nic,
        portGroup: networks.find(({ name }) => name !== nic.portGroup).name,
      })),
    },
  ],
  /** To be started. */
  (vm) => [{ ...vm, power: 'off', tools: 'not-running', guest: undefined }],
];

function withoutDevices(vm) {
  const disks = vm.disks.length > 1 ? vm.disks.slice(0, -1) : vm.disks;
  const places = disks.map(({ bus = 'scsi', controller = 0, unit }) => `${bus}${controller}:${unit}`);
  const marks = vm.marks['hvm.disks'].split(' ').filter((mark) => places.includes(mark.split('=')[1]));
  const { 'hvm.nics': _, ...others } = vm.marks;
  return { ...vm, disks, nics: [], marks: { ...others, 'hvm.disks': marks.join(' ') } };
}
