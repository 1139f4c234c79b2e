import { expect, test } from 'vitest';
import { guideOf } from '../../../../src/manifest/schema/guide.ts';
import type { Path } from '../../../../src/manifest/path.ts';

const machine = guideOf('VirtualMachine');
const site = guideOf('Site');

test.each<[Path, readonly string[]]>([
  [[], ['apiVersion', 'kind', 'metadata', 'spec']],
  [['metadata'], ['name', 'displayName', 'labels', 'annotations']],
  [
    ['spec', 'cores'],
    ['count', 'perSocket', 'hotAdd', 'reservation'],
  ],
  [
    ['spec', 'memory'],
    ['size', 'hotAdd', 'reservation'],
  ],
  [['spec', 'disks'], []],
  [
    ['spec', 'disks', 3, 'samples', 0],
    ['at', 'used'],
  ],
  [
    ['spec', 'guest', 'adminPassword'],
    ['fromEnv', 'fromFile', 'fromCommand'],
  ],
  [
    ['spec', 'guest', 'productKey'],
    ['fromEnv', 'fromFile', 'fromCommand'],
  ],
  [
    ['spec', 'backup'],
    ['generations', 'offline', 'target', 'verifiedAt', 'runbook'],
  ],
  [['spec', 'notes'], []],
  [['spec', 'gone', 'deeper'], []],
  [['metadata', 'labels'], []],
])('the keys at %j of a VirtualMachine', (path, keys) => {
  expect(machine.keysAt(path)).toEqual(keys);
});

test('the defaults of a Site have the keys of a VM, without what tells one from another', () => {
  const without = ['disks', 'networks'];
  const own = machine.keysAt(['spec']).filter((key) => !without.includes(key));
  expect(site.keysAt(['spec', 'defaults'])).toEqual(['datastore', 'provisioning', ...own]);
});

test('keys that may not be left out', () => {
  const needed = (path: Path) => machine.keysAt(path).filter((key) => machine.isNeeded([...path, key]));
  expect(needed([])).toEqual(['apiVersion', 'kind', 'metadata', 'spec']);
  expect(needed(['metadata'])).toEqual(['name']);
  expect(needed(['spec'])).toEqual([]);
  expect(needed(['spec', 'disks', 0])).toEqual(['name', 'size']);
  expect(needed(['spec', 'disks', 0, 'samples', 0])).toEqual(['at', 'used']);
  expect(needed(['spec', 'software', 0])).toEqual(['product']);
  expect(site.isNeeded(['spec', 'windows', 0, 'days'])).toBe(true);
  expect(site.isNeeded(['spec', 'windows'])).toBe(false);
});

test('what may stand somewhere', () => {
  expect(
    [4, '4', { count: 4 }, { count: '4' }].map((value) => machine.takes(['spec', 'cores'], value)),
  ).toEqual([true, false, true, false]);
  expect(machine.takes(['metadata', 'labels', 'any'], 'x')).toBe(true);
  expect(machine.takes(['spec', 'gone'], 'x')).toBe(false);
});

test.each<[Path, string]>([
  [[], 'VirtualMachine'],
  [['spec', 'disks', 2, 'size'], 'VirtualMachine.spec.disks.size'],
  [['metadata', 'labels', 'owner'], 'VirtualMachine.metadata.labels'],
  [['spec', 'guest', 'adminPassword', 'fromEnv'], 'VirtualMachine.spec.guest.adminPassword.fromEnv'],
])('%j is explained as %s', (path, explained) => {
  expect(machine.explained(path)).toBe(explained);
});
