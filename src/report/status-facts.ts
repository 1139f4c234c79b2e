import { formatDuration } from '../lib/duration.ts';
import { groupBy } from '../lib/group.ts';
import { safe } from '../lib/safe.ts';
import type { Damage, OperationStatus, RunDetails, RunStatus } from '../model/run-status.ts';
import { isWord, operationName } from './apply-facts.ts';
import { siteTime, sourceText } from './plan-header.ts';
import type { Say } from './words.ts';

/** On the Site's clock; UTC where nobody knows it. */
export function timeText(at: string | null, { time_zone: zone }: RunStatus, say: Say): string {
  return at === null ? '?' : siteTime(at, zone ?? 'UTC', say);
}

export function whoText({ user, sudo_user: sudo, host, hvm_version: version }: RunStatus, say: Say): string {
  if (user === null) return say('run/by-nobody');
  const who = { user: safe(user), host: safe(host ?? ''), version: safe(version ?? '') };
  return sudo === null ? say('run/by', who) : say('run/by-sudo', { ...who, sudo: safe(sudo) });
}

export function whereText({ source }: RunStatus, say: Say): string {
  return source === null ? '' : sourceText(source, say);
}

/** `12 done, 1 failed.`, then what is to be said of the run as a whole. Sentences. */
export function resultText(run: RunStatus, say: Say): string {
  const counts = countsOf(run)
    .filter(([, count]) => count > 0)
    .map(([status, count]) => say('summary/impact', { count, impact: say(`status/${status}`) }));
  const list = counts.join(say('summary/separator'));
  const told = [
    counts.length === 0 ? say('run/counts-none') : say('run/counts', { counts: list }),
    ...verdicts(run, say),
    ...(run.settled_by === null ? [] : [say('run/settled', { run: safe(run.settled_by) })]),
    ...(run.lost_lines === 0 ? [] : [say('run/lost', { count: run.lost_lines })]),
  ];
  return told.reduce((text, next) => `${text}${text.endsWith('。') ? '' : ' '}${next}`);
}

function countsOf({ counts }: RunStatus) {
  return [
    ['done', counts.done],
    ['already', counts.already],
    ['failed', counts.failed],
    ['unfinished', counts.unfinished],
    ['skipped', counts.skipped],
    ['not-begun', counts.not_begun],
  ] as const;
}

function verdicts(run: RunStatus, say: Say): string[] {
  const { state, pid, host, exit_code: code, verified, leftovers, skipped } = run;
  if (state === 'running') return [say('run/running', { pid, host: safe(host ?? '') })];
  if (state === 'unfinished') return [say('run/unfinished')];
  const verdict = verified
    ? say(skipped.length > 0 ? 'apply/verified-deferred' : 'apply/verified')
    : leftovers === 0
      ? say('apply/unverified')
      : say('run/left', { count: leftovers });
  return [verdict, ...(code === 0 ? [] : [say('run/exit', { code })])];
}

/** What of a run wants somebody's eye, each in a line: operations with an unknown end, failures, what was left out. */
export function troubleLines(run: RunStatus, say: Say): string[] {
  const skipped = groupBy(run.skipped, ({ reason }) => reason ?? '');
  return [
    ...[...run.unfinished, ...run.failed].map((operation) => operationText(operation, run, say)),
    ...[...skipped].map(([reason, group]) =>
      say('run/skipped', { reason: reasonText(reason, say), names: namesOf(group, say) }),
    ),
    ...answeredForOf(run, say),
  ];
}

/** Who answered for what was let through. */
export function answeredForOf({ accepted, emergency }: RunStatus, say: Say): string[] {
  const list = accepted.map(({ code, subject }) => `${safe(code)} (${safe(subject)})`);
  return [
    ...(list.length === 0 ? [] : [say('apply/accepted', { list: list.join(say('summary/separator')) })]),
    ...(emergency === null ? [] : [say('apply/emergency', { reason: safe(emergency) })]),
  ];
}

/** `h-claio01: clone the template (begun …), task task-12`, with the error where it failed. */
export function operationText(operation: OperationStatus, run: RunStatus, say: Say): string {
  const { action, status, started_at: at, seconds, tasks, error } = operation;
  const name = operationName(action, say);
  const isOpen = status === 'unfinished' && at !== null;
  const duration = seconds === null || seconds === 0 ? '' : ` (${formatDuration(seconds)})`;
  const told = isOpen ? say('run/begun', { operation: name, time: timeText(at, run, say) }) : name + duration;
  const list = tasks.map(safe).join(say('summary/separator'));
  const parts = [
    `${nameOf(operation)}: ${told}`,
    ...(list === '' ? [] : [say('run/task', { tasks: list })]),
    ...(operation.reason === null ? [] : [reasonText(operation.reason, say)]),
  ];
  const fault = error?.fault === undefined ? '' : ` (${safe(error.fault)})`;
  const why = error === null ? '' : ` – ${safe(error.code)}${fault}: ${safe(error.message)}`;
  return `${parts.join(say('summary/separator'))}${why}`;
}

function reasonText(reason: string, say: Say): string {
  const word = `reason/${reason}`;
  return isWord(word) ? say(word) : safe(reason);
}

function namesOf(operations: readonly OperationStatus[], say: Say): string {
  return [...new Set(operations.map(nameOf))].join(say('summary/separator'));
}

function nameOf({ address, id }: OperationStatus): string {
  return safe(address === '' ? id : address.slice(address.indexOf('/') + 1));
}

const steps = ['create-folder', 'clone', 'customize', 'reconfigure', 'shutdown-guest', 'power-on'] as const;

/** What the next apply will do about what these runs left open, in sentences. */
export function nextSteps(runs: readonly RunStatus[], say: Say): string[] {
  const running = runs.filter(({ state }) => state === 'running');
  const open = runs.filter((run) => run.open);
  const deferred = runs[0]?.skipped.filter(({ reason }) => reason === 'deferred') ?? [];
  const later = deferred.length === 0 ? [] : [say('next/deferred', { names: namesOf(deferred, say) })];
  if (running.length + open.length === 0) return [say('next/nothing'), ...later];
  const begun = open.flatMap(({ unfinished }) => unfinished);
  const tasks = begun.flatMap((operation) => operation.tasks.map(safe));
  const isLeft = ({ counts, skipped }: RunStatus) => counts.not_begun + skipped.length > 0;
  return [
    ...running.map(({ run, pid, host }) =>
      say('next/running', { run: safe(run), pid, host: safe(host ?? '') }),
    ),
    say('next/again'),
    ...steps.filter((step) => begun.some(({ action }) => action === step)).map((step) => say(`next/${step}`)),
    ...(open.some(({ failed }) => failed.length > 0) ? [say('next/failed')] : []),
    ...(open.some(isLeft) ? [say('next/rest')] : []),
    ...later,
    ...(tasks.length === 0 ? [] : [say('next/tasks', { tasks: tasks.join(say('summary/separator')) })]),
  ];
}

/** A run as labels and values, for its page. */
export function factRows(run: RunDetails, say: Say): (readonly [label: string, value: string])[] {
  const { digest, saved_plan: saved, options } = run;
  const list = (parts: readonly (string | null)[]) =>
    parts
      .flatMap((part) => (part === null || part === '' ? [] : [safe(part)]))
      .join(say('summary/separator'));
  const rows = [
    [say('run/run'), safe(run.run)],
    [say('run/started'), timeText(run.started_at, run, say)],
    [say('run/ended'), endText(run, say)],
    [say('run/who'), whoText(run, say)],
    [say('run/site'), safe(run.site ?? '')],
    [say('run/source'), whereText(run, say)],
    [say('run/plan'), list([digest, saved])],
    [say('run/options'), options.map(safe).join(' ')],
    [say('run/result'), resultText(run, say)],
    [say('run/file'), safe(run.file)],
  ] as const;
  return rows.filter(([, value]) => value !== '');
}

function endText(run: RunDetails, say: Say): string {
  if (run.ended_at === null) return '';
  const seconds = (Date.parse(run.ended_at) - Date.parse(run.started_at ?? '')) / 1000;
  return `${timeText(run.ended_at, run, say)}${seconds >= 0 ? ` (${formatDuration(seconds)})` : ''}`;
}

const mostDamage = 5;

/** Lines of a journal that are none, and how many journals nobody looked at. */
export function damageLines({ count, lines }: Damage, unread: number, say: Say): string[] {
  const more = count - Math.min(mostDamage, lines.length);
  return [
    ...(count === 0 ? [] : [say('run/damaged', { count })]),
    ...lines
      .slice(0, mostDamage)
      .map(({ file, line, text }) => `  ${safe(file)}${line === 0 ? '' : `:${line}`}: ${safe(text)}`),
    ...(more > 0 ? [`  ${say('order/more', { count: more })}`] : []),
    ...(unread === 0 ? [] : [say('run/unread', { count: unread })]),
  ];
}
