import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';

const root = path.join(import.meta.dirname, '../../../..');
const schema = JSON.parse(readFileSync(path.join(root, 'schema/hvm.schema.json'), 'utf8'));
const validate = new Ajv({ strict: true, strictTypes: false, allErrors: true }).compile(schema);

const folder = path.join(root, 'manifests');
const examples = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) =>
    parseAllDocuments(readFileSync(path.join(folder, file), 'utf8')).map((document) => ({
      name: `${file}: ${['kind', 'metadata.name'].map((key) => String(document.getIn(key.split('.')))).join(' ')}`,
      value: document.toJS() as unknown,
    })),
  );

test('it is a schema of draft-07', () => {
  expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
  expect(examples.length).toBeGreaterThan(40);
});

test.each(examples)('$name is valid', ({ value }) => {
  validate(value);
  expect(validate.errors).toBe(null);
});

const vm = { apiVersion: 'hvm/v1', kind: 'VirtualMachine', metadata: { name: 'a' }, spec: {} };
const site = { ...vm, kind: 'Site' };

test.each([
  ['one VM', vm],
  ['short forms', { ...vm, spec: { cores: 4, memory: '16 GiB', backup: 'none' } }],
  [
    'long forms',
    { ...vm, spec: { cores: { count: 4 }, memory: { size: '16 GiB', reservation: 'all' }, backup: {} } },
  ],
  [
    'references to secrets',
    { ...vm, spec: { guest: { adminPassword: { fromEnv: 'A' }, productKey: { fromFile: 'x' } } } },
  ],
  [
    'a policy',
    { ...site, spec: { policy: { 'CAP-002': 'off', 'CAP-003': { severity: 'error', share: 5 } } } },
  ],
])('%s is valid', (_, value) => {
  validate(value);
  expect(validate.errors).toBe(null);
});

test.each([
  ['a list', []],
  ['no kind', { ...vm, kind: undefined }],
  ['a kind that there is not', { ...vm, kind: 'Pod' }],
  ['another version', { ...vm, apiVersion: 'v1' }],
  ['no name', { ...vm, metadata: {} }],
  ['a name in Japanese', { ...vm, metadata: { name: '画像' } }],
  ['no spec', { ...vm, spec: undefined }],
  ['a key beside the spec', { ...vm, cores: 4 }],
  ['an unknown key', { ...vm, spec: { cpus: 4 } }],
  ['null', { ...vm, spec: { cores: null } }],
  ['a number in quotes', { ...vm, spec: { cores: '4' } }],
  ['no core', { ...vm, spec: { cores: 0 } }],
  ['a size without a unit', { ...vm, spec: { memory: 16 } }],
  ['a unit that there is not', { ...vm, spec: { memory: '16 G' } }],
  ['power in words of vSphere', { ...vm, spec: { power: 'poweredOn' } }],
  ['a version that is a number', { ...vm, spec: { software: [{ product: 'x', version: 8 }] } }],
  ['a disk without a size', { ...vm, spec: { disks: [{ name: 'os' }] } }],
  ['a secret itself', { ...vm, spec: { guest: { adminPassword: 'hunter2' } } }],
  ['two references', { ...vm, spec: { guest: { adminPassword: { fromEnv: 'A', fromFile: 'b' } } } }],
  ['an address without a prefix', { ...vm, spec: { networks: [{ vlan: 1, address: '10.0.0.1' }] } }],
  ['a VLAN that there cannot be', { ...vm, spec: { networks: [{ vlan: 4095 }] } }],
  ['a day with slashes', { ...vm, spec: { patch: { lastApplied: '2027/03/31' } } }],
  ['disks in the defaults', { ...site, spec: { defaults: { disks: [] } } }],
  [
    'a window without days',
    { ...site, spec: { windows: [{ name: 'n', days: [], start: '22:00', end: '04:00' }] } },
  ],
  [
    'a short time',
    { ...site, spec: { forbidden: [{ name: 'n', days: ['mon'], start: '8:00', end: '18:00' }] } },
  ],
  ['a URL without https', { ...site, spec: { vcenter: { url: 'vcenter' } } }],
  ['a severity that there is not', { ...site, spec: { policy: { 'CAP-002': 'fatal' } } }],
])('%s is not valid', (_, value) => {
  expect(validate(JSON.parse(JSON.stringify(value)))).toBe(false);
});
