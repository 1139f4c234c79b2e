/** Explanations of rules on what was changed by hand since hvm last wrote; the form stands in `capacity.ts`. */
export const drift = {};
