import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { HvmError } from '../../../src/errors.ts';
import type { Observed } from '../../../src/model/observed.ts';
import type { Operation } from '../../../src/model/operation.ts';
import { sortInventory } from '../../../src/vsphere/recorded/fill.ts';
import { performOn } from '../../../src/vsphere/recorded/perform.ts';
import { parseRecording } from '../../../src/vsphere/recorded/read.ts';
import { formatRecording } from '../../../src/vsphere/recorded/write.ts';
import {
  card,
  clone,
  createFolder,
  customization,
  customize,
  diskSpec,
  marks,
  powerOn,
  reconfigure,
  shutdownGuest,
  templateDisk,
} from '../../contract/operations.ts';
import { inventory, nic, template, vm } from '../../support/inventory.ts';

const one = vm({ name: 'one', nics: [nic({ mac: '00:50:56:00:00:0a' })] });
const two = vm({ name: 'two', power: 'on', memoryHotAdd: true, folder: 'hospital' });

const number = fc.constantFrom(-1, 0, 1, 2, 1.5, 4096, 40_960, 81_920, 2 ** 53);
const text = fc.constantFrom('', 'a', 'one', 'hospital', 'a/b', '/a', 'a/', '\ud800', 'x'.repeat(81));
const mac = fc.constantFrom(null, '00:50:56:00:00:0A', '00:50:56:aa:BB:cc', 'none');
const place = { controller: number, unit: number, sizeMib: number };
const someDisk = fc.record(place).map((given) => diskSpec(given));
const someCard = fc.record({ mac, connected: fc.boolean() }).map((given) => card(given));
const someDevices = fc
  .record({ disks: fc.array(someDisk, { maxLength: 1 }), nics: fc.array(someCard, { maxLength: 2 }) })
  .map(({ disks, nics }) => ({
    disks: [templateDisk(), ...disks.map((each) => ({ ...each, from: 'new' as const }))],
    nics: nics.map((each, index) => {
      return { ...each, from: index === 0 ? ('template' as const) : ('new' as const) };
    }),
    marks: marks({ nics: nics.length === 0 ? {} : { 0: { index: 0 } } }),
  }));
const target = fc.constantFrom(one, two, template());
const hardware = { cores: number, coresPerSocket: number, memoryMib: number, memoryReservationMib: number };

const operation: fc.Arbitrary<Operation> = fc.oneof(
  text.map((path) => createFolder(path)),
  fc
    .record(
      { name: text, folder: text, ...hardware, cpuReservationMhz: number, notes: text, devices: someDevices },
      { requiredKeys: [] },
    )
    .map(({ devices = {}, ...given }) => clone({ ...given, ...devices })),
  text.map((name) => clone({ name })),
  someDevices.map((devices) => clone(devices)),
  fc
    .record(
      {
        ...hardware,
        notes: text,
        addDisks: fc.array(someDisk, { maxLength: 2 }),
        addNics: fc.array(someCard, { maxLength: 2 }),
        growDisks: fc.array(
          number.map((toMib) => {
            return { key: 2000, bus: 'scsi' as const, controller: 0, unit: 0, fromMib: 40_960, toMib };
          }),
          { maxLength: 2 },
        ),
      },
      { requiredKeys: [] },
    )
    .chain((change) => target.map((each) => reconfigure(each, change))),
  target.map((each) => powerOn(each)),
  target.map((each) => shutdownGuest(each)),
  target.map((each) => customize(each, customization('GUEST', '10.0.0.1/24'))),
);

test('whatever is performed, what is written can be read and is the same', () => {
  const changed = new Set<string>();
  fc.assert(
    fc.property(fc.array(operation, { minLength: 1, maxLength: 8 }), (operations) => {
      let current = sortInventory(inventory({ vms: [one, two, template()] }));
      for (const each of operations) {
        const next = attempt(current, each);
        if (next !== current) changed.add(each.action);
        current = next;
        expect(parseRecording(Buffer.from(formatRecording(current)), 'f')).toEqual(current);
      }
    }),
    { numRuns: 500, seed: 1 },
  );
  expect([...changed].sort()).toEqual([
    'clone',
    'create-folder',
    'customize',
    'power-on',
    'reconfigure',
    'shutdown-guest',
  ]);
});

/** Another inventory, or the same after a refusal with a fault's name. */
function attempt(current: Observed, each: Operation): Observed {
  const before = JSON.stringify(current);
  try {
    return performOn(current, each, {}).inventory;
  } catch (error) {
    if (!(error instanceof HvmError)) throw error;
    expect(error.fault, error.key).toMatch(/^[A-Z]\w+$/);
    expect(JSON.stringify(current)).toBe(before);
    return current;
  }
}
