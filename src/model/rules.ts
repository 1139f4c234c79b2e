/** Every rule of `policy/` by its code. `src/messages/{en,ja}/rules` has their texts, `docs/findings.md` shows all. */
import type { Rule } from './rule.ts';
import { availability } from './rules/availability.ts';
import { capacity } from './rules/capacity.ts';
import { drift } from './rules/drift.ts';
import { licences } from './rules/licences.ts';
import { network } from './rules/network.ts';
import { responsibility } from './rules/responsibility.ts';
import { space } from './rules/space.ts';
import { support } from './rules/support.ts';
import { templates } from './rules/templates.ts';
import { upkeep } from './rules/upkeep.ts';

export const rules = {
  ...capacity,
  ...space,
  ...network,
  ...licences,
  ...availability,
  ...responsibility,
  ...upkeep,
  ...support,
  ...templates,
  ...drift,
} satisfies Readonly<Record<string, Rule>>;

export type RuleCode = keyof typeof rules;

export function isRuleCode(code: string): code is RuleCode {
  return Object.hasOwn(rules, code);
}

export function ruleOf(code: RuleCode): Rule {
  return rules[code];
}
