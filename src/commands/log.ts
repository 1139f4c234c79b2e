import { pino } from 'pino';
import { HvmError } from '../errors.ts';
import type { LogLevel } from '../settings.ts';
import type { VSphere } from '../vsphere/port.ts';

export interface LogOptions {
  readonly level: LogLevel;
  readonly format: 'json' | 'pretty';
  readonly write: (line: string) => void;
  /** Seconds. */
  readonly monotonic: () => number;
}

/** The same port; each call leaves one line: what, on which object, how it ended, how long it took. */
export function logged(port: VSphere, { level, format, write, monotonic }: LogOptions): VSphere {
  const log = pino(
    { level, base: null },
    { write: format === 'json' ? write : (line) => write(pretty(line)) },
  );
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
    stats: () => port.stats(),
    close: () =>
      timed(
        'close',
        '',
        () => port.close(),
        () => 'done',
      ),
  };
}

/** `10:31:07.123 debug clone VirtualMachine/h-claio01 done 12 ms`. */
function pretty(line: string): string {
  const { time, level, call, object, status, ms }: Readonly<Record<string, unknown>> = JSON.parse(line);
  const clock = new Date(Number(time)).toISOString().slice(11, 23);
  const words = [clock, pino.levels.labels[Number(level)], call, object, status, `${String(ms)} ms`];
  return `${words.filter((word) => word !== '').join(' ')}\n`;
}
