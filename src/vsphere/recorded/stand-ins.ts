import { uuidV5 } from '../../lib/hash.ts';
import type { Observed } from '../../model/observed.ts';
import { addressStandIns } from './stand-in-addresses.ts';
import { textsOf } from './stand-in-texts.ts';

/** What stands for a text, by what the text names. One text of one kind has one stand-in. */
export type StandIns = Readonly<Record<Kind | 'uuid', (text: string) => string>>;
type StandIn = StandIns['uuid'];
type Kind = keyof ReturnType<typeof textsOf>;

/**
 * Stand-ins for everything in an inventory. Names are numbered in their order: a hash of a name could be found by trying
 * names. None of them contains a text that it or another one stands for.
 */
export function standIns(observed: Observed): StandIns {
  const texts = textsOf(observed);
  const isTaken = containing(new Set(Object.values(texts).flatMap((list) => [...list])));
  const named = (kind: Kind, word: string) => numbered(texts[kind], word, isTaken);
  const seed = observed.source.instance;
  return {
    datacenter: named('datacenter', 'dc'),
    cluster: named('cluster', 'cluster'),
    host: named('host', 'host'),
    datastore: named('datastore', 'ds'),
    network: named('network', 'net'),
    switch: named('switch', 'dvs'),
    vm: named('vm', 'vm'),
    notes: named('notes', 'notes'),
    guest: named('guest', 'guest'),
    snapshot: named('snapshot', 'snapshot'),
    question: named('question', 'question'),
    task: named('task', 'task'),
    rule: named('rule', 'rule'),
    site: named('site', 'site'),
    disk: named('disk', 'disk'),
    card: named('card', 'card'),
    id: named('id', 'id'),
    folder: partByPart(named('folder', 'folder')),
    pool: partByPart(named('pool', 'pool')),
    address: addressStandIns(texts.address, seed, named('address', 'address')),
    mac: macs(texts.mac),
    uuid: (uuid) => (uuid === '' ? '' : uuidV5(`scrubbed/${seed}/${uuid}`)),
  };
}

/** Whether a text contains one of `originals`, of three characters or more, in whatever letters. */
function containing(originals: ReadonlySet<string>): (text: string) => boolean {
  const known = new Set([...originals].filter((text) => text.length >= 3).map((text) => text.toLowerCase()));
  return (text) => {
    const small = text.toLowerCase();
    for (let from = 0; from <= small.length - 3; from += 1) {
      for (let to = from + 3; to <= small.length; to += 1) if (known.has(small.slice(from, to))) return true;
    }
    return false;
  };
}

/** `vm-001`, `vm-002`, … in the order of the texts; another word where the usual one is itself a name. */
function numbered(texts: ReadonlySet<string>, word: string, isTaken: (text: string) => boolean): StandIn {
  const width = String(texts.size).length;
  const prefix = [word, 'x', 'y', 'z', 'q'].find((each) => !isTaken(`${each}-`)) ?? word;
  let number = 0;
  const next = (): string => {
    number += 1;
    const text = `${prefix}-${String(number).padStart(width, '0')}`;
    return isTaken(text) ? next() : text;
  };
  const map = new Map([...texts].sort().map((text) => [text, next()]));
  return (text) => map.get(text) ?? '';
}

function partByPart(standIn: StandIn): StandIn {
  return (path) => (path === '' ? '' : path.split('/').map(standIn).join('/'));
}

/** Numbers behind VMware's own prefix, in the range for addresses given by hand. */
function macs(texts: ReadonlySet<string>): StandIn {
  const map = new Map<string, string>();
  let number = 0;
  const next = (): string => {
    number += 1;
    const hex = number.toString(16).padStart(6, '0');
    const mac = `00:50:56:${hex.slice(0, 2)}:${hex.slice(2, 4)}:${hex.slice(4)}`;
    return texts.has(mac) ? next() : mac;
  };
  for (const mac of [...texts].sort()) map.set(mac, next());
  return (mac) => map.get(mac) ?? '';
}
