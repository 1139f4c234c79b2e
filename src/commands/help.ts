import { paint } from '../lib/colour.ts';
import { displayWidth, padEnd } from '../lib/width.ts';
import { wrap } from '../lib/wrap.ts';
import { type Look, readableWidth } from '../report/look.ts';
import { flagsOf, type OptionName, options } from './options.ts';
import { type VerbName, verbNames, verbs } from './verbs.ts';
import { type HelpWords, helpWords } from './words/words.ts';

/** The help of hvm, or of one verb. */
export async function help(verb: VerbName | undefined, look: Look): Promise<string> {
  const words = await helpWords(look.lang);
  return verb === undefined ? overview(words, look) : verbHelp(verb, words, look);
}

function overview(words: HelpWords, look: Look): string {
  const list = verbNames.map((verb) => [verb, words.verbs[verb].summary] as const);
  return sections(look, [
    [undefined, wrap(words.tagline, readableWidth(look))],
    [words.usage, ['  hvm COMMAND [PATH…] [options]']],
    [words.commands, rows(list, look)],
    [
      words.options,
      rows(optionRows(['lang', 'quiet', 'verbose', 'no-color', 'help', 'version'], words), look),
    ],
    [words.environment, rows(words.variables, look)],
    [words.exitCodes, indent(wrap(words.exits, readableWidth(look) - 2))],
    [undefined, wrap(words.more, readableWidth(look))],
  ]);
}

function verbHelp(verb: VerbName, words: HelpWords, look: Look): string {
  const { summary, details, examples } = words.verbs[verb];
  const { argument } = verbs[verb];
  const usage = ['hvm', verb, ...(argument === undefined ? [] : [argument]), '[options]'].join(' ');
  return sections(look, [
    [undefined, wrap(`hvm ${verb}: ${summary}`, readableWidth(look))],
    [words.usage, [`  ${usage}`]],
    [undefined, wrap(details, readableWidth(look))],
    [words.options, rows(optionRows(verbs[verb].options, words, verb), look)],
    [words.examples, rows(examples, look)],
  ]);
}

function optionRows(
  names: readonly OptionName[],
  words: HelpWords,
  verb?: VerbName,
): (readonly [string, string])[] {
  return names.map((name) => {
    const choices = name === 'output' && verb !== undefined ? verbs[verb].outputs : options[name].choices;
    const flags = options[name].short === undefined ? `    ${flagsOf(name)}` : flagsOf(name);
    return [
      flags,
      `${words.option[name]}${choices === undefined ? '' : ` (${choices.join(', ')})`}`,
    ] as const;
  });
}

type Section = readonly [title: string | undefined, lines: readonly string[]];

function sections({ colour }: Look, list: readonly Section[]): string {
  return list
    .map(([title, lines]) =>
      [...(title === undefined ? [] : [paint(colour).bold(title)]), ...lines].join('\n'),
    )
    .join('\n\n');
}

/** Two columns; what is too long on the left has its right side on the next line. */
function rows(list: readonly (readonly [left: string, right: string])[], look: Look): string[] {
  const width = readableWidth(look);
  const column = Math.min(Math.max(...list.map(([left]) => displayWidth(left))), Math.floor(width * 0.4)) + 4;
  return list.flatMap(([left, right]) => {
    const lines = wrap(right, width - column);
    const head = `  ${left}`;
    const fits = displayWidth(head) <= column - 2;
    const rest = (fits ? lines.slice(1) : lines).map((line) => ' '.repeat(column) + line);
    return [fits ? `${padEnd(head, column)}${lines[0] ?? ''}`.trimEnd() : head, ...rest];
  });
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
