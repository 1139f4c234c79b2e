import { HvmError } from '../errors.ts';
import type { Difference } from '../execute/rivals.ts';
import type { Departure } from '../execute/unchanged.ts';
import { groupBy } from '../lib/group.ts';
import { safe } from '../lib/safe.ts';
import { shortened } from '../lib/shorten.ts';
import { type Lang, text } from '../messages/index.ts';
import { isAcceptable } from '../model/acceptable.ts';
import type { Finding } from '../model/finding.ts';
import type { Operation } from '../model/operation.ts';
import type { Plan } from '../model/plan.ts';
import type { Refusal } from '../plan/guard.ts';
import { operationName } from '../report/apply-facts.ts';
import { refusalText } from '../report/refusals.ts';
import { saying } from '../report/words.ts';
import type { Lack } from '../vsphere/port.ts';

/** Impacts that are not allowed now, each with VM, fields and the flag; exit 3. */
export function notAllowed(refused: readonly Refusal[], { desired }: Plan, lang: Lang): HvmError {
  const { key, args } = refusalText(refused, desired.site.timeZone, lang);
  return new HvmError(key, { exit: 3, args: { ...args, refused } });
}

/** Error findings for which nobody answers; exit 3. */
export function notAccepted(open: readonly Finding[]): HvmError {
  const list = shortened(
    open.map(({ code, subject }) => `${code}:${subject}`),
    mostNamed,
  ).join(', ');
  const never = [...new Set(open.map(({ code }) => code))].filter((code) => !isAcceptable(code));
  const key = never.length > 0 ? 'GRD-003/never' : 'GRD-003';
  return new HvmError(key, { exit: 3, args: { count: open.length, list, never: never.join(', ') } });
}

/** All of them stand in the plan above. */
const mostNamed = 20;

/** What the account lacks for the operations, one line for each privilege on an object; exit 77. */
export function notPermitted(lacks: readonly Lack[], lang: Lang): HvmError {
  const say = saying(lang);
  const groups = groupBy(lacks, ({ privilege, kind, object }) => JSON.stringify([kind, object, privilege]));
  const grouped = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { privilege, kind, object } = first;
    return [{ privilege, kind, object, operations: group.map(({ operation }) => operation) }];
  });
  const lines = grouped.map(({ operations, ...lack }) => {
    const names = operations.map(
      ({ address, action }) => `${nameIn(address)}: ${operationName(action, say)}`,
    );
    const args = { ...lack, operations: shortened(names, mostNamed) };
    return `  ${safe(text(lang, 'PRV-003/lack', args).message)}`;
  });
  const list = shortened(lines, mostLines).join('\n');
  const lacking = grouped.map((lack) => ({ ...lack, operations: lack.operations.map(({ id }) => id) }));
  const args = { count: grouped.length, list, lacking };
  return new HvmError('PRV-003', { exit: 77, args, fault: 'NoPermission' });
}

/** `-o json` has all of them. */
const mostLines = 40;

function nameIn(address: string): string {
  return address.slice(address.indexOf('/') + 1);
}

/** A saved plan that does not fit any more; exit 75. */
export function notTheSame(departures: readonly Departure[], lang: Lang): HvmError {
  const list = departures
    .map(({ kind, ...args }) => `  ${safe(text(lang, departureKeys[kind], args).message)}`)
    .join('\n');
  return new HvmError('PLN-005', { exit: 75, args: { list, departures } });
}

/** A VM that somebody else changed while the plan was carried out; exit 75. */
export function notAsPlanned(
  { address }: Operation,
  differences: readonly Difference[],
  lang: Lang,
): HvmError {
  const object = nameIn(address);
  const list = differences
    .map(
      ({ kind, ...args }) => `  ${safe(text(lang, departureKeys[kind], { name: object, ...args }).message)}`,
    )
    .join('\n');
  const args = { object, list, differences };
  return new HvmError('PLN-005/meanwhile', { exit: 75, args, fault: 'ConcurrentAccess' });
}

const departureKeys = {
  exists: 'PLN-005/exists',
  gone: 'PLN-005/gone',
  power: 'PLN-005/power',
  version: 'PLN-005/version',
  work: 'PLN-005/work',
  field: 'PLN-005/field',
  finding: 'PLN-005/finding',
} as const;
