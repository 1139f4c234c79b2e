/** The roles of `spec.responsibility`, from the rack to the first call, in the order in which reports show them. */
export const roles = [
  'hardware',
  'hypervisor',
  'network',
  'os',
  'osPatch',
  'antivirus',
  'middleware',
  'application',
  'data',
  'backup',
  'restore',
  'monitoring',
  'firstResponse',
] as const;

/** Nobody does it yet: the paper's 未定. */
export function isOpen(owner: string | undefined): boolean {
  return owner === undefined || /^\s*(TBD|未定)\s*$/i.test(owner);
}
