/** Explanations of rules on VLANs, port groups, addresses and links; the form stands in `capacity.ts`. */
export const network = {};
