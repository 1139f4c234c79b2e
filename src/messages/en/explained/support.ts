/** Explanations of rules on end of support; the form stands in `capacity.ts`. */
export const support = {};
