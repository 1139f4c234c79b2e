/** Texts of findings: templates: how old, and fit for the hosts. */
export const templates = {};
