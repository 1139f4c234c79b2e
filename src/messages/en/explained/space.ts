/** Explanations of rules on whether datastores hold what is on them; the form stands in `capacity.ts`. */
export const space = {};
