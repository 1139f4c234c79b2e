/** How a guest comes back after it was interrupted, told by what vCenter keeps of it. */
import { HvmError } from '../../errors.ts';
import { exitCode } from '../../exit-codes.ts';
import type { StartSpec } from '../../model/operation.ts';
import type { Run } from '../port.ts';
import { isA, type Ref } from '../vim/values.ts';
import { type Live, readMachine } from './state.ts';
import { addressesOf, isToolsRunning } from './translate/vm-draft.ts';

/** Windows that has updates to finish takes its time. All of the wait. */
const boundSeconds = 15 * 60;

/**
 * Waits until the guest is as `back` says: first its Tools, as without them vCenter knows old addresses at most.
 * @throws HvmError VSP-013 with what was seen last
 */
export async function untilBack(live: Live, ref: Ref, spec: StartSpec, run: Run): Promise<void> {
  const { back } = spec;
  if (back === undefined) return;
  const signal = run.guest();
  const since = performance.now();
  const until = (path: string, isBack: (value: unknown) => boolean, missing: Missing) =>
    told(live, { ref, path, isBack, since, signal, name: spec.name }, () =>
      notBack(live, ref, spec, missing),
    );
  if (back.tools) await until('guest.toolsRunningStatus', isToolsRunning, 'VSP-013');
  if (back.address) await until('guest.net', hasAddress, 'VSP-013/address');
}

type Missing = 'VSP-013' | 'VSP-013/address';

interface Wanted {
  readonly ref: Ref;
  readonly path: string;
  readonly isBack: (value: unknown) => boolean;
  readonly since: number;
  readonly signal: AbortSignal;
  readonly name: string;
}

async function told(
  live: Live,
  { ref, path, isBack, since, signal, name }: Wanted,
  late: () => Promise<HvmError>,
): Promise<void> {
  const isLate = new Error('late');
  try {
    await live.updates.until({
      object: ref,
      path,
      decide: (value) => isBack(value) || undefined,
      signal,
      seconds: boundSeconds - (performance.now() - since) / 1000,
      isBounded: true,
      guestOf: name,
      late: () => isLate,
    });
  } catch (error) {
    throw error === isLate ? await late() : error;
  }
}

function hasAddress(net: unknown): boolean {
  const cards = Array.isArray(net) ? net.filter((each) => isA(each, 'GuestNicInfo')) : [];
  return addressesOf(cards).length > 0;
}

async function notBack(live: Live, ref: Ref, { name }: StartSpec, missing: Missing): Promise<HvmError> {
  const machine = await readMachine(live, ref).catch(() => undefined);
  const { power = '–', tools = '–', guest } = machine?.vm ?? {};
  const addresses = guest?.addresses.join(', ') || '–';
  return new HvmError(missing, {
    exit: exitCode.failed,
    args: { object: name, minutes: boundSeconds / 60, power, tools, addresses },
    fault: 'Timedout',
  });
}
