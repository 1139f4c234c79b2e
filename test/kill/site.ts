/** The small site of the kills: three VMs to make in a new folder, one to change while it runs, one that must be off for it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Observed } from '../../src/model/observed.ts';
import { parseRecording } from '../../src/vsphere/recorded/read.ts';

const recordingName = 'ward.recording.json';

const manifests = `apiVersion: hvm/v1
kind: Site
metadata: {name: ward}
spec:
  vcenter: {recording: ${recordingName}}
  datacenter: DC
  cluster: Cluster
  defaults: {datastore: ds01, provisioning: thin}
  timeZone: Asia/Tokyo
---
apiVersion: hvm/v1
kind: Network
metadata: {name: care}
spec: {vlan: 100, portGroup: vlan-100, subnet: 10.1.0.0/24, gateway: 10.1.0.1, dns: [10.1.0.2]}
---
apiVersion: hvm/v1
kind: Network
metadata: {name: image}
spec: {vlan: 200, portGroup: vlan-200}
---
apiVersion: hvm/v1
kind: Template
metadata: {name: win}
spec: {source: win, os: windows-2012-r2, disks: [{name: os, size: 40 GiB}]}
---
# Two cards, the template has one: customized by itself, after the clone.
apiVersion: hvm/v1
kind: VirtualMachine
metadata: {name: new-both, displayName: 画像, labels: {owner: hospital}}
spec:
  template: win
  folder: ward
  cores: 4
  memory: {size: 8 GiB, hotAdd: true}
  disks:
    - {name: os, size: 60 GiB}
    - {name: data, size: 100 GiB, provisioning: thick}
  networks:
    - {name: image, vlan: 200}
    - {name: care, vlan: 100, address: 10.1.0.11/24}
  guest: {adminPassword: {fromEnv: HVM_ADMIN_PASSWORD}}
  power: on
---
# Customized by the clone itself.
apiVersion: hvm/v1
kind: VirtualMachine
metadata: {name: new-one}
spec:
  template: win
  folder: ward
  disks: [{name: os, size: 50 GiB}]
  networks: [{name: care, vlan: 100, address: 10.1.0.12/24}]
  guest: {hostname: ONE, adminPassword: {fromEnv: HVM_ADMIN_PASSWORD}}
  power: on
---
# Nothing in the manifest tells its notes, nor whether it is on.
apiVersion: hvm/v1
kind: VirtualMachine
metadata: {name: new-off, displayName: 待機, labels: {owner: hospital}}
spec:
  template: win
  disks:
    - {name: os, size: 40 GiB}
    - {name: log, size: 10 GiB, provisioning: thick}
    - {name: data, size: 20 GiB, provisioning: thick}
  networks: [{vlan: 200}, {vlan: 100, connected: false}]
  power: off
---
apiVersion: hvm/v1
kind: VirtualMachine
metadata: {name: online}
spec:
  disks:
    - {name: os, size: 60 GiB}
    - {name: data, size: 150 GiB}
    - {name: more, size: 30 GiB, provisioning: thick}
  networks: [{name: care, vlan: 100}, {name: image, vlan: 200}]
  notes: two cards, three disks
  power: on
---
# Whether it is on is not the manifest's: it must be started again all the same.
apiVersion: hvm/v1
kind: VirtualMachine
metadata: {name: cycle}
spec: {memory: 8 GiB, disks: [{name: os, size: 70 GiB}], power: keep}
`;

function vm(name: string, digit: number) {
  const instanceUuid = `7f3f0b3c-7a52-4a1c-9a3f-00000000000${digit}`;
  const mac = `00:50:56:3f:00:0${digit}`;
  return {
    name,
    instanceUuid,
    changeVersion: '1',
    power: 'on',
    host: 'esx1',
    cores: 2,
    memoryMib: 4096,
    disks: [
      { unit: 0, sizeMib: 60 * 1024, datastore: 'ds01' },
      ...(name === 'online' ? [{ unit: 1, sizeMib: 100 * 1024, datastore: 'ds01' }] : []),
    ],
    nics: [{ key: 4000, mac, portGroup: 'vlan-100' }],
    marks: {
      'hvm.owner': instanceUuid,
      'hvm.site': 'ward',
      'hvm.name': name,
      'hvm.disks': name === 'online' ? 'data=scsi0:1 os=scsi0:0' : 'os=scsi0:0',
      ...(name === 'online' ? { 'hvm.nics': `care=4000,${mac}` } : {}),
    },
  };
}

const recording = {
  format: 'hvm-recording',
  version: 1,
  vcenter: {
    version: '8.0.3',
    instance: '7f3f0b3c-7a52-4a1c-9a3e-000000000000',
    observedAt: '2026-11-01T00:00:00+09:00',
  },
  datacenters: ['DC'],
  clusters: [{ name: 'Cluster', datacenter: 'DC', ha: true, drs: true }],
  hosts: [
    { name: 'esx1', cluster: 'Cluster', sockets: 2, cores: 64, memoryMib: 1024 * 1024, version: '8.0.3' },
  ],
  resourcePools: [{ path: '', cluster: 'Cluster' }],
  datastores: [{ name: 'ds01', capacityMib: 2048 * 1024, freeMib: 1024 * 1024 }],
  networks: [
    { name: 'vlan-100', vlan: 100 },
    { name: 'vlan-200', vlan: 200 },
  ],
  folders: [],
  vms: [
    vm('online', 1),
    vm('cycle', 2),
    // Of nobody's: it must be as it was.
    { ...vm('other', 3), marks: {} },
    {
      name: 'win',
      template: true,
      instanceUuid: '7f3f0b3c-7a52-4a1c-9a3e-0000000fffff',
      changeVersion: '1',
      power: 'off',
      host: 'esx1',
      cores: 2,
      memoryMib: 4096,
      disks: [{ unit: 0, sizeMib: 40 * 1024, datastore: 'ds01' }],
      nics: [{ key: 4000, mac: '00:50:56:3f:ff:ff', portGroup: 'vlan-100' }],
    },
  ],
};

/** The inventory before anything was done. */
export function before(): Observed {
  return parseRecording(Buffer.from(JSON.stringify(recording)), recordingName);
}

/** Manifests and recording in a folder; the path of the recording. */
export function writeSite(folder: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'ward.yaml'), manifests);
  const file = path.join(folder, recordingName);
  writeFileSync(file, JSON.stringify(recording));
  return file;
}
