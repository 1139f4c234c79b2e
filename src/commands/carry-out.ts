import { HvmError } from '../errors.ts';
import { type Executed, execute } from '../execute/execute.ts';
import { outcomeOf } from '../execute/outcomes.ts';
import { amongRivals } from '../execute/rivals.ts';
import { type StopSwitch, unless } from '../execute/stop.ts';
import { exitOf } from '../execute/verdict.ts';
import { leftovers } from '../execute/verify.ts';
import { type ExitCode, exitCode } from '../exit-codes.ts';
import { safe } from '../lib/safe.ts';
import { text } from '../messages/index.ts';
import type { Finding } from '../model/finding.ts';
import type { ApplyReport, Leftover, Outcome, OutcomeStatus } from '../model/outcome.ts';
import { type Plan, vmAddress } from '../model/plan.ts';
import type { Guarded } from '../plan/guard.ts';
import { applyMarkdown } from '../report/apply-markdown.ts';
import { applyText } from '../report/apply-text.ts';
import { progress } from '../report/progress.ts';
import type { Call } from './call.ts';
import { inForm } from './form.ts';
import type { Gate } from './gate.ts';
import { type ApplyJournal, openJournal } from './journal.ts';
import type { Task } from './prepare.ts';
import { notAsPlanned } from './refusals.ts';
import { stoppedError } from './timeout.ts';

export interface Work {
  readonly task: Task;
  readonly plan: Plan;
  readonly gate: Gate;
  readonly guarded: Guarded;
  readonly accepted: readonly Finding[];
  readonly stop: StopSwitch;
}

/** Does what the guard let through, reads everything again, and prints what came of it. */
export async function carryOut(call: Call, work: Work): Promise<ExitCode> {
  const journal = await openJournal(call, work);
  try {
    return await recorded(call, work, journal);
  } finally {
    await journal.close();
  }
}

async function recorded(call: Call, work: Work, journal: ApplyJournal): Promise<ExitCode> {
  const tried = await perform(call, work, journal);
  const reread = work.guarded.run.length === 0 ? { left: [] } : await readAgain(call, work, tried.outcomes);
  const report = reportOf(call, work, tried.outcomes, reread.left);
  const stopped = work.stop.reason();
  const { outcomes, verified } = report;
  const failure = tried.failure ?? reread.error;
  const exit = exitOf({ outcomes, verified, failure, ...(stopped === undefined ? {} : { stopped }) });
  journal.ended(report, exit);
  call.print(reportAs(report, call));
  work.gate.tell();
  tellWhatMayRun(call, work.stop, report.outcomes);
  return exit;
}

function reportAs(report: ApplyReport, { settings: { output, lang }, look }: Call): string {
  return inForm(output, {
    json: () => JSON.stringify(report, null, 2),
    markdown: () => applyMarkdown(report, lang),
    text: () => applyText(report, look),
  });
}

async function perform(call: Call, work: Work, journal: ApplyJournal): Promise<Executed> {
  const { task, plan, guarded, stop } = work;
  const { context, settings } = call;
  const write = (words: string) => (settings.quiet ? undefined : context.stderr.write(words));
  const { monotonic } = context;
  const lines = progress({ write, live: context.stderr.isTTY, look: call.talkLook, monotonic });
  const ticking = setInterval(lines.tick, 1000);
  const tell = () => call.say(text(settings.lang, 'APL-007').message);
  stop.asked.addEventListener('abort', tell);
  try {
    return await execute(guarded.run, {
      port: amongRivals(journal.port(task.port), plan, task.again, (operation, differences) =>
        notAsPlanned(operation, differences, settings.lang),
      ),
      bases: new Map(
        plan.resource_changes.flatMap(({ address, base }) =>
          base === null ? [] : [[address, base.change_version]],
        ),
      ),
      parallel: settings.parallel,
      maxInterrupted: settings.maxInterrupted,
      refuses: work.gate.refuses,
      stop,
      emit: (event) => {
        journal.on(event);
        lines.on(event);
      },
      monotonic,
      secret: task.secret,
      lang: settings.lang,
    });
  } finally {
    stop.asked.removeEventListener('abort', tell);
    clearInterval(ticking);
    lines.end();
  }
}

/** What is left; absent: nobody knows, as hvm had to leave or the re-read failed. */
interface Reread {
  readonly left?: readonly Leftover[];
  readonly error?: unknown;
}

async function readAgain(call: Call, work: Work, outcomes: readonly Outcome[]): Promise<Reread> {
  const { task, plan, guarded, stop } = work;
  const { lang } = call.settings;
  const late = new Set(outcomes.flatMap(({ id, reason }) => (reason === 'deferred' ? [id] : [])));
  const deferred = [...guarded.deferred, ...guarded.run.filter(({ id }) => late.has(id))];
  const failed = (reason: string, error: unknown): Reread => {
    if (!stop.leave.aborted)
      call.context.stderr.write(`${safe(text(lang, 'APL-005', { reason }).message)}\n`);
    return { error };
  };
  try {
    const after = await unless(stop.leave, task.again(), () => stoppedError(call, stop, 'waiting'));
    const unread = unreadIn(plan, after);
    if (unread === undefined) return { left: leftovers(plan, after, deferred) };
    const args = { reason: unread.message };
    return failed(unread.message, new HvmError('APL-005', { exit: exitCode.denied, args }));
  } catch (error) {
    return failed(
      error instanceof HvmError ? text(lang, error.key, error.args).message : String(error),
      error,
    );
  }
}

/** A VM that was worked on and cannot be read any more: nobody knows what is left of the plan. */
function unreadIn({ operations }: Plan, after: Plan): Finding | undefined {
  const touched = new Set(operations.map(({ address }) => address));
  return after.findings.find(
    ({ code, severity, subject }) =>
      code === 'PRV-001' && severity === 'error' && touched.has(vmAddress(subject)),
  );
}

function reportOf(call: Call, work: Work, tried: readonly Outcome[], left: Reread['left']): ApplyReport {
  const { plan, guarded, accepted } = work;
  const late = guarded.deferred.map((operation) =>
    outcomeOf(operation, { status: 'skipped', reason: 'deferred', seconds: 0 }),
  );
  const place = new Map(plan.operations.map(({ id }, index) => [id, index]));
  const outcomes = [...tried, ...late].sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
  const count = (status: OutcomeStatus) => outcomes.filter((outcome) => outcome.status === status).length;
  const { emergency } = call.settings;
  return {
    site: plan.site,
    digest: plan.digest,
    outcomes,
    summary: {
      done: count('done'),
      already: count('already'),
      failed: count('failed'),
      skipped: count('skipped'),
    },
    verified: left?.length === 0,
    leftovers: left ?? [],
    accepted: accepted.map(({ code, subject }) => ({ code, subject })),
    ...(emergency === undefined ? {} : { emergency }),
    ...(work.gate.exceeded.length === 0 ? {} : { exceeded: work.gate.exceeded }),
  };
}

/** After a second Ctrl-C: the operations for which nobody waited. */
function tellWhatMayRun({ context, settings }: Call, stop: StopSwitch, outcomes: readonly Outcome[]): void {
  const left = outcomes.filter((outcome) => outcome.error?.code === 'APL-004').map((outcome) => outcome.id);
  if (!stop.leave.aborted || stop.reason() !== 'interrupted' || left.length === 0) return;
  context.stderr.write(`${safe(text(settings.lang, 'APL-002/running', { operations: left }).message)}\n`);
}
