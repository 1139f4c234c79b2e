/**
 * Texts of the findings of `policy/`: apart from those of `index.ts`, as only plans, checks and reports need them. A key is a
 * code or a code and a variant, as there.
 */
import { availability as availabilityEn } from './en/rules/availability.ts';
import { capacity as capacityEn } from './en/rules/capacity.ts';
import { drift as driftEn } from './en/rules/drift.ts';
import { licences as licencesEn } from './en/rules/licences.ts';
import { network as networkEn } from './en/rules/network.ts';
import { responsibility as responsibilityEn } from './en/rules/responsibility.ts';
import { space as spaceEn } from './en/rules/space.ts';
import { support as supportEn } from './en/rules/support.ts';
import { templates as templatesEn } from './en/rules/templates.ts';
import { upkeep as upkeepEn } from './en/rules/upkeep.ts';
import { type Args, fill, type Lang, type Text, type Texts } from './index.ts';
import { availability as availabilityJa } from './ja/rules/availability.ts';
import { capacity as capacityJa } from './ja/rules/capacity.ts';
import { drift as driftJa } from './ja/rules/drift.ts';
import { licences as licencesJa } from './ja/rules/licences.ts';
import { network as networkJa } from './ja/rules/network.ts';
import { responsibility as responsibilityJa } from './ja/rules/responsibility.ts';
import { space as spaceJa } from './ja/rules/space.ts';
import { support as supportJa } from './ja/rules/support.ts';
import { templates as templatesJa } from './ja/rules/templates.ts';
import { upkeep as upkeepJa } from './ja/rules/upkeep.ts';

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
const ja: Texts<keyof typeof en> = {
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

export const ruleTexts = { en, ja };

/** The text of a key in a language, its placeholders filled. */
export function ruleText(lang: Lang, key: keyof typeof en, args: Args): Text {
  const { message, hint } = ruleTexts[lang][key];
  return { message: fill(message, args), hint: fill(hint, args) };
}
