/** Explanations of rules on SQL Server and Windows Server licences; the form stands in `capacity.ts`. */
export const licences = {};
