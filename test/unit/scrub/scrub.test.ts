import { readFile } from 'node:fs/promises';
import * as fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, test } from 'vitest';
import { readMarks } from '../../../src/model/marks.ts';
import type { Observed, ObservedVm } from '../../../src/model/observed.ts';
import { parseRecording } from '../../../src/vsphere/recorded/read.ts';
import { scrub } from '../../../src/vsphere/recorded/scrub.ts';
import { formatRecording } from '../../../src/vsphere/recorded/write.ts';
import { importable } from '../../support/import-law.ts';
import { host, inventory, ownedVm, vm } from '../../support/inventory.ts';
import { recordingFile } from '../example/site.ts';

const example = parseRecording(await readFile(recordingFile), 'kyushu');

test('of the example nothing is left that names or addresses anything', () => {
  const scrubbed = formatRecording(scrub(example));
  expect(leftIn(scrubbed, example)).toEqual([]);
  expect(parseRecording(Buffer.from(scrubbed), 'scrubbed')).toEqual(scrub(example));
});

test('sizes, states, places and VLANs stay, and everything refers to what it did', () => {
  const shapes = ({ vms, networks, datastores, hosts }: Observed) => ({
    vms: vms
      .map(({ cores, memoryMib, power, template, hardware, disks, nics }) => ({
        hardware: [cores, memoryMib, power, template, hardware],
        disks: disks.map(({ bus, controller, unit, sizeMib }) => [bus, controller, unit, sizeMib]),
        vlans: nics.map((card) => networks.find(({ name }) => name === card.portGroup)?.vlan),
      }))
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    datastores: datastores.map(({ capacityMib, freeMib }) => [capacityMib, freeMib]),
    hosts: hosts.map(({ cores, memoryMib }) => [cores, memoryMib]),
  });
  expect(shapes(scrub(example))).toEqual(shapes(example));
  expect(scrub(example).vms.map(isOwnOwner)).toEqual(example.vms.map(isOwnOwner));
});

test('rules of a cluster stay, about the same VMs and hosts under other names', () => {
  const one = vm({ name: 'claio' });
  const rule = { name: 'claio alone', enabled: true, mandatory: true, runs: 'on' as const };
  const cluster = {
    ...{ name: 'C1', datacenter: 'DC', ha: true, drs: false, haRestart: 'medium', drsOverrides: true },
    drsAutomation: 'manual' as const,
    hostRules: [{ ...rule, vms: [one.instanceUuid], hosts: ['esx01'] }],
    vmOverrides: [{ vm: one.instanceUuid, haRestart: 'disabled', drs: 'disabled' as const }],
  };
  const { clusters, vms, hosts } = scrub(
    inventory({ clusters: [cluster], vms: [one], hosts: [host('esx01')] }),
  );
  const uuid = vms.find(({ template }) => !template)?.instanceUuid;
  expect(clusters).toEqual([
    {
      ...cluster,
      ...{ name: 'cluster-1', datacenter: 'dc-1' },
      hostRules: [{ ...rule, name: 'rule-1', vms: [uuid], hosts: [hosts[0]?.name] }],
      vmOverrides: [{ vm: uuid, haRestart: 'disabled', drs: 'disabled' }],
    },
  ]);
});

test('the same recording has the same stand-ins, and one name the same one wherever it stands', () => {
  expect(scrub(example)).toEqual(scrub(example));
  const owned = ownedVm('kdu', {
    name: 'app01',
    folder: 'hospital',
    power: 'on',
    notes: 'call 0120-000-000',
    guest: { hostname: 'APP01', addresses: ['192.0.2.10', 'fe80::250:56ff:fe00:10', 'no address'] },
    question: 'Moved or copied?',
    runningTask: 'Task of somebody',
    snapshots: [{ name: 'before the move', createdAt: '2026-01-01T00:00:00Z' }],
    marks: { 'hvm.nics': 'care=4000,00:50:56:00:00:10', 'hvm.secret-key': 'abcdef' },
  });
  const copy = vm({ name: 'copy', notes: 'call 0120-000-000', marks: owned.marks });
  const { vms, folders, hosts } = scrub(inventory({ vms: [owned, copy], hosts: [host('esx01')] }));
  const [first, second, third] = vms;
  expect(third).toMatchObject({ name: 'vm-3', template: true });
  expect(second).toMatchObject({ name: 'vm-2', notes: first?.notes, marks: first?.marks });
  expect(folders).toEqual([{ datacenter: 'dc-1', path: 'folder-1' }]);
  expect(hosts.map(({ name }) => name)).toEqual(['host-1']);
  expect(first).toMatchObject({
    name: 'vm-1',
    folder: 'folder-1',
    host: 'host-1',
    notes: 'notes-1',
    guest: {
      hostname: 'guest-1',
      addresses: [expect.stringMatching(/^10\./), expect.stringMatching(/^fd00:/), 'address-3'],
    },
    question: 'question-1',
    runningTask: 'task-1',
    snapshots: [{ name: 'snapshot-1', createdAt: '2026-01-01T00:00:00Z' }],
    marks: {
      'hvm.owner': first?.instanceUuid,
      'hvm.site': 'site-1',
      'hvm.name': 'vm-1',
      'hvm.disks': 'disk-1=scsi0:0',
      'hvm.nics': `card-1=4000,${first?.nics[0]?.mac}`,
    },
  });
  expect(Object.keys(first?.marks ?? {})).not.toContain('hvm.secret-key');
});

test('a stand-in that is itself a name there is passed over', () => {
  const scrubbed = scrub(
    inventory({ vms: [vm({ name: 'vm-1' }), vm({ name: 'host' })], hosts: [host('esx01')] }),
  );
  expect(scrubbed.vms.map(({ name }) => name)).toEqual(['vm-2', 'vm-3', 'vm-4']);
  expect(scrubbed.hosts.map(({ name }) => name)).toEqual(['x-1']);
});

describe('addresses', () => {
  const standIns = (...addresses: string[]) =>
    scrub(inventory({ vms: [vm({ power: 'on', guest: { addresses } })] })).vms.find(({ guest }) => guest)
      ?.guest?.addresses ?? [];

  test('what begins alike begins alike again, to the bit', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    const address = fc.tuple(fc.constantFrom(10, 172, 192), fc.constantFrom(16, 168), octet, octet);
    fc.assert(
      fc.property(address, address, (a, b) => {
        const [x = '', y = ''] = standIns(a.join('.'), b.join('.'));
        if (a[0] === b[0]) expect(commonBits(x, y)).toBe(commonBits(a.join('.'), b.join('.')));
        expect([a.join('.'), b.join('.')]).not.toContain(x);
      }),
      { numRuns: 200 },
    );
  });

  test('of both kinds, each different from every other', () => {
    const given = ['2001:db8::1', '2001:db8::2', '2001:db8:1::1', '198.51.100.7', '198.51.100.8'];
    const found = standIns(...given);
    expect(found.map((text) => ipaddr.parse(text).kind())).toEqual(['ipv6', 'ipv6', 'ipv6', 'ipv4', 'ipv4']);
    expect(new Set([...found, ...given]).size).toBe(10);
    expect(commonBits(found[0] ?? '', found[1] ?? '')).toBe(126);
    expect(commonBits(found[0] ?? '', found[2] ?? '')).toBe(47);
  });
});

test('of any vCenter a recording comes out, with as many of everything, and without its names', () => {
  fc.assert(
    fc.property(importable, (generated) => {
      const observed = withPlainWords(generated);
      const scrubbed = scrub(observed);
      const text = formatRecording(scrubbed);
      expect(parseRecording(Buffer.from(text), 'f')).toEqual(scrubbed);
      expect(leftIn(text, observed)).toEqual([]);
      const sizes = ({ vms, folders, networks, resourcePools }: Observed) =>
        [vms, folders, networks, resourcePools].map((list) => list.length);
      expect(sizes(scrubbed)).toEqual(sizes(observed));
      expect(scrubbed.vms.filter(isOwnOwner).length).toBe(observed.vms.filter(isOwnOwner).length);
    }),
    { numRuns: 100 },
  );
});

/** Texts of the vCenter, of three characters and more, that are still in a value of the file. */
function leftIn(text: string, observed: Observed): string[] {
  const marks = observed.vms.flatMap((each) => readMarks(each.marks) ?? []);
  const originals = new Set([
    observed.source.instance,
    ...observed.datacenters,
    ...[observed.clusters, observed.hosts, observed.datastores, observed.networks].flatMap((list) =>
      list.map(({ name }) => name),
    ),
    ...observed.networks.flatMap((network) => network.switch ?? []),
    ...observed.folders.flatMap(({ path }) => path.split('/')),
    ...observed.resourcePools.flatMap(({ path }) => path.split('/')),
    ...observed.vms.flatMap(textsOf),
    ...marks.flatMap(({ site, name, template = '', owner, nics }) => [
      site,
      name,
      template,
      owner,
      ...Object.values(nics).map(({ mac }) => mac),
    ]),
  ]);
  const values = valuesIn(JSON.parse(text));
  return [...originals].filter(
    (original) => original.length >= 3 && values.some((value) => value.includes(original)),
  );
}

function textsOf(each: ObservedVm): string[] {
  const { name, instanceUuid, notes, guest, snapshots, question = '', disks, nics } = each;
  return [
    name,
    instanceUuid,
    notes,
    guest?.hostname ?? '',
    ...(guest?.addresses ?? []),
    ...snapshots.map((snapshot) => snapshot.name),
    question,
    ...disks.map(({ file }) => file),
    ...nics.map(({ mac }) => mac),
  ];
}

/** Notes and names that are no words of vSphere, nor parts of numbers. */
function withPlainWords(observed: Observed): Observed {
  const vms = observed.vms.map((each) => ({
    ...each,
    notes: `a person's ${each.notes}`,
    guestId: 'x',
  }));
  return { ...observed, vms };
}

/** Every text that is a value. */
function valuesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(valuesIn) : [];
}

function isOwnOwner({ marks, instanceUuid }: ObservedVm): boolean {
  return marks['hvm.owner'] === instanceUuid;
}

function commonBits(a: string, b: string): number {
  const bits = (text: string) =>
    ipaddr
      .parse(text)
      .toByteArray()
      .map((byte) => byte.toString(2).padStart(8, '0'))
      .join('');
  const [first, second] = [bits(a), bits(b)];
  const at = [...first].findIndex((bit, index) => bit !== second[index]);
  return at < 0 ? first.length : at;
}
