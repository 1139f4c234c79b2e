/** `Texts<keyof typeof en>` of `en/rules/responsibility.ts` as soon as there are some. */
export const responsibility = {};
