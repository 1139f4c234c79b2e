/** Texts of findings: what was changed by hand since hvm last wrote. */
export const drift = {};
