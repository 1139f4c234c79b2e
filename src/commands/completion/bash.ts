import { optionNames, options } from '../options.ts';
import { verbNames, verbs } from '../verbs.ts';

/** Completions for bash ≥ 3.2, without the bash-completion package. */
export function bash(): string {
  return `# hvm completion for bash: source <(hvm completion bash)
_hvm() {
  local current previous verb word
  COMPREPLY=()
  current="\${COMP_WORDS[COMP_CWORD]}"
  previous="\${COMP_WORDS[COMP_CWORD-1]}"
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in
      ${verbNames.join('|')}) verb="$word"; break ;;
    esac
  done
  case "$previous" in
${optionNames.flatMap(valueCase).join('\n')}
  esac
  if [[ "$current" == -* ]]; then
    case "$verb" in
${verbNames.map((verb) => `      ${verb}) COMPREPLY=($(compgen -W "${flags(verb)}" -- "$current")) ;;`).join('\n')}
      *) COMPREPLY=($(compgen -W "--help --version --lang" -- "$current")) ;;
    esac
    return
  fi
  case "$verb" in
${verbNames.map(argumentCase).join('\n')}
    *) COMPREPLY=($(compgen -W "${verbNames.join(' ')} help" -- "$current")) ;;
  esac
}
complete -o filenames -F _hvm hvm
`;
}

function flags(verb: (typeof verbNames)[number]): string {
  return verbs[verb].options.map((name) => `--${name}`).join(' ');
}

function valueCase(name: (typeof optionNames)[number]): string[] {
  const { short, value, choices, path } = options[name];
  if (value === undefined) return [];
  const pattern = short === undefined ? `--${name}` : `--${name}|-${short}`;
  const words =
    choices === undefined ? '' : `COMPREPLY=($(compgen -W "${choices.join(' ')}" -- "$current")); `;
  const files = path ? 'COMPREPLY=($(compgen -f -- "$current")); ' : '';
  return [`    ${pattern}) ${words}${files}return ;;`];
}

function argumentCase(verb: (typeof verbNames)[number]): string {
  const { choices, paths } = verbs[verb];
  if (choices !== undefined && paths)
    return `    ${verb}) COMPREPLY=($(compgen -W "${choices.join(' ')}" -- "$current") $(compgen -f -- "$current")) ;;`;
  if (choices !== undefined)
    return `    ${verb}) COMPREPLY=($(compgen -W "${choices.join(' ')}" -- "$current")) ;;`;
  return `    ${verb}) ${paths ? 'COMPREPLY=($(compgen -f -- "$current")) ' : 'return '};;`;
}
