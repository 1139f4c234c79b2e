import ipaddr from 'ipaddr.js';
import type { DesiredNetwork, DesiredNic, DesiredVm } from '../../model/desired.ts';
import type { Breach } from '../view.ts';

/** The address lies in its network, and is not that of its gateway. */
export function addressRules(
  { name: subject }: DesiredVm,
  { address }: DesiredNic,
  { name: network, subnet, gateway }: DesiredNetwork,
): Breach[] {
  if (address === undefined) return [];
  const bare = bareAddress(address);
  if (gateway !== undefined && bareAddress(gateway) === bare)
    return [{ key: 'VLAN-011', subject, item: bare, facts: { address: bare, network } }];
  if (subnet === undefined) return [];
  const [range, bits] = ipaddr.parseCIDR(subnet);
  const own = ipaddr.parse(bare);
  const isInside = own.kind() === range.kind() && own.match(range, bits);
  if (!isInside) return [{ key: 'VLAN-010', subject, item: bare, facts: { address, network, subnet } }];
  const length = Number(address.split('/')[1] ?? bits);
  if (length === bits) return [];
  return [{ key: 'VLAN-010/length', subject, item: bare, facts: { address, network, subnet } }];
}

/** Without its length, in one way of writing it. */
export function bareAddress(address: string): string {
  const [bare = ''] = address.split('/');
  return ipaddr.isValid(bare) ? ipaddr.parse(bare).toString() : bare;
}
