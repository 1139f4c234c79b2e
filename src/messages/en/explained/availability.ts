/** Explanations of rules on static Active/Standby, and what the cluster does when a host fails; the form stands in `capacity.ts`. */
export const availability = {};
