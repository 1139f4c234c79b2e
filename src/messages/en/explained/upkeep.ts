/** Explanations of rules on patches, backups, external storage, remote maintenance and vendors; the form stands in `capacity.ts`. */
export const upkeep = {};
