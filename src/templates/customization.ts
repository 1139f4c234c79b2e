import type { DesiredNetwork, DesiredVm } from '../model/desired.ts';
import type { Customization, CustomizedNic } from '../model/operation.ts';

/** What a customization looks up in the manifests, by name. */
export interface Catalogue {
  network(name: string): DesiredNetwork | undefined;
  /** `os` of a Template document. */
  osOf(template: string | undefined): string | undefined;
}

/**
 * What the guest of a new VM is told about itself; null where the manifest asks for no customization. One entry per card
 * of the VM (vsphere-api.md §4.14: their number must be that of the cards); a card without a declared address gets DHCP.
 * The gateway stands on the first card with an address only: a second default gateway breaks Windows' routing.
 */
export function customizationOf(
  vm: DesiredVm,
  templateName: string | undefined,
  cards: number,
  catalogue: Catalogue,
): Customization | null {
  if (!isCustomized(vm)) return null;
  const declared = vm.networks ?? [];
  const firstAddress = declared.findIndex((card) => card.address !== undefined);
  const nics = Array.from({ length: cards }, (_, index): CustomizedNic => {
    const card = declared[index];
    const network = card === undefined ? undefined : catalogue.network(card.network);
    if (card?.address === undefined) return { address: null, gateway: null, dns: [] };
    return {
      address: card.address,
      gateway: index === firstAddress ? (network?.gateway ?? null) : null,
      dns: network?.dns ?? [],
    };
  });
  return {
    os: isWindows(catalogue.osOf(templateName)) ? 'windows' : 'linux',
    guest: { ...vm.guest, hostname: vm.guest?.hostname ?? vm.name },
    nics,
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
