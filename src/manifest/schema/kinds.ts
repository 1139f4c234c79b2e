import { network, template, vendor } from './catalogues.ts';
import { virtualMachine } from './machine.ts';
import { site } from './site.ts';

/** Every kind of document, in the order in which one writes a new site. */
export const kinds = {
  Site: site,
  Network: network,
  Template: template,
  Vendor: vendor,
  VirtualMachine: virtualMachine,
} as const;

export type Kind = keyof typeof kinds;
export const kindNames = [
  'Site',
  'Network',
  'Template',
  'Vendor',
  'VirtualMachine',
] as const satisfies readonly Kind[];

export function isKind(word: unknown): word is Kind {
  return typeof word === 'string' && Object.hasOwn(kinds, word);
}
