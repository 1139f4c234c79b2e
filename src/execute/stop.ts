/** Why a run is to end early. */
export type StopReason = 'interrupted' | 'timeout';

/** Two steps to the end of a run: start nothing more; then wait no more either. The timeout takes both at once. */
export interface Stop {
  /** Start nothing more. */
  readonly asked: AbortSignal;
  /** Do not even wait for what runs. */
  readonly leave: AbortSignal;
  /** Of `asked`; the first one counts. */
  reason(): StopReason | undefined;
}

export interface StopSwitch extends Stop {
  interrupt(): void;
  timeOut(): void;
}

export function stopSwitch(): StopSwitch {
  const asked = new AbortController();
  const leave = new AbortController();
  let reason: StopReason | undefined;
  const ask = (why: StopReason) => {
    reason ??= why;
    asked.abort();
  };
  return {
    asked: asked.signal,
    leave: leave.signal,
    reason: () => reason,
    /** The first time asks, the second time leaves. */
    interrupt: () => {
      if (asked.signal.aborted) leave.abort();
      ask('interrupted');
    },
    timeOut: () => {
      ask('timeout');
      leave.abort();
    },
  };
}

/** The promise, or a rejection with `error()` as soon as `signal` is aborted. The promise goes on; its end is ignored. */
export async function unless<T>(signal: AbortSignal, promise: Promise<T>, error: () => Error): Promise<T> {
  if (signal.aborted) {
    promise.catch(() => undefined);
    throw error();
  }
  let onAbort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(error());
    signal.addEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
