import type { Operation } from '../../model/operation.ts';
import { fault } from '../common/fault.ts';
import type { Performed, Run } from '../port.ts';
import { clone } from './clone.ts';
import { customize } from './customize.ts';
import { deniedObject } from './denied.ts';
import { explained } from './faults.ts';
import { createFolder } from './folder.ts';
import { mentioned } from './mentioned.ts';
import { powerOn, shutdownGuest } from './power.ts';
import { reconfigure } from './reconfigure.ts';
import type { Live } from './state.ts';

/** One operation on the vCenter; whatever is thrown names the object. */
export async function perform(live: Live, operation: Operation, run: Run): Promise<Performed> {
  if (run.signal.aborted) throw fault('VSP-007/RequestCanceled', { object: nameOf(operation) });
  try {
    return await act(live, operation, run);
  } catch (error) {
    const object = (await deniedObject(live, error)) ?? nameOf(operation);
    throw explained(error, object, { ...factsOf(operation), ...(await mentioned(live, error)) });
  }
}

function act(live: Live, operation: Operation, run: Run): Promise<Performed> {
  switch (operation.action) {
    case 'create-folder':
      return createFolder(live, operation.spec, run);
    case 'clone':
      return clone(live, operation.spec, run);
    case 'customize':
      return customize(live, operation.spec, run);
    case 'reconfigure':
      return reconfigure(live, operation.spec, run);
    case 'power-on':
      return powerOn(live, operation.spec, run);
    case 'shutdown-guest':
      return shutdownGuest(live, operation.spec, run);
  }
}

function nameOf(operation: Operation): string {
  return operation.action === 'create-folder' ? operation.spec.path : operation.spec.name;
}

/** What a fault may be about and does not say. */
function factsOf(operation: Operation): Readonly<Record<string, unknown>> {
  return operation.action === 'clone' ? { folder: operation.spec.folder } : {};
}
