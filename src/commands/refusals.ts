import { HvmError } from '../errors.ts';
import type { Departure } from '../execute/unchanged.ts';
import { type Lang, text } from '../messages/index.ts';
import type { Finding } from '../model/finding.ts';
import type { Plan } from '../model/plan.ts';
import type { Refusal } from '../plan/guard.ts';
import { refusalText } from '../report/refusals.ts';
import { isAcceptable } from '../policy/accept.ts';

/** Impacts that are not allowed now, each with VM, fields and the flag; exit 3. */
export function notAllowed(refused: readonly Refusal[], { desired }: Plan, lang: Lang): HvmError {
  const { key, args } = refusalText(refused, desired.site.timeZone, lang);
  return new HvmError(key, { exit: 3, args: { ...args, refused } });
}

/** Error findings for which nobody answers; exit 3. */
export function notAccepted(open: readonly Finding[]): HvmError {
  const list = open.map(({ code, subject }) => `${code}:${subject}`).join(', ');
  const never = [...new Set(open.map(({ code }) => code))].filter((code) => !isAcceptable(code));
  const key = never.length > 0 ? 'GRD-003/never' : 'GRD-003';
  return new HvmError(key, { exit: 3, args: { count: open.length, list, never: never.join(', ') } });
}

/** A saved plan that does not fit any more; exit 75. */
export function notTheSame(departures: readonly Departure[], lang: Lang): HvmError {
  const list = departures
    .map(({ kind, ...args }) => `  ${text(lang, departureKeys[kind], args).message}`)
    .join('\n');
  return new HvmError('PLN-005', { exit: 75, args: { list, departures } });
}

const departureKeys = {
  exists: 'PLN-005/exists',
  gone: 'PLN-005/gone',
  power: 'PLN-005/power',
  version: 'PLN-005/version',
} as const;
