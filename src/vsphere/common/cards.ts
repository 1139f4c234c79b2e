import { fault } from './fault.ts';

export const macPattern = /^([0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}$/;

/** null: vSphere chooses. */
export function mustBeMac(object: string, mac: string | null): void {
  if (mac === null || macPattern.test(mac)) return;
  throw fault('VSP-009/InvalidArgument', { object, property: 'macAddress' });
}

/** A VM has at most so many network cards. */
const mostCards = 10;

export function mustNotBeTooMany(object: string, cards: number): void {
  if (cards > mostCards) throw fault('VSP-008/TooManyDevices', { object, device: `${cards}` });
}
