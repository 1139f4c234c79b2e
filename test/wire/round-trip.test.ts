import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJson } from '../../src/vsphere/vim/json-decode.ts';
import { objectJson } from '../../src/vsphere/vim/json-encode.ts';
import { dataType, type Field } from '../../src/vsphere/vim/schema.ts';
import { readSoap } from '../../src/vsphere/vim/soap-decode.ts';
import { objectXml } from '../../src/vsphere/vim/soap-encode.ts';
import { soap } from '../../src/vsphere/vim/soap.ts';
import { typeName } from '../../src/vsphere/vim/values.ts';
import { versionNumber } from '../../src/vsphere/vim/version.ts';
import { drawObject, opened } from './support/draw.ts';
import { judge } from './support/judge.ts';
import { slice } from './support/slice.ts';

/** Roots that reach what hvm builds and what it reads. */
const roots = [
  'VirtualMachineConfigSpec',
  'VirtualMachineCloneSpec',
  'CustomizationSpec',
  'PropertyFilterSpec',
  'VirtualDevice',
  'VirtualDeviceBackingInfo',
  'VirtualMachineConfigInfo',
  'GuestInfo',
  'TaskInfo',
  'ClusterConfigInfoEx',
  'HostListSummary',
  'DVPortgroupConfigInfo',
  'Event',
  'MethodFault',
  'UpdateSet',
];
const target = { version: versionNumber('9.1.0.0') };
const anything: Field = { name: 'returnval', slot: { kind: 'any' }, array: false, optional: true, since: 0 };
const typeOf = (name: string): NonNullable<ReturnType<typeof dataType>> => {
  const type = dataType(name);
  if (type === undefined) throw new Error(`no type ${name}`);
  return type;
};
const inEnvelope = (inner: string): string =>
  `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><e:Body><R xmlns="urn:vim25">${inner}</R></e:Body></e:Envelope>`;
const nameOf = (value: unknown): string => typeName(value as object);

test.each(roots)('what is said of a %s is read as it was, in both encodings', (root) => {
  fc.assert(
    fc.property(drawObject(root), (value) => {
      const type = typeOf(nameOf(value));
      const answer = inEnvelope(objectXml('returnval', type, undefined, value, target, root));
      expect(readSoap(answer, anything)).toEqual({ kind: 'value', value: opened(value) });
      const json = JSON.stringify(objectJson(type, value, target, root));
      expect(readJson(json, anything)).toEqual(opened(value));
    }),
    { numRuns: 100 },
  );
});

test('whatever a caller builds of a ConfigSpec, its elements are in the order of the schema', () => {
  fc.assert(
    fc.property(drawObject('VirtualMachineConfigSpec'), (value) => {
      const shuffled = Object.fromEntries(Object.entries(value as object).reverse());
      const self = { type: 'VirtualMachine', value: 'vm-1' };
      const { body } = soap.encode('ReconfigVM_Task', self, { spec: shuffled }, '9.1.0.0');
      expect(judge(body, '9.1.0.0')).toMatchObject({ method: 'ReconfigVM_Task' });
    }),
    { numRuns: 100 },
  );
});

test('nothing newer than the server is sent: it is refused, or, of a device, left out', () => {
  const versions = [
    '5.5',
    '6.0',
    '6.5',
    '6.7',
    '6.7.3',
    '7.0.0.0',
    '7.0.3.2',
    '8.0.1.0',
    '8.0.3.0',
    '9.0.0.0',
  ];
  const outcomes = new Set<string>();
  fc.assert(
    fc.property(drawObject('VirtualMachineCloneSpec'), fc.constantFrom(...versions), (value, version) => {
      const args = { folder: { type: 'Folder', value: 'f' }, name: 'n', spec: value as never };
      try {
        const { body } = soap.encode(
          'CloneVM_Task',
          { type: 'VirtualMachine', value: 'vm-1' },
          args,
          version,
        );
        judge(body, version);
        outcomes.add('sent');
      } catch (error) {
        expect(error).toMatchObject({ key: 'WIRE-003' });
        outcomes.add('refused');
      }
    }),
    { numRuns: 200 },
  );
  expect([...outcomes].sort()).toEqual(['refused', 'sent']);
});

test('the roots reach most of the slice', () => {
  expect(roots.filter((root) => slice.types[root] === undefined)).toEqual([]);
});
