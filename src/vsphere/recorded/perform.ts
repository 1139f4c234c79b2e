import type { Observed } from '../../model/observed.ts';
import type { Operation } from '../../model/operation.ts';
import { clone } from './clone.ts';
import { customize } from './customize.ts';
import { createFolder } from './folder.ts';
import { connectionOf, type Effect, type Expected } from './machine.ts';
import { powerOn, shutdownGuest } from './power.ts';
import { reconfigure } from './reconfigure.ts';

/**
 * What a vCenter with this inventory makes of an operation: another inventory, or an HvmError with the fault's name.
 * Pure: docs/recording.md has the rules, test/contract/ the proof.
 */
export function performOn(inventory: Observed, operation: Operation, expected: Expected): Effect {
  switch (operation.action) {
    case 'create-folder':
      return createFolder(inventory, operation.spec);
    case 'clone':
      return clone(inventory, operation.spec);
    case 'customize':
      return customize(inventory, operation.spec, expected);
    case 'reconfigure':
      return reconfigure(inventory, operation.spec, expected);
    case 'power-on':
      return powerOn(inventory, operation.spec, expected);
    case 'shutdown-guest':
      return shutdownGuest(inventory, operation.spec, expected);
  }
}

/** What the port shows of an inventory: only a VM that is on says what its guest is. */
export function observedOf(inventory: Observed): Observed {
  const isWhole =
    inventory.hosts.every((each) => each.connected) && inventory.datastores.every((each) => each.accessible);
  return {
    ...inventory,
    vms: inventory.vms.map((vm) => {
      const { guest, ...rest } = vm;
      const shown = guest === undefined || vm.power === 'on' ? vm : rest;
      return isWhole ? shown : { ...shown, connection: connectionOf(inventory, vm) };
    }),
  };
}
