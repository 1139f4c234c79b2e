/** Network, Template and Vendor: what virtual machines refer to. */
import * as z from 'zod';
import { document, integer, list, name, text } from './common.ts';
import { cidr, date, exactSize, ip } from './scalars.ts';

export const network = document(
  'Network',
  z.strictObject(
    {
      vlan: integer(1, 4094),
      portGroup: text,
      switch: text.exactOptional(),
      subnet: cidr.exactOptional(),
      gateway: ip.exactOptional(),
      dns: list(ip).exactOptional(),
      owner: text.exactOptional(),
    },
    'MAN-003/map',
  ),
);

export const template = document(
  'Template',
  z.strictObject(
    {
      source: text,
      os: text,
      patchedAt: date.exactOptional(),
      disks: list(z.strictObject({ name, size: exactSize }, 'MAN-003/map')).exactOptional(),
      guestId: text.exactOptional(),
    },
    'MAN-003/map',
  ),
);

export const vendor = document(
  'Vendor',
  z.strictObject(
    {
      displayName: text.exactOptional(),
      window: text.exactOptional(),
      contacts: list(text).exactOptional(),
      mdsSds: z.strictObject({ version: text, receivedAt: date }, 'MAN-003/map').exactOptional(),
    },
    'MAN-003/map',
  ),
);

export type NetworkDocument = z.output<typeof network>;
export type TemplateDocument = z.output<typeof template>;
export type VendorDocument = z.output<typeof vendor>;
