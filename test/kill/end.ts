/** What must be the same at the end, whether hvm was killed on the way or not. */
import type { Observed, ObservedVm } from '../../src/model/observed.ts';

/**
 * Everything that is there, without what nobody promises: how often a VM was written, and the MACs that vCenter drew for
 * new cards; but a card's mark must hold its MAC, and no two cards may have the same.
 */
export function endOf(observed: Observed): unknown {
  const macs = observed.vms.flatMap(({ nics }) => nics.map(({ mac }) => mac));
  return {
    ...observed,
    source: { ...observed.source, observedAt: '' },
    vms: observed.vms.map(plain),
    macsTwice: macs.filter((mac, index) => macs.indexOf(mac) < index),
  };
}

function plain(vm: ObservedVm): unknown {
  const text = vm.nics.reduce(
    (all, { mac }, index) => all.replaceAll(mac, `MAC ${index}`),
    JSON.stringify({ ...vm, changeVersion: '' }),
  );
  return JSON.parse(text);
}

/** Paths at which two values differ, with both. */
export function differences(found: unknown, wanted: unknown, at = ''): string[] {
  if (JSON.stringify(found) === JSON.stringify(wanted)) return [];
  if (!isRecord(found) || !isRecord(wanted))
    return [`${at}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`];
  const keys = new Set([...Object.keys(found), ...Object.keys(wanted)]);
  return [...keys].flatMap((key) => differences(found[key], wanted[key], `${at}.${key}`));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
