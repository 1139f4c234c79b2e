import { expect, test } from 'vitest';
import { diffPower } from '../../../src/diff/power.ts';
import type { WantedPower } from '../../../src/model/desired.ts';
import type { PowerState } from '../../../src/model/observed.ts';
import { declared, marksOf } from '../../support/desired.ts';
import { ownedVm } from '../../support/inventory.ts';

/** `restart`: hvm shut the guest down for a change, or was about to, when its run ended. */
function power(wanted: WantedPower | undefined, there: PowerState, restart = false) {
  const existing = ownedVm('kdu', { power: there, marks: restart ? { 'hvm.restart': 'pending' } : {} });
  const manifest = declared(wanted === undefined ? {} : { power: wanted });
  const { fields, after, ...rest } = diffPower(manifest, existing, marksOf(existing));
  return [
    rest.do,
    after.power,
    ...fields.map(
      ({ path, before, after: then, impact, reason }) => `${path} ${before} → ${then} ${impact}: ${reason}`,
    ),
  ];
}

test('a VM is started or shut down as declared', () => {
  expect(power('on', 'off')).toEqual(['start', 'on', 'power off → on online: the VM is started']);
  expect(power('off', 'on')).toEqual(['stop', 'off', 'power on → off power-cycle: the guest is shut down']);
  expect(power('on', 'suspended')).toEqual(['start', 'on', 'power suspended → on online: the VM is started']);
});

test.each<[WantedPower | undefined, PowerState]>([
  ['on', 'on'],
  ['off', 'off'],
  ['off', 'suspended'],
  ['keep', 'on'],
  ['keep', 'off'],
  [undefined, 'on'],
  [undefined, 'off'],
  [undefined, 'suspended'],
])('declared %s, a VM that is %s is left so', (wanted, there) => {
  expect(power(wanted, there)).toEqual(['leave', there]);
});

test('a guest that hvm shut down and did not start again is started, unless it is declared as off', () => {
  const reason = 'hvm shut the guest down for a change and has not started it again';
  expect(power(undefined, 'off', true)).toEqual(['start', 'on', `power off → on online: ${reason}`]);
  expect(power('keep', 'off', true)).toEqual(['start', 'on', `power off → on online: ${reason}`]);
  expect(power('on', 'off', true)).toEqual(['start', 'on', 'power off → on online: the VM is started']);
  expect(power('off', 'off', true)).toEqual(['leave', 'off']);
  expect(power('keep', 'on', true)).toEqual(['leave', 'on']);
});
