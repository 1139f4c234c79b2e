import { paint as painter } from '../lib/colour.ts';
import { displayWidth, padEnd } from '../lib/width.ts';
import { wrap } from '../lib/wrap.ts';
import type { Explanation } from '../messages/explained.ts';
import type { Text } from '../messages/index.ts';
import { type Rule, thresholdText } from '../model/rule.ts';
import { type Look, readableWidth } from './look.ts';
import { ruleSourceText } from './rule-source.ts';
import { type Say, saying } from './words.ts';

export interface ExplainedRule {
  readonly code: string;
  readonly rule: Rule;
  readonly explanation: Explanation;
}

/** What is behind a code of a rule: what it asks, how it reckons, an example, how to change it. */
export function ruleExplanationText({ code, rule, explanation }: ExplainedRule, look: Look): string {
  const say = saying(look.lang);
  const paint = painter(look.colour);
  const width = readableWidth(look);
  const rows: readonly (readonly [string, string])[] = [
    [say('rule/severity'), say(`severity/${rule.severity}`)],
    [say('rule/formula'), explanation.formula],
    [say('rule/example'), explanation.example],
    [say('rule/source'), ruleSourceText(rule, say)],
  ];
  const column = Math.max(...rows.map(([label]) => displayWidth(label))) + 2;
  const lines = [
    paint.bold(`${code}  ${explanation.title}`),
    '',
    ...wrap(explanation.rule, width),
    '',
    ...rows.flatMap(([label, value]) =>
      wrap(value, width - column).map(
        (line, index) => `${index === 0 ? paint.bold(padEnd(label, column)) : ' '.repeat(column)}${line}`,
      ),
    ),
    ...thresholdLines(rule, explanation, look),
    '',
    ...wrap(say('rule/change'), width),
    '  policy:',
    `    ${code}: ${settingExample(rule)}`,
    ...wrap(say('rule/accept', { code }), width),
  ];
  return lines.join('\n');
}

function thresholdLines({ thresholds = {} }: Rule, explanation: Explanation, look: Look): string[] {
  const say = saying(look.lang);
  const paint = painter(look.colour);
  const rows = Object.entries(thresholds);
  if (rows.length === 0) return [];
  const [names, values] = [
    rows.map(([name]) => name),
    rows.map(([, threshold]) => thresholdText(threshold)),
  ].map((texts) => Math.max(...texts.map(displayWidth)) + 2);
  const indent = 2 + (names ?? 0) + (values ?? 0);
  return [
    '',
    paint.bold(say('rule/thresholds')),
    ...rows.flatMap(([name, threshold]) => {
      const head = `  ${padEnd(name, names ?? 0)}${padEnd(thresholdText(threshold), values ?? 0)}`;
      const told = wrap(explanation.thresholds?.[name] ?? '', readableWidth(look) - indent);
      return told.map((line, index) => `${index === 0 ? head : ' '.repeat(indent)}${line}`);
    }),
  ];
}

/** `{severity: error, warn: 90 %}`, with the first threshold at its default. */
export function settingExample({ severity, thresholds = {} }: Rule): string {
  const [first] = Object.entries(thresholds);
  const other = severity === 'error' ? 'warning' : 'error';
  return first === undefined ? other : `{severity: ${other}, ${first[0]}: ${thresholdText(first[1])}}`;
}

/** A code that stands for no rule, with its texts: what is wrong, what to do. */
export function codeExplanationText(
  code: string,
  texts: readonly Text[],
  isAcceptable: boolean | undefined,
  look: Look,
): string {
  const say = saying(look.lang);
  const paint = painter(look.colour);
  const width = readableWidth(look);
  const about = isAcceptable === undefined ? [] : [acceptance(code, isAcceptable, say)];
  return [
    paint.bold(code),
    ...texts.flatMap(({ message, hint }) => [
      '',
      ...message.split('\n').flatMap((line) => wrap(line, width - 2).map((part) => `  ${part}`)),
      ...wrap(hint, width - 4).map((line, index) => `  ${index === 0 ? '→' : ' '} ${line}`),
    ]),
    ...about.flatMap((text) => ['', ...wrap(text, width)]),
  ].join('\n');
}

function acceptance(code: string, isAcceptable: boolean, say: Say): string {
  return isAcceptable ? say('rule/accept', { code }) : say('rule/never');
}
