import { gib } from '../../lib/figures.ts';
import { daysBetween } from '../../lib/days.ts';
import { dayIn } from '../../lib/zone.ts';
import type { Estate, EstateDisk, EstateVm } from '../../model/estate.ts';
import type { Breach, View } from '../view.ts';
import { storeSpaces } from './figures.ts';

/** DS-005, DS-006 and DS-008: clinical records on thin disks, old snapshots, disks that do not grow while the VM runs. */
export function diskRules(view: View): Breach[] {
  return [...clinical(view), ...snapshots(view), ...large(view)];
}

/** Whether the vCenter has an alarm is not read: somebody is to look. */
function clinical({ estate }: View): Breach[] {
  return storeSpaces(estate).flatMap(({ store, disks }): Breach[] => {
    const thin = disks.filter(
      ([vm, disk]) => vm.manifest?.dataClass === 'clinical-record' && disk.provisioning === 'thin',
    );
    const vms = [...new Set(thin.map(([vm]) => vm.name))];
    return vms.length === 0 ? [] : [{ key: 'DS-005', subject: store.name, facts: { vms } }];
  });
}

function snapshots({ estate, desired, today, threshold }: View): Breach[] {
  const { timeZone } = desired.site;
  const most = threshold('DS-006', 'age');
  return estate.vms.flatMap((vm): Breach[] => {
    const aged = (vm.observed?.snapshots ?? [])
      .filter(({ createdAt }) => /^\d{4}-\d{2}-\d{2}/.test(createdAt))
      .map(({ name, createdAt }) => ({ name, createdAt: dayIn(new Date(createdAt), timeZone) }))
      .map((each) => ({ ...each, days: daysBetween(each.createdAt, today) }))
      .filter(({ days }) => days * 24 > most)
      .sort((a, b) => b.days - a.days);
    const [oldest] = aged;
    if (oldest === undefined) return [];
    const { name: snapshot, createdAt: created_at, days } = oldest;
    const facts = { snapshot, created_at, days, count: aged.length };
    return [{ key: 'DS-006', subject: vm.name, measure: days, facts, words: { most } }];
  });
}

const twoTib = 2 * 1024 * 1024;

function large({ estate }: View): Breach[] {
  return estate.vms.flatMap((vm) =>
    vm.disks.filter(({ sizeMib }) => sizeMib > twoTib).flatMap((disk) => largeDisk(estate, vm, disk)),
  );
}

function largeDisk({ hosts, version }: Estate, vm: EstateVm, disk: EstateDisk): Breach[] {
  const host = hosts.find(({ name }) => name === vm.host);
  const on = host?.version ?? version;
  if (!isBefore65(on)) return [];
  const name = disk.declared?.name ?? disk.id;
  return [
    {
      key: 'DS-008',
      subject: vm.name,
      item: name,
      measure: disk.sizeMib,
      facts: { disk: name, size_mib: disk.sizeMib, version: on },
      words: { size: gib(disk.sizeMib) },
    },
  ];
}

function isBefore65(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < 6 || (major === 6 && minor < 5);
}
