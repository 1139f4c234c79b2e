/** Network, Template and Vendor: what virtual machines refer to. */
import { document } from './common.ts';
import {
  cidr,
  date,
  exactSize,
  integer,
  ip,
  list,
  map,
  name,
  optional,
  optionalDate,
  optionalText,
  text,
} from './scalars.ts';

export const network = document(
  'Network',
  map({
    vlan: integer(1, 4094),
    portGroup: text,
    switch: optionalText,
    subnet: optional(cidr),
    gateway: optional(ip),
    dns: optional(list(ip)),
    owner: optionalText,
  }),
);

export const template = document(
  'Template',
  map({
    source: text,
    os: text,
    patchedAt: optionalDate,
    disks: optional(list(map({ name, size: exactSize }))),
    guestId: optionalText,
  }),
);

export const vendor = document(
  'Vendor',
  map({
    displayName: optionalText,
    window: optionalText,
    contacts: optional(list(text)),
    mdsSds: optional(map({ version: text, receivedAt: date })),
  }),
);
