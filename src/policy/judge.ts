import { codeOf } from '../errors.ts';
import type { Lang } from '../messages/index.ts';
import { ruleText } from '../messages/rules.ts';
import type { Desired } from '../model/desired.ts';
import type { Finding, Standing } from '../model/finding.ts';
import { ruleOf } from '../model/rules.ts';
import { availabilityRules } from './availability.ts';
import { capacityRules } from './capacity.ts';
import { driftRules } from './drift.ts';
import { licenceRules } from './licences.ts';
import { networkRules } from './network.ts';
import { responsibilityRules } from './responsibility.ts';
import { spaceRules } from './space.ts';
import { supportRules } from './support.ts';
import { templateRules } from './templates.ts';
import { upkeepRules } from './upkeep.ts';
import type { Estates } from './estate.ts';
import { type Breach, type Family, ruleCodeOf, severityOf, viewOf } from './view.ts';

const families: readonly Family[] = [
  capacityRules,
  spaceRules,
  networkRules,
  licenceRules,
  availabilityRules,
  responsibilityRules,
  upkeepRules,
  supportRules,
  templateRules,
  driftRules,
];

export interface JudgeInput {
  readonly desired: Desired;
  readonly estates: Estates;
  /** `YYYY-MM-DD` in the Site's time zone. */
  readonly today: string;
  readonly lang: Lang;
}

/**
 * What is wrong with the servers as the plan makes them, and whether it was so before. Severities are the Site's where it sets
 * them; a rule that it turns off finds nothing. Unsorted.
 */
export function judge({ desired, estates, today, lang }: JudgeInput): Finding[] {
  const all = (estate: Estates['before']) => {
    const view = viewOf(desired, estate, today, estates.before);
    return families.flatMap((family) => family(view));
  };
  const earlier = new Map(all(estates.before).map((breach) => [identityOf(breach), breach]));
  return all(estates.after).flatMap((breach) => {
    const standing = standingOf(breach, earlier.get(identityOf(breach)));
    return findingOf(breach, standing, desired, lang);
  });
}

function identityOf({ key, subject, item }: Breach): string {
  return JSON.stringify([codeOf(key), subject, item]);
}

function standingOf({ measure }: Breach, earlier: Breach | undefined): Standing {
  if (earlier === undefined) return 'new';
  return measure !== undefined && measure > (earlier.measure ?? measure) ? 'worse' : 'before';
}

function findingOf(breach: Breach, standing: Standing, { site }: Desired, lang: Lang): Finding[] {
  const { key, subject, facts, words, item } = breach;
  const code = ruleCodeOf(breach);
  const severity = site.policy[code]?.severity ?? severityOf(breach);
  if (severity === 'off') return [];
  const said = ruleText(lang, key, { subject, ...facts, ...words });
  const apart = item === undefined ? {} : { item };
  return [{ code, severity, subject, ...said, facts, source: ruleOf(code).source, standing, ...apart }];
}
