import type { Lang } from '../../messages/index.ts';
import type { OptionName } from '../options.ts';
import type { VerbName } from '../verbs.ts';

/** The words of the help. Loaded only when somebody asks for help or completions. */
export interface HelpWords {
  readonly tagline: string;
  readonly usage: string;
  readonly commands: string;
  readonly options: string;
  readonly examples: string;
  readonly environment: string;
  readonly exitCodes: string;
  /** Where to read on, under the list of commands. */
  readonly more: string;
  readonly choices: string;
  readonly verbs: Readonly<Record<VerbName, VerbWords>>;
  readonly option: Readonly<Record<OptionName, string>>;
  readonly exits: string;
  readonly variables: readonly (readonly [name: string, what: string])[];
}

export interface VerbWords {
  readonly summary: string;
  readonly details: string;
  readonly examples: readonly (readonly [command: string, what: string])[];
}

export async function helpWords(lang: Lang): Promise<HelpWords> {
  return lang === 'ja' ? (await import('./ja.ts')).ja : (await import('./en.ts')).en;
}
