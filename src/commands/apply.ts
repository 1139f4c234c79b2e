import { HvmError } from '../errors.ts';
import type { ExitCode } from '../exit-codes.ts';
import { type StopSwitch, stopSwitch, unless } from '../execute/stop.ts';
import { text } from '../messages/index.ts';
import type { Operation } from '../model/operation.ts';
import { planText } from '../report/plan-text.ts';
import type { Call } from './call.ts';
import { carryOut, type Work } from './carry-out.ts';
import { gateOf } from './gate.ts';
import { prepare, type Task } from './prepare.ts';
import { notAccepted, notPermitted } from './refusals.ts';
import { deadline, stoppedError } from './timeout.ts';

/** `hvm apply`: makes it so. Locks, plans, shows, asks, does, reads again, and reports. */
export async function apply(call: Call): Promise<ExitCode> {
  const stop = stopSwitch();
  const ends = [call.context.onInterrupt(stop.interrupt), deadline(call, stop)];
  try {
    const task = await prepare(call, stop).catch(notGenuine(call));
    try {
      const work = await agreed(call, task, stop).catch(notGenuine(call));
      return await carryOut(call, work);
    } finally {
      await task.port.close();
    }
  } finally {
    for (const end of ends) end();
  }
}

/** Everything up to the first write: the plan, shown, allowed, agreed to and possible. Throws HvmError where one of these fails. */
async function agreed(call: Call, task: Task, stop: StopSwitch): Promise<Work> {
  const during = <T>(work: Promise<T>, what: 'waiting' | 'idle') =>
    unless(stop.asked, work, () => stoppedError(call, stop, what));
  const { plan, errors, now } = await during(task.survey(), 'waiting');
  show(call, planText(plan, call.settings.output === 'text' ? call.look : call.talkLook));
  if (errors.open.length > 0) throw notAccepted(errors.open);
  const gate = gateOf(call, plan, now);
  const { guarded } = gate;
  if (guarded.run.length > 0 && !call.settings.yes) {
    await during(agree(call), 'idle');
    await during(task.mustStillHold(plan), 'waiting');
  }
  await during(mustBeAllowed(call, task, guarded.run), 'waiting');
  await during(task.mustBeReady(guarded.run), 'waiting');
  return { task, plan, gate, guarded, accepted: errors.accepted, stop };
}

/** What hvm itself wrote it can read: where a saved plan makes it stumble, the plan is not its own. */
function notGenuine({ settings: { plan: file } }: Call): (error: unknown) => never {
  return (error) => {
    if (file === undefined || error instanceof HvmError || !(error instanceof Error)) throw error;
    throw new HvmError('PLN-003/strange', { exit: 65, args: { file, strange: error.message }, cause: error });
  };
}

/** The plan is part of the result, unless the result is a document. */
function show({ settings, print, say }: Call, plan: string): void {
  if (settings.output === 'text') print(plan);
  else say(plan);
}

/** Before the first write, and before a secret is asked for. */
async function mustBeAllowed(
  { settings }: Call,
  { port }: Task,
  operations: readonly Operation[],
): Promise<void> {
  const lacks = operations.length === 0 ? [] : await port.lacking(operations);
  if (lacks.length > 0) throw notPermitted(lacks, settings.lang);
}

async function agree({ context, settings }: Call): Promise<void> {
  if (!context.stdin.isTTY || !context.stderr.isTTY) throw new HvmError('GRD-002', { exit: 3 });
  const answer = await context.confirm(text(settings.lang, 'APL-006').message);
  if (answer === 'interrupted') throw new HvmError('APL-002', { exit: 130 });
  if (answer === 'no') throw new HvmError('APL-001', { exit: 1 });
}
