/** `Texts<keyof typeof en>` of `en/rules/drift.ts` as soon as there are some. */
export const drift = {};
