import { expect, test } from 'vitest';
import { nearest } from '../../../src/lib/nearest.ts';

const keys = ['cores', 'memory', 'disks', 'networks', 'network', 'provisioning', 'datastore'];

test.each([
  ['cors', 'cores'],
  ['croes', 'cores'],
  ['memroy', 'memory'],
  ['Memory', 'memory'],
  ['datastoer', 'datastore'],
  ['network', 'network'],
  ['netwrok', 'network'],
  ['provisionning', 'provisioning'],
])('%s was meant as %s', (word, expected) => {
  expect(nearest(word, keys)).toBe(expected);
});

test('a word that is cut short is the only one that begins so', () => {
  expect(nearest('prov', keys)).toBe('provisioning');
  expect(nearest('PROV', keys)).toBe('provisioning');
  expect(nearest('netw', keys)).toBeUndefined();
  expect(nearest('p', keys)).toBeUndefined();
});

test.each(['backup', 'x', '', 'memorial'])('nothing is near %j', (word) => {
  expect(nearest(word, keys)).toBeUndefined();
});

test('of words that are equally near, the first', () => {
  expect(nearest('vm03', ['vm01', 'vm02'])).toBe('vm01');
  expect(nearest('vm03', [])).toBeUndefined();
});
