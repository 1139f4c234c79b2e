/**
 * Everything that a run waits for, awaited together: one collector of our own, one long poll at a time. One filter is on the
 * server's list of recent tasks, so that a task that is begun while the poll hangs enters by itself and costs no request
 * (vsphere-api.md §5.6); other properties get a filter while somebody waits for them.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { VimClient } from '../vim/client.ts';
import { collectorOf, type Watched } from './collector.ts';
import { type Named, readNow } from './news.ts';
import { type Wait, waitingRoom } from './waiting.ts';

export interface Updates {
  /**
   * The first value of a property for which `decide` gives an answer. Throws what `decide` throws, and HvmError when the
   * wait is given up, or nothing was heard of the object for too long.
   */
  until<T>(wait: Wait<T>): Promise<T>;
  /** Watches a property until the end; waits for it are `isShared`. */
  watch(wanted: Watched): Promise<void>;
}

/**
 * Changes of tasks that run side by side come in bursts: so long they are gathered before the next poll. A long task tells its
 * progress all the time: the longer it takes, the less often that is asked for.
 */
const gatherMs = { least: 60, most: 1000, ofAge: 0.05 };

/** How often somebody looks for what is unseen. */
const watchMs = 1000;

export function updatesOf(client: VimClient): Updates {
  const room = waitingRoom();
  const collector = collectorOf(client);
  let isRunning = false;

  const look = async (wanted: readonly Named[]): Promise<void> => {
    if (wanted.length === 0) return;
    const { news, gone } = await readNow(client, wanted);
    room.tell(news, true);
    gone.forEach(room.lose);
  };
  const poll = async (): Promise<void> => {
    const told = await collector.next(room.pollSeconds());
    if (told === undefined) room.doubt();
    else {
      room.tell(told.news);
      room.doubt(told.left);
    }
    await look(room.unseen());
    room.giveUp();
  };
  const loop = async (): Promise<void> => {
    isRunning = true;
    // A poll that hangs tells nothing of what no filter shows. Where this read fails, the poll will, too.
    const watch = setInterval(() => void look(room.unseen()).catch(() => {}), watchMs);
    try {
      while (!room.isEmpty()) {
        await poll();
        if (!room.isEmpty()) await sleep(gatherFor(room.youngestMs()));
      }
    } catch (error) {
      room.failAll(error);
    } finally {
      clearInterval(watch);
      isRunning = false;
    }
  };
  const listen = <T>(wait: Wait<T>): Promise<T> => {
    const heard = room.enter(wait);
    if (!isRunning) void loop();
    return heard;
  };

  return {
    until: async (wait) => {
      if (wait.object.type === 'Task' || wait.isShared === true) return listen(wait);
      room.forget(wait);
      const filter = await collector.filter({ object: wait.object, path: wait.path });
      try {
        // What became so before there was a filter is read.
        const heard = listen(wait);
        const [answer] = await Promise.all([heard, look([wait])]);
        return answer;
      } finally {
        await filter.destroy();
      }
    },
    watch: async (wanted) => void (await collector.filter(wanted)),
  };
}

function gatherFor(age: number): number {
  return Math.min(gatherMs.most, Math.max(gatherMs.least, age * gatherMs.ofAge));
}
