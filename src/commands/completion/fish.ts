import { type OptionName, options } from '../options.ts';
import { type VerbName, verbNames, verbs } from '../verbs.ts';
import type { HelpWords } from '../words/words.ts';

/** Completions for fish. */
export function fish(words: HelpWords): string {
  return `# hvm completion for fish: hvm completion fish > ~/.config/fish/completions/hvm.fish
complete -c hvm -f
${verbNames
  .map((verb) => `complete -c hvm -n __fish_use_subcommand -a ${verb} -d ${quote(words.verbs[verb].summary)}`)
  .join('\n')}
${verbNames.flatMap((verb) => verbLines(verb, words)).join('\n')}
`;
}

function verbLines(verb: VerbName, help: HelpWords): string[] {
  const seen = `complete -c hvm -n '__fish_seen_subcommand_from ${verb}'`;
  const { choices, paths } = verbs[verb];
  const words = choices === undefined ? [] : [`${seen} -a '${choices.join(' ')}'`];
  return [
    ...(paths ? [`${seen} -F`] : []),
    ...words,
    ...verbs[verb].options.map((name) => `${seen} ${optionOf(name, help)}`),
  ];
}

function optionOf(name: OptionName, words: HelpWords): string {
  const { short, value, choices, path } = options[name];
  const flags = `${short === undefined ? '' : `-s ${short} `}-l ${name}`;
  const takes = value === undefined ? '' : path ? ' -r -F' : ' -x';
  const known = choices === undefined ? '' : ` -a '${choices.join(' ')}'`;
  return `${flags}${takes}${known} -d ${quote(words.option[name])}`;
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
