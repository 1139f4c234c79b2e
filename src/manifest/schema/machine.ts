import * as z from 'zod';
import { choice, document, flag, integer, list, name, power, provisioning, secret, text } from './common.ts';
import { cidr, date, exactSize, figure, mac, path, reservedMemory } from './scalars.ts';

const cores = z.union([
  integer(1, 960),
  z.strictObject({
    count: integer(1, 960).exactOptional(),
    perSocket: integer(1, 960).exactOptional(),
    hotAdd: flag.exactOptional(),
    reservation: integer(0, 10_000_000).exactOptional(),
  }),
]);

const memory = z.union([
  exactSize,
  z.strictObject({
    size: exactSize.exactOptional(),
    hotAdd: flag.exactOptional(),
    reservation: reservedMemory.exactOptional(),
  }),
]);

const disk = z.strictObject(
  {
    name,
    size: exactSize,
    provisioning: provisioning.exactOptional(),
    datastore: text.exactOptional(),
    requested: figure.exactOptional(),
    controller: integer(0, 3).exactOptional(),
    unit: integer(0, 15)
      .refine((unit) => unit !== 7, 'MAN-013/unit')
      .exactOptional(),
    samples: list(z.strictObject({ at: date, used: figure }, 'MAN-003/map')).exactOptional(),
  },
  'MAN-003/map',
);

const network = z.strictObject(
  {
    vlan: integer(1, 4094).exactOptional(),
    network: text.exactOptional(),
    name: name.refine((given) => !/^\d+$/.test(given), 'MAN-013/card-name').exactOptional(),
    address: cidr.exactOptional(),
    mac: mac.exactOptional(),
    adapter: choice(['vmxnet3', 'e1000e', 'e1000', 'vmxnet2', 'pcnet32']).exactOptional(),
    connected: flag.exactOptional(),
  },
  'MAN-003/map',
);

const hostname = z
  .string('MAN-003/text')
  .regex(/^(?!\d+$)(?!-)[A-Za-z0-9-]*[A-Za-z0-9]$/, 'MAN-013/hostname')
  .max(15, 'MAN-013/hostname-long');

const guest = z.strictObject(
  {
    hostname: hostname.exactOptional(),
    workgroup: text.exactOptional(),
    domain: text.exactOptional(),
    joinAccount: text.exactOptional(),
    joinPassword: secret.exactOptional(),
    adminPassword: secret.exactOptional(),
    timeZone: integer(0, 999).exactOptional(),
    productKey: z
      .union([
        z.string('MAN-003/product-key').regex(/^([A-Z0-9]{5}-){4}[A-Z0-9]{5}$/, 'MAN-003/product-key'),
        secret,
      ])
      .exactOptional(),
    organization: text.exactOptional(),
    owner: text.exactOptional(),
    runOnce: list(text).exactOptional(),
  },
  'MAN-003/map',
);

const availability = z.strictObject(
  {
    mode: choice(['ha', 'static-standby', 'none']).exactOptional(),
    activeHost: text.exactOptional(),
    standbyHost: text.exactOptional(),
    hosts: list(text).exactOptional(),
  },
  'MAN-003/map',
);

const software = z.strictObject(
  {
    product: text,
    version: text.exactOptional(),
    edition: choice(['standard', 'enterprise', 'datacenter', 'web', 'express', 'developer']).exactOptional(),
    softwareAssurance: flag.exactOptional(),
    model: choice(['per-core', 'host', 'server-cal']).exactOptional(),
    channel: text.exactOptional(),
    users: integer(0, 1_000_000).exactOptional(),
    devices: integer(0, 1_000_000).exactOptional(),
    passiveOf: text.exactOptional(),
    assignedHost: text.exactOptional(),
    assignedAt: date.exactOptional(),
  },
  'MAN-003/map',
);

/** Who answers for what: a text, or `TBD`. */
const responsibility = z.strictObject(
  {
    hardware: text.exactOptional(),
    hypervisor: text.exactOptional(),
    os: text.exactOptional(),
    osPatch: text.exactOptional(),
    antivirus: text.exactOptional(),
    middleware: text.exactOptional(),
    application: text.exactOptional(),
    data: text.exactOptional(),
    network: text.exactOptional(),
    backup: text.exactOptional(),
    restore: text.exactOptional(),
    monitoring: text.exactOptional(),
    firstResponse: text.exactOptional(),
  },
  'MAN-003/map',
);

const patch = z.strictObject(
  {
    owner: text.exactOptional(),
    method: text.exactOptional(),
    window: text.exactOptional(),
    lastApplied: date.exactOptional(),
    vendorApproval: text.exactOptional(),
  },
  'MAN-003/map',
);

const backup = z.union([
  z.literal('none', 'MAN-003/backup'),
  z.strictObject({
    generations: integer(0, 1000).exactOptional(),
    offline: flag.exactOptional(),
    target: text.exactOptional(),
    verifiedAt: date.exactOptional(),
    runbook: text.exactOptional(),
  }),
]);

/** What the Site may give to all VMs: everything that does not tell one from another. */
export const commonSpec = {
  template: text.exactOptional(),
  cores: cores.exactOptional(),
  memory: memory.exactOptional(),
  guest: guest.exactOptional(),
  power: power.exactOptional(),
  folder: path.exactOptional(),
  resourcePool: path.exactOptional(),
  notes: z.string('MAN-003/text').exactOptional(),
  availability: availability.exactOptional(),
  software: list(software).exactOptional(),
  responsibility: responsibility.exactOptional(),
  patch: patch.exactOptional(),
  backup: backup.exactOptional(),
  externalStorage: z
    .strictObject(
      { rule: text.exactOptional(), enactedOn: date.exactOptional(), responsible: text.exactOptional() },
      'MAN-003/map',
    )
    .exactOptional(),
  remoteMaintenance: z
    .strictObject(
      { used: flag.exactOptional(), method: text.exactOptional(), confirmedAt: date.exactOptional() },
      'MAN-003/map',
    )
    .exactOptional(),
  dataClass: choice(['clinical-record', 'personal', 'none']).exactOptional(),
  vendor: text.exactOptional(),
  window: text.exactOptional(),
};

export const virtualMachine = document(
  'VirtualMachine',
  z.strictObject(
    {
      ...commonSpec,
      disks: list(disk).exactOptional(),
      networks: list(network).exactOptional(),
    },
    'MAN-003/map',
  ),
);

export type VirtualMachineDocument = z.output<typeof virtualMachine>;
export type VirtualMachineSpec = VirtualMachineDocument['spec'];
export type CommonSpec = Omit<VirtualMachineSpec, 'disks' | 'networks'>;
