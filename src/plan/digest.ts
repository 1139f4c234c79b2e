import { canonicalJson } from '../lib/canonical.ts';
import { sha256 } from '../lib/hash.ts';
import type { Plan } from '../model/plan.ts';

/** What the plan would do, as one value: `sha256:…` over its site, changes, operations and orphans. */
export function digestOf(plan: Pick<Plan, 'site' | 'resource_changes' | 'operations' | 'orphans'>): string {
  const { site, resource_changes, operations, orphans } = plan;
  return `sha256:${sha256(canonicalJson({ site, resource_changes, operations, orphans }))}`;
}

/**
 * What apply uses of a saved plan besides: what it was made of, where, and for which VMs. A plan that was edited there could
 * hold other windows, limits or exceptions than the ones it was approved with.
 */
export function inputsDigestOf({
  source,
  targets,
  desired,
}: Pick<Plan, 'source' | 'targets' | 'desired'>): string {
  const { observed_at: _, ...origin } = source;
  return `sha256:${sha256(canonicalJson({ source: origin, targets, desired }))}`;
}
