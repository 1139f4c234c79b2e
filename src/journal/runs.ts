import type { JournalHead, JournalLine, RunEnded, RunStarted } from '../model/journal.ts';
import type { OperationStatus, RunDetails } from '../model/run-status.ts';
import type { ReadLine } from './read.ts';

/** Who can tell whether the process of a run is still there. */
export type IsThere = (run: { readonly host: string; readonly pid: number }) => boolean;

/**
 * Lines as runs, newest first. Whatever is missing among the lines is missing in the run, too; of what is said twice the last
 * counts.
 */
export function runsOf(lines: readonly ReadLine[], isThere: IsThere): RunDetails[] {
  const records = new Map<string, Gathered>();
  for (const { file, line } of lines) {
    const record = records.get(line.run) ?? nothingOf(line, file);
    records.set(line.run, record);
    enter(record, line);
  }
  const runs = [...records.values()].map((record) => runOf(record, isThere));
  // Equal times stay in the order of the lines, the last one first.
  return settled(runs.reverse().sort((a, b) => timeOf(b).localeCompare(timeOf(a))));
}

interface Gathered {
  readonly run: string;
  readonly file: string;
  /** Of the first line. */
  readonly at: string;
  started?: JournalHead & RunStarted;
  ended?: JournalHead & RunEnded;
  lost: number;
  readonly operations: Map<string, OperationStatus>;
}

function nothingOf({ run, at }: JournalHead, file: string): Gathered {
  return { run, file, at, lost: 0, operations: new Map() };
}

function enter(record: Gathered, line: JournalLine): void {
  switch (line.type) {
    case 'run-started':
      record.started ??= line;
      return;
    case 'run-ended':
      record.ended = line;
      return;
    case 'lines-lost':
      record.lost += line.count;
      return;
    case 'operation-started':
      record.operations.set(line.id, { ...known(record, line), started_at: line.at });
      return;
    case 'task': {
      const before = known(record, { id: line.id, address: '', action: '' });
      record.operations.set(line.id, { ...before, tasks: [...before.tasks, line.task] });
      return;
    }
    case 'operation-ended': {
      const { status, reason = null, seconds, error = null } = line;
      record.operations.set(line.id, { ...known(record, line), status, reason, seconds, error });
      return;
    }
    default:
      line satisfies never;
  }
}

type Named = Pick<OperationStatus, 'id' | 'address' | 'action'>;

function known({ operations }: Gathered, { id, address, action }: Named): OperationStatus {
  const before = operations.get(id);
  if (before !== undefined) return address === '' ? before : { ...before, address, action };
  return {
    id,
    address,
    action,
    status: 'unfinished',
    reason: null,
    started_at: null,
    seconds: null,
    tasks: [],
    error: null,
  };
}

function runOf(record: Gathered, isThere: IsThere): RunDetails {
  const { started, ended } = record;
  const operations = [...record.operations.values()];
  const state =
    ended !== undefined ? 'ended' : started !== undefined && isThere(started) ? 'running' : 'unfinished';
  const unfinished = operations.filter(isUnfinished);
  const of = (status: OperationStatus['status']) =>
    operations.filter((each) => each.status === status && !isUnfinished(each));
  return {
    run: record.run,
    state,
    open: state === 'unfinished' || (ended !== undefined && ended.exit_code !== 0),
    settled_by: null,
    started_at: started?.at ?? null,
    ended_at: ended?.at ?? null,
    ...aboutOf(started),
    exit_code: ended?.exit_code ?? null,
    verified: ended?.verified ?? null,
    leftovers: ended?.leftovers ?? null,
    counts: {
      done: of('done').length,
      already: of('already').length,
      failed: of('failed').length,
      skipped: of('skipped').length,
      unfinished: unfinished.length,
      not_begun: Math.max(0, expectedOf(record) - operations.length),
    },
    failed: of('failed'),
    unfinished,
    skipped: of('skipped'),
    lost_lines: record.lost,
    file: record.file,
    operations,
  };
}

/** So many operations have lines when all is done; what was left for later from the beginning has its own at the end. */
function expectedOf({ started, ended }: Gathered): number {
  if (started === undefined) return 0;
  return started.operations + (ended === undefined ? 0 : started.deferred);
}

/** Begun and not ended, or given up by a run that had to leave: the vCenter may be at it. */
function isUnfinished({ status, error }: OperationStatus): boolean {
  return status === 'unfinished' || error?.code === 'APL-004';
}

function aboutOf(started: RunStarted | undefined) {
  return {
    user: started?.user ?? null,
    sudo_user: started?.sudo_user ?? null,
    host: started?.host ?? null,
    pid: started?.pid ?? null,
    hvm_version: started?.hvm_version ?? null,
    site: started?.site ?? null,
    time_zone: started?.time_zone ?? null,
    source: started?.source ?? null,
    digest: started?.digest ?? null,
    saved_plan: started?.saved_plan ?? null,
    options: started?.options ?? [],
    accepted: started?.accepted ?? [],
    emergency: started?.emergency ?? null,
  };
}

function timeOf({ started_at: at, operations }: RunDetails): string {
  return at ?? operations[0]?.started_at ?? '';
}

/** What a run left open is settled by the first later run of the same site that found all of it as planned. */
function settled(runs: readonly RunDetails[]): RunDetails[] {
  return runs.map((run, index) => {
    if (!run.open) return run;
    const by = runs.slice(0, index).findLast((later) => isWhole(later) && isSameSite(run, later));
    return by === undefined ? run : { ...run, open: false, settled_by: by.run };
  });
}

/** It looked at all of the site, did everything, and found nothing left. */
function isWhole({
  exit_code: exit,
  verified,
  failed,
  skipped,
  saved_plan: saved,
  options,
}: RunDetails): boolean {
  const isAll = saved === null && !options.some((option) => option.startsWith('--target '));
  return exit === 0 && verified === true && failed.length + skipped.length === 0 && isAll;
}

/** Of a run whose beginning is lost nobody knows the site. */
function isSameSite(run: RunDetails, { site, source }: RunDetails): boolean {
  if (run.site === null || run.source === null) return true;
  const { instance, kind, location } = run.source;
  const isSame = instance === source?.instance && (kind === 'vcenter' || location === source.location);
  return run.site === site && isSame;
}
