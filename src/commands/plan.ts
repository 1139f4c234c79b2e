import { setImmediate as turn } from 'node:timers/promises';
import type { ExitCode } from '../exit-codes.ts';
import { jsonPieces } from '../lib/json-pieces.ts';
import { planMarkdown } from '../report/plan-markdown.ts';
import { planText } from '../report/plan-text.ts';
import type { Plan } from '../model/plan.ts';
import type { Call } from './call.ts';
import { readDesired } from './manifests.ts';
import { savePlan } from './saved-plan.ts';
import { secretReader } from './secrets.ts';
import { locate, openSource, textOf } from './source.ts';
import { clockOf, planOptions, survey } from './survey.ts';
import { onPort } from './timeout.ts';

/** `hvm plan`: shows what would change, and changes nothing. */
export async function plan(call: Call): Promise<ExitCode> {
  const desired = await readDesired(call);
  const options = planOptions(call, desired);
  const location = locate(call, desired.site);
  const now = clockOf(call, desired);
  const secret = secretReader(call.context, desired);
  const open = (signal: AbortSignal) =>
    openSource(call, desired.site, location, { write: false, secret, signal });
  const made = await onPort(call, open, (port) =>
    survey(call, { port, desired, location: textOf(location), now: now(), options }),
  );
  if (call.settings.out !== undefined) await savePlan(call, call.settings.out, made.plan);
  await show(made.plan, call);
  if (made.errors.open.length > 0) return 3;
  return call.settings.detailedExitcode && made.plan.operations.length > 0 ? 2 : 0;
}

async function show(made: Plan, { context, settings, look, print }: Call): Promise<void> {
  switch (settings.output) {
    case 'json':
      for (const piece of jsonPieces(made)) {
        context.stdout.write(piece);
        await turn(); // A stream lets go of what it has written after the turn.
      }
      return print('\n');
    case 'markdown':
      return print(planMarkdown(made, look.lang));
    case 'text':
      return print(planText(made, look));
    default:
      throw new TypeError(`no form ${settings.output}`);
  }
}
