import type { Finding } from '../model/finding.ts';
import type { Operation } from '../model/operation.ts';
import type { Leftover } from '../model/outcome.ts';
import type { Plan } from '../model/plan.ts';

/**
 * What is left of a plan, seen from a plan made after it from the same manifests: the differences that remain on the VMs it
 * touched, those that hvm can only tell (FIX-001) included, unless they were there before. What was deferred is left on
 * purpose and is not listed.
 */
export function leftovers(planned: Plan, after: Plan, deferred: readonly Operation[]): Leftover[] {
  const touched = new Set(planned.operations.map((operation) => operation.address));
  const postponed = postponedFields(planned, deferred);
  const known = new Set(planned.findings.map(fixedKey));
  return after.resource_changes.flatMap(({ address, name, change, fields }): Leftover[] => {
    const [action] = change.actions;
    if (!touched.has(address)) return [];
    if (action === 'create')
      return [{ address, name, action, path: 'metadata.name', before: null, after: name }];
    const fixed = after.findings.filter(
      (each) => each.code === 'FIX-001' && each.subject === name && !known.has(fixedKey(each)),
    );
    return [
      ...fields
        .filter((field) => !postponed.get(address)?.has(field.path))
        .map(({ path, before, after: wanted }) => ({ path, before, after: wanted })),
      ...fixed.map(({ facts }) => ({
        path: String(facts['path']),
        before: String(facts['before']),
        after: String(facts['after']),
      })),
    ].map((left) => ({ address, name, action, ...left }));
  });
}

function fixedKey({ code, subject, facts }: Finding): string {
  return `${code} ${subject} ${String(facts['path'])}`;
}

/** Address → paths of the fields whose operations were deferred. */
function postponedFields(
  planned: Plan,
  deferred: readonly Operation[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const impacts = new Map<string, Set<string>>();
  for (const { address, impact } of deferred) {
    impacts.set(address, (impacts.get(address) ?? new Set()).add(impact));
  }
  return new Map(
    planned.resource_changes.flatMap(({ address, fields }) => {
      const late = impacts.get(address);
      if (late === undefined) return [];
      return [
        [address, new Set(fields.filter((field) => late.has(field.impact)).map((field) => field.path))],
      ];
    }),
  );
}
