import type { ExitCode } from '../exit-codes.ts';
import { reportKinds } from '../model/report.ts';
import type { Call } from './call.ts';
import type { Abilities, Output } from '../settings.ts';
import type { OptionName } from './options.ts';

/** A verb of hvm, as data. What it does is loaded when it is called. */
export interface Verb {
  /** As in usage lines: `[PATH…]`; absent: it takes none. */
  readonly argument?: string;
  /** `choice`: one of `choices`, then as many as one likes. */
  readonly arguments: 'none' | 'one' | 'optional' | 'many' | 'choice';
  /** The arguments are files or folders. */
  readonly paths?: true;
  /** What the first argument may be. */
  readonly choices?: readonly string[];
  readonly options: readonly OptionName[];
  readonly outputs: readonly Output[];
  readonly load: () => Promise<(call: Call) => Promise<ExitCode>>;
}

const common = ['lang', 'quiet', 'verbose', 'log-format', 'no-color', 'help', 'version'] as const;
const manifests = ['file', 'site'] as const;
const source = ['recording', 'offline', 'vcenter', 'api'] as const;
const planning = ['target', 'adopt', 'accept'] as const;
const time = ['now', 'timeout'] as const;

const table = {
  plan: {
    argument: '[PATH…]',
    arguments: 'many',
    paths: true,
    options: [
      ...manifests,
      ...source,
      ...planning,
      'what-if',
      'out',
      'detailed-exitcode',
      ...time,
      'output',
      ...common,
    ],
    outputs: ['text', 'json', 'markdown'],
    load: async () => (await import('./plan.ts')).plan,
  },
  apply: {
    argument: '[PATH…]',
    arguments: 'many',
    paths: true,
    options: [
      ...manifests,
      ...source,
      ...planning,
      'plan',
      'yes',
      'allow',
      'defer',
      'emergency',
      'max-interrupted',
      'exceed-limits',
      'parallel',
      ...time,
      'lock-timeout',
      'journal',
      'output',
      ...common,
    ],
    outputs: ['text', 'json', 'markdown'],
    load: async () => (await import('./apply.ts')).apply,
  },
  check: {
    argument: '[PATH…]',
    arguments: 'many',
    paths: true,
    options: [
      ...manifests,
      ...source,
      ...planning,
      'what-if',
      'since',
      'fail-on',
      'detailed-exitcode',
      ...time,
      'output',
      ...common,
    ],
    outputs: ['text', 'json', 'markdown', 'sarif', 'junit'],
    load: async () => (await import('./check.ts')).check,
  },
  status: {
    arguments: 'none',
    options: ['run', 'site', 'journal', 'output', ...common],
    outputs: ['text', 'json', 'markdown'],
    load: async () => (await import('./status.ts')).status,
  },
  record: {
    argument: '[PATH…]',
    arguments: 'many',
    paths: true,
    options: [...manifests, ...source, 'out', 'scrub', 'timeout', 'lock-timeout', 'output', ...common],
    outputs: ['text', 'json'],
    load: async () => (await import('./record.ts')).record,
  },
  import: {
    argument: '[NAME…]',
    arguments: 'many',
    options: [...manifests, ...source, 'out', 'timeout', 'output', ...common],
    outputs: ['text', 'json'],
    load: async () => (await import('./import.ts')).importVms,
  },
  report: {
    argument: 'KIND [PATH…]',
    arguments: 'choice',
    paths: true,
    choices: reportKinds,
    options: [
      ...manifests,
      ...source,
      'target',
      'adopt',
      'what-if',
      'without-plan',
      ...time,
      'output',
      ...common,
    ],
    outputs: ['text', 'json', 'markdown', 'csv', 'html'],
    load: async () => (await import('./report.ts')).report,
  },
  validate: {
    argument: '[PATH…]',
    arguments: 'many',
    paths: true,
    options: [...manifests, 'output', ...common],
    outputs: ['text', 'json', 'markdown'],
    load: async () => (await import('./validate.ts')).validate,
  },
  explain: {
    argument: '[KIND[.path]|CODE]',
    arguments: 'optional',
    options: ['file', ...common],
    outputs: ['text'],
    load: async () => (await import('./explain.ts')).explain,
  },
  schema: {
    arguments: 'none',
    options: [...common],
    outputs: ['text'],
    load: async () => (await import('./schema.ts')).schema,
  },
  init: {
    argument: '[DIR]',
    arguments: 'optional',
    paths: true,
    options: [...common],
    outputs: ['text'],
    load: async () => (await import('./init.ts')).init,
  },
  completion: {
    argument: 'SHELL',
    arguments: 'one',
    choices: ['bash', 'zsh', 'fish'],
    options: [...common],
    outputs: ['text'],
    load: async () => (await import('./completion.ts')).completion,
  },
} as const satisfies Readonly<Record<string, Verb>>;

export type VerbName = keyof typeof table;
export const verbs: Readonly<Record<VerbName, Verb>> = table;

export const verbNames = Object.keys(table).filter((name): name is VerbName => name in table);

/** Which of its arguments is the first that may be a path. */
const firstPath: Readonly<Partial<Record<Verb['arguments'], number>>> = { many: 0, choice: 1 };

/** What the settings of a verb depend on. */
export function abilitiesOf(verb: VerbName): Abilities {
  const { outputs, arguments: takes, paths } = verbs[verb];
  const manifestsFrom = paths ? firstPath[takes] : undefined;
  return { outputs, ...(manifestsFrom === undefined ? {} : { manifestsFrom }) };
}

export function isVerb(word: string): word is VerbName {
  return Object.hasOwn(table, word);
}
