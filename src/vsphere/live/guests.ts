/**
 * How the customization of a guest ends. Every version of vSphere tells it by events (vsphere-api.md §5.7): one collector of
 * them for all VMs of a run, watched together with the tasks.
 */
import { HvmError } from '../../errors.ts';
import { exitCode } from '../../exit-codes.ts';
import type { VmSpec } from '../../model/operation.ts';
import type { Run } from '../port.ts';
import type { VimClient } from '../vim/client.ts';
import type { CustomizationEvent, CustomizationFailed } from '../vim/types.ts';
import { isA, type Ref, type Sent, typeName } from '../vim/values.ts';
import type { Updates } from './updates.ts';

export interface Guests {
  /** To be called before the VM is started: what happens from now on is heard. */
  listen(): Promise<void>;
  /** Waits for the end of a customization, within a bound. Throws HvmError where it failed, or was not seen to end. */
  customized(vm: Ref, spec: VmSpec, run: Pick<Run, 'signal'>): Promise<void>;
}

/** Sysprep starts Windows one to three times; with a domain it commonly takes 5 to 15 minutes. */
const boundSeconds = 15 * 60;

const kinds = [
  'CustomizationStartedEvent',
  'CustomizationSucceeded',
  'CustomizationFailed',
  'CustomizationSysprepFailed',
  'CustomizationNetworkSetupFailed',
  'CustomizationLinuxIdentityFailed',
  'CustomizationUnknownFailure',
];

const serviceInstance: Ref = { type: 'ServiceInstance', value: 'ServiceInstance' };

/** vSphere's most: a page that is too short would lose what comes at once. */
const pageSize = 1000;

export function guestsOf(client: VimClient, updates: Updates): Guests {
  const manager = client.content.eventManager ?? { type: 'EventManager', value: 'EventManager' };
  const path = 'latestPage';
  let listening: Promise<void> | undefined;

  /** From the server's own clock on, also where the collector is made anew. */
  const watch = async (): Promise<void> => {
    const beginTime = await client.call('CurrentTime', serviceInstance, {});
    const filter = { time: { beginTime }, eventTypeId: kinds };
    await updates.watch({
      object: manager,
      path,
      actual: async () => {
        const events = await client.call('CreateCollectorForEvents', manager, { filter });
        await client.call('SetCollectorPageSize', events, { maxCount: pageSize });
        return events;
      },
    });
  };
  return {
    listen: () => {
      listening ??= watch().catch((error: unknown) => {
        listening = undefined;
        throw error;
      });
      return listening;
    },
    customized: async (vm, { name }, { signal }) => {
      let hasBegun = false;
      await updates.until({
        object: manager,
        path,
        isShared: true,
        guestOf: name,
        decide: (page) => {
          const events = Array.isArray(page) ? page.filter((event) => isOf(event, vm)) : [];
          const failed = events.find((event) => isA(event, 'CustomizationFailed'));
          if (failed !== undefined) throw failure(client, name, failed);
          hasBegun = events.length > 0;
          return events.some((event) => isA(event, 'CustomizationSucceeded')) || undefined;
        },
        signal,
        seconds: boundSeconds,
        late: () => late(name, hasBegun),
      });
    },
  };
}

function isOf(event: unknown, vm: Ref): event is Sent<CustomizationEvent> {
  return isA(event, 'CustomizationEvent') && event.vm?.vm?.value === vm.value;
}

/** Before 7.0 the reason stands in the event's text only. */
function failure(client: VimClient, object: string, event: Sent<CustomizationFailed>): HvmError {
  const { reason, fullFormattedMessage, logLocation = '–' } = event;
  const kind = typeName(event);
  return new HvmError('VSP-011/CustomizationFailed', {
    exit: exitCode.failed,
    args: {
      object,
      reason: client.clean(reason ?? fullFormattedMessage ?? kind),
      log: client.clean(logLocation),
    },
    fault: kind,
  });
}

function late(object: string, hasBegun: boolean): HvmError {
  const key = hasBegun ? 'VSP-011/customization-late' : 'VSP-011/customization-not-begun';
  const args = { object, minutes: boundSeconds / 60 };
  return new HvmError(key, { exit: exitCode.failed, args, fault: 'Timedout' });
}
