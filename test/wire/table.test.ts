import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { generate } from '../../scripts/vim-table.mjs';
import { enums, kin, methods, types } from '../../src/vsphere/vim/table.ts';
import { basesOf, dataType } from '../../src/vsphere/vim/schema.ts';
import { fieldsOf, slice } from './support/slice.ts';

const root = path.join(import.meta.dirname, '../..');

test('types.ts and table.ts are what scripts/vim-table.mjs makes of the slice', () => {
  const files = Object.entries(generate());
  expect(files.map(([file]) => file)).toEqual(['src/vsphere/vim/types.ts', 'src/vsphere/vim/table.ts']);
  for (const [file, text] of files)
    expect(readFileSync(path.join(root, file), 'utf8') === text, file).toBe(true);
});

test('the table has the types, methods and enumerations of the slice, and no other', () => {
  expect(Object.keys(types)).toEqual(Object.keys(slice.types));
  expect(Object.keys(methods)).toEqual(Object.keys(slice.methods));
  expect([...enums]).toEqual(Object.keys(slice.enums));
  expect(Object.keys(types).length).toBeGreaterThan(300);
  expect(Object.keys(types).length).toBeLessThan(500);
});

test('a type has the fields of its bases first, in the order of the schema', () => {
  for (const name of Object.keys(slice.types)) {
    const fields = dataType(name)?.fields.map((field) => field.name);
    expect([name, fields]).toEqual([name, fieldsOf(name).map((field) => field.name)]);
  }
  expect(
    dataType('VirtualDisk')
      ?.fields.slice(0, 10)
      .map(({ name }) => name),
  ).toEqual([
    'key',
    'deviceInfo',
    'backing',
    'connectable',
    'slotInfo',
    'controllerKey',
    'unitNumber',
    'numaNode',
    'deviceGroupInfo',
    'capacityInKB',
  ]);
});

test('what is known by name alone has bases, too', () => {
  expect(basesOf('NotAuthenticated')).toEqual([
    'NoPermission',
    'SecurityError',
    'RuntimeFault',
    'MethodFault',
  ]);
  expect(basesOf('VirtualKeyboard')).toEqual(['VirtualDevice']);
  expect(basesOf('HostInventoryFull')).toEqual(['NotEnoughLicenses', 'RuntimeFault', 'MethodFault']);
  expect(basesOf('NothingOfTheKind')).toEqual([]);
  for (const [base, names] of Object.entries(kin)) {
    expect(dataType(base), base).toBeDefined();
    expect(names.split(' ').filter((name) => dataType(name) !== undefined)).toEqual([]);
  }
});
