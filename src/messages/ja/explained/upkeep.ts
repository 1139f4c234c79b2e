/** `Explanations<typeof en>` of `en/explained/upkeep.ts` as soon as there are some. */
export const upkeep = {};
