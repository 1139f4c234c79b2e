import { expect, test } from 'vitest';
import type { DesiredNetwork, DesiredNic } from '../../../src/model/desired.ts';
import {
  type Catalogue,
  customizationOf,
  isCustomized,
  isWindows,
} from '../../../src/templates/customization.ts';
import { declared, declaredCard, declaredNetwork } from '../../support/desired.ts';

const networks: readonly DesiredNetwork[] = [
  declaredNetwork(10, { gateway: '10.1.0.1', dns: ['10.1.0.2', '10.1.0.3'] }),
  declaredNetwork(20, { gateway: '10.2.0.1' }),
  declaredNetwork(30),
];
const catalogue: Catalogue = {
  network: (name) => networks.find((network) => network.name === name),
  osOf: (template) => (template === 'ubuntu' ? 'ubuntu-24.04' : 'windows-2012-r2'),
};

function nicsOf(cards: readonly (DesiredNic | undefined)[]) {
  const manifest = declared({ guest: {} });
  return customizationOf(manifest, 'win', cards, catalogue)?.nics.map(({ address, gateway, dns }) =>
    [address, gateway, ...dns].join(' '),
  );
}

test('the guest is told its name, its cards and whatever the manifest says', () => {
  const guest = {
    hostname: 'CLAIO01',
    workgroup: 'KDU',
    adminPassword: { fromEnv: 'ADMIN' },
    timeZone: 235,
    runOnce: ['ipconfig'],
  };
  const cards = [declaredCard(10, { address: '10.1.0.11/24' })];
  expect(customizationOf(declared({ guest, networks: cards }), 'win', cards, catalogue)).toEqual({
    os: 'windows',
    guest,
    nics: [{ address: '10.1.0.11/24', gateway: '10.1.0.1', dns: ['10.1.0.2', '10.1.0.3'] }],
  });
});

test('the name of the guest is that of the VM where none is declared', () => {
  expect(customizationOf(declared({ guest: {} }), 'ubuntu', [], catalogue)).toEqual({
    os: 'linux',
    guest: { hostname: 'vm01' },
    nics: [],
  });
});

test('each card of the VM has an entry; without an address it is DHCP', () => {
  expect(nicsOf([undefined, declaredCard(10), declaredCard(30, { address: '10.3.0.9/24' })])).toEqual([
    ' ',
    ' ',
    '10.3.0.9/24 ',
  ]);
});

test('one card has a gateway: the first with an address in a Network that has one', () => {
  expect(
    nicsOf([
      declaredCard(30, { address: '10.3.0.9/24' }),
      declaredCard(10),
      declaredCard(20, { address: '10.2.0.9/24' }),
      declaredCard(10, { address: '10.1.0.9/24' }),
    ]),
  ).toEqual(['10.3.0.9/24 ', ' ', '10.2.0.9/24 10.2.0.1', '10.1.0.9/24  10.1.0.2 10.1.0.3']);
});

test('`guest` or an address customizes, and nothing else does', () => {
  expect(isCustomized(declared())).toBe(false);
  expect(isCustomized(declared({ networks: [declaredCard(10)] }))).toBe(false);
  expect(isCustomized(declared({ networks: [declaredCard(10), declaredCard(10, { address: 'a' })] }))).toBe(
    true,
  );
  expect(isCustomized(declared({ guest: {} }))).toBe(true);
  expect(customizationOf(declared(), 'win', [undefined], catalogue)).toBeNull();
});

test.each([
  ['windows-2012-r2', true],
  ['Windows Server 2019', true],
  ['win11', true],
  [undefined, true],
  ['ubuntu-24.04', false],
  ['rhel-9', false],
])('the system %s is Windows: %s', (os, expected) => {
  expect(isWindows(os)).toBe(expected);
});
