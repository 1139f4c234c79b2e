import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Estate } from '../../../src/model/estate.ts';
import { capacity } from '../../../src/reckon/capacity.ts';
import { exampleEstates } from '../example/estates.ts';
import { exampleDesired } from '../example/site.ts';
import { desired } from '../../support/desired.ts';
import { estate, estateDisk, estateHost, estateVm } from '../../support/estate.ts';
import { datastore } from '../../support/inventory.ts';

const gib = 1024;

function reportOf(of: Estate, manifests = desired()) {
  return capacity({ desired: manifests, estate: of, before: of, today: '2026-11-24', lang: 'ja' });
}

test('the example, with the names that scripts read', async () => {
  const { after } = await exampleEstates();
  const { json, tables } = reportOf(after, await exampleDesired());
  expect(json).toMatchObject({
    memory: {
      used_mib: 172_032,
      usable_mib: 282_624,
      percent: 60.9,
      n1_usable_mib: 188_416,
      n1_percent: 91.3,
    },
    cpu: { vcpu: 48, cores: 48, ratio: 1, n1_ratio: 1.5 },
    failures: [
      {
        ...{ host: 'esx01', fits: true, unplaced: [], left_mib: { esx02: 16_384, esx03: 16_384 } },
        standby: [{ vm: 'h-claio01', host: 'esx03', left_mib: 0 }],
      },
      {
        ...{ host: 'esx02', fits: true, unplaced: [], left_mib: { esx01: 16_384, esx03: 12_288 } },
        standby: [{ vm: 'h-cscan01', host: 'esx03', left_mib: 0 }],
      },
      { host: 'esx03', fits: true, unplaced: [], left_mib: { esx01: 8192, esx02: 8192 }, standby: [] },
    ],
    storage: { provisioned_gib: 9580, percent: 70.9, requested_percent: 96.8 },
    hosts: [
      { name: 'esx01', vms: 8, vcpu: 16, used_mib: 56 * gib },
      { name: 'esx02', vms: 9, vcpu: 16, used_mib: 56 * gib },
      { name: 'esx03', vms: 9, vcpu: 16, used_mib: 56 * gib, peak_mib: 92 * gib, peak_percent: 100 },
    ],
  });
  for (const { columns, rows, total } of tables) {
    for (const row of [...rows, ...(total === undefined ? [] : [total])])
      expect(row).toHaveLength(columns.length);
  }
});

test('what does not fit is said in words, too', () => {
  const hosts = [estateHost('esx01', { isAvailable: false }), estateHost('esx02')];
  const vms = [
    estateVm('a', 90, 'esx01'),
    estateVm('b', 2, 'esx02'),
    estateVm('d', 1, 'esx02'),
    estateVm('c', 60, undefined),
  ];
  const { json, paragraphs, notes } = reportOf(estate({ hosts, vms }));
  expect(json['failures']).toMatchObject([
    { host: 'esx01', fits: false, unplaced: ['a'] },
    { host: 'esx02', fits: false, unplaced: ['d'] },
  ]);
  expect(paragraphs.join('\n')).toContain('行き場のない VM があります: esx01, esx02');
  expect(paragraphs.join('\n')).toContain('使えないホスト: esx01');
  expect(notes.map(({ text }) => text).join('\n')).toContain('どのホストにあるか分かりません');
});

test('a standby VM that does not fit is short of what is missing', () => {
  const availability = { mode: 'static-standby', activeHost: 'esx01', standbyHost: 'esx03' } as const;
  const vms = [estateVm('pin', 16, 'esx01', { availability }), estateVm('b', 80, 'esx03')];
  expect(reportOf(estate({ vms })).json['failures']).toMatchObject([
    { fits: false, unplaced: ['pin'], standby: [{ vm: 'pin', host: 'esx03', left_mib: -4 * gib }] },
    { fits: true },
    { fits: true },
  ]);
});

test('one host, and none: there is no N+1', () => {
  const one = reportOf(estate({ hosts: [estateHost('only')], vms: [estateVm('a', 46, 'only')] }));
  expect(one.json['memory']).toMatchObject({ percent: 50, n1_usable_mib: 0, n1_percent: null });
  expect(one.json['cpu']).toMatchObject({ n1_ratio: null });
  expect(one.paragraphs.join('\n')).toContain('ホストは 1 台');
  expect(reportOf(estate({ hosts: [], datastores: [] })).json).toMatchObject({
    memory: { percent: 0 },
    storage: { percent: 0 },
  });
});

test('storage: with what was asked for, in use, and in swap files', () => {
  const declared = { name: 'data', sizeMib: 50 * gib, requestedMib: 70 * gib };
  const datastores = [datastore('ds01', { capacityMib: 100 * gib, freeMib: 90 * gib })];
  const vms = [estateVm('a', 8, 'esx01', { disks: [estateDisk(50, { declared })] })];
  const { json } = reportOf(estate({ datastores, vms }));
  expect(json['storage']).toEqual({
    ...{ provisioned_gib: 50, capacity_gib: 100, percent: 50, requested_percent: 70 },
  });
  expect(json['datastores']).toMatchObject([
    { name: 'ds01', disks: 1, used_gib: 10, used_percent: 10, swap_gib: 8, requested_gib: 70 },
  ]);
});

// The sums again, by a plain program.
test('the figures are those of a plain program, for any site', () => {
  const amount = fc.integer({ min: 0, max: 64 });
  const host = fc.constantFrom('h1', 'h2', 'h3', undefined);
  const hosts = fc.array(fc.record({ usable: amount, cores: amount }), { maxLength: 3 });
  const vms = fc.array(
    fc.record({ memory: amount, cores: amount, size: amount, more: amount, host, here: fc.boolean() }),
  );
  fc.assert(
    fc.property(hosts, vms, fc.integer({ min: 1, max: 2000 }), (rawHosts, rawVms, capacityGib) => {
      const { json } = reportOf(
        estate({
          hosts: rawHosts.map(({ usable, cores }, index) =>
            estateHost(`h${index + 1}`, { usableMib: usable * gib, cores }),
          ),
          datastores: [datastore('ds01', { capacityMib: capacityGib * gib, freeMib: 0 })],
          vms: rawVms.map(({ memory, cores, size, more, host: on, here }, index) => {
            const declared = { name: 'data', sizeMib: size * gib, requestedMib: (size + more) * gib };
            return estateVm(`v${index}`, memory, on, {
              cores,
              isHere: here,
              disks: [estateDisk(size, { declared })],
            });
          }),
        }),
      );
      let [used, vcpu, given, asked, usable, cores, most, widest] = [0, 0, 0, 0, 0, 0, 0, 0];
      for (const vm of rawVms) {
        if (vm.here) {
          used += vm.memory;
          vcpu += vm.cores;
        }
        given += vm.size;
        asked += vm.size + vm.more;
      }
      for (const each of rawHosts) {
        usable += each.usable;
        cores += each.cores;
        if (each.usable > most) most = each.usable;
        if (each.cores > widest) widest = each.cores;
      }
      const share = (part: number, whole: number, digits: number) =>
        whole > 0
          ? Number((Math.round((part * 10 ** digits) / whole) / 10 ** digits).toFixed(digits))
          : part > 0
            ? null
            : 0;
      expect(json).toMatchObject({
        memory: {
          ...{ used_mib: used * gib, usable_mib: usable * gib, n1_usable_mib: (usable - most) * gib },
          ...{ percent: share(used * 100, usable, 1), n1_percent: share(used * 100, usable - most, 1) },
        },
        cpu: { vcpu, cores, ratio: share(vcpu, cores, 2), n1_ratio: share(vcpu, cores - widest, 2) },
        storage: {
          ...{ provisioned_gib: given, capacity_gib: capacityGib },
          ...{
            percent: share(given * 100, capacityGib, 1),
            requested_percent: share(asked * 100, capacityGib, 1),
          },
        },
      });
    }),
  );
});
