import { paint as painter } from '../lib/colour.ts';
import { groupBy } from '../lib/group.ts';
import { safe } from '../lib/safe.ts';
import { wrap } from '../lib/wrap.ts';
import { isInterrupting } from '../model/impact.ts';
import type { Operation } from '../model/operation.ts';
import type { Plan } from '../model/plan.ts';
import { type Look, readableWidth } from './look.ts';
import { type Say, saying } from './words.ts';

/** What apply will do, in steps, as lines; empty where one step is all. */
export function orderLines({ operations }: Plan, look: Look): string[] {
  const say = saying(look.lang);
  const steps = stepsOf(operations, say);
  if (steps.length < 2) return [];
  const numbered = steps.flatMap((step, index) =>
    wrap(step, readableWidth(look) - 5).map((line, at) => `  ${at === 0 ? `${index + 1}.` : '  '} ${line}`),
  );
  return ['', painter(look.colour).bold(say('order/title')), ...numbered];
}

function stepsOf(operations: readonly Operation[], say: Say): string[] {
  const addresses = (wanted: (operation: Operation) => boolean) => [
    ...new Set(operations.filter(wanted).map((operation) => operation.address)),
  ];
  const separator = say('summary/separator');
  const folders = addresses(({ action }) => action === 'create-folder').map(nameOf);
  const creates = addresses(({ action }) => action === 'clone');
  const online = addresses(({ impact }) => impact === 'online');
  const stops = groupBy(
    operations.filter(({ impact }) => isInterrupting(impact)),
    (operation) => operation.address,
  );
  const interrupted = [...stops].map(([address, group]) => {
    const names = [...new Set(group.map(({ impact }) => say(`impact/${impact}`)))];
    return `${nameOf(address)} (${names.join(separator)})`;
  });
  const interrupt = interrupted.length === 1 ? 'order/interrupt' : 'order/interrupt-in-turn';
  return [
    ...(folders.length === 0
      ? []
      : [say('order/folders', { count: folders.length, names: listed(folders, say) })]),
    ...(creates.length === 0 ? [] : [say('order/create', { count: creates.length })]),
    ...(online.length === 0 ? [] : [say('order/online', { count: online.length })]),
    ...(interrupted.length === 0
      ? []
      : [say(interrupt, { count: interrupted.length, names: listed(interrupted, say) })]),
  ];
}

function nameOf(address: string): string {
  return safe(address.slice(address.indexOf('/') + 1));
}

/** The first ones by name, the rest by number. */
function listed(names: readonly string[], say: Say): string {
  const shown = names.length > mostNames + 1 ? names.slice(0, mostNames) : names;
  const more = names.length - shown.length;
  return [...shown, ...(more === 0 ? [] : [say('order/more', { count: more })])].join(
    say('summary/separator'),
  );
}

const mostNames = 8;
