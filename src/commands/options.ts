/** Every option of hvm, as data: the parser, the help, the completions and the check of what belongs where read this. */
export interface OptionSpec {
  readonly short?: string;
  /** What stands for its value in usage lines; absent: a switch. */
  readonly value?: string;
  /** All values there are. */
  readonly choices?: readonly string[];
  /** May be given more than once. */
  readonly many?: true;
  /** Its value is a file or a folder. */
  readonly path?: true;
}

const table = {
  file: { short: 'f', value: 'PATH', many: true, path: true },
  site: { value: 'NAME' },
  recording: { value: 'FILE', path: true },
  offline: {},
  vcenter: { value: 'URL' },
  api: { value: 'KIND', choices: ['auto', 'vi-json', 'soap'] },
  target: { value: 'NAME', many: true },
  adopt: { value: 'NAME', many: true },
  accept: { value: 'CODE[:SUBJECT]', many: true },
  'what-if': { value: 'KEY=VALUE|FILE', many: true },
  out: { value: 'FILE', path: true },
  scrub: {},
  plan: { value: 'FILE', path: true },
  'detailed-exitcode': {},
  'fail-on': { value: 'SEVERITY', choices: ['error', 'warning', 'info'] },
  since: { value: 'FILE', path: true },
  yes: { short: 'y' },
  allow: { value: 'IMPACT', choices: ['network', 'restart', 'power-cycle'], many: true },
  defer: {},
  emergency: { value: 'REASON' },
  'max-interrupted': { value: 'N' },
  'exceed-limits': {},
  now: { value: 'TIME' },
  parallel: { value: 'N' },
  timeout: { value: 'DURATION' },
  'lock-timeout': { value: 'DURATION' },
  journal: { value: 'FILE', path: true },
  run: { value: 'ID' },
  'without-plan': {},
  output: {
    short: 'o',
    value: 'FORMAT',
    choices: ['text', 'json', 'markdown', 'csv', 'html', 'sarif', 'junit'],
  },
  lang: { value: 'LANG', choices: ['ja', 'en'] },
  quiet: { short: 'q' },
  verbose: { short: 'v' },
  'log-format': { value: 'FORMAT', choices: ['json', 'pretty'] },
  'no-color': {},
  help: { short: 'h' },
  version: { short: 'V' },
} as const satisfies Readonly<Record<string, OptionSpec>>;

export type OptionName = keyof typeof table;
export const options: Readonly<Record<OptionName, OptionSpec>> = table;

export const optionNames = Object.keys(table).filter((name): name is OptionName => name in table);

/** `-o, --output FORMAT`. */
export function flagsOf(name: OptionName): string {
  const { short, value } = options[name];
  return `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
}
