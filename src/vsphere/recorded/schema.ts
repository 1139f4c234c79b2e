import * as z from 'zod';
import {
  datastoreDefaults,
  diskDefaults,
  hostDefaults,
  hostRuleDefaults,
  networkDefaults,
  nicDefaults,
  vmDefaults,
} from './defaults.ts';
import { macPattern } from '../common/cards.ts';

export const formatName = 'hvm-recording';
export const formatVersion = 1;

const name = z.string().min(1);
/** vCenter writes a slash in a name as `%2f`; here it parts folders and pools. */
const part = name.regex(/^[^/]*$/);
const path = name.regex(/^[^/]+(\/[^/]+)*$/);
const pathOrRoot = z.string().regex(/^([^/]+(\/[^/]+)*)?$/);
/** RFC 3339. */
const time = z.iso.datetime({ offset: true });
const mib = z.int().min(0);
const count = z.int().min(1);
/** 0: not known. */
const figure = z.int().min(0);
const names = z.array(name);
const marks = z.record(z.string().startsWith('hvm.'), z.string());

const disk = z.strictObject({
  key: z.int().exactOptional(),
  bus: z.enum(['scsi', 'sata', 'nvme', 'ide']).default(diskDefaults.bus),
  controller: z.int().min(0).max(3).default(diskDefaults.controller),
  unit: z.int().min(0).max(63),
  sizeMib: z.int().min(1),
  datastore: name,
  provisioning: z.enum(['thin', 'thick', 'eager']).default(diskDefaults.provisioning),
  file: name.exactOptional(),
});

const nic = z.strictObject({
  key: z.int().exactOptional(),
  mac: z.string().regex(macPattern).exactOptional(),
  adapter: name.default(nicDefaults.adapter),
  portGroup: name,
  switch: name.nullable().default(nicDefaults.switch),
  connected: z.boolean().default(nicDefaults.connected),
});

const vm = z.strictObject({
  name: part,
  datacenter: name.exactOptional(),
  folder: pathOrRoot.default(vmDefaults.folder),
  template: z.boolean().default(vmDefaults.template),
  instanceUuid: name.exactOptional(),
  changeVersion: name.default(vmDefaults.changeVersion),
  power: z.enum(['on', 'off', 'suspended']).default(vmDefaults.power),
  connection: z
    .enum(['connected', 'disconnected', 'orphaned', 'inaccessible', 'invalid'])
    .default(vmDefaults.connection),
  cluster: name.exactOptional(),
  resourcePool: pathOrRoot.exactOptional(),
  host: name.exactOptional(),
  guestId: name.default(vmDefaults.guestId),
  hardware: name.default(vmDefaults.hardware),
  cores: count,
  coresPerSocket: count.default(vmDefaults.coresPerSocket),
  cpuHotAdd: z.boolean().default(vmDefaults.cpuHotAdd),
  cpuReservationMhz: mib.default(vmDefaults.cpuReservationMhz),
  memoryMib: count,
  memoryHotAdd: z.boolean().default(vmDefaults.memoryHotAdd),
  memoryHotAddLimitMib: count.exactOptional(),
  memoryHotAddStepMib: count.exactOptional(),
  memoryReservationMib: mib.default(vmDefaults.memoryReservationMib),
  notes: z.string().default(vmDefaults.notes),
  disks: z.array(disk).default([]),
  nics: z.array(nic).default([]),
  createdAt: time.exactOptional(),
  snapshots: z.array(z.strictObject({ name: z.string(), createdAt: time })).default([]),
  tools: z.enum(['running', 'not-running', 'not-installed', 'unknown']).exactOptional(),
  guest: z
    .strictObject({ hostname: z.string().exactOptional(), addresses: z.array(z.string()).default([]) })
    .exactOptional(),
  question: z.string().exactOptional(),
  runningTask: z.string().exactOptional(),
  marks: marks.default({}),
  customFields: z.record(name, z.string()).exactOptional(),
});

const automation = z.enum(['manual', 'partiallyAutomated', 'fullyAutomated']);

const cluster = z.strictObject({
  name,
  datacenter: name.exactOptional(),
  ha: z.boolean().exactOptional(),
  drs: z.boolean().exactOptional(),
  haRestart: name.exactOptional(),
  drsAutomation: automation.exactOptional(),
  drsOverrides: z.boolean().exactOptional(),
  hostRules: z
    .array(
      z.strictObject({
        name: z.string(),
        enabled: z.boolean().default(hostRuleDefaults.enabled),
        mandatory: z.boolean(),
        runs: z.enum(['on', 'off']).default(hostRuleDefaults.runs),
        vms: z.array(z.string().toLowerCase()),
        hosts: names,
      }),
    )
    .exactOptional(),
  vmOverrides: z
    .array(
      z.strictObject({
        vm: z.string().toLowerCase(),
        haRestart: name.exactOptional(),
        drs: z.enum([...automation.options, 'disabled']).exactOptional(),
      }),
    )
    .exactOptional(),
});

const unreadable = z.strictObject({
  kind: name,
  id: name,
  name: name.exactOptional(),
  instanceUuid: name.exactOptional(),
  missing: z
    .array(
      z.strictObject({
        privilege: name.exactOptional(),
        fault: name.exactOptional(),
        paths: names.min(1),
        on: names.min(1).exactOptional(),
      }),
    )
    .min(1),
  vm: z
    .strictObject({
      datacenter: name.exactOptional(),
      folder: pathOrRoot.exactOptional(),
      template: z.boolean().exactOptional(),
      marks: marks.exactOptional(),
      host: name.exactOptional(),
      memoryReservationMib: mib.exactOptional(),
    })
    .exactOptional(),
});

/** The file as it may be written by hand: strict on every value that is there and on unknown keys, lenient on absent ones. */
export const recordingSchema = z.strictObject({
  format: z.literal(formatName),
  version: z.literal(formatVersion),
  vcenter: z.strictObject({
    version: z.string().regex(/^\d+(\.\d+)*$/),
    instance: name,
    observedAt: time,
  }),
  datacenters: names.min(1),
  clusters: z.array(cluster).default([]),
  hosts: z
    .array(
      z.strictObject({
        name,
        cluster: name.exactOptional(),
        sockets: figure,
        cores: figure,
        memoryMib: figure,
        version: name.exactOptional(),
        connected: z.boolean().default(hostDefaults.connected),
        maintenance: z.boolean().default(hostDefaults.maintenance),
      }),
    )
    .default([]),
  resourcePools: z.array(z.strictObject({ path: pathOrRoot, cluster: name.exactOptional() })).default([]),
  datastores: z
    .array(
      z.strictObject({
        name,
        capacityMib: mib,
        freeMib: mib,
        accessible: z.boolean().default(datastoreDefaults.accessible),
        hosts: names.exactOptional(),
      }),
    )
    .default([]),
  networks: z
    .array(
      z.strictObject({
        name,
        kind: z.enum(['standard', 'distributed', 'opaque']).default(networkDefaults.kind),
        switch: name.nullable().default(networkDefaults.switch),
        vlan: z.int().min(0).max(4095).nullable().default(networkDefaults.vlan),
        hosts: names.exactOptional(),
      }),
    )
    .default([]),
  folders: z.array(z.strictObject({ datacenter: name.exactOptional(), path })).default([]),
  unreadable: z.array(unreadable).exactOptional(),
  vms: z.array(vm).default([]),
});

export type RawRecording = z.output<typeof recordingSchema>;
export type RawVm = RawRecording['vms'][number];
