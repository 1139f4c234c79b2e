import type { CloneSpec } from '../../model/operation.ts';
import { fault } from '../common/fault.ts';
import { isUnfinished, sameMarks, withMarks } from '../common/marks.ts';
import type { Performed, Run } from '../port.ts';
import { isRef, type Ref } from '../vim/values.ts';
import { customize } from './customize.ts';
import { mustFit, mustHavePlace, mustMakeSense } from './clone-check.ts';
import { arm } from './customize.ts';
import { change, machineAt, type Version, versionNow, versionOf } from './machine.ts';
import { remaining } from './remaining.ts';
import { cloneSpec } from './specs/clone.ts';
import { customizationSpec, secretsOf } from './specs/customization.ts';
import { finished, type Live, type Machine, readMachine } from './state.ts';
import { escapeName } from './translate/vm-draft.ts';
import { carriedOut, type Write } from './write.ts';

/** Clones under way, by the instanceUuid of the VM that they make. */
const underWay = new WeakMap<Live, Map<string, Promise<unknown>>>();

/** One at a time for each VM: who asks for one that is being made waits, and finds it there. */
export async function clone(live: Live, spec: CloneSpec, run: Run): Promise<Performed> {
  const all = underWay.get(live) ?? new Map<string, Promise<unknown>>();
  underWay.set(live, all);
  const before = all.get(spec.instanceUuid);
  const made = after(before, () => cloneOnce(live, normalised(spec), run));
  all.set(spec.instanceUuid, made);
  try {
    return await made;
  } finally {
    if (all.get(spec.instanceUuid) === made) all.delete(spec.instanceUuid);
  }
}

async function after<T>(before: Promise<unknown> | undefined, then: () => Promise<T>): Promise<T> {
  await before?.catch(() => undefined);
  return then();
}

/** MACs are compared as text: vCenter writes them in small letters. */
function normalised(spec: CloneSpec): CloneSpec {
  return { ...spec, nics: spec.nics.map((nic) => ({ ...nic, mac: nic.mac?.toLowerCase() ?? null })) };
}

async function cloneOnce(live: Live, spec: CloneSpec, run: Run): Promise<Performed> {
  const { refs } = await live.view();
  const there = refs.vm(spec.instanceUuid);
  const begun = there === undefined ? undefined : await existing(live, spec, there);
  if (begun !== undefined && !isUnfinished(begun.vm)) return { status: 'already', ...versionOf(begun) };
  const template = await templateOf(live, spec);
  if (begun !== undefined) return finish(live, spec, begun.ref, template, run);
  return make(live, spec, template, run);
}

/**
 * Makes a VM from a template, powered off, in one task with all that the spec says; then looks at what is there, and brings
 * about what the server left out.
 */
async function make(live: Live, spec: CloneSpec, template: Machine, run: Run): Promise<Performed> {
  const { observed, refs } = await live.view();
  const folder = mustHavePlace(observed, refs, spec);
  mustMakeSense(spec, template.vm, observed.source.version);
  await mustFit(live, spec, template.vm);
  const { customization } = spec;
  const secrets = customization === null ? {} : await secretsOf(customization, run.secret);
  for (const secret of Object.values(secrets)) live.client.hide(secret);
  const args = {
    folder,
    name: escapeName(spec.name),
    spec: cloneSpec(
      spec,
      template,
      refs,
      customization === null ? undefined : customizationSpec(customization, secrets),
    ),
  };
  const attempt = async (): Promise<Ref> => {
    const made = await finished(live, await live.client.call('CloneVM_Task', template.ref, args), run);
    return isRef(made) ? made : whole(await found(live, spec), spec);
  };
  const ref = await carriedOut(live, cloning(live, spec, template, attempt), run);
  refs.addVm(spec.instanceUuid, ref);
  return { status: 'done', ...(await complete(live, spec, ref, template, run)) };
}

/** What an earlier run began and left: all that its clone lacks, and the customization that should have come with it. */
async function finish(
  live: Live,
  spec: CloneSpec,
  ref: Ref,
  template: Machine,
  run: Run,
): Promise<Performed> {
  const version = await complete(live, spec, ref, template, run);
  const { name, instanceUuid, customization } = spec;
  if (customization === null) return { status: 'done', ...version };
  const { changeVersion: _, ...rest } = run;
  return { ...(await customize(live, { name, instanceUuid, customization }, rest)), status: 'done' };
}

/** A VM of that instanceUuid is there: the clone of an earlier try, or something that must not be taken for it. */
async function existing(live: Live, spec: CloneSpec, ref: Ref): Promise<Machine> {
  const machine = await machineAt(live, ref, spec);
  const { vm } = machine;
  const same = vm.name === spec.name && vm.datacenter === spec.datacenter && !vm.template;
  const { 'hvm.owner': owner, 'hvm.site': site } = vm.marks;
  if (same && owner === vm.instanceUuid && site === spec.marks.site) return machine;
  throw fault('VSP-004/uuid-taken', { object: spec.name, uuid: spec.instanceUuid, other: vm.name });
}

async function templateOf(live: Live, { name, template }: CloneSpec): Promise<Machine> {
  const { refs } = await live.view();
  const ref = refs.vm(template.instanceUuid);
  const machine = ref === undefined ? undefined : await templateMachine(live, ref);
  if (machine === undefined) {
    throw fault('VSP-004/NotFound', { object: name, kind: 'template', name: template.name });
  }
  if (!machine.vm.template) throw fault('VSP-003/not-a-template', { object: template.name });
  return machine;
}

/** Templates are read once a run: every clone needs their devices, and they do not change. */
const templates = new WeakMap<Live, Map<string, Promise<Machine | undefined>>>();

async function templateMachine(live: Live, ref: Ref): Promise<Machine | undefined> {
  const known = templates.get(live) ?? new Map<string, Promise<Machine | undefined>>();
  templates.set(live, known);
  const machine = known.get(ref.value) ?? readMachine(live, ref);
  known.set(ref.value, machine);
  try {
    return await machine;
  } catch (error) {
    known.delete(ref.value);
    throw error;
  }
}

/** Other clones of the template may run beside it, and nothing of a task tells which VM it makes: the VM does. */
function cloning(live: Live, spec: CloneSpec, template: Machine, attempt: () => Promise<Ref>): Write<Ref> {
  return {
    object: spec.name,
    entity: template.ref,
    isOf: ({ name }) => /clone/i.test(name),
    attempt,
    look: async () => {
      const ref = await found(live, spec);
      return ref === undefined ? undefined : (await existing(live, spec, ref)).ref;
    },
  };
}

async function found(live: Live, { instanceUuid }: CloneSpec): Promise<Ref | undefined> {
  const index = live.client.content.searchIndex ?? { type: 'SearchIndex', value: 'SearchIndex' };
  return live.client.call('FindByUuid', index, { uuid: instanceUuid, vmSearch: true, instanceUuid: true });
}

function whole(ref: Ref | undefined, { name }: CloneSpec): Ref {
  if (ref === undefined) throw fault('VSP-004/ManagedObjectNotFound', { object: name });
  return ref;
}

/** The customization, where the server left it out; new devices; the marks that name them: their keys and MACs are known only then. */
const rounds = 4;

async function complete(
  live: Live,
  spec: CloneSpec,
  ref: Ref,
  template: Machine,
  run: Run,
): Promise<Version> {
  const templateMacs = new Set(template.vm.nics.map(({ mac }) => mac));
  for (let round = 0; round < rounds; round += 1) {
    const machine = await machineAt(live, ref, spec);
    const { vm } = machine;
    if (spec.customization !== null && !live.armed.has(ref.value)) {
      if (!machine.isArmed) await arm(live, ref, spec, spec.customization, run);
      live.armed.add(ref.value);
      if (!machine.isArmed) continue;
    }
    const lacking = remaining(spec, vm, templateMacs) ?? {};
    const settled = lacking.addNics === undefined && lacking.macs === undefined;
    const marks = settled
      ? withMarks({ ...vm, instanceUuid: spec.instanceUuid }, spec.marks, vm.nics)
      : vm.marks;
    if (Object.keys(lacking).length === 0 && sameMarks(vm.marks, marks)) return versionOf(machine);
    await change(live, machine, { ...lacking, extraConfig: marks }, run);
    if (settled) break;
  }
  return versionNow(live, ref, run);
}
