import { resolve } from 'node:path';
import { HvmError } from '../errors.ts';
import type { DesiredSite } from '../model/desired.ts';
import type { VSphere } from '../vsphere/port.ts';
import { openRecording } from '../vsphere/recorded/open.ts';
import type { Call } from './call.ts';

/** Where a call looks: the recording's absolute path. @throws HvmError when the Site and the options name none, or a vCenter */
export function locate({ settings, context }: Call, site: DesiredSite): string {
  const { vcenter = { url: undefined, recording: undefined } } = site;
  if (settings.vcenter !== undefined)
    throw new HvmError('USE-011', { exit: 69, args: { url: settings.vcenter } });
  if (settings.recording !== undefined) return resolve(context.cwd, settings.recording);
  const { url, recording } = vcenter;
  if (recording !== undefined && (settings.offline || url === undefined)) return recording;
  if (settings.offline) throw new HvmError('USE-010/offline', { exit: 64, args: { site: site.name } });
  if (url === undefined) throw new HvmError('USE-010', { exit: 64, args: { site: site.name } });
  const key = recording === undefined ? 'USE-011/url' : 'USE-011/offline';
  throw new HvmError(key, { exit: 69, args: { site: site.name, url } });
}

/** The port at `location`, with the write lock where asked for, logged when the log is on. Whoever opens it closes it. */
export async function openSource(
  call: Call,
  location: string,
  { write }: { readonly write: boolean },
): Promise<VSphere> {
  const { settings, context } = call;
  const port = await openRecording({
    file: location,
    write,
    ...context.process,
    now: () => context.now(),
    lockTimeoutMs: settings.lockTimeout * 1000,
  });
  if (settings.log === undefined) return port;
  const { logged } = await import('./log.ts');
  return logged(port, {
    ...settings.log,
    write: (line) => context.stderr.write(line),
    monotonic: context.monotonic,
  });
}
