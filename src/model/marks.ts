import type { ObservedNic, ObservedVm } from './observed.ts';

/**
 * Ownership, as it stands on the VM itself: extraConfig keys that begin with `hvm.`. `hvm.owner` holds the VM's own
 * instanceUuid, so that a copy of the VM (which takes the keys along) is not mistaken for the original.
 */
export interface Marks {
  readonly owner: string;
  readonly site: string;
  readonly name: string;
  readonly template?: string;
  /** Declared disk → place, `scsi0:1`. */
  readonly disks: Readonly<Record<string, string>>;
  /** Declared card (its name, or its index where it has none) → device key and MAC. */
  readonly nics: Readonly<Record<string, { readonly key: number; readonly mac: string }>>;
  /** A customization that was planned and has not run yet. */
  readonly customize?: 'pending';
  /** Written by the clone, taken off when all else of the VM is there, too: it may lack disks, cards, notes. */
  readonly create?: 'pending';
  /** Cards that one task added and that have no mark yet: nobody knows their keys and MACs before. */
  readonly adding?: Adding;
  /** hvm shuts the guest down for a change and must start it again; set before, taken off after. */
  readonly restart?: 'pending';
}

export interface Adding {
  /** Of the new cards, in their order. */
  readonly names: readonly string[];
  /** Device keys of the cards that were there before. */
  readonly keys: readonly number[];
}

/** Marks → extraConfig keys. Names hold no blank and no `=`, so neither separator needs an escape. */
export function writeMarks(marks: Marks): Record<string, string> {
  return {
    'hvm.owner': marks.owner,
    'hvm.site': marks.site,
    'hvm.name': marks.name,
    ...(marks.template === undefined ? {} : { 'hvm.template': marks.template }),
    'hvm.disks': Object.keys(marks.disks)
      .sort()
      .map((name) => `${name}=${marks.disks[name]}`)
      .join(' '),
    'hvm.nics': Object.keys(marks.nics)
      .sort()
      .map((name) => `${name}=${marks.nics[name]?.key},${marks.nics[name]?.mac}`)
      .join(' '),
    ...(marks.customize === undefined ? {} : { 'hvm.customize': marks.customize }),
    ...(marks.create === undefined ? {} : { 'hvm.create': marks.create }),
    ...(marks.adding === undefined ? {} : { 'hvm.adding': addingText(marks.adding) }),
    ...(marks.restart === undefined ? {} : { 'hvm.restart': marks.restart }),
  };
}

function addingText({ names, keys }: Adding): string {
  return `cards=${names.join(',')} keys=${keys.join(',')}`;
}

/** extraConfig keys → marks; undefined where there is no complete owner marker. Tolerant of unknown `hvm.` keys. */
export function readMarks(extraConfig: Readonly<Record<string, string>>): Marks | undefined {
  const { 'hvm.owner': owner, 'hvm.site': site, 'hvm.name': name, 'hvm.template': template } = extraConfig;
  if (!owner || !site || !name) return undefined;
  return {
    owner,
    site,
    name,
    ...(template ? { template } : {}),
    disks: Object.fromEntries(pairs(extraConfig['hvm.disks'])),
    nics: Object.fromEntries(
      pairs(extraConfig['hvm.nics']).flatMap(([card, value]) => {
        const [key, mac] = value.split(',');
        return mac === undefined ? [] : [[card, { key: Number(key), mac }]];
      }),
    ),
    ...(extraConfig['hvm.customize'] === 'pending' ? { customize: 'pending' as const } : {}),
    ...(extraConfig['hvm.create'] === 'pending' ? { create: 'pending' as const } : {}),
    ...addingOf(extraConfig['hvm.adding']),
    ...(extraConfig['hvm.restart'] === 'pending' ? { restart: 'pending' as const } : {}),
  };
}

function addingOf(text: string | undefined): Pick<Marks, 'adding'> {
  const { cards, keys = '' } = Object.fromEntries(pairs(text));
  if (cards === undefined) return {};
  return { adding: { names: cards.split(','), keys: keys.split(',').filter(Boolean).map(Number) } };
}

/** The marks of a VM. Cards that were added and not marked any more are those that were not there before, in their order. */
export function marksOf({ marks, nics }: Pick<ObservedVm, 'marks' | 'nics'>): Marks | undefined {
  const read = readMarks(marks);
  if (read?.adding === undefined) return read;
  const { names, keys } = read.adding;
  const added = nics.filter(({ key }) => !keys.includes(key)).sort((a, b) => a.key - b.key);
  const found = names.flatMap((name, index) => {
    const nic = added[index];
    return nic === undefined ? [] : [[name, { key: nic.key, mac: nic.mac }] as const];
  });
  return { ...read, nics: { ...read.nics, ...Object.fromEntries(found) } };
}

/** The card of a mark: the one with its MAC, else the one with its device key. */
export function recordedNic(
  mark: Marks['nics'][string],
  nics: readonly ObservedNic[],
): ObservedNic | undefined {
  return nics.find((nic) => nic.mac === mark.mac) ?? nics.find((nic) => nic.key === mark.key);
}

function pairs(text = ''): [string, string][] {
  return text
    .split(' ')
    .map((pair) => pair.split('='))
    .flatMap(([name, value]) => (name && value ? [[name, value] as [string, string]] : []));
}
