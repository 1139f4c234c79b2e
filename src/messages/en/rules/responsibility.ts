/** Texts of findings: who answers for what. */
export const responsibility = {};
