/** `Explanations<typeof en>` of `en/explained/availability.ts` as soon as there are some. */
export const availability = {};
