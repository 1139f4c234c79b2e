import type { Context } from '../context.ts';
import { HvmError } from '../errors.ts';
import type { ExitCode } from '../exit-codes.ts';
import { safeJson } from '../lib/safe-json.ts';
import { safeLines } from '../lib/safe.ts';
import { errorJson, errorText } from '../report/error.ts';
import { langOf } from '../settings.ts';
import { withoutSecrets } from './without-secrets.ts';

/** Says what ended a run, once: as one document with `-o json`, else as text on stderr. Returns the exit code. */
export function fail(thrown: unknown, context: Context): ExitCode {
  const error = withoutSecrets(thrown, context);
  const { args, env, stdout, stderr } = context;
  const lang = langOf(valueOf(args, 'lang'), env);
  if (valueOf(args, 'output', 'o') === 'json') {
    const document = errorJson(error, lang).error;
    const text = JSON.stringify({ error: { ...document, ...listsOf(error) } }, null, 2);
    stdout.write(`${safeJson(text)}\n`);
  } else {
    const colour = stderr.isTTY && !env['NO_COLOR'] && !args.includes('--no-color');
    stderr.write(errorText(error, { lang, width: stderr.columns, colour }));
  }
  if (error instanceof HvmError) return error.exit;
  const verbose = args.some((word) => word === '--verbose' || /^-[a-z]*v/.test(word));
  if (verbose) stderr.write(`${safeLines(error.stack ?? '')}\n`);
  return 1;
}

/** What a program wants to read one by one. */
function listsOf(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof HvmError)) return {};
  const { args } = error;
  return Object.fromEntries(
    ['diagnostics', 'refused', 'departures', 'exceeded', 'lacking'].flatMap((name) =>
      name in args ? [[name, args[name]]] : [],
    ),
  );
}

/** The last value of an option, read from the bare words: the command line may be what is wrong. */
function valueOf(args: readonly string[], name: string, short?: string): string | undefined {
  let value: string | undefined;
  for (const [index, word] of args.entries()) {
    if (word === '--') break;
    if (word === `--${name}` || (short !== undefined && word === `-${short}`)) value = args[index + 1];
    else if (word.startsWith(`--${name}=`)) value = word.slice(name.length + 3);
    else if (short !== undefined && word.startsWith(`-${short}`)) value = word.slice(2);
  }
  return value;
}
