import type { Notice } from '../../import/import.ts';
import { dayIn } from '../../lib/zone.ts';
import type { Desired } from '../../model/desired.ts';
import type { Observed } from '../../model/observed.ts';
import { makePlan } from '../../plan/make.ts';
import type { Call } from '../call.ts';

/** What a plan that adopts everything would do to the VMs beside recording the ownership, or would say against it. */
export function remaining(
  { context, settings }: Call,
  { desired, observed }: { readonly desired: Desired; readonly observed: Observed },
  names: readonly string[],
): Notice[] {
  const plan = makePlan({
    desired,
    observed,
    location: '',
    options: { adopt: ['all'], targets: [] },
    lang: settings.lang,
    version: context.version,
    stats: { requests: 0, bytes_in: 0, seconds: 0 },
    today: dayIn(context.now(), desired.site.timeZone),
  });
  const written = new Set(names);
  const lists = new Map<string, string[]>();
  const add = (name: string, what: string) => {
    if (written.has(name)) lists.set(name, [...(lists.get(name) ?? []), what]);
  };
  for (const { name, fields } of plan.resource_changes) {
    for (const field of fields) if (field.path !== 'ownership') add(name, field.path);
  }
  for (const { code, severity, subject, message, standing } of plan.findings) {
    // What the rules say of the servers they would say of them without manifests, too.
    if (standing === undefined && (severity === 'error' || code === 'FIX-001'))
      add(subject, `${code} ${message}`);
  }
  return [...lists].map(([name, list]) => ({ key: 'IMP-004', args: { name, list: list.join('; ') } }));
}
