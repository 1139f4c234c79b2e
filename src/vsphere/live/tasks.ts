import { HvmError } from '../../errors.ts';
import { exitCode } from '../../exit-codes.ts';
import type { VimClient } from '../vim/client.ts';
import type { TaskInfo } from '../vim/types.ts';
import { isA, type Ref, type Sent } from '../vim/values.ts';
import type { Updates } from './updates.ts';

export interface Watch {
  /** 0 to 1. */
  readonly progress: (fraction: number) => void;
  readonly signal: AbortSignal;
}

/** A task that shows no sign of life for so long is not waited for any more; the server may still be at it. */
const stallSeconds = 3600;

/** What the task made, when it is done. Throws its fault as VimFault. */
export function taskDone(
  client: VimClient,
  updates: Updates,
  task: Ref,
  { progress, signal }: Watch,
): Promise<Sent<TaskInfo>['result'] | null> {
  return updates.until({
    object: task,
    path: 'info',
    decide: (info) => {
      if (!isA(info, 'TaskInfo')) return undefined;
      if (info.state === 'success') return info.result ?? null;
      if (info.state === 'error') throw client.fault(info.error ?? { _typeName: 'LocalizedMethodFault' });
      if (info.progress !== undefined) progress(Math.min(1, info.progress / 100));
      return undefined;
    },
    signal,
    seconds: stallSeconds,
    late: () =>
      new HvmError('VSP-007/Timedout', {
        exit: exitCode.unreachable,
        args: { object: task.value },
        fault: 'Timedout',
      }),
  });
}
