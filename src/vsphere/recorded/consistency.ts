import type { Observed } from '../../model/observed.ts';
import { duplicates } from './duplicates.ts';
import type { Problem } from './problem.ts';
import { strayReferences } from './references.ts';

/**
 * What no vCenter could hold: two things of one name in one place, references to what is not there. `inventory` has its
 * defaults, and its lists in the order of the file, so that paths lead into the file.
 */
export function inconsistencies(inventory: Observed): Problem[] {
  return [...strayReferences(inventory), ...duplicates(inventory), ...runningTemplates(inventory)];
}

function runningTemplates({ vms }: Observed): Problem[] {
  return vms.flatMap(({ template, power }, i): Problem[] =>
    template && power !== 'off'
      ? [{ key: 'REC-004/template', path: ['vms', i, 'power'], args: { power } }]
      : [],
  );
}
