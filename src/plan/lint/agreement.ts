import { canonicalJson } from '../../lib/canonical.ts';
import type { CloneSpec, ReconfigureSpec } from '../../model/operation.ts';
import type { DiskState, ResourceChange, VmState } from '../../model/plan.ts';
import { placeOf } from './devices.ts';
import type { VmOperation, World } from './world.ts';

/** Operations do what the fields of their change say, neither more nor less. */
export function* agreementComplaints({ plan, vmOperations }: World): Generator<string> {
  for (const change of plan.resource_changes) {
    const steps = vmOperations.filter(({ address }) => address === change.address);
    for (const step of steps) yield* stateComplaints(step, change.change.after);
    if (change.base === null || steps.length === 0) continue;
    const open = new Set(change.fields.map(({ path, impact }) => `${path} ${impact}`));
    const said = new Set(open);
    for (const step of steps) {
      for (const paths of pathsOf(step, steps, change)) {
        const fields = paths.map((path) => `${path} ${step.impact}`);
        const told = fields.find((field) => open.has(field)) ?? fields.find((field) => said.has(field));
        if (told === undefined) yield `${step.id} changes ${paths[0]}, and the plan does not say so.`;
        else open.delete(told);
      }
    }
    for (const { path, impact } of change.fields) {
      if (open.has(`${path} ${impact}`)) yield `${path} of ${change.address} is in no operation.`;
    }
  }
}

/** What an operation brings about: for each part of it the paths under which its field may stand. */
type Paths = readonly string[];

function pathsOf(step: VmOperation, steps: readonly VmOperation[], change: ResourceChange): Paths[] {
  switch (step.action) {
    case 'customize':
      return [['guest']];
    case 'reconfigure':
      return reconfiguredPaths(step.spec, change);
    case 'shutdown-guest':
      return steps.some(({ action }) => action === 'power-on') ? [] : [['power']];
    case 'power-on':
      return steps.some(({ action }) => action === 'shutdown-guest') ? [] : [['power']];
    case 'clone':
      return [];
    default:
      step satisfies never;
      return [];
  }
}

/** Key of a reconfigure → path of its field and key of the state after it. */
const scalars = {
  cores: ['cores.count', 'cores'],
  coresPerSocket: ['cores.perSocket', 'cores_per_socket'],
  cpuHotAdd: ['cores.hotAdd', 'cpu_hot_add'],
  cpuReservationMhz: ['cores.reservation', 'cpu_reservation_mhz'],
  memoryMib: ['memory', 'memory_mib'],
  memoryHotAdd: ['memory.hotAdd', 'memory_hot_add'],
  memoryReservationMib: ['memory.reservation', 'memory_reservation_mib'],
  notes: ['notes', 'notes'],
} as const;
const scalarKeys = [
  'cores',
  'coresPerSocket',
  'cpuHotAdd',
  'cpuReservationMhz',
  'memoryMib',
  'memoryHotAdd',
  'memoryReservationMib',
  'notes',
] as const;

function reconfiguredPaths(spec: ReconfigureSpec, { change }: ResourceChange): Paths[] {
  const { disks, networks } = change.after;
  const grown = (spec.growDisks ?? []).map((grow) => {
    const names = disks.filter(
      ({ controller, unit }) => controller === grow.controller && unit === grow.unit,
    );
    return names.length > 0 ? names.map(({ name }) => `disks[${name}].size`) : [placeOf(grow)];
  });
  const edited = (spec.editNics ?? []).flatMap(({ mac, portGroup, connected }) => {
    const index = networks.findIndex((card) => card.mac === mac);
    const path = index < 0 ? mac : `networks[${networks[index]?.name ?? index}]`;
    return [
      ...(portGroup === undefined ? [] : [[`${path}.vlan`, `${path}.network`]]),
      ...(connected === undefined ? [] : [[`${path}.connected`]]),
    ];
  });
  const added = [
    ...(spec.addDisks ?? []).map(({ name }) => `disks[${name}]`),
    ...(spec.addNics ?? []).map(({ name }) => `networks[${name}]`),
  ];
  return [
    ...scalarKeys.filter((key) => spec[key] !== undefined).map((key) => [scalars[key][0]]),
    ...grown,
    ...added.map((path) => [path]),
    ...edited,
    ...(spec.marks === undefined ? [] : [['ownership', ...added]]),
  ];
}

/** What an operation sets is what the plan shows as the state after it. */
function* stateComplaints({ id, action, spec }: VmOperation, after: VmState): Generator<string> {
  if (action !== 'clone' && action !== 'reconfigure') return;
  for (const key of scalarKeys) {
    const [path, state] = scalars[key];
    if (spec[key] !== undefined && spec[key] !== after[state])
      yield `${id} sets ${path} to ${spec[key]}, and the plan says ${after[state]}.`;
  }
  if (action !== 'clone') return;
  const made = [spec.folder, spec.resourcePool, spec.host ?? null, ...spec.disks.flatMap(declaredDisk)];
  const said = [after.folder, after.resource_pool, after.host, ...after.disks];
  if (canonicalJson(made) !== canonicalJson(said)) yield `${id} makes another VM than the plan says.`;
}

function declaredDisk({ name, sizeMib, bus: _, from: __, ...rest }: CloneSpec['disks'][number]): DiskState[] {
  return name === null ? [] : [{ ...rest, name, size_mib: sizeMib }];
}
