import { expect, test } from 'vitest';
import { cloneOf } from '../../../src/diff/clone-spec.ts';
import type { DesiredVm } from '../../../src/model/desired.ts';
import type { ObservedVm } from '../../../src/model/observed.ts';
import { declared, declaredCard, declaredTemplate, inventoryOf } from '../../support/desired.ts';
import { nic, template } from '../../support/inventory.ts';

const gib = 1024;

function clone(manifest: Partial<DesiredVm>, given: Partial<ObservedVm> = {}) {
  return cloneOf({
    vm: declared(manifest),
    inventory: inventoryOf(),
    template: { declared: declaredTemplate(), vm: template(given) },
    datacenter: 'DC',
    cluster: 'C1',
    instanceUuid: 'u',
  });
}

test.each([
  [4, 2, 2],
  [6, 4, 2],
  [3, 2, 1],
  [8, 8, 8],
])('%i cores of a template with %i per socket have %i per socket', (count, coresPerSocket, expected) => {
  const { spec, drafts } = clone({ cores: { count } }, { cores: 8, coresPerSocket });
  expect([spec.cores, spec.coresPerSocket, drafts]).toEqual([count, expected, []]);
});

test('a declared number per socket is taken as it is, and must divide the cores', () => {
  expect(clone({ cores: { perSocket: 2 } }).spec).toMatchObject({ cores: 2, coresPerSocket: 2 });
  const manifest = {
    cores: { count: 5, perSocket: 2 },
    memory: { sizeMib: gib, reservationMib: 2 * gib },
  };
  expect(clone(manifest).drafts.map(({ key, facts }) => ({ key, ...facts }))).toEqual([
    { key: 'CPU-001', cores: 5, perSocket: 2 },
    { key: 'MEM-001', reservation: '2 GiB', memory: '1 GiB' },
  ]);
});

test('all memory reserved is the memory of the new VM', () => {
  const reserved = (memory: DesiredVm['memory'], given: Partial<ObservedVm> = {}) =>
    clone(memory === undefined ? {} : { memory }, given).spec.memoryReservationMib;
  expect(reserved({ sizeMib: 8 * gib, reservationMib: 'all' })).toBe(8 * gib);
  expect(reserved({ reservationMib: 'all' })).toBe(4 * gib);
  expect(reserved(undefined, { memoryReservationMib: gib })).toBe(gib);
});

test('notes that are declared are written as they are, also none', () => {
  const displayName = '画像管理';
  expect(clone({ notes: '', displayName }).spec.notes).toBe('');
  expect(clone({ displayName }).spec.notes).toBe(displayName);
});

test('declared cards line up with those of the template; one beyond them stays as it is', () => {
  const nics = [nic({ adapter: 'e1000' }), nic({ key: 4001, mac: 'm', portGroup: 'vlan-30' })];
  const { spec, networks, cards } = clone({ networks: [declaredCard(20)] }, { nics });
  expect(spec.nics).toEqual([
    {
      name: '0',
      portGroup: { name: 'vlan-20', switch: null },
      adapter: 'e1000',
      mac: null,
      connected: true,
      from: 'template',
    },
  ]);
  expect(networks.map(({ port_group }) => port_group)).toEqual(['vlan-20']);
  expect(cards).toEqual([declaredCard(20), undefined]);
});

test('without a word about cards the template’s are there, with MACs of their own', () => {
  const { spec, networks, cards } = clone({});
  expect({ nics: spec.nics, cards }).toEqual({ nics: [], cards: [undefined] });
  expect(networks).toMatchObject([{ port_group: 'vlan-10', vlan: 10, mac: null }]);
  expect(clone({ networks: [] })).toMatchObject({ networks: [], cards: [undefined] });
});
