import { HvmError } from '../errors.ts';
import type { ExitCode } from '../exit-codes.ts';
import { stopSwitch, unless } from '../execute/stop.ts';
import { text } from '../messages/index.ts';
import { guard } from '../plan/guard.ts';
import { planText } from '../report/plan-text.ts';
import type { Call } from './call.ts';
import { carryOut } from './carry-out.ts';
import { prepare } from './prepare.ts';
import { notAccepted, notAllowed } from './refusals.ts';
import { deadline, stoppedError } from './timeout.ts';

/** `hvm apply`: makes it so. Locks, plans, shows, asks, does, reads again, and reports. */
export async function apply(call: Call): Promise<ExitCode> {
  const stop = stopSwitch();
  const ends = [call.context.onInterrupt(stop.interrupt), deadline(call, stop)];
  const during = <T>(work: Promise<T>, what: 'waiting' | 'idle') =>
    unless(stop.asked, work, () => stoppedError(call, stop, what));
  try {
    const task = await prepare(call, stop);
    try {
      const { plan, errors, now } = await during(task.survey(), 'waiting');
      show(call, planText(plan, call.settings.output === 'text' ? call.look : call.talkLook));
      if (errors.open.length > 0) throw notAccepted(errors.open);
      const { allow, defer, emergency, lang } = call.settings;
      const guarded = guard(plan, { allow, now: now(), emergency: emergency !== undefined });
      if (guarded.refusals.length > 0 && !defer) throw notAllowed(guarded.refusals, plan, lang);
      if (guarded.run.length > 0 && !call.settings.yes) await during(agree(call), 'idle');
      await during(task.mustBeReady(guarded.run), 'waiting');
      return await carryOut(call, { task, plan, guarded, accepted: errors.accepted, stop });
    } finally {
      await task.port.close();
    }
  } finally {
    for (const end of ends) end();
  }
}

/** The plan is part of the result, unless the result is a document. */
function show({ settings, print, say }: Call, plan: string): void {
  if (settings.output === 'text') print(plan);
  else say(plan);
}

async function agree({ context, settings }: Call): Promise<void> {
  if (!context.stdin.isTTY || !context.stderr.isTTY) throw new HvmError('GRD-002', { exit: 3 });
  const answer = await context.confirm(text(settings.lang, 'APL-006').message);
  if (answer === 'interrupted') throw new HvmError('APL-002', { exit: 130 });
  if (answer === 'no') throw new HvmError('APL-001', { exit: 1 });
}
