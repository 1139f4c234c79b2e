import { HvmError } from '../../errors.ts';
import { exitCode } from '../../exit-codes.ts';
import type { StartSpec, VmSpec } from '../../model/operation.ts';
import { fault } from '../common/fault.ts';
import type { Performed, Run } from '../port.ts';
import { VimFault } from '../vim/fault.ts';
import { isA, type Ref } from '../vim/values.ts';
import { untilBack } from './back.ts';
import { machineAt, mustBeOfVersion, refOf, versionNow, versionOf } from './machine.ts';
import { readNow } from './news.ts';
import { finished, type Live, type Machine } from './state.ts';
import { carriedOut } from './write.ts';

/** Starts a VM. A customization that was armed runs then and is waited for, and so is a guest that is to be back. */
export async function powerOn(live: Live, spec: StartSpec, run: Run): Promise<Performed> {
  const ref = await refOf(live, spec);
  const machine = await before(live, spec, ref, run);
  if (machine?.vm.power === 'on') {
    await untilBack(live, ref, spec, run);
    return { status: 'already', ...versionOf(machine) };
  }
  if (machine !== undefined) mustBeOff(machine, run);
  const isArmed = machine?.isArmed === true || live.armed.has(ref.value);
  if (isArmed) await live.guests.listen();
  const attempt = () => start(live, ref, run);
  const look = () => powerIs(live, ref, spec, 'on');
  const status = await carriedOut(live, { object: spec.name, entity: ref, attempt, look }, run);
  live.armed.delete(ref.value);
  // Where somebody else has started it, its customization may be over, and was told before anybody listened.
  if (isArmed && (status === 'done' || (await machineAt(live, ref, spec)).isArmed)) {
    await live.guests.customized(ref, spec, { signal: run.guest() });
  }
  await untilBack(live, ref, spec, run);
  return { status, ...(await versionNow(live, ref, run)) };
}

async function start(live: Live, ref: Ref, run: Run): Promise<Performed['status']> {
  try {
    await finished(live, await live.client.call('PowerOnVM_Task', ref, {}), run);
    return 'done';
  } catch (error) {
    if (!isThere(error, 'poweredOn')) throw error;
    return 'already';
  }
}

/** What a change of the power state would have brought about, where it was carried out. */
async function powerIs(
  live: Live,
  ref: Ref,
  spec: VmSpec,
  wanted: 'on' | 'off',
): Promise<'done' | undefined> {
  const { vm } = await machineAt(live, ref, spec);
  return vm.power === wanted ? 'done' : undefined;
}

/** vCenter would resume a suspended VM where it stood, with hardware and time of then. */
function mustBeOff({ vm }: Machine, run: Run): void {
  mustBeOfVersion(vm, run);
  if (vm.power !== 'suspended') return;
  throw fault('VSP-003/InvalidPowerState', { object: vm.name, existing: vm.power, requested: 'off' });
}

/** A guest that takes longer has updates to install, or a program that does not end. */
const shutdownSeconds = 15 * 60;

/** Asks the guest, and waits for the power to go off. It never pulls the plug. */
export async function shutdownGuest(live: Live, spec: VmSpec, run: Run): Promise<Performed> {
  const ref = await refOf(live, spec);
  const machine = await before(live, spec, ref, run);
  if (machine?.vm.power === 'off') return { status: 'already', ...versionOf(machine) };
  if (machine !== undefined) mustBeOfVersion(machine.vm, run);
  const attempt = () => ask(live, ref);
  const look = () => goesDown(live, ref, spec);
  const status = await carriedOut(live, { object: spec.name, entity: ref, attempt, look }, run);
  if (status === 'already') return { status, ...(await versionNow(live, ref, run)) };
  await live.updates.until({
    object: ref,
    path: 'runtime.powerState',
    decide: (state) => (state === 'poweredOff' ? true : undefined),
    signal: run.signal,
    seconds: shutdownSeconds,
    late: () =>
      new HvmError('VSP-003/shutdown-timeout', {
        exit: exitCode.failed,
        args: { object: spec.name, minutes: shutdownSeconds / 60 },
        fault: 'Timedout',
      }),
  });
  return { status: 'done', ...(await versionNow(live, ref, run)) };
}

/** There is no task to look for: a guest that was asked tells that it goes down, as it takes minutes until it is off. */
async function goesDown(live: Live, ref: Ref, spec: VmSpec): Promise<'done' | undefined> {
  const isOff = await powerIs(live, ref, spec, 'off');
  if (isOff !== undefined) return isOff;
  const { news } = await readNow(live.client, [{ object: ref, path: 'guest.guestState' }]);
  return news.some(({ value }) => value === 'shuttingDown') ? 'done' : undefined;
}

async function ask(live: Live, ref: Ref): Promise<Performed['status']> {
  try {
    await live.client.call('ShutdownGuest', ref, {});
    return 'done';
  } catch (error) {
    if (!isThere(error, 'poweredOff')) throw error;
    return 'already';
  }
}

/**
 * The VM read anew where something depends on it: a version that is expected, or a VM that was suspended when it was last
 * read. vCenter itself tells of a VM that is there already.
 */
async function before(live: Live, spec: VmSpec, ref: Ref, run: Run): Promise<Machine | undefined> {
  const { suspended } = await live.view();
  const isRead = run.changeVersion !== undefined || suspended.has(spec.instanceUuid);
  return isRead ? machineAt(live, ref, spec) : undefined;
}

/** The VM was in that state already. */
function isThere(error: unknown, state: string): boolean {
  if (!(error instanceof VimFault) || !isA(error.detail, 'InvalidPowerState')) return false;
  return error.detail.existingState === state;
}
