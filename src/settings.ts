import { HvmError } from './errors.ts';
import { parseDuration } from './lib/duration.ts';
import { parseTime, type TimeInput } from './lib/time.ts';
import type { Lang } from './messages/index.ts';
import type { Severity } from './model/finding.ts';
import { type Interrupting, interruptingImpacts } from './model/impact.ts';

export type Output = 'text' | 'json' | 'markdown' | 'csv' | 'html' | 'sarif' | 'junit';

/** A command line, its words sorted: options by their long name, each with the values given (none: a switch). */
export interface Words {
  readonly operands: readonly string[];
  readonly given: ReadonlyMap<string, readonly string[]>;
}

/** What the user asked for, from the command line and the environment, each value checked. Durations are seconds. */
export interface Settings {
  readonly lang: Lang;
  readonly output: Output;
  readonly quiet: boolean;
  /** Colour is not unwelcome; whether there is a terminal is another question. */
  readonly colour: boolean;
  /** Level and form of the log; absent: none. */
  readonly log?: { readonly level: LogLevel; readonly format: 'json' | 'pretty' };
  /** Manifests: files, folders and `-`. */
  readonly paths: readonly string[];
  readonly site?: string;
  readonly recording?: string;
  readonly offline: boolean;
  readonly vcenter?: string;
  readonly api?: 'auto' | 'vi-json' | 'soap';
  readonly targets: readonly string[];
  readonly adopt: readonly string[];
  readonly accept: readonly string[];
  /** `KIND/NAME.PATH=VALUE`, or files. */
  readonly whatIf: readonly string[];
  readonly out?: string;
  readonly scrub: boolean;
  readonly plan?: string;
  readonly detailedExitcode: boolean;
  /** A check with an open finding of this severity, or a graver one, ends with 3. */
  readonly failOn: Severity;
  /** The file of an earlier check. */
  readonly since?: string;
  /** More of each thing than fits a screen. */
  readonly isVerbose: boolean;
  readonly yes: boolean;
  readonly allow: readonly Interrupting[];
  readonly defer: boolean;
  readonly emergency?: string;
  /** VMs interrupted at once. */
  readonly maxInterrupted: number;
  /** Go beyond the Site's `policy.limits`. */
  readonly exceedLimits: boolean;
  readonly now?: TimeInput;
  readonly parallel: number;
  readonly timeout?: { readonly text: string; readonly seconds: number };
  readonly lockTimeout: number;
  /** Where the journal is. */
  readonly journal?: string;
  /** A run by its id, or by how that begins. */
  readonly run?: string;
  /** What is there now, not what the plan would make of it. */
  readonly withoutPlan: boolean;
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];
export interface Abilities {
  readonly outputs: readonly Output[];
  /** Its arguments from this one on are manifests. */
  readonly manifestsFrom?: number;
}
type Env = Readonly<Record<string, string | undefined>>;

/**
 * Flags beat the environment.
 * @throws HvmError (exit 64) that names the option and what it takes
 */
export function readSettings({ operands, given }: Words, verb: Abilities, env: Env): Settings {
  const has = (name: string) => given.has(name);
  const last = (name: string) => given.get(name)?.at(-1);
  const optional = <K extends string>(key: K, value: string | undefined) =>
    value === undefined ? {} : { [key]: value };
  const timeout = last('timeout');
  const now = last('now');
  const log = logOf(given, env);
  mustFitTogether({ operands, given });
  const api = oneOf('api', last('api'), ['auto', 'vi-json', 'soap']);
  return {
    lang: langOf(last('lang') === undefined ? undefined : oneOf('lang', last('lang'), ['ja', 'en']), env),
    output: oneOf('output', last('output'), verb.outputs) ?? 'text',
    quiet: has('quiet'),
    colour: !has('no-color') && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
    ...(log === undefined ? {} : { log }),
    paths: [
      ...(verb.manifestsFrom === undefined ? [] : operands.slice(verb.manifestsFrom)),
      ...(given.get('file') ?? []),
    ],
    ...optional('site', last('site')),
    ...optional('recording', last('recording')),
    offline: has('offline'),
    ...optional('vcenter', last('vcenter')),
    ...(api === undefined ? {} : { api }),
    targets: given.get('target') ?? [],
    adopt: given.get('adopt') ?? [],
    accept: given.get('accept') ?? [],
    whatIf: given.get('what-if') ?? [],
    ...optional('out', last('out')),
    scrub: has('scrub'),
    ...optional('plan', last('plan')),
    detailedExitcode: has('detailed-exitcode'),
    failOn: oneOf('fail-on', last('fail-on'), ['error', 'warning', 'info']) ?? 'error',
    ...optional('since', last('since')),
    isVerbose: has('verbose'),
    yes: has('yes'),
    allow: (given.get('allow') ?? []).flatMap((list) => list.split(',').map((word) => allowed(word.trim()))),
    defer: has('defer'),
    ...optional('emergency', last('emergency')),
    maxInterrupted: count('max-interrupted', last('max-interrupted'), 1),
    exceedLimits: has('exceed-limits'),
    ...(now === undefined ? {} : { now: parseTime(now) ?? refuse('now', now, timeForm) }),
    parallel: count('parallel', last('parallel'), 4),
    ...(timeout === undefined ? {} : { timeout: { text: timeout, seconds: duration('timeout', timeout) } }),
    lockTimeout: duration('lock-timeout', last('lock-timeout') ?? '0'),
    ...optional('journal', last('journal')),
    ...optional('run', last('run')),
    withoutPlan: has('without-plan'),
  };
}

/** @throws HvmError for options that exclude each other */
function mustFitTogether({ operands, given }: Words): void {
  const has = (name: string) => given.has(name);
  for (const [first, second] of conflicts) {
    if (has(first) && has(second)) {
      throw new HvmError('USE-007', { exit: 64, args: { first: `--${first}`, second: `--${second}` } });
    }
  }
  const besides = has('plan') ? notWithSavedPlan.find(has) : undefined;
  if (besides !== undefined)
    throw new HvmError('USE-007/saved', { exit: 64, args: { second: `--${besides}` } });
  if (has('plan') && operands[0] !== undefined) {
    throw new HvmError('USE-007/saved', { exit: 64, args: { second: operands[0] } });
  }
  // It may be a password, which an error must not show either.
  if (given.get('vcenter')?.at(-1)?.includes('@') === true) throw new HvmError('USE-016', { exit: 64 });
}

/** The language of the texts: the flag, `HVM_LANG`, then the locale. Never throws: errors need a language too. */
export function langOf(flag: string | undefined, env: Env): Lang {
  const locale = flag || env['HVM_LANG'] || env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || 'en';
  return /^ja\b|^ja_/i.test(locale) ? 'ja' : 'en';
}

const conflicts: readonly (readonly [string, string])[] = [
  ['vcenter', 'recording'],
  ['vcenter', 'offline'],
  // A plan of what is not so is never applied.
  ['what-if', 'out'],
  ['what-if', 'without-plan'],
];
const notWithSavedPlan: readonly string[] = ['file', 'site', 'target', 'adopt', 'offline'];

function logOf(given: Words['given'], env: Env): Settings['log'] {
  const format = oneOf('log-format', given.get('log-format')?.at(-1), ['json', 'pretty']);
  const fromEnv = env['HVM_LOG'] || undefined;
  if (!given.has('verbose') && format === undefined && fromEnv === undefined) return undefined;
  const level = fromEnv === undefined ? 'debug' : logLevels.find((each) => each === fromEnv.toLowerCase());
  if (level === undefined) {
    const args = { option: 'HVM_LOG', value: fromEnv, expected: logLevels.join(', ') };
    throw new HvmError('USE-004/env', { exit: 64, args });
  }
  return { level: given.has('verbose') && level !== 'trace' ? 'debug' : level, format: format ?? 'pretty' };
}

function allowed(word: string): Interrupting {
  return oneOf('allow', word, interruptingImpacts) ?? refuse('allow', word, interruptingImpacts.join(', '));
}

function oneOf<V extends string>(
  name: string,
  value: string | undefined,
  known: readonly V[],
): V | undefined {
  if (value === undefined) return undefined;
  return known.find((each) => each === value) ?? refuse(name, value, known.join(', '));
}

function count(name: string, text: string | undefined, usual: number): number {
  if (text === undefined) return usual;
  return /^[1-9]\d{0,2}$/.test(text) ? Number(text) : refuse(name, text, '1 … 999');
}

function duration(name: string, text: string): number {
  return parseDuration(text) ?? refuse(name, text, '90s, 15m, 1h30m');
}

const timeForm = '2027-03-31T09:00:00+09:00, "2027-03-31 09:00", 2027-03-31';

function refuse(name: string, value: string, expected: string): never {
  throw new HvmError('USE-004', { exit: 64, args: { option: `--${name}`, value, expected } });
}
