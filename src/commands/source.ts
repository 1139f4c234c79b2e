import { resolve } from 'node:path';
import { HvmError } from '../errors.ts';
import type { DesiredSite } from '../model/desired.ts';
import { keepYoungHeap } from './young-heap.ts';
import type { VSphere } from '../vsphere/port.ts';
import { openRecording } from '../vsphere/recorded/open.ts';
import type { Call } from './call.ts';
import type { SecretReader } from './secrets.ts';
import { discreetPort } from './without-secrets.ts';

/** Where a call looks. */
export type Location =
  | { readonly kind: 'recording' /** Absolute. */; readonly file: string }
  | { readonly kind: 'vcenter'; readonly url: string };

/** What a call looks at, by its options and the Site. @throws HvmError (exit 64) when they name nothing, or what does not go together */
export function locate({ settings, context }: Call, site: DesiredSite): Location {
  const location = locationOf(settings, context.cwd, site);
  if (location.kind === 'vcenter') {
    if (settings.now !== undefined) throw new HvmError('USE-015', { exit: 64, args: { option: '--now' } });
  } else if (settings.api !== undefined) {
    throw new HvmError('USE-015/vcenter', { exit: 64, args: { option: '--api' } });
  }
  return location;
}

function locationOf(settings: Call['settings'], cwd: string, site: DesiredSite): Location {
  const { url, recording } = site.vcenter ?? {};
  if (settings.vcenter !== undefined) return { kind: 'vcenter', url: settings.vcenter };
  if (settings.recording !== undefined) return { kind: 'recording', file: resolve(cwd, settings.recording) };
  if (recording !== undefined && (settings.offline || url === undefined))
    return { kind: 'recording', file: recording };
  if (settings.offline) throw new HvmError('USE-010/offline', { exit: 64, args: { site: site.name } });
  if (url === undefined) throw new HvmError('USE-010', { exit: 64, args: { site: site.name } });
  return { kind: 'vcenter', url };
}

/** As a plan tells it. */
export function textOf(location: Location): string {
  return location.kind === 'recording' ? location.file : location.url;
}

export interface OpenOptions {
  readonly write: boolean;
  readonly secret: SecretReader;
  /** Aborted: what opens gives up. */
  readonly signal: AbortSignal;
}

/** The port at `location`, with the write lock where asked for, logged when the log is on. Whoever opens it closes it. */
export async function openSource(
  call: Call,
  site: DesiredSite,
  location: Location,
  options: OpenOptions,
): Promise<VSphere> {
  return location.kind === 'recording'
    ? recordingPort(call, location.file, options)
    : vCenterPort(call, site, location.url, options);
}

async function recordingPort(
  { settings, context }: Call,
  file: string,
  { write }: OpenOptions,
): Promise<VSphere> {
  const port = await openRecording({
    file,
    write,
    ...context.process,
    now: () => context.now(),
    lockTimeoutMs: settings.lockTimeout * 1000,
  });
  if (settings.log === undefined) return port;
  const { loggedPort } = await import('./log.ts');
  return loggedPort(port, {
    ...settings.log,
    write: (line) => context.stderr.write(line),
    monotonic: context.monotonic,
  });
}

async function vCenterPort(
  { settings, context }: Call,
  { vcenter }: DesiredSite,
  url: string,
  { secret, signal }: OpenOptions,
): Promise<VSphere> {
  const { openVCenter } = await import('../vsphere/live/open.ts');
  keepYoungHeap();
  const onRequest =
    settings.log === undefined
      ? undefined
      : (await import('./log.ts')).requestLog({
          ...settings.log,
          write: (line) => context.stderr.write(line),
          monotonic: context.monotonic,
        });
  const port = await openVCenter({
    url,
    api: settings.api ?? vcenter?.api ?? 'auto',
    env: context.env,
    userAgent: `hvm/${context.version}`,
    username: vcenter?.username ?? { fromEnv: 'HVM_USERNAME' },
    password: vcenter?.password ?? { fromEnv: 'HVM_PASSWORD' },
    secret,
    signal,
    now: () => context.now(),
    ...(vcenter?.tls === undefined ? {} : { tls: vcenter.tls }),
    ...(onRequest === undefined ? {} : { onRequest }),
  });
  return discreetPort(port, context);
}
