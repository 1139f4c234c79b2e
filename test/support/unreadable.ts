/** VMs that an account may not read in full, as a live vCenter gives them. */
import * as fc from 'fast-check';
import type { HalfReadVm, Observed, ObservedUnreadable, ObservedVm } from '../../src/model/observed.ts';

/** Parts of a VM by vSphere's names of them. */
export const parts = {
  name: 'name',
  uuid: 'config.instanceUuid',
  template: 'config.template',
  marks: 'config.extraConfig',
  place: 'parent',
  hardware: 'config.hardware.device',
  guest: 'guest.net',
} as const;
export type Part = keyof typeof parts;

export interface Hidden {
  readonly parts: readonly Part[];
  readonly privilege: string;
}

export const hidden: fc.Arbitrary<Hidden> = fc.record({
  parts: fc.subarray(Object.keys(parts) as Part[], { minLength: 1 }),
  privilege: fc.constantFrom('System.Read', 'VirtualMachine.Config.AdvancedConfig'),
});

/** The vCenter where of some VMs, by their index, something cannot be read. */
export function withHidden(observed: Observed, list: readonly (Hidden | undefined)[]): Observed {
  const unreadable = observed.vms.flatMap((vm, index) => {
    const what = list[index];
    return what === undefined ? [] : [unreadVm(vm, what, index)];
  });
  const isWhole = (_: ObservedVm, index: number) =>
    list[index]?.parts.every((part) => part === 'guest') ?? true;
  if (unreadable.length === 0) return observed;
  return { ...observed, vms: observed.vms.filter(isWhole), unreadable: unreadable.sort(byName) };
}

function byName(a: ObservedUnreadable, b: ObservedUnreadable): number {
  const [x, y] = [a, b].map(({ name, id }) => [name ?? id, id]);
  return JSON.stringify(x) < JSON.stringify(y) ? -1 : 1;
}

export function unreadVm(vm: ObservedVm, what: Partial<Hidden>, index = 0): ObservedUnreadable {
  const { parts: lost = ['hardware'], privilege = 'System.Read' } = what;
  const keep = <T>(part: Part, value: T): T | object => (lost.includes(part) ? {} : value);
  const known = {
    ...keep('place', { datacenter: vm.datacenter, folder: vm.folder }),
    ...keep('template', { template: vm.template }),
    ...keep('marks', { marks: vm.marks }),
    ...(vm.power === 'on' && vm.host !== undefined
      ? { host: vm.host, memoryReservationMib: vm.memoryReservationMib }
      : {}),
  } as HalfReadVm;
  return {
    kind: 'VirtualMachine',
    id: `vm-${index}`,
    ...keep('name', { name: vm.name }),
    ...keep('uuid', { instanceUuid: vm.instanceUuid }),
    missing: [{ privilege, paths: lost.map((part) => parts[part]).sort() }],
    ...(lost.every((part) => part === 'guest') ? {} : { vm: known }),
  };
}
