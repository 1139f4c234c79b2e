/** `Explanations<typeof en>` of `en/explained/responsibility.ts` as soon as there are some. */
export const responsibility = {};
