/** Explanations of the rules of `policy/`, for `hvm explain CODE` and `docs/findings.md`: nothing else loads them. */
import { availability as availabilityEn } from './en/explained/availability.ts';
import { capacity as capacityEn } from './en/explained/capacity.ts';
import { drift as driftEn } from './en/explained/drift.ts';
import { licences as licencesEn } from './en/explained/licences.ts';
import { network as networkEn } from './en/explained/network.ts';
import { responsibility as responsibilityEn } from './en/explained/responsibility.ts';
import { space as spaceEn } from './en/explained/space.ts';
import { support as supportEn } from './en/explained/support.ts';
import { templates as templatesEn } from './en/explained/templates.ts';
import { upkeep as upkeepEn } from './en/explained/upkeep.ts';
import type { Lang } from './index.ts';
import { availability as availabilityJa } from './ja/explained/availability.ts';
import { capacity as capacityJa } from './ja/explained/capacity.ts';
import { drift as driftJa } from './ja/explained/drift.ts';
import { licences as licencesJa } from './ja/explained/licences.ts';
import { network as networkJa } from './ja/explained/network.ts';
import { responsibility as responsibilityJa } from './ja/explained/responsibility.ts';
import { space as spaceJa } from './ja/explained/space.ts';
import { support as supportJa } from './ja/explained/support.ts';
import { templates as templatesJa } from './ja/explained/templates.ts';
import { upkeep as upkeepJa } from './ja/explained/upkeep.ts';

export interface Explanation {
  readonly title: string;
  readonly rule: string;
  readonly formula: string;
  readonly example: string;
  /** By the name of a threshold of the rule. */
  readonly thresholds?: Readonly<Record<string, string>>;
}

/** The same codes, and the same thresholds, in another language. */
export type Explanations<En> = { readonly [Code in keyof En]: Explanation };

const en = {
  ...capacityEn,
  ...spaceEn,
  ...networkEn,
  ...licencesEn,
  ...availabilityEn,
  ...responsibilityEn,
  ...upkeepEn,
  ...supportEn,
  ...templatesEn,
  ...driftEn,
};
const ja: Explanations<typeof en> = {
  ...capacityJa,
  ...spaceJa,
  ...networkJa,
  ...licencesJa,
  ...availabilityJa,
  ...responsibilityJa,
  ...upkeepJa,
  ...supportJa,
  ...templatesJa,
  ...driftJa,
};

const explained: Readonly<Record<Lang, Readonly<Record<string, Explanation>>>> = { en, ja };

/** undefined: there is no such rule. */
export function explanationOf(lang: Lang, code: string): Explanation | undefined {
  const there = explained[lang];
  return Object.hasOwn(there, code) ? there[code] : undefined;
}
