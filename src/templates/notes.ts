import type { DesiredVm } from '../model/desired.ts';

/**
 * Notes of a new VM whose manifest has none: the display name and who is responsible, the vendor by its display name. Written at create only, and not in
 * one language: the words are the manifest's own.
 */
export function defaultNotes(vm: DesiredVm, vendor: string | undefined): string {
  const people = Object.entries(vm.responsibility)
    .filter(([, who]) => who !== 'TBD')
    .map(([role, who]) => `${role}: ${who}`);
  const owner = vm.labels['owner'];
  return [
    vm.displayName,
    owner === undefined ? undefined : `owner: ${owner}`,
    ...people,
    vendor === undefined ? undefined : `vendor: ${vendor}`,
  ]
    .filter((line) => line !== undefined)
    .join('\n');
}
