/** `Explanations<typeof en>` of `en/explained/network.ts` as soon as there are some. */
export const network = {};
