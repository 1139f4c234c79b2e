/** `Texts<keyof typeof en>` of `en/rules/upkeep.ts` as soon as there are some. */
export const upkeep = {};
