import { expect, test } from 'vitest';
import { type About, placerOf } from '../../../src/manifest/places.ts';
import { machine, network, site, sourcesOf } from './support.ts';

const vm = machine(`disks:
  - {name: os, size: 100 GiB}
  - {name: data, size: 1400 GiB}
networks: [{network: care}]
memory: 16 GiB
patch:
  owner: TBD
responsibility: {os: TBD, data: 病院}`);
const files = {
  'site/a.yaml': `${site('hosts: {memory: 96 GiB}')}---\n${network('vlan: 220', 'care')}`,
  'b.yaml': vm,
};

const place = placerOf(sourcesOf(files));

function at(code: string, subject: string, about: Partial<About> = {}): string {
  const found = place({ code, subject, facts: {}, ...about });
  return found === undefined ? 'nowhere' : `${found.file}:${found.line}:${found.column}`;
}

/** Counted by hand in the texts above: `machine` puts a spec into line 5, column 3. */
test.each([
  ['the key of its family', at('PAT-001', 'h-a01'), 'b.yaml:10:3'],
  ['the role that it is about', at('RSP-001', 'h-a01', { item: 'data' }), 'b.yaml:12:29'],
  ['a role that is not declared', at('RSP-001', 'h-a01', { item: 'backup' }), 'b.yaml:12:3'],
  ['a path of a field', at('FIX-001', 'h-a01', { facts: { path: 'disks[data].size' } }), 'b.yaml:7:20'],
  [
    'a path that is not declared',
    at('FIX-001', 'h-a01', { facts: { path: 'disks[data].datastore' } }),
    'b.yaml:7:7',
  ],
  ['a disk', at('DS-007', 'h-a01', { facts: { disk: 'os' } }), 'b.yaml:6:7'],
  ['a card by its network', at('VLAN-004', 'h-a01', { facts: { network: 'care' } }), 'b.yaml:8:14'],
  ['a plain key', at('FIX-001', 'h-a01', { facts: { path: 'memory' } }), 'b.yaml:9:3'],
  ['the name, where the key is not there', at('BKP-001', 'h-a01'), 'b.yaml:3:18'],
  ['the Site', at('CAP-002', 'kdu'), 'site/a.yaml:5:3'],
  ['a Network', at('VLAN-002', 'care'), 'site/a.yaml:11:3'],
  ['the Site’s name for what is in no manifest', at('DS-002', 'ds01'), 'site/a.yaml:3:18'],
])('%s', (_, found, expected) => {
  expect(found).toBe(expected);
});

test('without any Site what is in no manifest stands nowhere', () => {
  expect(
    placerOf(sourcesOf({ 'b.yaml': vm }))({ code: 'DS-002', subject: 'ds01', facts: {} }),
  ).toBeUndefined();
});
