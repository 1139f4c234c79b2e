import type { Observed, ObservedVm } from '../../model/observed.ts';
import type { VmSpec } from '../../model/operation.ts';
import { fault } from '../common/fault.ts';
import { hostToRun, mustHaveMemoryToReserve } from './hosts.ts';
import { already, changed, type Effect, type Expected, findVm, mustBeReady, wrongPower } from './machine.ts';

/** Starts a VM. Its Tools run at once; a customization that was armed has run. */
export function powerOn(inventory: Observed, spec: VmSpec, expected: Expected): Effect {
  const vm = findVm(inventory, spec);
  if (vm.power === 'on') return already(inventory, vm);
  mustBeReady(inventory, vm, expected);
  if (vm.power === 'suspended') throw wrongPower(vm, 'off');
  const host = hostToRun(inventory, vm);
  const started: ObservedVm = {
    ...vm,
    ...(host === undefined ? {} : { host }),
    power: 'on',
    tools: tools(vm, 'running'),
  };
  mustHaveMemoryToReserve(inventory, started);
  return changed(inventory, started);
}

/** Asks the guest to shut down: it does, at once, if its Tools run. */
export function shutdownGuest(inventory: Observed, spec: VmSpec, expected: Expected): Effect {
  const vm = findVm(inventory, spec);
  if (vm.power === 'off') return already(inventory, vm);
  mustBeReady(inventory, vm, expected);
  if (vm.power === 'suspended') throw wrongPower(vm, 'on');
  if (vm.tools === 'not-running' || vm.tools === 'not-installed')
    throw fault('VSP-003/ToolsUnavailable', { object: vm.name });
  return changed(inventory, { ...vm, power: 'off', tools: tools(vm, 'not-running') });
}

function tools(vm: ObservedVm, then: ObservedVm['tools']): ObservedVm['tools'] {
  return vm.tools === 'not-installed' ? vm.tools : then;
}
