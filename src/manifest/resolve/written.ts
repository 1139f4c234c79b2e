import ipaddr from 'ipaddr.js';
import { nearest } from '../../lib/nearest.ts';
import type { Checked } from '../check.ts';
import { type Path, pathText, valueAt } from '../path.ts';
import { exceptionFlaw, policyFlaws } from '../policy.ts';
import { isAddress, isCidr } from '../schema/scalars.ts';
import { otherWord } from '../synonyms.ts';
import type { Complain } from './resolve.ts';

/**
 * What a document says against itself. Looks at values as they are written, so that a document with other mistakes is checked
 * too; a value of another form than it should have is passed over here.
 */
export function checkWritten({ document, kind }: Checked, complain: Complain): void {
  const look: Look = {
    at: (...path) => valueAt(document.value, ['spec', ...path]),
    say: (path, key, args, how) => complain(document, ['spec', ...path], key, args, how),
  };
  switch (kind) {
    case 'Site':
      return checkSite(look);
    case 'Network':
      return checkGateway(look);
    case 'VirtualMachine':
      checkDisks(look);
      return checkCards(look);
    case 'Template':
    case 'Vendor':
    case undefined:
      return;
    default:
      kind satisfies never;
  }
}

interface Look {
  readonly at: (...path: Path) => unknown;
  readonly say: (
    path: Path,
    key: Parameters<Complain>[2],
    args?: Parameters<Complain>[3],
    how?: Parameters<Complain>[4],
  ) => void;
}

function checkSite({ at, say }: Look): void {
  for (const key of ['windows', 'forbidden']) {
    eachTwice(at(key), 'name', (name, index) => say([key, index, 'name'], 'MAN-009/window', { name }));
  }
  const [fingerprint, caFile] = [at('vcenter', 'tls', 'fingerprint'), at('vcenter', 'tls', 'caFile')];
  if (fingerprint !== undefined && caFile !== undefined) say(['vcenter', 'tls'], 'MAN-013/tls');
  checkPolicy({ at, say });
}

function checkPolicy({ at, say }: Look): void {
  for (const { path, part, key, args } of policyFlaws(at('policy'))) {
    say(['policy', ...path], key, { path: pathText(['spec', 'policy', ...path]), ...args }, { part });
  }
  const exceptions = at('exceptions');
  for (const [index] of Array.isArray(exceptions) ? exceptions.entries() : []) {
    const flaw = exceptionFlaw(at('exceptions', index, 'code'));
    if (flaw === undefined) continue;
    const path = ['exceptions', index, 'code'];
    // It does no harm, and what it was meant to accept stays open.
    say(path, flaw.key, { path: pathText(['spec', ...path]), ...flaw.args }, { severity: 'warning' });
  }
}

function checkGateway({ at, say }: Look): void {
  const [subnet, gateway] = [at('subnet'), at('gateway')];
  if (typeof subnet !== 'string' || typeof gateway !== 'string') return;
  if (!isCidr(subnet) || !isAddress(gateway)) return;
  if (!isInside(gateway, subnet)) say(['gateway'], 'MAN-014', { gateway, subnet });
}

function isInside(address: string, subnet: string): boolean {
  if (address.includes(':') !== subnet.includes(':')) return false;
  return address.includes(':')
    ? ipaddr.IPv6.parse(address).match(ipaddr.IPv6.parseCIDR(subnet))
    : ipaddr.IPv4.parse(address).match(ipaddr.IPv4.parseCIDR(subnet));
}

function checkDisks({ at, say }: Look): void {
  eachTwice(at('disks'), 'name', (name, index) => say(['disks', index, 'name'], 'MAN-009/disk', { name }));
  const places = new Map<string, unknown>();
  for (const index of indexesOf(at('disks'))) {
    const [controller = 0, unit, name] = ['controller', 'unit', 'name'].map((key) => at('disks', index, key));
    if (typeof unit !== 'number' || typeof controller !== 'number') continue;
    const place = `scsi${controller}:${unit}`;
    if (!places.has(place)) places.set(place, name);
    else say(['disks', index, 'unit'], 'MAN-009/place', { name, other: places.get(place), place });
  }
}

function checkCards({ at, say }: Look): void {
  eachTwice(at('networks'), 'name', (name, index) =>
    say(['networks', index, 'name'], 'MAN-009/card', { name }),
  );
  for (const index of indexesOf(at('networks'))) {
    const card = at('networks', index);
    if (typeof card !== 'object' || card === null) continue;
    const [vlan, network] = [at('networks', index, 'vlan'), at('networks', index, 'network')];
    if (vlan !== undefined && network !== undefined) {
      say(['networks', index, 'network'], 'MAN-013/vlan-and-network');
    }
    // One of a misspelt key has its complaint already.
    if (vlan !== undefined || network !== undefined || Object.keys(card).some(isMisspelt)) continue;
    say(['networks', index], 'MAN-013/no-network');
  }
}

function isMisspelt(key: string): boolean {
  const known = ['vlan', 'network'];
  return (otherWord(key, known) ?? nearest(key, known)) !== undefined;
}

/** Calls back for each item whose text at `key` an earlier one has. */
function eachTwice(list: unknown, key: string, say: (text: string, index: number) => void): void {
  const seen = new Set<string>();
  for (const index of indexesOf(list)) {
    const text = valueAt(list, [index, key]);
    if (typeof text !== 'string') continue;
    if (seen.has(text)) say(text, index);
    seen.add(text);
  }
}

function indexesOf(list: unknown): number[] {
  return Array.isArray(list) ? [...list.keys()] : [];
}
