/** Network, Template and Vendor: what virtual machines refer to. */
import { document } from './common.ts';
import { cidr, date, exactSize, integer, ip, list, map, name, optional, text } from './scalars.ts';

export const network = document(
  'Network',
  map({
    vlan: integer(1, 4094),
    portGroup: text,
    switch: optional(text),
    subnet: optional(cidr),
    gateway: optional(ip),
    dns: optional(list(ip)),
    owner: optional(text),
  }),
);

export const template = document(
  'Template',
  map({
    source: text,
    os: text,
    patchedAt: optional(date),
    disks: optional(list(map({ name, size: exactSize }))),
    guestId: optional(text),
  }),
);

export const vendor = document(
  'Vendor',
  map({
    displayName: optional(text),
    window: optional(text),
    contacts: optional(list(text)),
    mdsSds: optional(map({ version: text, receivedAt: date })),
  }),
);
