import { sha256 } from '../../lib/hash.ts';
import type { Observed } from '../../model/observed.ts';

/** A MAC for a new card, of the range that vCenter assigns from (00:50:56:80 to bf), and not in use in the inventory. */
export function freeMac(used: ReadonlySet<string>, instanceUuid: string, key: number): string {
  for (let attempt = 0; ; attempt += 1) {
    const mac = macOf(`${instanceUuid}/${key}/${attempt}`);
    if (!used.has(mac)) return mac;
  }
}

export function firstMac(instanceUuid: string, key: number): string {
  return macOf(`${instanceUuid}/${key}/0`);
}

export function usedMacs(inventory: Observed): Set<string> {
  return new Set(inventory.vms.flatMap((vm) => vm.nics.map((nic) => nic.mac)));
}

function macOf(seed: string): string {
  const [a = 0, b = 0, c = 0] = Buffer.from(sha256(seed), 'hex');
  return ['00', '50', '56', ...[0x80 + (a % 0x40), b, c].map(hex)].join(':');
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
