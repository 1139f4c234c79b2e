/** Texts of findings: patches, backups, external storage, remote maintenance and vendors. */
export const upkeep = {};
