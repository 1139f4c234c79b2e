import { gib, percent, percentOf } from '../../lib/figures.ts';
import type { Breach, View } from '../view.ts';
import { type Space, storeSpaces, totalSpace } from './figures.ts';

/** DS-001, DS-002, DS-004, DS-015 and DS-016: each datastore, and all of them together. */
export function storeRules(view: View): Breach[] {
  const { estate, desired } = view;
  const all = totalSpace(estate);
  const stores = storeSpaces(estate).map((space) => [space.store.name, space] as const);
  const both = stores.length === 1 ? stores : [...stores, [desired.site.name, all] as const];
  return [
    ...both.flatMap(([name, space]) => [...provisioned(view, name, space), ...swap(view, name, space)]),
    ...stores.flatMap(([name, space]) => [...used(view, name, space), ...thick(view, name, space)]),
    ...requested(view, all),
  ];
}

function provisioned({ threshold }: View, subject: string, space: Space): Breach[] {
  const { provisionedMib: part, capacityMib: whole } = space;
  const [warn, error] = [threshold('DS-001', 'warn'), threshold('DS-001', 'error')];
  if (part * 100 <= warn * whole) return [];
  const isError = part * 100 > error * whole;
  return [
    {
      key: part > whole ? 'DS-001' : 'DS-001/within',
      subject,
      severity: isError ? 'error' : 'warning',
      measure: part,
      facts: { provisioned_mib: part, capacity_mib: whole, percent: percentOf(part, whole) },
      words: {
        ...shares(part, whole),
        limit: isError ? error : warn,
        over: gib(part - whole),
        left: gib(whole - part),
      },
    },
  ];
}

function used({ threshold }: View, subject: string, space: Space): Breach[] {
  const { usedMib: part, capacityMib: whole } = space;
  const [warn, error] = [threshold('DS-002', 'warn'), threshold('DS-002', 'error')];
  if (part * 100 <= warn * whole) return [];
  const isError = part * 100 > error * whole;
  return [
    {
      key: 'DS-002',
      subject,
      severity: isError ? 'error' : 'warning',
      measure: part,
      facts: { used_mib: part, capacity_mib: whole, percent: percentOf(part, whole) },
      words: { ...shares(part, whole), limit: isError ? error : warn, left: gib(whole - part) },
    },
  ];
}

/** Thin disks may be given more than there is; thick ones take it at once. */
function thick({ threshold }: View, subject: string, space: Space): Breach[] {
  const { thickMib: part, capacityMib: whole } = space;
  const free = whole - part;
  const [warn, error] = [threshold('DS-004', 'warn'), threshold('DS-004', 'error')];
  if (part === 0 || free * 100 >= warn * whole) return [];
  const isError = free * 100 < error * whole;
  return [
    {
      key: 'DS-004',
      subject,
      severity: isError ? 'error' : 'warning',
      measure: part,
      facts: { thick_mib: part, capacity_mib: whole, free_mib: free, free_percent: percentOf(free, whole) },
      words: {
        ...{ used: gib(part), whole: gib(whole), left: gib(free), percent: percent(free, whole) },
        limit: isError ? error : warn,
      },
    },
  ];
}

function swap(_: View, subject: string, { provisionedMib, swapMib, capacityMib: whole }: Space): Breach[] {
  const part = provisionedMib + swapMib;
  if (provisionedMib > whole || part <= whole) return [];
  return [
    {
      key: 'DS-015',
      subject,
      measure: part,
      facts: {
        ...{ provisioned_mib: provisionedMib, swap_mib: swapMib, capacity_mib: whole },
        percent: percentOf(part, whole),
      },
      words: { ...shares(part, whole), disks: gib(provisionedMib), swap: gib(swapMib) },
    },
  ];
}

function requested({ desired, estate }: View, space: Space): Breach[] {
  const { requestedMib: part, provisionedMib, capacityMib: whole } = space;
  if (part <= provisionedMib) return [];
  const asked = estate.vms.flatMap(({ disks }) => disks.filter(({ declared }) => declared?.requestedMib));
  const requestedMib = asked.reduce((sum, { declared }) => sum + (declared?.requestedMib ?? 0), 0);
  const givenMib = asked.reduce((sum, { sizeMib }) => sum + sizeMib, 0);
  return [
    {
      key: 'DS-016',
      subject: desired.site.name,
      measure: part,
      facts: {
        ...{ requested_mib: requestedMib, allocated_mib: givenMib },
        ...{ percent: percentOf(provisionedMib, whole), requested_percent: percentOf(part, whole) },
      },
      words: {
        ...shares(part, whole),
        ...{ asked: gib(requestedMib), given: gib(givenMib), saved: gib(part - provisionedMib) },
        ...{ now: percent(provisionedMib, whole) },
      },
    },
  ];
}

function shares(part: number, whole: number) {
  return { used: gib(part), whole: gib(whole), percent: percent(part, whole) };
}
