import { expect, test } from 'vitest';
import { HvmError } from '../../../src/errors.ts';
import type { Lang } from '../../../src/messages/index.ts';
import { errorText } from '../../../src/report/error.ts';
import { type Refused, refusalText } from '../../../src/report/refusals.ts';

const power: Refused = {
  name: 'u-file01',
  impact: 'power-cycle',
  fields: ['memory', 'cores.perSocket'],
  flag: '--allow power-cycle',
  reason: 'not-allowed',
  window: 'night',
  opens: '2026-11-28T13:00:00.000Z',
};
const network: Refused = {
  name: 'u-web01',
  impact: 'network',
  fields: ['networks[0].vlan'],
  flag: '--allow network',
  reason: 'not-allowed',
};
const forbidden: Refused = { ...power, reason: 'forbidden', window: 'consulting-hours' };

function shown(refusals: readonly Refused[], lang: Lang, width = 100): string {
  const { key, args } = refusalText(refusals, 'Asia/Tokyo', lang);
  return errorText(new HvmError(key, { exit: 3, args }), { lang, width, colour: false });
}

test('each VM, its fields, the flag, and when the window opens on the clock of the Site', () => {
  expect(shown([power, network], 'en')).toBe(`error GRD-001: Not allowed now; nothing was changed.
  u-file01: memory, cores.perSocket (power cycle) needs --allow power-cycle, or the window
    "night", which opens 2026-11-28 22:00 (Asia/Tokyo).
  u-web01: networks[0].vlan (network drop) needs --allow network.
  → Add --allow network,power-cycle if the interruption is agreed, or --defer to do only the rest
    now.
`);
  expect(shown([power, network], 'ja', 60)).toBe(`エラー GRD-001: 今は許可されていません。何も変更していませ
  ん。
  u-file01: memory、cores.perSocket（停止を伴う）には
    --allow power-cycle か、2026-11-28 22:00 (Asia/Tokyo) に
    始まる作業時間帯「night」が必要です。
  u-web01: networks[0].vlan（ネットワーク断）には --allow
    network が必要です。
  → 停止の了解があれば --allow network,power-cycle を付けて
    ください。--defer を付けると、残りだけを今行います。
`);
});

test('where no flag helps', () => {
  expect(shown([forbidden], 'en')).toBe(`error GRD-001: Not allowed now; nothing was changed.
  u-file01: memory, cores.perSocket (power cycle) is forbidden during "consulting-hours", even
    with --allow power-cycle; possible from 2026-11-28 22:00 (Asia/Tokyo).
  → Wait until the forbidden hours are over, or add --defer to do only the rest now.
`);
  expect(shown([forbidden], 'ja')).toBe(`エラー GRD-001: 今は許可されていません。何も変更していません。
  u-file01: memory、cores.perSocket（停止を伴う）は「consulting-hours」の間、--allow power-cycle
    を付けても禁止です。2026-11-28 22:00 (Asia/Tokyo) からできます。
  → 禁止時間が終わるまで待つか、--defer を付けて残りだけを今行ってください。
`);
});

test('the flags that would allow all', () => {
  expect(refusalText([power, network, forbidden], 'Asia/Tokyo', 'en').args.flags).toBe(
    '--allow network,power-cycle',
  );
});
