import { type Adding, marksOf, writeMarks } from '../../model/marks.ts';
import type { ObservedNic, ObservedVm } from '../../model/observed.ts';
import type { MarksSpec, ReconfigureSpec } from '../../model/operation.ts';
import { fault } from './fault.ts';

type Owner = Pick<ObservedVm, 'name' | 'instanceUuid' | 'marks'> & { readonly nics: readonly ObservedNic[] };

/**
 * The extraConfig of a VM with these marks: owner, device keys and MACs filled in. `made` are the cards of the same
 * operation, by their place in it; `adding` are those that cannot be marked yet. Keys that `MarksSpec` does not know, and `hvm.restart`, stay as they are.
 */
export function withMarks(
  vm: Owner,
  spec: MarksSpec,
  made: readonly ObservedNic[],
  adding?: Adding,
): Record<string, string> {
  const nics = Object.entries(spec.nics).map(([name, pointer]) => {
    const nic = 'key' in pointer ? vm.nics.find(({ key }) => key === pointer.key) : made[pointer.index];
    if (nic === undefined) throw fault('VSP-008/no-device', { object: vm.name, device: name });
    return [name, { key: nic.key, mac: nic.mac }] as const;
  });
  const kept = Object.entries(vm.marks).filter(([key]) => !modelled.has(key));
  const marks = writeMarks({
    ...spec,
    owner: vm.instanceUuid,
    nics: Object.fromEntries(nics),
    ...(adding === undefined ? {} : { adding }),
  });
  return withValues({ ...Object.fromEntries(kept), ...marks });
}

const modelled = new Set(
  ['owner', 'site', 'name', 'template', 'disks', 'nics', 'customize', 'create', 'adding'].map(
    (key) => `hvm.${key}`,
  ),
);

export function withRestart(
  marks: ObservedVm['marks'],
  restart: ReconfigureSpec['restart'],
): ObservedVm['marks'] {
  if (restart === undefined) return marks;
  const others = without(marks, 'hvm.restart');
  return restart === 'done' ? others : { ...others, 'hvm.restart': restart };
}

/** The clone of an earlier run that did not come to its end: what it lacks is still to be made. */
export function isUnfinished({
  power,
  template,
  marks,
}: Pick<ObservedVm, 'power' | 'template' | 'marks'>): boolean {
  return marks['hvm.create'] === 'pending' && power === 'off' && !template;
}

export function withoutCustomize(marks: ObservedVm['marks']): ObservedVm['marks'] {
  return without(marks, 'hvm.customize');
}

function without(marks: ObservedVm['marks'], key: string): ObservedVm['marks'] {
  return Object.fromEntries(Object.entries(marks).filter(([each]) => each !== key));
}

/** An extraConfig key without a value is none: vCenter takes it off. */
export function withValues(marks: ObservedVm['marks']): Record<string, string> {
  return Object.fromEntries(Object.entries(marks).filter(([, value]) => value !== ''));
}

export function sameMarks(a: ObservedVm['marks'], b: ObservedVm['marks']): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => (a[key] ?? '') === (b[key] ?? ''));
}

/** The card that the VM's marks give this name. */
export function markedNic(vm: ObservedVm, name: string): ObservedNic | undefined {
  const mark = marksOf(vm)?.nics[name];
  return mark === undefined ? undefined : vm.nics.find(({ key }) => key === mark.key);
}
