/** `Texts<keyof typeof en>` of `en/rules/templates.ts` as soon as there are some. */
export const templates = {};
