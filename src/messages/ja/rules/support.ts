/** `Texts<keyof typeof en>` of `en/rules/support.ts` as soon as there are some. */
export const support = {};
