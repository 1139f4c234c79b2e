/** API versions as numbers that compare: `8.0.1.0`, `6.7.3`, `5.5`. Not a version: NaN, which is less and more than nothing. */
export function versionNumber(version: string): number {
  if (!/^\d{1,3}(\.\d{1,3}){0,3}$/.test(version)) return Number.NaN;
  const [major = 0, minor = 0, patch = 0, update = 0] = version.split('.').map(Number);
  return ((major * 1000 + minor) * 1000 + patch) * 1000 + update;
}

/** The oldest server that hvm speaks to, and the newest version that the table knows. */
export const oldest = '5.5';
export const newest = '9.1.0.0';

/** VI/JSON exists since this release, and newer servers keep it; hvm needs nothing newer there. */
export const jsonRelease = '8.0.1.0';
