import { Command, CommanderError, Option } from 'commander';
import { HvmError } from '../errors.ts';
import type { Words } from '../settings.ts';
import { nearest } from '../lib/nearest.ts';
import { flagsOf, type OptionName, optionNames, options } from './options.ts';
import { isVerb, type VerbName, verbNames, verbs } from './verbs.ts';

/** The words of a command line, sorted. What the values mean is for `settings.ts`. */
export interface Parsed extends Words {
  /** Absent: none was given. */
  readonly verb?: VerbName;
  readonly given: ReadonlyMap<OptionName, readonly string[]>;
}

/**
 * Reads a command line. Options may stand before and after the verb, and each is checked against what the verb takes.
 * @throws HvmError (exit 64) with the nearest word that there is
 */
export function parse(args: readonly string[]): Parsed {
  const command = commandOf();
  const { operands, unknown } = parseWords(command, args);
  const [first, ...rest] = operands;
  const word = first === 'help' ? rest[0] : first;
  const verb = word === undefined ? undefined : verbOf(word);
  const given = givenOptions(command);
  if (first === 'help') given.set('help', []);
  const isAsking = given.has('help') || given.has('version');
  if (unknown[0] !== undefined) throw unknownOption(unknown[0], verb);
  if (verb === undefined || isAsking)
    return { ...(verb === undefined ? {} : { verb }), operands: rest, given };
  for (const name of given.keys()) {
    if (!verbs[verb].options.includes(name)) throw elsewhere(name, verb);
  }
  checkArguments(verb, rest);
  return { verb, operands: rest, given };
}

/** The nearest verb that there is, or an error about this one. */
function verbOf(word: string): VerbName {
  if (isVerb(word)) return word;
  const near = nearest(word, verbNames);
  if (near === undefined) throw new HvmError('USE-001', { exit: 64, args: { word } });
  throw new HvmError('USE-001/near', { exit: 64, args: { word, near } });
}

/** One command with all options there are: so it does not matter where the verb stands. */
function commandOf(): Command {
  const command = new Command('hvm').exitOverride().helpOption(false);
  command.configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
  for (const name of optionNames) {
    const takesValue = options[name].value !== undefined;
    const option = new Option(takesValue ? flagsOf(name).replace(/ (\S+)$/, ' <$1>') : flagsOf(name));
    if (takesValue) {
      option.argParser((value: string, before: readonly string[] | undefined) => [...(before ?? []), value]);
    }
    command.addOption(option);
  }
  return command;
}

function parseWords(command: Command, args: readonly string[]) {
  try {
    return command.parseOptions([...args]);
  } catch (error) {
    if (!(error instanceof CommanderError) || error.code !== 'commander.optionMissingArgument') throw error;
    // An option that lacks its value is always the last word.
    const last = args.at(-1) ?? '';
    const name = optionNames.find(
      (each) => last === `--${each}` || last.endsWith(options[each].short ?? '\n'),
    );
    const usage = name === undefined ? last : `--${name} ${options[name].value ?? ''}`;
    throw new HvmError('USE-003', { exit: 64, args: { option: last, usage } });
  }
}

function givenOptions(command: Command): Map<OptionName, readonly string[]> {
  const given = new Map<OptionName, readonly string[]>();
  for (const [index, option] of command.options.entries()) {
    const name = optionNames[index];
    const key = option.attributeName();
    if (name === undefined || command.getOptionValueSource(key) !== 'cli') continue;
    const value: unknown = command.getOptionValue(key);
    given.set(name, Array.isArray(value) ? value.map(String) : []);
  }
  return given;
}

function unknownOption(word: string, verb: VerbName | undefined): HvmError {
  const option = word.split('=')[0] ?? word;
  const near = verb === undefined ? undefined : nearest(option.replace(/^-+/, ''), verbs[verb].options);
  const args = { option, verb: verb ?? '' };
  if (verb === undefined) return new HvmError('USE-002/global', { exit: 64, args });
  if (near === undefined) return new HvmError('USE-002', { exit: 64, args });
  return new HvmError('USE-002/near', { exit: 64, args: { ...args, near: `--${near}` } });
}

function elsewhere(name: OptionName, verb: VerbName): HvmError {
  const takers = verbNames.filter((each) => verbs[each].options.includes(name)).map((each) => `hvm ${each}`);
  return new HvmError('USE-002/elsewhere', { exit: 64, args: { option: `--${name}`, verb, verbs: takers } });
}

function checkArguments(verb: VerbName, operands: readonly string[]): void {
  const { arguments: takes, argument = '', choices } = verbs[verb];
  const any = Number.POSITIVE_INFINITY;
  const most = { none: 0, one: 1, optional: 1, many: any, choice: any }[takes];
  const extra = operands[most];
  if (extra !== undefined) throw new HvmError('USE-005', { exit: 64, args: { verb, word: extra } });
  if ((takes === 'one' || takes === 'choice') && operands.length === 0) {
    const usage = `hvm ${verb} ${choices?.join('|') ?? argument}`;
    throw new HvmError('USE-006', { exit: 64, args: { verb, argument, usage } });
  }
}
