import type { DesiredNetwork, DesiredNic, DesiredVm } from '../model/desired.ts';
import type { Customization, CustomizedNic } from '../model/operation.ts';

/** What a customization looks up in the manifests, by name. */
export interface Catalogue {
  network(name: string): DesiredNetwork | undefined;
  /** `os` of a Template document. */
  osOf(template: string | undefined): string | undefined;
}

/**
 * What the guest of a new VM is told about itself; null where the manifest asks for no customization. `cards` are what the
 * manifest declares of each card of the VM, in the VM's order (vsphere-api.md §4.14: one entry for each card); a card
 * without a declared address gets DHCP. Only the first card with an address and a gateway has the gateway: a second
 * default gateway breaks Windows' routing.
 */
export function customizationOf(
  vm: DesiredVm,
  templateName: string | undefined,
  cards: readonly (DesiredNic | undefined)[],
  catalogue: Catalogue,
): Customization | null {
  if (!isCustomized(vm)) return null;
  const told = cards.map((card): CustomizedNic => {
    if (card?.address === undefined) return { address: null, gateway: null, dns: [] };
    const { gateway = null, dns = [] } = catalogue.network(card.network) ?? {};
    return { address: card.address, gateway, dns };
  });
  const router = told.find(({ gateway }) => gateway !== null);
  return {
    os: isWindows(catalogue.osOf(templateName)) ? 'windows' : 'linux',
    guest: { ...vm.guest, hostname: vm.guest?.hostname ?? vm.name },
    nics: told.map((nic) => (nic === router ? nic : { ...nic, gateway: null })),
  };
}

/** `guest` or an address on a card customizes (interface.md). */
export function isCustomized(vm: DesiredVm): boolean {
  return vm.guest !== undefined || (vm.networks ?? []).some((card) => card.address !== undefined);
}

/** A Template's `os`, `windows-2012-r2`; unknown counts as Windows, which this site's templates are. */
export function isWindows(os: string | undefined): boolean {
  return os === undefined || os.toLowerCase().startsWith('win');
}
