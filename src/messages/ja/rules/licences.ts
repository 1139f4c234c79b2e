/** `Texts<keyof typeof en>` of `en/rules/licences.ts` as soon as there are some. */
export const licences = {};
