import { expect, test } from 'vitest';
import type { DesiredVm, Provisioning } from '../../../src/model/desired.ts';
import type { Observed } from '../../../src/model/observed.ts';
import { storageFindings } from '../../../src/policy/storage.ts';
import { declared, declaredCard, declaredDisk, planFor } from '../../support/desired.ts';
import { datastore, disk, inventory, ownedVm, template } from '../../support/inventory.ts';

const gib = 1024;

/** ds01 has room for 100 GiB, ds02 for 10. */
function site(given: Partial<Observed> = {}): Observed {
  const datastores = [datastore('ds01', { freeMib: 100 * gib }), datastore('ds02', { freeMib: 10 * gib })];
  return inventory({ datastores, ...given });
}

function findings(vms: readonly DesiredVm[], observed: Observed) {
  return storageFindings(planFor(vms, observed).operations, observed);
}

const short = (subject: string, needed: string, free: string) => ({
  key: 'DS-013',
  severity: 'error',
  subject,
  facts: { needed, free },
});

function newVm(name: string, sizeGib: number, provisioning: Provisioning): DesiredVm {
  const data = declaredDisk('data', sizeGib, { provisioning, datastore: 'ds01' });
  return declared({ name, template: 'win', guest: {}, disks: [declaredDisk('os', 40), data] });
}

test('thick disks of new VMs need their whole size, all of them together', () => {
  expect(findings([newVm('a', 60, 'thick'), newVm('b', 40, 'eager')], site())).toEqual([]);
  expect(findings([newVm('a', 60, 'thick'), newVm('b', 41, 'eager')], site())).toEqual([
    short('ds01', '101 GiB', '100 GiB'),
  ]);
});

test('thin disks are not refused', () => {
  expect(findings([newVm('a', 60_000, 'thin')], site())).toEqual([]);
});

test('a disk that comes thick from the template counts, declared or not', () => {
  const thick = template({ disks: [disk({ provisioning: 'thick', datastore: 'ds02' })] });
  expect(findings([declared({ template: 'win', guest: {} })], site({ vms: [thick] }))).toEqual([
    short('ds02', '40 GiB', '10 GiB'),
  ]);
});

test('an existing VM needs room for what is added, and for what a thick disk grows', () => {
  const networks = [declaredCard(10)];
  const existing = ownedVm('kdu', {
    disks: [disk({ provisioning: 'thick', datastore: 'ds02' }), disk({ unit: 1, datastore: 'ds02' })],
  });
  const grown = (first: number) =>
    declared({ disks: [declaredDisk('d0', first), declaredDisk('d1', 9000)], networks });
  expect(findings([grown(50)], site({ vms: [existing] }))).toEqual([]);
  expect(findings([grown(51)], site({ vms: [existing] }))).toEqual([short('ds02', '11 GiB', '10 GiB')]);
  const added = declared({
    disks: [
      declaredDisk('d0', 45),
      declaredDisk('d1', 40),
      declaredDisk('log', 6, { provisioning: 'eager', datastore: 'ds02' }),
    ],
    networks,
  });
  expect(findings([added], site({ vms: [existing] }))).toEqual([short('ds02', '11 GiB', '10 GiB')]);
});
