import { expect, test } from 'vitest';
import { base, machine, read, site, written } from './support.ts';

test('all mistakes come at once, in the order of files, lines and columns', () => {
  const { desired, diagnostics } = read({
    'z.yaml': machine('notes: 1\ncores: 0\nguest: {b: 1, a: 2}'),
    'a.yaml': [machine('cores: 0', 'h-a02'), 'a: [\n', machine('nothing: x', 'h-a03')].join('---\n'),
    'base.yaml': base,
  });
  expect(desired).toBe(undefined);
  expect(diagnostics.map(written).map((line) => line.replace(/ path.*/, ''))).toEqual([
    'z.yaml:5:10 MAN-003/text',
    'z.yaml:6:10 MAN-003/range',
    'z.yaml:7:11 MAN-004',
    'z.yaml:7:17 MAN-004',
    '5:10 MAN-003/range',
    '7:4 MAN-002/bracket',
    '13:3 MAN-004',
  ]);
});

test('warnings alone are no hindrance', () => {
  const { desired, diagnostics } = read({ 'a.yaml': site('{}'), 'b.yaml': '# nothing yet\n' });
  expect(desired?.site.name).toBe('kdu');
  expect(diagnostics.map(({ severity, key }) => [severity, key])).toEqual([['warning', 'MAN-001/empty']]);
});

test('of no files there is nothing to say', () => {
  expect(read({})).toEqual({ diagnostics: [] });
});

test('the same texts give the same answer, and are left as they are', () => {
  const files = { 'base.yaml': base, 'a.yaml': machine('cores: {count: 4}\nguest: {workgroup: KDU}') };
  expect(read(files)).toEqual(read(files));
  expect(JSON.parse(JSON.stringify(read(files).desired))).toEqual(read(files).desired);
});

test('a whole site in one document stream, in one line each, as JSON', () => {
  const documents = base.split('---\n').length;
  const json = [
    { apiVersion: 'hvm/v1', kind: 'Site', metadata: { name: 'kdu' }, spec: {} },
    { apiVersion: 'hvm/v1', kind: 'VirtualMachine', metadata: { name: 'h-a01' }, spec: { cores: 2 } },
  ].map((each) => JSON.stringify(each));
  expect(read({ 'a.yaml': json.join('\n---\n') }).desired?.vms.map(({ cores }) => cores)).toEqual([
    { count: 2 },
  ]);
  expect(documents).toBe(4);
});

test('thousands of mistakes are told as quickly as a few', () => {
  const disks = Array.from(
    { length: 3000 },
    (_, index) => `  - {name: os, size: 1, password: p${index}}`,
  ).join('\n');
  const { diagnostics } = read({ 'base.yaml': base, 'a.yaml': machine(`disks:\n${disks}`) });
  expect(diagnostics).toHaveLength(3000 * 3 - 1);
  expect(diagnostics.at(-1)?.excerpt?.line).toBe('    - {name: os, size: 1, password: ********}');
});
