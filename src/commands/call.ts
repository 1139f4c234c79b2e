import type { Context } from '../context.ts';
import { safeJson } from '../lib/safe-json.ts';
import type { Look } from '../report/look.ts';
import type { Settings } from '../settings.ts';

/** One call of a verb: what was asked, and where to speak. */
export interface Call {
  readonly context: Context;
  readonly settings: Settings;
  /** What stands after the verb and is no option. */
  readonly operands: readonly string[];
  /** How text on stdout is to look, and on stderr. */
  readonly look: Look;
  readonly talkLook: Look;
  /** The result. */
  readonly print: (text: string) => void;
  /** The talk; nothing with `-q`. */
  readonly say: (text: string) => void;
}

export function callOf(context: Context, settings: Settings, operands: readonly string[]): Call {
  const { lang, colour, quiet } = settings;
  const lookOf = (stream: Context['stdout']): Look => ({
    lang,
    width: stream.columns,
    colour: colour && stream.isTTY,
  });
  return {
    context,
    settings,
    operands,
    look: lookOf(context.stdout),
    talkLook: lookOf(context.stderr),
    print: (text) => context.stdout.write(line(isJson(settings.output) ? safeJson(text) : text)),
    say: (text) => (quiet ? undefined : context.stderr.write(line(text))),
  };
}

function isJson(output: Settings['output']): boolean {
  return output === 'json' || output === 'sarif';
}

function line(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
