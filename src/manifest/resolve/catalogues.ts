import ipaddr from 'ipaddr.js';
import type { DesiredNetwork, DesiredTemplate, DesiredVendor } from '../../model/desired.ts';
import type { EntryOf } from '../check.ts';
import type { Complain } from './resolve.ts';

export function resolveNetwork(
  { name, document, value }: EntryOf<'Network'>,
  complain: Complain,
): DesiredNetwork {
  const { subnet, gateway, dns = [], ...spec } = value.spec;
  if (subnet !== undefined && gateway !== undefined && !isInside(gateway, subnet)) {
    complain(document, ['spec', 'gateway'], 'MAN-014', { gateway, subnet });
  }
  return {
    name,
    ...displayNameOf(value.metadata),
    ...spec,
    ...(subnet === undefined ? {} : { subnet }),
    ...(gateway === undefined ? {} : { gateway }),
    dns,
  };
}

export function resolveTemplate({ name, value }: EntryOf<'Template'>): DesiredTemplate {
  const { disks, ...spec } = value.spec;
  if (disks === undefined) return { name, ...spec };
  return { name, ...spec, disks: disks.map((disk) => ({ name: disk.name, sizeMib: disk.size })) };
}

export function resolveVendor({ name, value }: EntryOf<'Vendor'>): DesiredVendor {
  const { contacts = [], displayName = value.metadata.displayName ?? name, ...spec } = value.spec;
  return { name, displayName, contacts, ...spec };
}

export function displayNameOf({ displayName }: { readonly displayName?: string }): {
  readonly displayName?: string;
} {
  return displayName === undefined ? {} : { displayName };
}

function isInside(address: string, subnet: string): boolean {
  const [network, bits] = ipaddr.parseCIDR(subnet);
  const parsed = ipaddr.parse(address);
  return parsed.kind() === network.kind() && parsed.match(network, bits);
}
