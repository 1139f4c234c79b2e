import { safe } from '../lib/safe.ts';
import { type Args, type Lang, text } from '../messages/index.ts';
import { type Interrupting, interruptingImpacts } from '../model/impact.ts';
import { allowFlag } from './plan-facts.ts';
import { siteTime } from './plan-header.ts';
import { saying } from './words.ts';

/** What the guard holds back on one VM, as `plan/guard.ts` says it. */
export interface Refused {
  readonly name: string;
  readonly impact: Interrupting;
  readonly fields: readonly string[];
  readonly flag: string;
  readonly reason: 'not-allowed' | 'forbidden';
  readonly window?: string;
  /** RFC 3339. */
  readonly opens?: string;
}

export interface RefusalText {
  readonly key: 'GRD-001' | 'GRD-001/forbidden';
  readonly args: { readonly refusals: string; readonly flags: string };
}

/**
 * Key and facts of the one error that tells all refusals: each VM, its fields, the flag that would allow them, and when the
 * next window opens on the Site's clock. Only where nothing could be allowed by a flag it is the error of forbidden hours.
 */
export function refusalText(refusals: readonly Refused[], zone: string, lang: Lang): RefusalText {
  const isOpen = (impact: Interrupting) =>
    refusals.some((refusal) => refusal.reason === 'not-allowed' && refusal.impact === impact);
  const impacts = interruptingImpacts.filter(isOpen);
  return {
    key: impacts.length === 0 ? 'GRD-001/forbidden' : 'GRD-001',
    args: {
      refusals: refusalLines(refusals, zone, lang)
        .map((line) => `  ${line}`)
        .join('\n'),
      flags: allowFlag(impacts),
    },
  };
}

/** One sentence for each. */
function refusalLines(refusals: readonly Refused[], zone: string, lang: Lang): string[] {
  const say = saying(lang);
  return refusals.map((refusal) => {
    const args: Args = {
      name: safe(refusal.name),
      fields: refusal.fields.map(safe).join(say('summary/separator')),
      impact: say(`impact/${refusal.impact}`),
      flag: refusal.flag,
      ...(refusal.window === undefined ? {} : { window: safe(refusal.window) }),
      ...(refusal.opens === undefined ? {} : { opens: siteTime(refusal.opens, zone, say) }),
    };
    return text(lang, lineKey(refusal), args).message;
  });
}

function lineKey({ reason, window, opens }: Refused) {
  if (reason === 'forbidden')
    return opens === undefined ? 'GRD-001/line-forbidden' : 'GRD-001/line-forbidden-until';
  return window === undefined || opens === undefined ? 'GRD-001/line' : 'GRD-001/line-window';
}
