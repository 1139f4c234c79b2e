import { nearest } from '../lib/nearest.ts';
import type { TextKey } from '../messages/index.ts';
import { acceptableCodes, isAcceptable } from '../model/acceptable.ts';
import { type Rule, type Threshold, thresholdText } from '../model/rule.ts';
import { rules } from '../model/rules.ts';
import type { Path } from './path.ts';
import { isCode } from './schema/site.ts';
import { parseThreshold } from './thresholds.ts';

/** A mistake in a Site's policy; `path` begins below `spec.policy`. */
export interface PolicyFlaw {
  readonly path: Path;
  readonly part: 'key' | 'value';
  readonly key: TextKey & `MAN-015${string}`;
  readonly args: Readonly<Record<string, unknown>>;
}

type Table = Readonly<Record<string, Rule>>;

/** Settings of rules that there are not, or that a rule does not take. What the schema complains of is passed over. */
export function policyFlaws(policy: unknown, table: Table = rules): PolicyFlaw[] {
  if (!isMap(policy)) return [];
  return Object.entries(policy).flatMap(([code, setting]) => {
    if (!isCode(code)) return [];
    if (!isAcceptable(code)) return [flaw([code], 'key', 'MAN-015/never', { code })];
    const rule = Object.hasOwn(table, code) ? table[code] : undefined;
    if (rule !== undefined) return settingFlaws(code, rule, setting);
    if (acceptableCodes.some((known) => known === code)) return settingFlaws(code, {}, setting);
    return [unknownCode(code, [...Object.keys(table), ...acceptableCodes])];
  });
}

/** The same of the code that an exception names. */
export function exceptionFlaw(
  code: unknown,
  table: Table = rules,
): Pick<PolicyFlaw, 'key' | 'args'> | undefined {
  if (typeof code !== 'string' || !isCode(code)) return undefined;
  if (!isAcceptable(code)) return { key: 'MAN-015/no-exception', args: { code } };
  const known = [...Object.keys(table), ...acceptableCodes];
  return known.includes(code) ? undefined : unknownCode(code, known);
}

function unknownCode(code: string, known: readonly string[]): PolicyFlaw {
  const family = known.filter((each) => each.split('-')[0] === code.split('-')[0]);
  if (family.length > 0) return flaw([code], 'key', 'MAN-015', { code, known: family });
  const near = nearest(code, known);
  return near === undefined
    ? flaw([code], 'key', 'MAN-015/none', { code })
    : flaw([code], 'key', 'MAN-015/near', { code, near });
}

function settingFlaws(code: string, { thresholds = {} }: Pick<Rule, 'thresholds'>, setting: unknown) {
  if (!isMap(setting)) return [];
  const given = Object.entries(setting).filter(([name]) => name !== 'severity');
  const flaws = given.flatMap(([name, value]) => {
    const threshold = Object.hasOwn(thresholds, name) ? thresholds[name] : undefined;
    if (threshold === undefined) return [unknownThreshold([code, name], Object.keys(thresholds))];
    return valueFlaws([code, name], value, threshold);
  });
  return flaws.length > 0 ? flaws : orderFlaws(code, thresholds, setting);
}

function unknownThreshold([code, name]: readonly [string, string], known: readonly string[]): PolicyFlaw {
  const args = { code, name };
  if (known.length === 0) return flaw([code, name], 'key', 'MAN-015/no-thresholds', args);
  const near = nearest(name, known);
  return near === undefined
    ? flaw([code, name], 'key', 'MAN-015/threshold', { ...args, known })
    : flaw([code, name], 'key', 'MAN-015/threshold-near', { ...args, near });
}

function valueFlaws(path: Path, given: unknown, threshold: Threshold): PolicyFlaw[] {
  const parsed = parseThreshold(given, threshold.unit);
  if ('value' in parsed) return [];
  const found = typeof given === 'object' ? '{…}' : String(given).slice(0, 60);
  if (parsed.flaw === 'form') {
    return [flaw(path, 'value', 'MAN-015/value', { found, example: thresholdText(threshold) })];
  }
  const near = thresholdText({ value: Math.round(Number.parseFloat(found) * 10_000) / 100, unit: '%' });
  return [flaw(path, 'value', 'MAN-015/share', { found, near })];
}

/** A warning that would come after its error. */
function orderFlaws(
  code: string,
  thresholds: NonNullable<Rule['thresholds']>,
  setting: Readonly<Record<string, unknown>>,
): PolicyFlaw[] {
  return Object.entries(thresholds).flatMap(([name, first]) => {
    const other = name.replace(/warn/i, (word) => (word === 'warn' ? 'error' : 'Error'));
    const second = other === name ? undefined : thresholds[other];
    if (second === undefined) return [];
    const [value, limit] = [valueOf(setting[name], first), valueOf(setting[other], second)];
    const isOrdered = first.value <= second.value ? value <= limit : value >= limit;
    if (isOrdered) return [];
    const at = name in setting ? name : other;
    const args = {
      ...{ warn: name, error: other },
      value: thresholdText({ ...first, value }),
      limit: thresholdText({ ...second, value: limit }),
    };
    return [flaw([code, at], 'value', 'MAN-015/order', args)];
  });
}

function valueOf(given: unknown, threshold: Threshold): number {
  const parsed = given === undefined ? threshold : parseThreshold(given, threshold.unit);
  return 'value' in parsed ? parsed.value : threshold.value;
}

function flaw(
  path: Path,
  part: PolicyFlaw['part'],
  key: PolicyFlaw['key'],
  args: PolicyFlaw['args'],
): PolicyFlaw {
  return { path, part, key, args };
}

function isMap(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}
