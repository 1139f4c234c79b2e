import { heaviest, type Impact } from '../../model/impact.ts';
import type { Action, ResourceChange } from '../../model/plan.ts';
import type { VmOperation, World } from './world.ts';

/** What may be done for which action. */
const toCreate: readonly VmOperation['action'][] = ['clone', 'customize', 'power-on'];
const toChange: readonly VmOperation['action'][] = ['customize', 'reconfigure', 'power-on', 'shutdown-guest'];
const fitting = new Map<Action, readonly VmOperation['action'][]>([
  ['create', toCreate],
  ['update', toChange],
  ['adopt', toChange],
]);

/** Each operation belongs to a change and does what that change says, with its impact; each change is as it was observed. */
export function* changeComplaints(world: World): Generator<string> {
  const { plan, vmOperations, changes } = world;
  for (const operation of plan.operations) {
    const { id, address, action, impact } = operation;
    if (action === 'create-folder') {
      if (address !== `Folder/${operation.spec.path}`) yield `${id} stands under ${address}.`;
      if (impact !== 'none') yield `${id} makes a folder, and its impact is ${impact}.`;
      continue;
    }
    const change = changes.get(address);
    if (change === undefined) yield `${id} is of ${address}, of which the plan says nothing.`;
    else yield* fitComplaints(operation, change);
  }
  const touched = new Set(vmOperations.map(({ address }) => address));
  for (const change of plan.resource_changes) {
    yield* restComplaints(world, change, touched.has(change.address));
  }
}

function* fitComplaints(
  { id, action, impact, spec }: VmOperation,
  change: ResourceChange,
): Generator<string> {
  const [wanted] = change.change.actions;
  if (fitting.get(wanted)?.includes(action) !== true)
    yield `${id} is a ${action}, which does not fit the action ${wanted} of ${change.name}.`;
  if (change.base !== null && change.base.instance_uuid !== spec.instanceUuid)
    yield `${id} is on another VM than ${change.address}.`;
  const impacts: readonly Impact[] =
    wanted === 'create' ? ['create'] : change.fields.map((field) => field.impact);
  if (!impacts.includes(impact))
    yield `${id} has the impact ${impact}, which no field of ${change.name} has.`;
}

function* restComplaints(
  { plan, vms, vmOperations }: World,
  change: ResourceChange,
  isTouched: boolean,
): Generator<string> {
  const { address, name, base, fields, impact } = change;
  const [action] = change.change.actions;
  if (address !== `VirtualMachine/${name}`) yield `${address} stands for ${name}.`;
  const own = action === 'create' ? 'create' : heaviest(fields.map((field) => field.impact));
  if (impact !== own) yield `${address} has the impact ${impact}; by its fields it is ${own}.`;
  if (action === 'no-op' && fields.length > 0) yield `${address} has the action no-op and differs.`;
  if (action === 'update' && fields.length === 0)
    yield `${address} has the action update and does not differ.`;
  if (base !== null) {
    const vm = vms.get(base.instance_uuid);
    if (vm?.changeVersion !== base.change_version || vm.power !== base.power)
      yield `${address} has a base that was not observed.`;
  } else if (action === 'update' || action === 'adopt') yield `${address} is there and has no base.`;
  if (!isTouched) {
    const isTold = plan.findings.some(({ severity, subject }) => severity === 'error' && subject === name);
    if (action !== 'no-op' && !isTold)
      yield `${address} has the action ${action}: nothing does it, and no error says why.`;
    return;
  }
  const done = new Set(vmOperations.filter((each) => each.address === address).map((each) => each.impact));
  for (const field of fields) {
    if (!done.has(field.impact)) yield `${field.path} of ${address} is ${field.impact}, and no operation is.`;
  }
}
