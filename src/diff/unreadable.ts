/** Findings on what cannot be read of declared VMs, and of what they are made of. */
import { shortened } from '../lib/shorten.ts';
import type { ObservedMissing } from '../model/observed.ts';
import { causeOf, type HalfRead, reasonOf, shownName } from '../model/unreadable.ts';
import type { Draft } from './change.ts';

/** A declared VM that is there, and of which too much cannot be read: one for each cause. `named`: id → name of what it lies with. */
export function halfReadDrafts(
  subject: string,
  vms: readonly HalfRead[],
  named: ReadonlyMap<string, string>,
): Draft[] {
  return vms.flatMap((vm) =>
    vm.missing.map(({ paths, on, ...cause }): Draft => {
      const why = reasonOf(cause);
      const objects = on?.map((id) => named.get(id) ?? id) ?? [shownName(vm)];
      const key = 'privilege' in why ? 'PRV-001' : 'PRV-001/fault';
      const facts = { ...why, ...what(paths), object: shortened(objects, most) };
      return { key, severity: 'error', subject, facts };
    }),
  );
}

export type Doubt = Omit<Draft, 'subject'>;

/** Why a VM that was not found may be there all the same: the same for all of them, so made once. */
export function doubtOf(vms: readonly HalfRead[]): Doubt {
  const missing = vms.flatMap((vm) =>
    vm.missing.map((each) => ({ ...each, paths: each.paths.filter((path) => identity.has(path)) })),
  );
  const facts = {
    ...reasons(missing.filter(({ paths }) => paths.length > 0)),
    count: vms.length,
    vms: shortened(vms.map(shownName), most),
  };
  const key = 'privilege' in facts ? 'PRV-001/unknown' : 'PRV-001/unknown-fault';
  return { key, severity: 'error', facts };
}

/** All properties for programs, the first ones for people. */
function what(paths: readonly string[]) {
  return { paths, what: shortened(paths, most) };
}

/** Such lists stand in every finding. */
const most = 5;

/** vSphere's names of what tells which VM it is. */
const identity = new Set(['name', 'config.instanceUuid', 'config.template', 'config.extraConfig']);

/** A template of which nobody can say what a copy of it would be. */
export function halfTemplate(template: HalfRead): Omit<Draft, 'severity' | 'subject'> {
  const facts = { template: shownName(template), ...reasons(template.missing) };
  return { key: 'privilege' in facts ? 'PRV-001/template' : 'PRV-001/template-fault', facts };
}

/** All causes as one: where privileges are missing they come first, as somebody can give them. */
function reasons(missing: readonly ObservedMissing[]) {
  const privileged = missing.filter(({ privilege }) => privilege !== undefined);
  const told = privileged.length > 0 ? privileged : missing;
  const causes = [...new Set(told.map(causeOf))].sort();
  const paths = what([...new Set(told.flatMap((each) => each.paths))].sort());
  return privileged.length > 0 ? { privilege: causes, ...paths } : { fault: causes, ...paths };
}
