/** Texts of findings: static Active/Standby, and what the cluster does when a host fails. */
export const availability = {};
