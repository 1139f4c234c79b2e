import type { Rule } from '../model/rule.ts';
import type { Say } from './words.ts';

/** Where a rule comes from, and whether it is nobody's but hvm's: `the paper, 4.4 (an assumption)`. */
export function ruleSourceText(
  { source, isAssumption }: Pick<Rule, 'source' | 'isAssumption'>,
  say: Say,
): string {
  const said = sourceWords(source, say);
  return isAssumption ? say('rule/assumed', { source: said }) : said;
}

/** The source alone, in the language of the text. */
export function sourceWords(source: string, say: Say): string {
  if (source === 'hvm') return say('rule/own');
  const section = /^論文 (.+)$/.exec(source)?.[1];
  return section === undefined ? source : say('rule/paper', { section });
}
