import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { json } from '../../src/vsphere/vim/json.ts';
import { soap } from '../../src/vsphere/vim/soap.ts';
import { judge } from './support/judge.ts';
import { requests } from './support/requests.ts';

const golden = (file: string): string =>
  readFileSync(path.join(import.meta.dirname, 'golden/requests', file), 'utf8');

test.each(requests)(
  'the SOAP request $file says what govmomi says, in the order of the schema',
  (request) => {
    const ours = soap.encode(request.method, request.self, request.args, '8.0.3.0');
    expect(judge(ours.body, '8.0.3.0')).toEqual(judge(golden(`${request.file}.xml`), '8.0.3.0'));
  },
);

test.each(requests)(
  'the VI/JSON request $file is what govmomi sends, but for the name at its root',
  (request) => {
    const ours = json.encode(request.method, request.self, request.args, '8.0.1.0');
    const { _typeName, ...theirs } = JSON.parse(golden(`${request.file}.json`)) as Record<string, unknown>;
    expect(_typeName).toBe(request.method);
    expect(JSON.parse(ours.body)).toEqual(theirs);
  },
);

test.each(requests)('$file is the same for vSphere 5.5: nothing in it is newer', (request) => {
  const old = soap.encode(request.method, request.self, request.args, '5.5');
  expect(judge(old.body, '5.5')).toEqual(judge(golden(`${request.file}.xml`), '8.0.3.0'));
});

test('a SOAP request names the version it speaks, and everything is escaped', () => {
  const {
    path: where,
    headers,
    body,
  } = soap.encode(
    'CreateFolder',
    { type: 'Folder', value: 'group-v3' },
    { name: 'a & b <c>\r\n"d"' },
    '6.7.3',
  );
  expect({ where, headers, body }).toEqual({
    where: '/sdk',
    headers: { 'content-type': 'text/xml; charset="utf-8"', soapaction: 'urn:vim25/6.7.3' },
    body:
      '<?xml version="1.0" encoding="UTF-8"?>\n<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>' +
      '<CreateFolder xmlns="urn:vim25"><_this type="Folder">group-v3</_this><name>a &amp; b &lt;c&gt;&#xD;\n"d"</name></CreateFolder></soapenv:Body></soapenv:Envelope>\n',
  });
});

test('a VI/JSON request has the release in its path, and identifiers that are safe in one', () => {
  const self = { type: 'PropertyCollector', value: 'session[52a1/../x]?y' };
  expect(json.encode('DestroyPropertyCollector', self, {}, '8.0.1.0')).toEqual({
    path: '/sdk/vim25/8.0.1.0/PropertyCollector/session%5B52a1%2F..%2Fx%5D%3Fy/DestroyPropertyCollector',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
});
