/** `Explanations<typeof en>` of `en/explained/drift.ts` as soon as there are some. */
export const drift = {};
