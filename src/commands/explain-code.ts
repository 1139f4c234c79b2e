import { codeOf, HvmError } from '../errors.ts';
import { nearest } from '../lib/nearest.ts';
import { findings } from '../messages/en/findings.ts';
import { explanationOf } from '../messages/explained.ts';
import { type Lang, type Text, texts } from '../messages/index.ts';
import { isAcceptable } from '../model/acceptable.ts';
import { isRuleCode, ruleOf, rules } from '../model/rules.ts';
import { codeExplanationText, ruleExplanationText } from '../report/explain-text.ts';
import type { Look } from '../report/look.ts';

/** Whether a word looks like a code: `CAP-002`, in small letters, too. */
export function isCodeLike(word: string): boolean {
  return /^[a-z]{2,6}-\d{3}(\/.*)?$/i.test(word);
}

/** What is behind a code: a rule, or an error with its texts. @throws HvmError USE-013 (exit 64) with the nearest code */
export function explainCode(word: string, look: Look): string {
  const code = codeOf(word).toUpperCase();
  const explanation = isRuleCode(code) ? explanationOf(look.lang, code) : undefined;
  if (isRuleCode(code) && explanation !== undefined) {
    return ruleExplanationText({ code, rule: ruleOf(code), explanation }, look);
  }
  const known = textsOf(code, look.lang);
  if (known.length > 0) {
    const isFinding = Object.keys(findings).some((key) => codeOf(key) === code);
    return codeExplanationText(code, known, isFinding ? isAcceptable(code) : undefined, look);
  }
  const all = [...new Set([...Object.keys(rules), ...Object.keys(texts.en).map(codeOf)])];
  const near = nearest(code, all);
  if (near === undefined) throw new HvmError('USE-013/code', { exit: 64, args: { code } });
  throw new HvmError('USE-013/code-near', { exit: 64, args: { code, near } });
}

function textsOf(code: string, lang: Lang): Text[] {
  return Object.entries(texts[lang]).flatMap(([key, text]) => (codeOf(key) === code ? [text] : []));
}
