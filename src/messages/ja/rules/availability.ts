/** `Texts<keyof typeof en>` of `en/rules/availability.ts` as soon as there are some. */
export const availability = {};
