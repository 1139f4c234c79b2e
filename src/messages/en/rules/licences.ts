/** Texts of findings: sQL Server and Windows Server licences. */
export const licences = {};
