/** `Texts<keyof typeof en>` of `en/rules/network.ts` as soon as there are some. */
export const network = {};
