/** `Explanations<typeof en>` of `en/explained/support.ts` as soon as there are some. */
export const support = {};
