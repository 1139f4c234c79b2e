import { type Args, type Lang, text } from '../messages/index.ts';
import type { Excess } from '../model/outcome.ts';

/** A line for each limit of the Site that an apply would exceed. */
export function excessLines(excesses: readonly Excess[], lang: Lang): string {
  return excesses
    .map((excess) => `  ${text(lang, `GRD-004/${excess.limit}`, excessFacts(excess)).message}`)
    .join('\n');
}

/** What the texts about a limit are filled with. */
export function excessFacts({ vms, of, allows }: Excess): Args {
  const share = of === 0 ? 0 : (vms * 100) / of;
  const least = 'percent' in allows ? allows.percent : 0;
  return {
    vms,
    of,
    share: `${shareText(share, least)} %`,
    allows: 'percent' in allows ? `${allows.percent} %` : allows.vms,
  };
}

/** As round as it can be said and still be more than `least`: 23.08 is 23, but 20.4 is 20.4 where 20 are allowed. */
function shareText(share: number, least: number): string {
  const rounded = [0, 1, 2].map((digits) => share.toFixed(digits));
  return rounded.find((each) => Number(each) > least) ?? String(share);
}
