import {
  documentWords,
  kindWords,
  networkWords,
  secretWords,
  templateWords,
  vendorWords,
} from './catalogues.ts';
import { machineWords } from './machine.ts';
import { siteWords } from './site.ts';
import type { Word, Words } from './word.ts';

const specWords: Readonly<Record<string, Words>> = {
  Site: siteWords,
  Network: networkWords,
  Template: templateWords,
  Vendor: vendorWords,
  VirtualMachine: machineWords,
};

/** What is said of `KIND.path`. */
export function wordOf(path: string): Word | undefined {
  const [kind = '', ...keys] = path.split('.');
  if (keys.length === 0) return kindWords[kind];
  const last = keys.at(-1) ?? '';
  if (Object.hasOwn(secretWords, last)) return secretWords[last];
  if (keys[0] !== 'spec' || keys.length === 1) return documentWords[keys.join('.')];
  const key = keys.slice(1).join('.');
  return (
    specWords[kind]?.[key] ??
    (key.startsWith('defaults.') ? machineWords[key.slice('defaults.'.length)] : undefined)
  );
}
