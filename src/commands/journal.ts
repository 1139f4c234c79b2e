import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { codeOf, HvmError } from '../errors.ts';
import type { Event } from '../execute/event.ts';
import type { ExitCode } from '../exit-codes.ts';
import { journalFolder } from '../journal/place.ts';
import { openJournal as open, type Journal } from '../journal/write.ts';
import { safe } from '../lib/safe.ts';
import type { TimeInput } from '../lib/time.ts';
import { type Args, text, type TextKey } from '../messages/index.ts';
import type { JournalError, JournalEvent, JournalSource, RunStarted } from '../model/journal.ts';
import type { ApplyReport, Outcome } from '../model/outcome.ts';
import type { Finding, Plan } from '../model/plan.ts';
import type { Guarded } from '../plan/guard.ts';
import type { Settings } from '../settings.ts';
import type { VSphere } from '../vsphere/port.ts';
import type { Call } from './call.ts';

/** The journal of one apply. Nothing depends on it: what cannot be written is told once, and the apply goes on. */
export interface ApplyJournal {
  readonly on: (event: Event) => void;
  /** The same port; the tasks that the vCenter begins are written down. */
  readonly port: (port: Pick<VSphere, 'perform'>) => Pick<VSphere, 'perform'>;
  readonly ended: (report: ApplyReport, exit: ExitCode) => void;
  readonly close: () => Promise<void>;
}

export interface Begun {
  readonly plan: Plan;
  readonly guarded: Guarded;
  readonly accepted: readonly Finding[];
}

/**
 * Opens the journal before the first write. Where there is something to do it must be possible; where there is not, it is
 * only told that it was not.
 * @throws HvmError JNL-001, JNL-002
 */
export async function openJournal(call: Call, begun: Begun): Promise<ApplyJournal> {
  const journal = await openOrTell(call, begun);
  const write = (...events: readonly JournalEvent[]) => journal?.write(...events);
  const deferred = new Set(begun.guarded.deferred.map(({ id }) => id));
  return {
    on: (event) => {
      const { type, operation } = event;
      const { id, address, action } = operation;
      if (type === 'started') write({ type: 'operation-started', id, address, action });
      else if (type === 'finished') write(endOf(event.outcome));
    },
    port: (port) => ({
      perform: (operation, run) =>
        port.perform(operation, { ...run, task: (task) => write({ type: 'task', id: operation.id, task }) }),
    }),
    ended: ({ outcomes, verified, leftovers }, exit) =>
      write(...outcomes.filter(({ id }) => deferred.has(id)).map(endOf), {
        type: 'run-ended',
        exit_code: exit,
        verified,
        leftovers: leftovers.length,
      }),
    close: async () => journal?.close(),
  };
}

async function openOrTell(call: Call, begun: Begun): Promise<Journal | undefined> {
  const { lang } = call.settings;
  const tell = (key: TextKey, args: Args) => {
    const { message, hint } = text(lang, key, args);
    call.context.stderr.write(`${codeOf(key)}: ${safe(message)}\n  → ${safe(hint)}\n`);
  };
  try {
    const place = placeOf(call);
    return await open(
      {
        place,
        run: randomUUID().slice(0, 8),
        now: () => call.context.now(),
        onLoss: (reason) => {
          const file = 'file' in place ? place.file : place.folder;
          tell('JNL-003', { file, reason });
        },
      },
      startOf(call, begun),
    );
  } catch (error) {
    if (!(error instanceof HvmError) || begun.guarded.run.length > 0) throw error;
    tell(error.key, error.args);
    return undefined;
  }
}

function placeOf({ settings, context }: Call) {
  if (settings.journal !== undefined) return { file: resolve(context.cwd, settings.journal) };
  const folder = journalFolder(context);
  if (folder === undefined) throw new HvmError('JNL-001/nowhere', { exit: 1 });
  return { folder };
}

function startOf({ settings, context }: Call, { plan, guarded, accepted }: Begun): RunStarted {
  const { emergency, plan: saved } = settings;
  const sudo = context.env['SUDO_USER'];
  return {
    type: 'run-started',
    user: context.user,
    ...(sudo === undefined || sudo === context.user ? {} : { sudo_user: sudo }),
    ...context.process,
    hvm_version: context.version,
    site: plan.site,
    time_zone: plan.desired.site.timeZone,
    source: sourceOf(plan),
    digest: plan.digest,
    ...(saved === undefined ? {} : { saved_plan: resolve(context.cwd, saved) }),
    operations: guarded.run.length,
    deferred: guarded.deferred.length,
    accepted: accepted.map(({ code, subject }) => ({ code, subject })),
    ...(emergency === undefined ? {} : { emergency }),
    options: optionsOf(settings),
  };
}

/** What stands before the host of a URL may be a password, and what stands behind it a token. */
function sourceOf({ source: { kind, api, version, instance, location } }: Plan): JournalSource {
  const url = kind === 'vcenter' && URL.canParse(location) ? new URL(location).origin : location;
  return { kind, api, version, instance, location: url };
}

/** Those that decide what is done, and how; a reason is of `--emergency`, and stands for itself. */
function optionsOf(settings: Settings): string[] {
  const { allow, targets, adopt, accept, defer } = settings;
  const { parallel, timeout, now } = settings;
  const { maxInterrupted, exceedLimits } = settings;
  const each = (name: string, values: readonly string[]) => values.map((value) => `--${name} ${value}`);
  return [
    ...each('allow', allow),
    ...(defer ? ['--defer'] : []),
    ...each('target', targets),
    ...each('adopt', adopt),
    ...each('accept', accept),
    ...(parallel === 4 ? [] : [`--parallel ${parallel}`]),
    ...(maxInterrupted === 1 ? [] : [`--max-interrupted ${maxInterrupted}`]),
    ...(exceedLimits ? ['--exceed-limits'] : []),
    ...(timeout === undefined ? [] : [`--timeout ${timeout.text}`]),
    ...(now === undefined ? [] : [`--now ${timeText(now)}`]),
  ];
}

function timeText(now: TimeInput): string {
  if ('instant' in now) return now.instant.toISOString();
  const { year, month, day, hour, minute } = now.local;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}

function endOf({ id, address, action, status, reason, seconds, error }: Outcome): JournalEvent {
  return {
    type: 'operation-ended',
    id,
    address,
    action,
    status,
    ...(reason === undefined ? {} : { reason }),
    seconds,
    ...(error === undefined ? {} : { error: errorOf(error) }),
  };
}

/** A server's words may be long. */
const longestMessage = 4000;

function errorOf({ code, fault, message }: NonNullable<Outcome['error']>): JournalError {
  return {
    code,
    ...(fault === undefined ? {} : { fault }),
    message: message.slice(0, longestMessage),
  };
}
