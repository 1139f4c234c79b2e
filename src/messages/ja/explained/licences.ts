/** `Explanations<typeof en>` of `en/explained/licences.ts` as soon as there are some. */
export const licences = {};
