/** What must be the same at the end of an apply, whether it was killed on the way or not. */

/**
 * Everything that is there, but how often a VM was written, the host that vSphere chose, and the MACs that it drew; a card's
 * mark must hold its MAC. `twice`: VMs that are there twice, by name or by mark, and MACs.
 */
export function endOf({ vms, datastores, folders }) {
  const plain = vms.map(plainVm).sort((a, b) => (a.name < b.name ? -1 : 1));
  const names = vms.map(({ name }) => name);
  const marked = vms.map(({ marks }) => marks?.['hvm.name']).filter((name) => name !== undefined);
  const macs = vms.flatMap(({ nics }) => nics.map(({ mac }) => mac));
  return {
    vms: plain,
    datastores,
    folders,
    twice: [...twiceIn(names), ...twiceIn(marked), ...twiceIn(macs)],
  };
}

function plainVm({ changeVersion: _, host: __, ...vm }) {
  const text = vm.nics.reduce(
    (all, { mac }, index) => all.replaceAll(mac, `MAC ${index}`),
    JSON.stringify(vm),
  );
  return JSON.parse(text);
}

function twiceIn(list) {
  return list.filter((each, index) => list.indexOf(each) < index);
}

/** Paths at which two values differ, with both. */
export function differences(found, wanted, at = '') {
  if (JSON.stringify(found) === JSON.stringify(wanted)) return [];
  const areRecords = [found, wanted].every((value) => typeof value === 'object' && value !== null);
  if (!areRecords) return [`${at}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`];
  const keys = new Set([...Object.keys(found), ...Object.keys(wanted)]);
  return [...keys].flatMap((key) => differences(found[key], wanted[key], `${at}.${key}`));
}
