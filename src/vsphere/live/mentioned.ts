import { VimFault } from '../vim/fault.ts';
import { isObject, isRef } from '../vim/values.ts';
import type { Live } from './state.ts';

/** The hosts that a fault speaks of by reference, in people's names, under the names that the texts use. */
export async function mentioned(live: Live, error: unknown): Promise<Readonly<Record<string, string>>> {
  const detail: unknown = error instanceof VimFault ? error.detail : undefined;
  const host = isObject(detail) ? detail['host'] : undefined;
  const refs = (Array.isArray(host) ? host : [host]).filter(isRef);
  if (refs.length === 0) return {};
  const view = await live.view().catch(() => undefined);
  const names = refs.map((ref) => view?.names.host(ref) ?? ref.value).join(', ');
  return { host: names, hosts: names };
}
