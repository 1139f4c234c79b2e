/** Somebody else changes a VM while a plan is carried out: go on where what is left is part of the plan, stop where not. */
import { HvmError } from '../errors.ts';
import type { Operation } from '../model/operation.ts';
import { type Field, type Plan, type ResourceChange, vmAddress } from '../model/plan.ts';
import type { VSphere } from '../vsphere/port.ts';

/** What is not as the plan found it, on one VM. */
export type Difference =
  | { readonly kind: 'gone' }
  | { readonly kind: 'power'; readonly before: string; readonly after: string }
  /** To be changed now, and not so in the plan. */
  | { readonly kind: 'field'; readonly path: string; readonly actual: string; readonly wanted: string }
  /** An error that was not there: its message. */
  | { readonly kind: 'finding'; readonly code: string; readonly message: string };

/** So often one operation is tried again: who writes all the time is not raced with. */
const mostTries = 3;

/**
 * The port, with an answer to ConcurrentAccess: everything is read and planned again, and where all that is left on the VM
 * was planned, the operation is done on the VM as it is now. `differ` makes an error of what was not.
 */
export function amongRivals(
  port: Pick<VSphere, 'perform'>,
  plan: Plan,
  replan: () => Promise<Plan>,
  differ: (operation: Operation, differences: readonly Difference[]) => HvmError,
): Pick<VSphere, 'perform'> {
  return {
    perform: async (operation, run) => {
      let now = run;
      for (let tries = 1; ; tries += 1) {
        try {
          return await port.perform(operation, now);
        } catch (error) {
          if (!isConcurrent(error) || run.changeVersion === undefined || tries === mostTries) throw error;
          const current = await replan();
          const differences = differencesOn(operation, plan, current);
          if (differences.length > 0) throw differ(operation, differences);
          run.permit?.();
          now = { ...now, ...versionIn(current, operation.address) };
        }
      }
    },
  };
}

function isConcurrent(error: unknown): boolean {
  return error instanceof HvmError && error.fault === 'ConcurrentAccess';
}

function versionIn(plan: Plan, address: string): { readonly changeVersion?: string } {
  const version = changeOf(plan, address)?.base?.change_version;
  return version === undefined ? {} : { changeVersion: version };
}

/** What `current` finds on the VM of an operation, and `plan` did not. What the plan wanted and is so by now is none. */
export function differencesOn(operation: Operation, plan: Plan, current: Plan): Difference[] {
  const [before, after] = [plan, current].map((each) => changeOf(each, operation.address));
  if (before === undefined || after === undefined || after.base === null) return [{ kind: 'gone' }];
  return [
    ...powerOf(operation, plan, before, after),
    ...after.fields
      .filter((field) => !before.fields.some((planned) => isSame(planned, field)))
      .map((field): Difference => {
        const { path, before: actual, after: wanted } = field;
        return { kind: 'field', path, actual: String(actual), wanted: String(wanted) };
      }),
    ...newErrors(plan, current, after.name),
  ];
}

/** A VM that this plan shuts down itself may be off. */
function powerOf(
  operation: Operation,
  plan: Plan,
  before: ResourceChange,
  after: ResourceChange,
): Difference[] {
  const [was, is] = [before.base?.power, after.base?.power];
  const isStopped = plan.operations
    .slice(
      0,
      plan.operations.findIndex(({ id }) => id === operation.id),
    )
    .some(({ address, action }) => address === operation.address && action === 'shutdown-guest');
  if (isStopped || was === undefined || is === undefined || was === is) return [];
  return [{ kind: 'power', before: was, after: is }];
}

function newErrors(plan: Plan, current: Plan, subject: string): Difference[] {
  const known = new Set(plan.findings.map(({ code, subject: of }) => `${code} ${of}`));
  return current.findings
    .filter((each) => each.severity === 'error' && each.subject === subject)
    .filter(({ code }) => !known.has(`${code} ${subject}`))
    .map(({ code, message }) => ({ kind: 'finding', code, message }));
}

function isSame(a: Field, b: Field): boolean {
  return a.path === b.path && a.before === b.before && a.after === b.after;
}

function changeOf(plan: Plan, address: string): ResourceChange | undefined {
  return plan.resource_changes.find(({ name }) => vmAddress(name) === address);
}
