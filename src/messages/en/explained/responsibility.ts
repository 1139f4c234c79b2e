/** Explanations of rules on who answers for what; the form stands in `capacity.ts`. */
export const responsibility = {};
