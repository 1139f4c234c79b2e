import { pino } from 'pino';
import { HvmError } from '../errors.ts';
import { safeJson } from '../lib/safe-json.ts';
import { safe } from '../lib/safe.ts';
import type { LogLevel } from '../settings.ts';
import type { RequestLine } from '../vsphere/http.ts';
import type { VSphere } from '../vsphere/port.ts';

export interface LogOptions {
  readonly level: LogLevel;
  readonly format: 'json' | 'pretty';
  readonly write: (line: string) => void;
  /** Seconds. */
  readonly monotonic: () => number;
}

/** The same port; each call leaves one line: what, on which object, how it ended, how long it took. */
export function loggedPort(port: VSphere, options: LogOptions): VSphere {
  const log = loggerOf(options);
  const { monotonic } = options;
  async function timed<T>(
    call: string,
    object: string,
    work: () => Promise<T>,
    statusOf: (value: T) => string,
  ) {
    const since = monotonic();
    const entry = (status: string) => ({
      call,
      object,
      status,
      ms: Math.round((monotonic() - since) * 1000),
    });
    try {
      const value = await work();
      log.debug(entry(statusOf(value)), 'port');
      return value;
    } catch (error) {
      log.warn(entry(error instanceof HvmError ? (error.fault ?? error.code) : 'error'), 'port');
      throw error;
    }
  }
  return {
    observe: () =>
      timed(
        'observe',
        '',
        () => port.observe(),
        ({ vms }) => `${vms.length} VMs`,
      ),
    perform: (operation, run) =>
      timed(
        operation.action,
        operation.address,
        () => port.perform(operation, run),
        ({ status }) => status,
      ),
    settle: (vms, signal) => timed('settle', '', () => port.settle(vms, signal), done),
    lacking: (operations) =>
      timed(
        'lacking',
        '',
        () => port.lacking(operations),
        ({ length }) => `${length} privileges`,
      ),
    stats: () => port.stats(),
    close: () => timed('close', '', () => port.close(), done),
  };
}

const done = (): string => 'done';

/** One line for each request to a vCenter: operation, object, status, milliseconds, bytes received. Never what was sent. */
export function requestLog(options: LogOptions): (line: RequestLine) => void {
  const log = loggerOf(options);
  return ({ operation, object, status, ms, bytes }) => {
    const entry = { call: operation, object, status: status === 0 ? 'no answer' : String(status), ms, bytes };
    if (status >= 200 && status < 400) log.debug(entry, 'request');
    else log.warn(entry, 'request');
  };
}

function loggerOf({ level, format, write }: LogOptions) {
  return pino(
    { level, base: null },
    { write: (line) => write(format === 'json' ? safeJson(line) : pretty(line)) },
  );
}

/** `10:31:07.123 debug clone VirtualMachine/h-claio01 done 12 ms`. */
function pretty(line: string): string {
  const entry: Readonly<Record<string, unknown>> = JSON.parse(line);
  const { time, level, call, object, status, ms, bytes } = entry;
  const clock = new Date(Number(time)).toISOString().slice(11, 23);
  const size = bytes === undefined ? '' : `${String(bytes)} bytes`;
  const words = [clock, pino.levels.labels[Number(level)], call, object, status, `${String(ms)} ms`, size];
  return `${safe(words.filter((word) => word !== '').join(' '))}\n`;
}
