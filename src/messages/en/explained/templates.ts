/** Explanations of rules on templates; the form stands in `capacity.ts`. */
export const templates = {};
