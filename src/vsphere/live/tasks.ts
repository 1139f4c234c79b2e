import { HvmError } from '../../errors.ts';
import { exitCode } from '../../exit-codes.ts';
import type { VimClient } from '../vim/client.ts';
import type { TaskInfo } from '../vim/types.ts';
import { isA, make, type Ref, type Sent } from '../vim/values.ts';
import type { Updates } from './updates.ts';

export interface Watch {
  /** 0 to 1. */
  readonly progress: (fraction: number) => void;
  readonly signal: AbortSignal;
}

/** A task that shows no sign of life for so long is not waited for any more; the server may still be at it. */
const stallSeconds = 3600;

/** Tasks that somebody of this run waits for. */
const awaited = new WeakMap<Updates, Set<string>>();

/** What the task made, when it is done. Throws its fault as VimFault, and ManagedObjectNotFound where it is gone. */
export async function taskDone(
  client: VimClient,
  updates: Updates,
  task: Ref,
  { progress, signal }: Watch,
): Promise<Sent<TaskInfo>['result'] | null> {
  const all = awaited.get(updates) ?? new Set();
  awaited.set(updates, all.add(task.value));
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
      new HvmError('VSP-007/task-silent', {
        exit: exitCode.unreachable,
        args: { task: task.value, minutes: stallSeconds / 60 },
        fault: 'Timedout',
      }),
  });
}

export function isAwaited(updates: Updates, { value }: Ref): boolean {
  return awaited.get(updates)?.has(value) === true;
}

export interface TaskRead {
  readonly ref: Ref;
  /** `CloneVM_Task`. */
  readonly name: string;
}

/** The tasks on an object that have not ended, also those that others began. */
export async function runningTasks(client: VimClient, entity: Ref): Promise<readonly TaskRead[]> {
  const { taskManager, propertyCollector } = client.content;
  const collector = propertyCollector ?? { type: 'PropertyCollector', value: 'propertyCollector' };
  const obj = taskManager ?? { type: 'TaskManager', value: 'TaskManager' };
  const path = 'recentTask';
  const traversal = make('TraversalSpec', { name: 'tasks', type: 'TaskManager', path, skip: false });
  const specSet = [
    {
      propSet: [{ type: 'Task', all: false, pathSet: ['info'] }],
      objectSet: [{ obj, skip: true, selectSet: [traversal] }],
      reportMissingObjectsInResults: true,
    },
  ];
  const read = await client.call('RetrievePropertiesEx', collector, { specSet, options: {} });
  return (read?.objects ?? []).flatMap(({ obj: ref, propSet = [] }) =>
    propSet.flatMap(({ val: info }) => {
      if (ref === undefined || !isA(info, 'TaskInfo') || info.entity?.value !== entity.value) return [];
      const isRunning = info.state === 'running' || info.state === 'queued';
      return isRunning ? [{ ref, name: info.name ?? info.descriptionId ?? '–' }] : [];
    }),
  );
}
