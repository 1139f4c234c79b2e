import type { Live } from './state.ts';
import { runningTasks, taskDone } from './tasks.ts';
import { VimFault } from '../vim/fault.ts';

/** Waits for the tasks on these VMs (instanceUuids). How they end is theirs; what they leave is read afterwards. */
export async function settle(live: Live, vms: readonly string[], signal: AbortSignal): Promise<void> {
  const { client, updates } = live;
  const { refs } = await live.view();
  const entities = vms.flatMap((uuid) => refs.vm(uuid) ?? []);
  const tasks = await Promise.all(entities.map((entity) => runningTasks(client, entity)));
  const ends = tasks.flat().map(({ ref }) => taskDone(client, updates, ref, { progress: () => {}, signal }));
  for (const end of await Promise.allSettled(ends)) {
    if (end.status === 'rejected' && !(end.reason instanceof VimFault)) throw end.reason;
  }
}
