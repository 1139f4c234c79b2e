import { describe, expect, test } from 'vitest';
import type { Decoded, MethodName } from '../../../src/vsphere/vim/encoding.ts';
import { json } from '../../../src/vsphere/vim/json.ts';
import { soap } from '../../../src/vsphere/vim/soap.ts';

const body = (text: string, status = 200): { status: number; headers: {}; text: string } => ({
  status,
  headers: {},
  text,
});
const ofJson = <M extends MethodName>(method: M, text: string, status?: number): Decoded<M> =>
  json.decode(method, body(text, status));
const ofSoap = <M extends MethodName>(method: M, inner: string): Decoded<M> =>
  soap.decode(
    method,
    body(
      `<E xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><Body>${inner}</Body></E>`
        .replaceAll('E>', 'Envelope>')
        .replace('<E ', '<Envelope '),
    ),
  );
const property = (val: string): Decoded<'RetrievePropertiesEx'> =>
  ofJson('RetrievePropertiesEx', `{"objects":[{"propSet":[{"name":"p","val":${val}}]}]}`);
const propertyXml = (val: string): Decoded<'RetrievePropertiesEx'> =>
  ofSoap(
    'RetrievePropertiesEx',
    `<R><returnval><objects><propSet><name>p</name>${val}</propSet></objects></returnval></R>`,
  );
const read = (...val: readonly unknown[]): unknown => ({
  kind: 'value',
  value: {
    _typeName: 'RetrieveResult',
    objects: [
      {
        _typeName: 'ObjectContent',
        propSet: [{ _typeName: 'DynamicProperty', name: 'p', ...(val.length > 0 && { val: val[0] }) }],
      },
    ],
  },
});
const vm = { type: 'VirtualMachine', value: 'vm-1' };

describe('nothing is nothing, however it is written', () => {
  test.each(['', ' \n', 'null'])('VI/JSON %j', (text) => {
    expect(ofJson('WaitForUpdatesEx', text)).toEqual({ kind: 'value', value: undefined });
    expect(ofJson('RetrievePropertiesEx', text)).toEqual({ kind: 'value', value: undefined });
    expect(ofJson('Logout', text)).toEqual({ kind: 'value', value: undefined });
    expect(ofJson('FindByUuid', text, 204)).toEqual({ kind: 'value', value: undefined });
  });

  test.each(['<R/>', '<R></R>', '<R xmlns="urn:vim25"/>', '<R><returnval i:nil="true"/></R>'])(
    'SOAP %s',
    (text) => {
      expect(ofSoap('WaitForUpdatesEx', text)).toEqual({ kind: 'value', value: undefined });
      expect(ofSoap('FindByUuid', text)).toEqual({ kind: 'value', value: undefined });
      expect(ofSoap('Logout', text)).toEqual({ kind: 'value', value: undefined });
    },
  );

  test('a list of nothing is an empty list, or none', () => {
    expect(ofSoap('FindAllByUuid', '<R></R>')).toEqual({ kind: 'value', value: [] });
    expect(ofJson('FindAllByUuid', '[]')).toEqual({ kind: 'value', value: [] });
    expect(ofJson('FindAllByUuid', 'null')).toEqual({ kind: 'value', value: [] });
    expect(ofSoap('RetrievePropertiesEx', '<R><returnval/></R>')).toEqual({
      kind: 'value',
      value: { _typeName: 'RetrieveResult', objects: [] },
    });
  });
});

describe('values in an any slot', () => {
  test.each([
    ['{"_typeName":"string","_value":"7"}', '<val i:type="xsd:string">7</val>', '7'],
    ['{"_value":7,"_typeName":"int"}', '<val i:type="xs:int"> 7 </val>', 7],
    ['{"_typeName":"long","_value":"-8"}', '<val i:type="long">-8</val>', -8],
    ['{"_typeName":"boolean","_value":true}', '<val i:type="xsd:boolean">1</val>', true],
    ['{"_typeName":"boolean","_value":"false"}', '<val i:type="xsd:boolean">0</val>', false],
    ['{"_typeName":"double","_value":1.5}', '<val i:type="xsd:double">1.5</val>', 1.5],
    [
      '{"_typeName":"dateTime","_value":"2026-11-24T10:02:03.4567891+09:00"}',
      '<val i:type="xsd:dateTime">2026-11-24T01:02:03.456789Z</val>',
      new Date('2026-11-24T01:02:03.456Z'),
    ],
    [
      '{"_typeName":"dateTime","_value":"2026-11-24T01:02:03"}',
      '<val i:type="xsd:dateTime">2026-11-24T01:02:03</val>',
      new Date('2026-11-24T01:02:03Z'),
    ],
    [
      '{"_typeName":"anyURI","_value":"https://x/"}',
      '<val i:type="xsd:anyURI">https://x/</val>',
      'https://x/',
    ],
    ['{"_typeName":"binary","_value":"AAE="}', '<val i:type="xsd:base64Binary">AAE=</val>', 'AAE='],
    ['{"_typeName":"PropertyPath","_value":"config"}', '<val i:type="PropertyPath">config</val>', 'config'],
    [
      '{"_typeName":"VirtualMachinePowerState","_value":"poweredOn"}',
      '<val i:type="VirtualMachinePowerState">poweredOn</val>',
      'poweredOn',
    ],
    [
      '{"_typeName":"ManagedObjectReference","_value":{"type":"VirtualMachine","value":"vm-1"}}',
      '<val type="VirtualMachine" i:type="ManagedObjectReference">vm-1</val>',
      vm,
    ],
    [
      '{"value":"vm-1","type":"VirtualMachine","_typeName":"ManagedObjectReference"}',
      '<val i:type="vim25:ManagedObjectReference" type="VirtualMachine"> vm-1 </val>',
      vm,
    ],
    [
      '{"_typeName":"ArrayOfInt","_value":[1,2]}',
      '<val i:type="ArrayOfInt"><int>1</int><int>2</int></val>',
      [1, 2],
    ],
    ['{"_typeName":"ArrayOfString","_value":[]}', '<val i:type="ArrayOfString"/>', []],
    [
      '{"_typeName":"ArrayOfAnyURI","_value":["u"]}',
      '<val i:type="ArrayOfAnyURI"><anyURI>u</anyURI></val>',
      ['u'],
    ],
    [
      '{"_typeName":"ArrayOfAnyType","_value":[{"_typeName":"int","_value":1}]}',
      '<val i:type="ArrayOfAnyType"><anyType i:type="xsd:int">1</anyType></val>',
      [1],
    ],
    [
      '{"_typeName":"ArrayOfManagedObjectReference","_value":[{"type":"VirtualMachine","value":"vm-1"}]}',
      '<val i:type="ArrayOfManagedObjectReference"><ManagedObjectReference type="VirtualMachine">vm-1</ManagedObjectReference></val>',
      [vm],
    ],
    ['"bare"', '<val>bare</val>', 'bare'],
    ['{"_typeName":"string","_value":""}', '<val i:type="xsd:string"/>', ''],
    [
      '{"_typeName":"SomeEnumOfTheFuture","_value":"word"}',
      '<val i:type="SomeEnumOfTheFuture">word</val>',
      'word',
    ],
  ])('%s and %s', (text, xml, value) => {
    expect([property(text), propertyXml(xml)]).toEqual([read(value), read(value)]);
  });

  test('of an object whose type nobody knows, nothing is known', () => {
    expect(property('{"_typeName":"Foo","bar":1}')).toEqual(read());
    expect(propertyXml('<val i:type="Foo"><bar>1</bar></val>')).toEqual(read());
  });
});

describe('a type that is not known is read as its nearest base', () => {
  test('known by name', () => {
    const device = { _typeName: 'VirtualController', _sentAs: 'VirtualUSBController', key: 7, busNumber: 0 };
    expect(
      property(
        '{"_value":[{"key":7,"busNumber":0,"autoConnectDevices":true,"_typeName":"VirtualUSBController"}],"_typeName":"ArrayOfVirtualDevice"}',
      ),
    ).toEqual(read([device]));
    expect(
      propertyXml(
        '<val i:type="ArrayOfVirtualDevice"><VirtualDevice i:type="VirtualUSBController"><key>7</key><busNumber>0</busNumber><autoConnectDevices>true</autoConnectDevices></VirtualDevice></val>',
      ),
    ).toEqual(read([device]));
  });

  test('not known at all, or where it does not belong: as the slot says', () => {
    for (const name of ['VirtualFlyingDevice', 'AboutInfo']) {
      const device = { _typeName: 'VirtualDevice', _sentAs: name, key: 7 };
      expect(
        property(
          `{"_typeName":"ArrayOfVirtualDevice","_value":[{"_typeName":"${name}","key":7,"name":"n"}]}`,
        ),
      ).toEqual(read([device]));
      expect(
        propertyXml(
          `<val i:type="ArrayOfVirtualDevice"><VirtualDevice i:type="${name}"><key>7</key><name>n</name></VirtualDevice></val>`,
        ),
      ).toEqual(read([device]));
    }
  });

  test('unknown fields, nulls and empty numbers are passed over', () => {
    const info = { _typeName: 'GuestInfo', guestState: 'running' };
    expect(
      property(
        '{"future":{"x":[1]},"_typeName":"GuestInfo","guestState":"running","hostName":null,"net":null}',
      ),
    ).toEqual(read(info));
    expect(
      propertyXml(
        '<val i:type="GuestInfo"><future><x>1</x></future><toolsStatus></toolsStatus><guestState>running</guestState><guestOperationsReady/></val>',
      ),
    ).toEqual(read(info));
  });
});

describe('faults', () => {
  test('VI/JSON has them in place where SOAP wraps them; both are read alike', () => {
    const task = {
      _typeName: 'TaskInfo',
      error: {
        _typeName: 'LocalizedMethodFault',
        fault: {
          _typeName: 'ConcurrentAccess',
          faultMessage: [{ _typeName: 'LocalizableMessage', key: 'k', message: 'Changed' }],
        },
        localizedMessage: 'Changed',
      },
    };
    const message = '"faultMessage":[{"key":"k","message":"Changed"}]';
    expect(property(`{"_typeName":"TaskInfo","error":{${message},"_typeName":"ConcurrentAccess"}}`)).toEqual(
      read(task),
    );
    expect(
      property(
        `{"_typeName":"TaskInfo","error":{"localizedMessage":"Changed","fault":{"_typeName":"ConcurrentAccess",${message}}}}`,
      ),
    ).toEqual(read(task));
    expect(
      propertyXml(
        '<val i:type="TaskInfo"><error><fault i:type="ConcurrentAccess"><faultMessage><key>k</key><message>Changed</message></faultMessage></fault><localizedMessage>Changed</localizedMessage></error></val>',
      ),
    ).toEqual(read(task));
  });

  test('a fault with a cause, in place', () => {
    expect(
      ofJson(
        'Login',
        '{"faultstring":"No","faultCause":{"_typeName":"NotFound"},"_typeName":"InvalidArgument","invalidProperty":"p"}',
        500,
      ),
    ).toEqual({
      kind: 'fault',
      fault: {
        fault: {
          _typeName: 'InvalidArgument',
          invalidProperty: 'p',
          faultCause: { _typeName: 'LocalizedMethodFault', fault: { _typeName: 'NotFound' } },
        },
        message: 'No',
      },
    });
  });

  test('a SOAP fault without a type, without a detail, or of one that nobody knows', () => {
    const fault = (detail: string): Decoded<'Logout'> =>
      ofSoap(
        'Logout',
        `<s:Fault><faultcode>ServerFaultCode</faultcode><faultstring>Says no</faultstring>${detail}</s:Fault>`,
      );
    const of = (value: object): unknown => ({ kind: 'fault', fault: { fault: value, message: 'Says no' } });
    expect(fault('')).toEqual(of({ _typeName: 'MethodFault' }));
    expect(fault('<detail/>')).toEqual(of({ _typeName: 'MethodFault' }));
    expect(fault('<detail><InvalidLoginFault/></detail>')).toEqual(of({ _typeName: 'InvalidLogin' }));
    expect(fault('<detail><FutureFault i:type="Future"><x>1</x></FutureFault></detail>')).toEqual(
      of({ _typeName: 'MethodFault', _sentAs: 'Future' }),
    );
  });
});
