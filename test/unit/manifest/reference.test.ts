import { expect, test } from 'vitest';
import { findReference, jsonSchema, type Reference } from '../../../src/manifest/reference.ts';
import { kindNames } from '../../../src/manifest/schema/kinds.ts';
import {
  documentWords,
  kindWords,
  networkWords,
  secretWords,
  templateWords,
  vendorWords,
} from '../../../src/manifest/words/catalogues.ts';
import { machineWords } from '../../../src/manifest/words/machine.ts';
import { siteWords } from '../../../src/manifest/words/site.ts';

const found = (path: string): Reference => {
  const result = findReference(path);
  if (!('found' in result)) throw new Error(`there is no ${path}`);
  return result.found;
};

const all = [...everything(found(''))].filter(({ path }) => path !== '');

function* everything(reference: Reference): Generator<Reference> {
  yield reference;
  for (const child of reference.children) yield* everything(child);
}

test('every key has a sentence in English and one in Japanese', () => {
  expect(all.length).toBeGreaterThan(300);
  expect(all.filter(({ en }) => !/^\S.*\.$/.test(en)).map(({ path }) => path)).toEqual([]);
  const japanese = /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u;
  expect(all.filter(({ ja }) => !japanese.test(ja) && ja !== 'vSphere。').map(({ path }) => path)).toEqual(
    [],
  );
  expect(all.filter(({ en }) => japanese.test(en)).map(({ path }) => path)).toEqual([]);
});

test('every key of the JSON Schema has its own description, in both languages', () => {
  const described = new Map<string, unknown>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    const {
      properties = {},
      additionalProperties,
      items,
      anyOf = [],
      description,
    } = value as {
      properties?: object;
      additionalProperties?: unknown;
      items?: unknown;
      anyOf?: unknown[];
      description?: unknown;
    };
    if (description !== undefined) described.set(path, description);
    for (const key of Object.keys(properties)) walk(Reflect.get(properties, key), `${path}.${key}`);
    walk(additionalProperties, `${path}.CODE`);
    for (const each of [items, ...anyOf]) walk(each, path);
  };
  const definitions = jsonSchema().definitions as object;
  for (const [kind, definition] of Object.entries(definitions)) walk(definition, kind);
  expect(described).toEqual(new Map(all.map(({ path, en, ja }) => [path, `${en}\n${ja}`])));
});

test('no word describes a key that there is not', () => {
  const paths = new Set(all.map(({ path }) => path));
  const specs = {
    Site: siteWords,
    Network: networkWords,
    Template: templateWords,
    Vendor: vendorWords,
    VirtualMachine: machineWords,
  };
  const described = [
    ...Object.keys(kindWords),
    ...kindNames.flatMap((kind) => Object.keys(documentWords).map((key) => `${kind}.${key}`)),
    ...Object.entries(specs).flatMap(([kind, words]) =>
      Object.keys(words).map((key) => `${kind}.spec.${key}`),
    ),
    ...Object.keys(secretWords).map((key) => `Site.spec.vcenter.password.${key}`),
  ];
  expect(described.length).toBeGreaterThan(150);
  expect(described.filter((path) => !paths.has(path))).toEqual([]);
});

test('types say how a value is written', () => {
  const types = Object.fromEntries(
    [
      'vm',
      'vm.cores',
      'vm.cores.count',
      'vm.memory',
      'vm.disks',
      'vm.disks.size',
      'vm.power',
      'vm.software',
      'vm.guest.runOnce',
      'vm.guest.adminPassword',
      'vm.backup',
      'vm.metadata.labels',
      'vm.networks.vlan',
      'vm.networks.connected',
      'Site.windows.days',
      'Site.hosts.coreFactor',
      'Site.policy.limits.created',
      'Network.dns',
      'vm.apiVersion',
    ].map((path) => [path, found(path).type]),
  );
  expect(types).toEqual({
    vm: 'object',
    'vm.cores': 'integer | object',
    'vm.cores.count': 'integer 1..960',
    'vm.memory': 'size | object',
    'vm.disks': '[]object',
    'vm.disks.size': 'size',
    'vm.power': 'on | off | keep',
    'vm.software': '[]object',
    'vm.guest.runOnce': '[]string',
    'vm.guest.adminPassword': 'secret',
    'vm.backup': 'none | object',
    'vm.metadata.labels': 'map[string]string',
    'vm.networks.vlan': 'integer 1..4094',
    'vm.networks.connected': 'boolean',
    'Site.windows.days': '[]mon | tue | wed | thu | fri | sat | sun',
    'Site.hosts.coreFactor': 'number 0.1..10',
    'Site.policy.limits.created': 'percent | integer',
    'Network.dns': '[]address',
    'vm.apiVersion': 'hvm/v1',
  });
});

test('what may not be left out', () => {
  const needed = all
    .filter(({ required, path }) => required && /^[A-Z]\w*\.spec\./.test(path))
    .map(({ path }) => path);
  expect(needed.filter((path) => !path.startsWith('Site.spec.defaults.'))).toEqual([
    ...['name', 'days', 'start', 'end'].map((key) => `Site.spec.windows.${key}`),
    ...['name', 'days', 'start', 'end'].map((key) => `Site.spec.forbidden.${key}`),
    ...['code', 'reason', 'approver', 'expires'].map((key) => `Site.spec.exceptions.${key}`),
    ...['Network.spec.vlan', 'Network.spec.portGroup', 'Template.spec.source', 'Template.spec.os'],
    ...['Template.spec.disks.name', 'Template.spec.disks.size'],
    ...['Vendor.spec.mdsSds.version', 'Vendor.spec.mdsSds.receivedAt'],
    ...['software.product', 'disks.name', 'disks.size', 'disks.samples.at', 'disks.samples.used'].map(
      (key) => `VirtualMachine.spec.${key}`,
    ),
  ]);
});

test.each([
  ['VirtualMachine.spec.disks.size', 'VirtualMachine.spec.disks.size'],
  ['VirtualMachine.disks.size', 'VirtualMachine.spec.disks.size'],
  ['vm.spec.disks[0].size', 'VirtualMachine.spec.disks.size'],
  ['virtualmachine', 'VirtualMachine'],
  ['VM.metadata.name', 'VirtualMachine.metadata.name'],
  ['Site.vcenter.tls', 'Site.spec.vcenter.tls'],
  ['', ''],
])('%j is %j', (path, expected) => {
  expect(found(path).path).toBe(expected);
});

test.each([
  ['VirtualMashine', { near: 'VirtualMachine' }],
  ['VirtualMashine.spec.disks', { near: 'VirtualMachine.spec.disks' }],
  ['vm.disk', { near: 'VirtualMachine.spec.disks' }],
  ['vm.spec.disks.sise', { near: 'VirtualMachine.spec.disks.size' }],
  ['Site.vcentre', { near: 'Site.spec.vcenter' }],
  ['Pod', {}],
  ['vm.spec.zzz', {}],
  ['vm.power.on', {}],
])('%j is not there: %j', (path, expected) => {
  expect(findReference(path)).toEqual(expected);
});
