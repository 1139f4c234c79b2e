import { daysBetween } from '../../lib/days.ts';
import { gib } from '../../lib/figures.ts';
import { groupBy } from '../../lib/group.ts';
import { addPartMonths, monthsBetween } from '../../lib/months.ts';
import type { Breach, View } from '../view.ts';
import { storeSpaces } from './figures.ts';
import { growingDisks, monthsTo, type Pool, poolOf } from './growth.ts';

/** DS-003: what fills before more can be bought, by its growth: what VMs were given, and datastores. */
export function forecastRules(view: View): Breach[] {
  const growing = growingDisks(view.estate);
  const byVm = [...groupBy(growing, ({ vm }) => vm)].flatMap(([vm, disks]) =>
    breachOf(view, vm.name, 'DS-003', poolOf(disks)),
  );
  const byStore = storeSpaces(view.estate).flatMap((space) => {
    const pool = poolOf(growing.filter(({ disk }) => disk.datastore === space.store.name));
    if (pool === undefined) return [];
    const { capacityMib: givenMib, usedMib } = space;
    // It is full already: that is DS-002.
    if (usedMib >= share * givenMib) return [];
    // Whatever else is on it is in use now; a datastore tells it as of today.
    return breachOf(view, space.store.name, 'DS-003/datastore', {
      ...pool,
      at: view.today,
      givenMib,
      usedMib,
    });
  });
  return [...byVm, ...byStore];
}

function breachOf(
  { today, threshold }: View,
  subject: string,
  key: 'DS-003' | 'DS-003/datastore',
  pool: Pool | undefined,
): Breach[] {
  if (pool === undefined) return [];
  const lead = threshold('DS-003', 'leadTime');
  const dates = dates80(pool);
  const date = dates[0];
  if (date === undefined || daysBetween(today, date) >= lead) return [];
  const { usedMib, givenMib, mibPerMonth, at } = pool;
  const isPassed = key === 'DS-003' && date <= today && usedMib < share * givenMib;
  return [
    {
      key: isPassed ? 'DS-003/passed' : key,
      subject,
      measure: usedMib,
      facts: {
        ...{ used_mib: usedMib, allocated_mib: givenMib, mib_per_month: mibPerMonth, sampled_at: at },
        ...{ date_80: date, date_80_x2: dates[1] ?? null, date_80_x3: dates[2] ?? null },
      },
      words: {
        ...{ used: gib(usedMib), given: gib(givenMib), rate: gib(mibPerMonth ?? 0), at, date, lead },
        ...{ twice: dates[1] ?? '', thrice: dates[2] ?? '' },
        months: Math.max(0, Math.floor(monthsBetween(at, today))),
      },
    },
  ];
}

const share = 0.8;

/** The days on which 80 % is in use if it grows as measured, twice and three times as fast. */
function dates80(pool: Pool): (string | undefined)[] {
  return [1, 2, 3].map((factor) => {
    const months = monthsTo(share, pool.givenMib, pool, factor);
    return months === null ? undefined : addPartMonths(pool.at, months);
  });
}
