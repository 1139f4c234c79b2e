import type { DesiredNetwork, DesiredTemplate, DesiredVendor } from '../../model/desired.ts';
import type { EntryOf } from '../check.ts';

export function resolveNetwork({ name, value }: EntryOf<'Network'>): DesiredNetwork {
  const { dns = [], ...spec } = value.spec;
  return { name, ...displayNameOf(value.metadata), ...spec, dns };
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
