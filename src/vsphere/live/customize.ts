import type { Customization, CustomizeSpec, VmSpec } from '../../model/operation.ts';
import type { ObservedVm } from '../../model/observed.ts';
import { fault } from '../common/fault.ts';
import { sameMarks, withoutCustomize } from '../common/marks.ts';
import type { Performed, Run } from '../port.ts';
import { change, machineAt, machineOf, mustBeOfVersion, versionNow, versionOf } from './machine.ts';
import { customizationSpec, secretsOf } from './specs/customization.ts';
import type { Ref } from '../vim/values.ts';
import { finished, type Live } from './state.ts';
import { carriedOut } from './write.ts';

/** Arms a customization of a VM that is off; it runs when the VM starts. Its mark goes when it is armed. */
export async function customize(live: Live, spec: CustomizeSpec, run: Run): Promise<Performed> {
  const machine = await machineOf(live, spec);
  const { ref, vm, isArmed } = machine;
  const marks = withoutCustomize(vm.marks);
  const isMarked = !sameMarks(vm.marks, marks);
  if (!isMarked && (isArmed || hasRun(vm, spec.customization))) {
    return { status: 'already', ...versionOf(machine) };
  }
  mustBeOfVersion(vm, run);
  if (vm.template) throw fault('VSP-009/template', { object: vm.name });
  if (!isArmed) await arm(live, ref, spec, spec.customization, run);
  live.armed.add(ref.value);
  if (isMarked) {
    const armed = await machineAt(live, ref, vm);
    await change(live, armed, { extraConfig: withoutCustomize(armed.vm.marks) }, run);
  }
  return { status: 'done', ...(await versionNow(live, ref, run)) };
}

/** The guest calls itself as declared, and has the addresses that are. */
function hasRun({ guest }: ObservedVm, { guest: { hostname }, nics }: Customization): boolean {
  const addresses = nics.flatMap(({ address }) => (address === null ? [] : [address.replace(/\/.*$/, '')]));
  const [name = ''] = guest?.hostname?.split('.') ?? [];
  const isNamed = name.toLowerCase() === hostname.toLowerCase();
  return isNamed && addresses.every((address) => guest?.addresses.includes(address));
}

/** A customization that waits already will do. */
export async function arm(
  live: Live,
  ref: Ref,
  vm: Pick<VmSpec, 'name'>,
  customization: Customization,
  run: Run,
): Promise<void> {
  const secrets = await secretsOf(customization, run.secret);
  for (const secret of Object.values(secrets)) live.client.hide(secret);
  const spec = customizationSpec(customization, secrets);
  const attempt = async (): Promise<true> => {
    await finished(live, await live.client.call('CustomizeVM_Task', ref, { spec }), run);
    return true;
  };
  const look = async (): Promise<true | undefined> => {
    const { isArmed } = await machineAt(live, ref, vm);
    return isArmed || undefined;
  };
  await carriedOut(live, { object: vm.name, entity: ref, attempt, look }, run);
}
