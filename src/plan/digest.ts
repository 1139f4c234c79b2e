import { canonicalJson } from '../lib/canonical.ts';
import { sha256 } from '../lib/hash.ts';
import type { Plan } from '../model/plan.ts';

/** What the plan would do, as one value: `sha256:…` over its site, changes, operations and orphans. */
export function digestOf(plan: Pick<Plan, 'site' | 'resource_changes' | 'operations' | 'orphans'>): string {
  const { site, resource_changes, operations, orphans } = plan;
  return `sha256:${sha256(canonicalJson({ site, resource_changes, operations, orphans }))}`;
}
