import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { growingDisks, growthOf, monthsTo, poolOf } from '../../../src/policy/space/growth.ts';
import { exampleEstates } from '../example/estates.ts';

const gib = 1024;
const sample = (at: string, used: number) => ({ at, usedMib: used * gib });

test('one measurement counts from 0 at the creation of the VM', () => {
  expect(growthOf([sample('2017-09-15', 150)], '2017-03-15')).toEqual({
    ...{ usedMib: 150 * gib, at: '2017-09-15', mibPerMonth: 25 * gib, basis: 'creation' },
  });
  for (const created of [undefined, '2017-09-15', '2018-01-01']) {
    expect(growthOf([sample('2017-09-15', 150)], created)).toMatchObject({
      mibPerMonth: null,
      basis: 'unknown',
    });
  }
});

test('two are a slope whatever the creation, in any order', () => {
  const two = [sample('2017-09-15', 150), sample('2017-03-15', 30)];
  expect(growthOf(two, '2010-01-01')).toMatchObject({
    ...{ usedMib: 150 * gib, at: '2017-09-15', mibPerMonth: 20 * gib, basis: 'slope' },
  });
});

test('three and more are a line by least squares', () => {
  // x 0, 1, 2, 3 and y 0, 10, 10, 40: Σ(x−1.5)(y−15) = 22.5 + 2.5 − 2.5 + 37.5 = 60, Σ(x−1.5)² = 5.
  const days = ['2017-01-10', '2017-02-10', '2017-03-10', '2017-04-10'];
  const found = growthOf(days.map((day, index) => sample(day, [0, 10, 10, 40][index] ?? 0)));
  expect(found).toMatchObject({ usedMib: 40 * gib, basis: 'regression' });
  expect((found?.mibPerMonth ?? 0) / gib).toBeCloseTo(12, 10);
});

test('of two on one day the later entry counts; none is none', () => {
  expect(growthOf([sample('2017-09-15', 1), sample('2017-09-15', 2)])).toMatchObject({ usedMib: 2 * gib });
  expect(growthOf([])).toBeUndefined();
  expect(growthOf(undefined)).toBeUndefined();
});

test.each([
  [1, 74, 94],
  [2, 37, 47],
  [3, 24.67, 31.33],
])('2,500 GiB with 150 used, at ×%i: %f months to 80 %, %f to all', (factor, to80, to100) => {
  const growth = { usedMib: 150 * gib, mibPerMonth: 25 * gib };
  expect(monthsTo(0.8, 2500 * gib, growth, factor)).toBeCloseTo(to80, 2);
  expect(monthsTo(1, 2500 * gib, growth, factor)).toBeCloseTo(to100, 2);
});

test('what shrinks or stands still is never full, what is full is so now', () => {
  expect(monthsTo(0.8, 100, { usedMib: 50, mibPerMonth: 0 })).toBeNull();
  expect(monthsTo(0.8, 100, { usedMib: 50, mibPerMonth: -1 })).toBeNull();
  expect(monthsTo(0.8, 100, { usedMib: 50, mibPerMonth: null })).toBeNull();
  expect(monthsTo(0.8, 100, { usedMib: 80, mibPerMonth: null })).toBe(0);
});

test('the example: 2.5 TB given, 150 GiB used, 25 GiB a month', async () => {
  const { after } = await exampleEstates();
  const pool = poolOf(growingDisks(after));
  expect(pool).toMatchObject({ requestedMib: 6000 * gib, givenMib: 2500 * gib, usedMib: 150 * gib });
  expect((pool?.mibPerMonth ?? 0) / gib).toBeCloseTo(25, 10);
});

// The formula of textbooks, with sums in place of means.
test('least squares are those of the textbook, for any measurements', () => {
  const used = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 3, maxLength: 12 });
  fc.assert(
    fc.property(used, (values) => {
      const points = values.map((value, index) => [index * 2, value] as const);
      const samples = points.map(([month, value]) =>
        sample(new Date(Date.UTC(2017, month, 15)).toISOString().slice(0, 10), value),
      );
      let [n, x, y, xy, xx] = [0, 0, 0, 0, 0];
      for (const [a, b] of points) {
        n += 1;
        x += a;
        y += b;
        xy += a * b;
        xx += a * a;
      }
      const expected = (n * xy - x * y) / (n * xx - x * x);
      expect((growthOf(samples)?.mibPerMonth ?? Number.NaN) / gib).toBeCloseTo(expected, 6);
    }),
  );
});
