/** Texts of findings: end of support of guests, databases and vSphere. */
export const support = {};
