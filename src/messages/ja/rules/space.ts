/** `Texts<keyof typeof en>` of `en/rules/space.ts` as soon as there are some. */
export const space = {};
