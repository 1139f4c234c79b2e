/** Texts of findings: whether datastores hold what is on them. */
export const space = {};
