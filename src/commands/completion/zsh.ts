import { type OptionName, options } from '../options.ts';
import { type VerbName, verbNames, verbs } from '../verbs.ts';
import type { HelpWords } from '../words/words.ts';

/** Completions for zsh: a file \`_hvm\` in \`$fpath\`. */
export function zsh(words: HelpWords): string {
  return `#compdef hvm
# hvm completion for zsh: hvm completion zsh > "\${fpath[1]}/_hvm"
_hvm() {
  local context state line
  local -a commands
  commands=(
${verbNames.map((verb) => `    ${quote(`${verb}:${colons(words.verbs[verb].summary)}`)}`).join('\n')}
  )
  _arguments -C '1: :->command' '*:: :->rest'
  case "$state" in
    command) _describe -t commands command commands ;;
    rest)
      case "$line[1]" in
${verbNames.map((verb) => verbCase(verb, words)).join('\n')}
      esac
      ;;
  esac
}
_hvm "$@"
`;
}

function verbCase(verb: VerbName, words: HelpWords): string {
  const specs = verbs[verb].options.flatMap((name) => optionSpecs(name, words));
  return [
    `        ${verb})`,
    '          _arguments \\',
    ...[...specs, ...operands(verb)].map(line),
    '          ;;',
  ].join('\n');
}

function line(spec: string, index: number, all: readonly string[]): string {
  return `            ${quote(spec)}${index === all.length - 1 ? '' : ' \\'}`;
}

function optionSpecs(name: OptionName, words: HelpWords): string[] {
  const { short, value, choices, path, many } = options[name];
  const what = `[${colons(words.option[name]).replaceAll(/[[\]]/g, '\\$&')}]`;
  const action = choices === undefined ? (path ? '_files' : ' ') : `(${choices.join(' ')})`;
  const tail = value === undefined ? what : `${what}:${colons(value)}:${action}`;
  const star = many ? '*' : '';
  return [`${star}--${name}${tail}`, ...(short === undefined ? [] : [`${star}-${short}${tail}`])];
}

function operands(verb: VerbName): string[] {
  const { choices, paths } = verbs[verb];
  const first = choices === undefined ? [] : [`1:argument:(${choices.join(' ')})`];
  if (paths) return [...first, '*:path:_files'];
  return choices === undefined ? ['*: : '] : first;
}

function colons(text: string): string {
  return text.replaceAll(':', '\\:');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
