/** A site of any size for the benches: manifests, and a recording in which nothing or much of them is still to do. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const vmsPerHost = 50;
const vmsPerFile = 100;

/**
 * Writes a site of `count` VMs into `folder`. With `changes`, of every ten VMs one does not exist yet, one differs in
 * its notes, one in its memory, and one in the size of a disk; without, the recording is as the manifests say.
 */
export function writeSite(folder, count, { changes }) {
  mkdirSync(folder, { recursive: true });
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  write(folder, 'site.yaml', site);
  for (let start = 0; start < count; start += vmsPerFile) {
    const some = numbers.slice(start, start + vmsPerFile);
    write(folder, `vms-${String(start).padStart(6, '0')}.yaml`, some.map(manifest).join('---\n'));
  }
  write(folder, 'bench.recording.json', JSON.stringify(recording(count, numbers, changes), undefined, 2));
}

const site = `apiVersion: hvm/v1
kind: Site
metadata: {name: bench}
spec:
  vcenter: {recording: bench.recording.json}
  datacenter: DC
  cluster: Cluster
  defaults: {datastore: ds01, provisioning: thin, power: on}
  timeZone: Asia/Tokyo
---
apiVersion: hvm/v1
kind: Network
metadata: {name: care}
spec: {vlan: 100, portGroup: vlan-100}
---
apiVersion: hvm/v1
kind: Template
metadata: {name: win}
spec: {source: win, os: windows-2012-r2, disks: [{name: os, size: 40 GiB}]}
`;

function manifest(number) {
  return `apiVersion: hvm/v1
kind: VirtualMachine
metadata:
  name: ${nameOf(number)}
  displayName: 部門システム ${number}
  labels: {owner: hospital}
spec:
  template: win
  cores: 2
  memory: 4 GiB
  disks:
    - {name: os, size: 60 GiB}
    - {name: data, size: 100 GiB}
  networks:
    - {name: care, vlan: 100}
  notes: ${notesOf(number)}
  responsibility: {os: 病院, application: ベンダー}
`;
}

function recording(count, numbers, changes) {
  const hosts = Array.from({ length: Math.ceil(count / vmsPerHost) + 2 }, (_, index) => ({
    name: `esx${String(index + 1).padStart(4, '0')}`,
    cluster: 'Cluster',
    sockets: 2,
    cores: 64,
    memoryMib: 1024 * 1024,
    version: '8.0.3',
  }));
  const existing = numbers.filter((number) => !(changes && number % 10 === 1));
  return {
    format: 'hvm-recording',
    version: 1,
    vcenter: {
      version: '8.0.3',
      instance: '7f3f0b3c-7a52-4a1c-9a3e-000000000000',
      observedAt: '2026-11-01T00:00:00+09:00',
    },
    datacenters: ['DC'],
    clusters: [{ name: 'Cluster', datacenter: 'DC', ha: true, drs: true }],
    hosts,
    resourcePools: [{ path: '', cluster: 'Cluster' }],
    datastores: [{ name: 'ds01', capacityMib: count * 400 * 1024, freeMib: count * 300 * 1024 }],
    networks: [{ name: 'vlan-100', vlan: 100 }],
    folders: [],
    vms: [...existing.map((number) => machine(number, hosts, changes)), template],
  };
}

const template = {
  name: 'win',
  template: true,
  instanceUuid: '7f3f0b3c-7a52-4a1c-9a3e-0000000fffff',
  changeVersion: '1',
  power: 'off',
  host: 'esx0001',
  cores: 2,
  memoryMib: 4096,
  disks: [{ unit: 0, sizeMib: 40 * 1024, datastore: 'ds01' }],
  nics: [{ key: 4000, mac: '00:50:56:3f:ff:ff', portGroup: 'vlan-100' }],
};

function machine(number, hosts, changes) {
  const uuid = `7f3f0b3c-7a52-4a1c-9a3f-${String(number).padStart(12, '0')}`;
  const mac = `00:50:56:${[number >> 16, (number >> 8) & 255, number & 255].map(hex).join(':')}`;
  const differs = (digit) => changes && number % 10 === digit;
  return {
    name: nameOf(number),
    instanceUuid: uuid,
    changeVersion: '1',
    power: 'on',
    host: hosts[number % hosts.length].name,
    cores: 2,
    memoryMib: differs(2) ? 2048 : 4096,
    notes: differs(3) ? 'older' : notesOf(number),
    disks: [
      { unit: 0, sizeMib: 60 * 1024, datastore: 'ds01' },
      { unit: 1, sizeMib: (differs(4) ? 80 : 100) * 1024, datastore: 'ds01' },
    ],
    nics: [{ key: 4000, mac, portGroup: 'vlan-100' }],
    marks: {
      'hvm.owner': uuid,
      'hvm.site': 'bench',
      'hvm.name': nameOf(number),
      'hvm.template': 'win',
      'hvm.disks': 'data=scsi0:1 os=scsi0:0',
      'hvm.nics': `care=4000,${mac}`,
    },
  };
}

export function nameOf(number) {
  return `vm${String(number).padStart(5, '0')}`;
}

export function notesOf(number) {
  return `bench ${number}`;
}

function hex(byte) {
  return byte.toString(16).padStart(2, '0');
}

function write(folder, name, text) {
  writeFileSync(path.join(folder, name), text);
}
