import type { Observed, ObservedGuest, ObservedVm } from '../../model/observed.ts';
import type { Customization, CustomizeSpec } from '../../model/operation.ts';
import { fault } from '../common/fault.ts';
import { already, changed, type Effect, type Expected, findVm, mustBeReady, wrongPower } from './machine.ts';
import { withoutCustomize } from '../common/marks.ts';

/** Arms a customization of a VM that is off; it runs when the VM starts. Needs no secret: nobody logs in here. */
export function customize(inventory: Observed, spec: CustomizeSpec, expected: Expected): Effect {
  const vm = findVm(inventory, spec);
  const guest = guestOf(spec.customization);
  if (vm.marks['hvm.customize'] === undefined && isGuest(vm.guest, guest)) return already(inventory, vm);
  mustBeReady(inventory, vm, expected);
  if (vm.power !== 'off') throw wrongPower(vm, 'off');
  mustBeCustomizable(vm, spec.customization, vm.nics.length);
  return changed(inventory, { ...vm, guest, marks: withoutCustomize(vm.marks) });
}

/** What the guest will say of itself once it runs. An address from DHCP is nobody's to know. */
export function guestOf({ guest, nics }: Customization): ObservedGuest {
  const addresses = nics.flatMap(({ address }) => (address === null ? [] : [address.replace(/\/.*$/, '')]));
  return { hostname: guest.hostname, addresses };
}

/**
 * vCenter compares the customization's cards with those of the VM, and for a clone already with the template's
 * (`templateCards`); VMware Tools must be there.
 */
export function mustBeCustomizable(
  vm: ObservedVm,
  customization: Customization,
  templateCards: number,
): void {
  const object = vm.name;
  const wanted = customization.nics.length;
  const actual = wanted === vm.nics.length ? templateCards : vm.nics.length;
  if (wanted !== actual) throw fault('VSP-011/NicSettingMismatch', { object, wanted, actual });
  if (vm.tools === 'not-installed') throw fault('VSP-011/UncustomizableGuest', { object });
  if (vm.disks.length === 0) throw fault('VSP-011/NoDisksToCustomize', { object });
}

function isGuest(a: ObservedGuest | undefined, b: ObservedGuest): boolean {
  return a?.hostname === b.hostname && a?.addresses.join() === b.addresses.join();
}
