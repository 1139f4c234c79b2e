/** `Explanations<typeof en>` of `en/explained/templates.ts` as soon as there are some. */
export const templates = {};
