import { expect, test } from 'vitest';
import { put } from '../../../src/manifest/put.ts';

const vm = {
  spec: {
    cores: 4,
    disks: [{ name: 'os', size: '100 GiB' }, { name: 'data' }],
    networks: [{ network: 'care' }],
  },
};
const at = (...path: (string | number)[]) => put(vm, path, 'new')?.value;

test('a key, whether it is there or not; the rest stays as it is', () => {
  expect(at('spec', 'cores')).toEqual({ spec: { ...vm.spec, cores: 'new' } });
  expect(at('metadata', 'labels', 'owner')).toEqual({ ...vm, metadata: { labels: { owner: 'new' } } });
  expect(vm.spec.cores).toBe(4);
});

test('a short form gives way to the long one', () => {
  expect(at('spec', 'cores', 'count')).toMatchObject({ spec: { cores: { count: 'new' } } });
});

test('an entry by its name, or its network, or its number', () => {
  expect(at('spec', 'disks', '[data]', 'size')).toMatchObject({
    spec: { disks: [{ size: '100 GiB' }, { name: 'data', size: 'new' }] },
  });
  expect(at('spec', 'networks', '[care]', 'mac')).toMatchObject({
    spec: { networks: [{ network: 'care', mac: 'new' }] },
  });
  expect(at('spec', 'disks', 0, 'size')).toMatchObject({
    spec: { disks: [{ size: 'new' }, { name: 'data' }] },
  });
});

test('a name that is not there is added, a number that is not there is a mistake', () => {
  expect(at('spec', 'disks', '[log]', 'size')).toMatchObject({
    spec: { disks: [{}, {}, { name: 'log', size: 'new' }] },
  });
  expect(at('spec', 'disks', 2, 'size')).toBeUndefined();
});
