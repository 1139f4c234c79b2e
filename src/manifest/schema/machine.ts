import * as z from 'zod/mini';
import { document, power, provisioning, secret } from './common.ts';
import {
  choice,
  cidr,
  date,
  exactSize,
  figure,
  integer,
  list,
  mac,
  map,
  name,
  optional,
  optionalDate,
  optionalFlag,
  optionalText,
  path,
  reservedMemory,
  text,
} from './scalars.ts';

const cores = z.union([
  integer(1, 960),
  z.strictObject({
    count: optional(integer(1, 960)),
    perSocket: optional(integer(1, 960)),
    hotAdd: optionalFlag,
    reservation: optional(integer(0, 10_000_000)),
  }),
]);

const memory = z.union([
  exactSize,
  z.strictObject({
    size: optional(exactSize),
    hotAdd: optionalFlag,
    reservation: optional(reservedMemory),
  }),
]);

const disk = map({
  name,
  size: exactSize,
  provisioning: optional(provisioning),
  datastore: optionalText,
  requested: optional(figure),
  controller: optional(integer(0, 3)),
  unit: optional(integer(0, 15).check(z.refine((unit) => unit !== 7, 'MAN-013/unit'))),
  samples: optional(list(map({ at: date, used: figure }))),
});

const network = map({
  vlan: optional(integer(1, 4094)),
  network: optionalText,
  name: optional(name.check(z.refine((given) => !/^\d+$/.test(given), 'MAN-013/card-name'))),
  address: optional(cidr),
  mac: optional(mac),
  adapter: optional(choice(['vmxnet3', 'e1000e', 'e1000', 'vmxnet2', 'pcnet32'])),
  connected: optionalFlag,
});

const hostname = z
  .string('MAN-003/text')
  .check(
    z.regex(/^(?!\d+$)(?!-)[A-Za-z0-9-]*[A-Za-z0-9]$/, 'MAN-013/hostname'),
    z.maxLength(15, 'MAN-013/hostname-long'),
  );

const productKey = z
  .string('MAN-003/product-key')
  .check(z.regex(/^([A-Z0-9]{5}-){4}[A-Z0-9]{5}$/, 'MAN-003/product-key'));

const guest = map({
  hostname: optional(hostname),
  workgroup: optionalText,
  domain: optionalText,
  joinAccount: optionalText,
  joinPassword: optional(secret),
  adminPassword: optional(secret),
  timeZone: optional(integer(0, 999)),
  productKey: optional(z.union([productKey, secret])),
  organization: optionalText,
  owner: optionalText,
  runOnce: optional(list(text)),
});

const availability = map({
  mode: optional(choice(['ha', 'static-standby', 'none'])),
  activeHost: optionalText,
  standbyHost: optionalText,
  hosts: optional(list(text)),
});

const software = map({
  product: text,
  version: optionalText,
  edition: optional(choice(['standard', 'enterprise', 'datacenter', 'web', 'express', 'developer'])),
  softwareAssurance: optionalFlag,
  model: optional(choice(['per-core', 'host', 'server-cal'])),
  channel: optionalText,
  users: optional(integer(0, 1_000_000)),
  devices: optional(integer(0, 1_000_000)),
  passiveOf: optionalText,
  assignedHost: optionalText,
  assignedAt: optionalDate,
});

/** Who answers for what: a text, or `TBD`. */
const responsibility = map({
  hardware: optionalText,
  hypervisor: optionalText,
  os: optionalText,
  osPatch: optionalText,
  antivirus: optionalText,
  middleware: optionalText,
  application: optionalText,
  data: optionalText,
  network: optionalText,
  backup: optionalText,
  restore: optionalText,
  monitoring: optionalText,
  firstResponse: optionalText,
});

const patch = map({
  owner: optionalText,
  method: optionalText,
  window: optionalText,
  lastApplied: optionalDate,
  vendorApproval: optionalText,
});

const backup = z.union([
  z.literal('none', 'MAN-003/backup'),
  z.strictObject({
    generations: optional(integer(0, 1000)),
    offline: optionalFlag,
    target: optionalText,
    verifiedAt: optionalDate,
    runbook: optionalText,
  }),
]);

/** What the Site may give to all VMs: everything that does not tell one from another. */
export const commonSpec = {
  template: optionalText,
  cores: optional(cores),
  memory: optional(memory),
  guest: optional(guest),
  power: optional(power),
  folder: optional(path),
  resourcePool: optional(path),
  notes: optional(z.string('MAN-003/text')),
  availability: optional(availability),
  software: optional(list(software)),
  responsibility: optional(responsibility),
  patch: optional(patch),
  backup: optional(backup),
  externalStorage: optional(map({ rule: optionalText, enactedOn: optionalDate, responsible: optionalText })),
  remoteMaintenance: optional(map({ used: optionalFlag, method: optionalText, confirmedAt: optionalDate })),
  dataClass: optional(choice(['clinical-record', 'personal', 'none'])),
  vendor: optionalText,
  window: optionalText,
};

export const machineSpec = map({
  ...commonSpec,
  disks: optional(list(disk)),
  networks: optional(list(network)),
});

export const virtualMachine = document('VirtualMachine', machineSpec);

export type VirtualMachineDocument = z.output<typeof virtualMachine>;
export type VirtualMachineSpec = VirtualMachineDocument['spec'];
export type CommonSpec = Omit<VirtualMachineSpec, 'disks' | 'networks'>;
