import type { DesiredGuest } from '../../model/desired.ts';
import type { Plan } from '../../model/plan.ts';
import { digestOf } from '../digest.ts';

const actions: readonly string[] = ['no-op', 'create', 'update', 'adopt'];
const operationActions: readonly string[] = [
  'create-folder',
  'clone',
  'customize',
  'reconfigure',
  'power-on',
  'shutdown-guest',
];

/** A plan is data, its digest is its own, it holds no secret, and nothing in it deletes or replaces. */
export function* formComplaints(plan: Plan): Generator<string> {
  for (const path of notJson(plan, 'plan')) yield `${path} is not the same after a trip through JSON.`;
  if (digestOf(plan) !== plan.digest) yield 'The digest is not that of the plan.';
  if (plan.site !== plan.desired.site.name) yield `The plan is for ${plan.site}, its manifests are not.`;
  for (const { address, change } of plan.resource_changes) {
    const [action, ...more] = change.actions;
    if (more.length > 0 || !actions.includes(action))
      yield `${address} has the actions ${change.actions.join(', ')}: it must be one, of ${actions.join(', ')}.`;
  }
  for (const { id, action } of plan.operations) {
    if (!operationActions.includes(action)) yield `${id} does what no operation does: ${action}.`;
  }
  for (const operation of plan.operations) {
    if (operation.action !== 'clone' && operation.action !== 'customize') continue;
    const guest = operation.spec.customization?.guest;
    if (guest !== undefined) yield* secretsOf(operation.id, guest);
  }
  for (const { name, guest } of plan.desired.vms) if (guest !== undefined) yield* secretsOf(name, guest);
}

function* secretsOf(owner: string, guest: DesiredGuest): Generator<string> {
  for (const key of ['adminPassword', 'joinPassword'] as const) {
    if (guest[key] !== undefined && !isReference(guest[key]))
      yield `${owner} holds ${key} itself, not a reference to it.`;
  }
  const { productKey } = guest;
  if (productKey !== undefined && typeof productKey !== 'string' && !isReference(productKey))
    yield `${owner} holds a productKey that is neither a text nor a reference.`;
}

function isReference(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const [key, ...more] = Object.keys(value);
  return more.length === 0 && ['fromEnv', 'fromFile', 'fromCommand'].includes(String(key));
}

/** Paths of values that JSON drops or turns into something else. */
function* notJson(value: unknown, path: string): Generator<string> {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number') {
    if (!Number.isFinite(value) || Object.is(value, -0)) yield path;
  } else if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) yield* notJson(each, `${path}[${index}]`);
  } else if (typeof value === 'object' && isPlain(value)) {
    for (const [key, each] of Object.entries(value)) yield* notJson(each, `${path}.${key}`);
  } else yield path;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
