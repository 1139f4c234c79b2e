import { fault } from './fault.ts';

/** vCenter names are 1 to 80 characters. A slash, which it would write as `%2f`, is what parts folders here. */
export function mustBeName(name: string): void {
  if (name !== '' && name.length <= 80 && !name.includes('/')) return;
  throw fault('VSP-004/InvalidName', { object: name });
}
