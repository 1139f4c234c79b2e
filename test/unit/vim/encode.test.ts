import { describe, expect, test } from 'vitest';
import { json } from '../../../src/vsphere/vim/json.ts';
import { soap } from '../../../src/vsphere/vim/soap.ts';
import { box, make } from '../../../src/vsphere/vim/values.ts';

const vm = { type: 'VirtualMachine', value: 'vm-1' };
const card = {
  _typeName: 'VirtualVmxnet3',
  key: 4000,
  uptv2Enabled: true,
  numaNode: 1,
  uptCompatibilityEnabled: true,
};
const reconfig = (encoding: typeof soap, spec: object, version = '8.0.1.0'): string =>
  encoding.encode('ReconfigVM_Task', vm, { spec }, version).body;

describe.each([soap, json])('what is not to be sent is refused: $api', (encoding) => {
  test.each([
    ['spec.numCPUs', 'a text for a number', { numCPUs: '4' }],
    ['spec.numCPUs', 'a fraction', { numCPUs: 1.5 }],
    ['spec.numCPUs', 'a number beyond int', { numCPUs: 2 ** 31 }],
    ['spec.memoryMB', 'a number that is not exact', { memoryMB: 2 ** 53 }],
    ['spec.annotation', 'a control character', { annotation: 'a\u0007b' }],
    ['spec.annotation', 'half a character', { annotation: 'a\ud83d' }],
    ['spec.memoryHotAddEnabled', 'a word for a boolean', { memoryHotAddEnabled: 'true' }],
    ['spec.deviceChange', 'one for a list', { deviceChange: { operation: 'add' } }],
    ['spec.files', 'a list for one', { files: [] }],
    ['spec.cpus', 'an unknown field', { cpus: 4 }],
    ['spec.__proto__', 'a prototype', JSON.parse('{"__proto__":{"a":1}}') as object],
    [
      'spec.deviceChange.device',
      'a required field that is missing',
      { deviceChange: [{ operation: 'add' }] },
    ],
    [
      'spec.deviceChange.device.capacityInKB',
      'another',
      { deviceChange: [{ device: { _typeName: 'VirtualDisk', key: 1 } }] },
    ],
    [
      'spec.deviceChange.device',
      'a type that does not fit',
      { deviceChange: [{ device: { _typeName: 'OptionValue', key: 'k' } }] },
    ],
    [
      'spec.deviceChange.device',
      'a type that does not exist',
      { deviceChange: [{ device: { _typeName: 'Foo' } }] },
    ],
    [
      'spec.deviceChange.device',
      'a device that was read as its base',
      { deviceChange: [{ device: { _typeName: 'VirtualDevice', _sentAs: 'VirtualKeyboard', key: 600 } }] },
    ],
    ['spec.extraConfig.value', 'a number without its kind', { extraConfig: [{ key: 'k', value: 5 }] }],
    [
      'spec.extraConfig.value',
      'a kind that does not exist',
      { extraConfig: [{ key: 'k', value: { _typeName: 'foo', _value: 5 } }] },
    ],
  ])('%s: %s', (at, _, spec) => {
    expect(() => reconfig(encoding, spec)).toThrow(
      expect.objectContaining({ key: 'WIRE-002', args: { at, reason: expect.any(String) } }),
    );
  });

  test('no secret is in the refusal', () => {
    try {
      reconfig(encoding, { annotation: 'canary\0' });
    } catch (error) {
      expect(JSON.stringify(error)).not.toContain('canary');
    }
  });

  test('a method, a type, a field that is newer than the server', () => {
    const at = (what: string): unknown => expect.objectContaining({ key: 'WIRE-003', args: { at: what } });
    const nvme = { deviceChange: [{ device: make('VirtualNVMEController', { key: -1, busNumber: 0 }) }] };
    expect(() => reconfig(encoding, nvme, '6.0')).toThrow(
      at('spec.deviceChange.device (VirtualNVMEController)'),
    );
    expect(() => reconfig(encoding, { tools: { toolsInstallType: 'x' } }, '6.0')).toThrow(
      at('spec.tools.toolsInstallType'),
    );
    expect(reconfig(encoding, { tools: { toolsInstallType: 'x' } }, '6.5')).toContain('toolsInstallType');
  });

  test('a device goes back as it was read, without what the server does not know', () => {
    const sent = (version: string): string[] =>
      ['numaNode', 'uptCompatibilityEnabled', 'uptv2Enabled'].filter((name) =>
        reconfig(encoding, { deviceChange: [{ operation: 'edit', device: card }] }, version).includes(name),
      );
    expect([sent('5.5'), sent('6.7.3'), sent('8.0.1.0')]).toEqual([
      [],
      ['uptCompatibilityEnabled'],
      ['numaNode', 'uptCompatibilityEnabled', 'uptv2Enabled'],
    ]);
  });
});

test('an any slot takes texts, booleans, dates, references, objects and numbers with their kind', () => {
  const value = (each: unknown): object => ({ extraConfig: [{ key: 'k', value: each }] });
  const values = [
    't',
    false,
    new Date(0),
    vm,
    make('Description', { label: 'l', summary: 's' }),
    box('long', -1),
  ];
  expect(values.map((each) => /<value.*<\/value>/.exec(reconfig(soap, value(each)))?.[0])).toEqual([
    '<value xsi:type="xsd:string">t</value>',
    '<value xsi:type="xsd:boolean">false</value>',
    '<value xsi:type="xsd:dateTime">1970-01-01T00:00:00.000Z</value>',
    '<value xsi:type="ManagedObjectReference" type="VirtualMachine">vm-1</value>',
    '<value xsi:type="Description"><label>l</label><summary>s</summary></value>',
    '<value xsi:type="xsd:long">-1</value>',
  ]);
  expect(
    values.map(
      (each) => (JSON.parse(reconfig(json, value(each))) as never)['spec']['extraConfig'][0]['value'],
    ),
  ).toEqual([
    { _typeName: 'string', _value: 't' },
    { _typeName: 'boolean', _value: false },
    { _typeName: 'dateTime', _value: '1970-01-01T00:00:00.000Z' },
    { _typeName: 'ManagedObjectReference', type: 'VirtualMachine', value: 'vm-1' },
    { _typeName: 'Description', label: 'l', summary: 's' },
    { _typeName: 'long', _value: -1 },
  ]);
});

test('xsi:type stands only where a value is not of the type that the slot has', () => {
  const spec = {
    deviceChange: [
      {
        operation: 'edit',
        device: make('VirtualE1000', {
          key: 1,
          backing: make('VirtualEthernetCardNetworkBackingInfo', { deviceName: 'n' }),
        }),
      },
    ],
  };
  expect(/<spec>.*<\/spec>/.exec(reconfig(soap, spec))?.[0]).toBe(
    '<spec><deviceChange><operation>edit</operation><device xsi:type="VirtualE1000"><key>1</key><backing xsi:type="VirtualEthernetCardNetworkBackingInfo"><deviceName>n</deviceName></backing></device></deviceChange></spec>',
  );
});

test('a session is told from its headers, whatever else is in them', () => {
  expect([
    soap.session({ 'set-cookie': 'vmware_soap_session="a b=="; Path=/; HttpOnly; Secure;' }),
    soap.session({ 'set-cookie': 'other=1; Path=/\nvmware_soap_session=x-y; Path=/' }),
    soap.session({ 'set-cookie': 'not_vmware_soap_session=1' }),
    soap.session({}),
    json.session({ 'vmware-api-session-id': 'abc' }),
    json.session({}),
  ]).toEqual(['"a b=="', 'x-y', undefined, undefined, 'abc', undefined]);
  expect([soap.sessionHeaders('"a"'), json.sessionHeaders('b')]).toEqual([
    { cookie: 'vmware_soap_session="a"' },
    { 'vmware-api-session-id': 'b' },
  ]);
});
