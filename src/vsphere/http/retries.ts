/** Whether a request that failed is sent again, and how long after. All requests of a run share one budget of time. */

/** How a request failed. */
export type Trouble =
  /** There was no connection: nothing was sent. */
  | 'unsent'
  /** The line broke, or the server was not ready: nobody knows whether it was carried out. */
  | 'lost'
  /** No answer, or not all of it, in time. */
  | 'late'
  /** An answer that is none of a vCenter's. */
  | 'odd';

/** Seconds. */
export interface RetryLimits {
  /** Before the second try, the third, and so on: they grow, and each is cut by up to a half at random. */
  readonly pauses: readonly number[];
  /** Of failed tries and pauses together, in a run: after that nothing is tried again. */
  readonly budget: number;
  /** A server that asks for a longer pause than this is not asked again. */
  readonly retryAfter: number;
}

export interface Failed {
  readonly trouble: Trouble;
  /** May it be carried out twice? `once`: it may be sent twice at most. */
  readonly repeatable: 'yes' | 'once' | 'no';
  /** How often it has failed before. */
  readonly before: number;
  /** How long this try took. */
  readonly seconds: number;
  /** What the server asks for. */
  readonly retryAfter: number | undefined;
}

export interface Retries {
  /** Seconds to wait before the next try; undefined: there is none. */
  after(failed: Failed): number | undefined;
  /** The server has answered: it is there, and when it is away it may come back. */
  met(): void;
}

export function retriesOf({ pauses, budget, retryAfter }: RetryLimits): Retries {
  let spent = 0;
  let hasMet = false;
  return {
    after: (failed) => {
      spent += failed.seconds;
      const own = pauses[failed.before];
      const asked = failed.retryAfter ?? 0;
      if (own === undefined || failed.before >= most(failed, hasMet) || asked > retryAfter) return undefined;
      const pause = Math.max(asked, own * (1 - Math.random() / 2));
      if (spent + pause > budget) return undefined;
      spent += pause;
      return pause;
    },
    met: () => {
      hasMet = true;
    },
  };
}

/** How often a request is tried again. A server that nobody has met yet is a wrong address, more often than not. */
function most({ trouble, repeatable }: Failed, hasMet: boolean): number {
  if (trouble === 'unsent') return hasMet ? Infinity : 0;
  if (repeatable === 'no') return 0;
  if (repeatable === 'once') return 1;
  switch (trouble) {
    case 'lost':
      return Infinity;
    case 'late':
      return 1;
    case 'odd':
      return 2;
  }
}

/** `Retry-After`, in seconds or as a date; of a date what is left of it by the server's own clock. */
export function retryAfterOf(headers: Readonly<Record<string, string>>): number | undefined {
  const text = headers['retry-after']?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const [until, now] = [Date.parse(text), Date.parse(headers['date'] ?? '')];
  if (Number.isNaN(until) || !/^[A-Z][a-z]{2},/.test(text)) return undefined;
  return Math.max(0, Math.ceil((until - (Number.isNaN(now) ? Date.now() : now)) / 1000));
}
