/** `Explanations<typeof en>` of `en/explained/space.ts` as soon as there are some. */
export const space = {};
