/** Texts of findings: vLANs, port groups, addresses and links. */
export const network = {};
