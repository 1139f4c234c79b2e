import type { Draft } from '../diff/change.ts';
import { groupBy } from '../lib/group.ts';
import { shortened } from '../lib/shorten.ts';
import type { DesiredSite } from '../model/desired.ts';
import type { ObservedMissing, ObservedUnreadable } from '../model/observed.ts';
import { isHalfRead, reasonOf, shownName } from '../model/unreadable.ts';

/**
 * What the account may not read and the plan goes on without: one finding for each object and cause, and one for each cause
 * for all VMs, of which there may be thousands. Those of which too much is unknown are told with their changes.
 */
export function privilegeFindings(unreadable: readonly ObservedUnreadable[], site: DesiredSite): Draft[] {
  const vms = unreadable.filter(isVm);
  const others = unreadable.filter((each) => !isVm(each));
  return [
    ...vmDrafts(vms.filter(isHalfRead), site.name, 'PRV-002/vms', 'PRV-002/vms-fault'),
    ...vmDrafts(
      vms.filter((each) => !isHalfRead(each)),
      site.name,
      'PRV-002/guests',
      'PRV-002/guests-fault',
    ),
    ...others.flatMap((object) => object.missing.map((missing) => objectDraft(object, missing, site.name))),
  ];
}

function isVm({ kind }: ObservedUnreadable): boolean {
  return kind === 'VirtualMachine';
}

function vmDrafts(
  vms: readonly ObservedUnreadable[],
  subject: string,
  key: Draft['key'],
  faultKey: Draft['key'],
): Draft[] {
  const lacks = vms.flatMap((vm) => vm.missing.map((missing) => ({ vm, missing })));
  const causes = groupBy(lacks, ({ missing: { privilege, fault } }) => JSON.stringify([privilege, fault]));
  return [...causes.values()].map((list): Draft => {
    const [first] = list;
    const names = [...new Set(list.map(({ vm }) => vm))].map(shownName);
    const facts = {
      ...reasonOf(first?.missing ?? {}),
      ...what([...new Set(list.flatMap(({ missing }) => missing.paths))].sort()),
      count: names.length,
      vms: names,
      shown: shortened(names, mostNames),
    };
    return { key: 'privilege' in facts ? key : faultKey, severity: 'warning', subject, facts };
  });
}

const mostNames = 10;
const mostPaths = 5;

/** All properties for programs, the first ones for people. */
function what(paths: readonly string[]) {
  return { paths, what: shortened(paths, mostPaths) };
}

function objectDraft(object: ObservedUnreadable, missing: ObservedMissing, site: string): Draft {
  const { kind } = object;
  const why = reasonOf(missing);
  const facts = { ...why, ...what(missing.paths), kind };
  if (!('privilege' in why)) {
    return { key: 'PRV-002/fault', severity: 'warning', subject: shownName(object), facts };
  }
  if (kind === 'Task') return { key: 'PRV-002/tasks', severity: 'warning', subject: site, facts };
  if (kind === 'CustomFieldsManager') {
    return { key: 'PRV-002/custom-fields', severity: 'info', subject: site, facts };
  }
  return { key: 'PRV-002', severity: 'warning', subject: shownName(object), facts };
}
