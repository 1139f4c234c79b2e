import { callOf } from './commands/call.ts';
import { parse } from './commands/parse.ts';
import { abilitiesOf, verbs } from './commands/verbs.ts';
import type { Context } from './context.ts';
import type { ExitCode } from './exit-codes.ts';
import { langOf, readSettings } from './settings.ts';

export { processContext } from './commands/process-context.ts';

/** The whole program: a context in, an exit code out. The only catch for errors that end a run is here. */
export async function main(context: Context): Promise<ExitCode> {
  try {
    const parsed = parse(context.args);
    const { verb, given } = parsed;
    if (given.has('version')) {
      context.stdout.write(`${context.version}\n`);
      return 0;
    }
    if (verb === undefined || given.has('help')) {
      const { help } = await import('./commands/help.ts');
      const { columns, isTTY } = context.stdout;
      const colour = isTTY && !given.has('no-color') && !context.env['NO_COLOR'];
      const lang = langOf(given.get('lang')?.at(-1), context.env);
      context.stdout.write(`${await help(verb, { lang, width: columns, colour })}\n`);
      return 0;
    }
    const settings = readSettings(parsed, abilitiesOf(verb), context.env);
    const run = await verbs[verb].load();
    return await run(callOf(context, settings, parsed.operands));
  } catch (error) {
    const { fail } = await import('./commands/fail.ts');
    return fail(error, context);
  }
}
