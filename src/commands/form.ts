import type { Output } from '../settings.ts';

/** The result in the form that was asked for. `readSettings` lets no verb have a form that it does not make. */
export function inForm<T>(output: Output, forms: Readonly<Partial<Record<Output, () => T>>>): T {
  const make = forms[output];
  if (make === undefined) throw new TypeError(`no form ${output}`);
  return make();
}
