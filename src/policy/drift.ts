import type { EstateVm } from '../model/estate.ts';
import { type Marks, marksOf, recordedNic } from '../model/marks.ts';
import type { ObservedVm } from '../model/observed.ts';
import type { Breach, View } from './view.ts';

/**
 * What was changed by hand since hvm last wrote, as far as the marks on a VM tell: its name, its cards and their MACs. A disk
 * that is gone is DS-011.
 */
export function driftRules({ estate }: View): Breach[] {
  return estate.vms.flatMap((vm) => {
    const recorded = recordOf(vm);
    return recorded === undefined ? [] : [...renamed(recorded), ...cards(recorded)];
  });
}

interface Recorded {
  readonly subject: string;
  readonly vm: ObservedVm;
  readonly marks: Marks;
}

/** undefined: hvm does not own it, or has not brought it to its end. A copy's marks are another VM's. */
function recordOf({ name: subject, isOwned, observed: vm }: EstateVm): Recorded | undefined {
  if (!isOwned || vm === undefined) return undefined;
  const marks = marksOf(vm);
  if (marks === undefined || marks.owner !== vm.instanceUuid || marks.create !== undefined) return undefined;
  return { subject, vm, marks };
}

function renamed({ subject, vm, marks }: Recorded): Breach[] {
  if (vm.name === marks.name) return [];
  return [
    {
      ...{ key: 'DRF-001', subject, item: 'name' },
      facts: { field: 'name', was: marks.name, now: vm.name },
    },
  ];
}

function cards({ subject, vm, marks }: Recorded): Breach[] {
  return Object.entries(marks.nics).flatMap(([card, mark]): Breach[] => {
    const nic = recordedNic(mark, vm.nics);
    const common = { subject, item: `networks[${card}]` };
    if (nic === undefined) {
      const facts = { field: `networks[${card}]`, was: mark.mac, now: null };
      return [{ key: 'DRF-001/card', ...common, facts, words: { card } }];
    }
    if (nic.mac === mark.mac) return [];
    const facts = { field: `networks[${card}].mac`, was: mark.mac, now: nic.mac };
    return [{ key: 'DRF-001/mac', ...common, facts, words: { card } }];
  });
}
