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
  /** hvm shuts the guest down for a change and must start it again; set before, taken off after. */
  readonly restart?: 'pending';
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
    ...(marks.restart === undefined ? {} : { 'hvm.restart': marks.restart }),
  };
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
    ...(extraConfig['hvm.restart'] === 'pending' ? { restart: 'pending' as const } : {}),
  };
}

function pairs(text = ''): [string, string][] {
  return text
    .split(' ')
    .map((pair) => pair.split('='))
    .flatMap(([name, value]) => (name && value ? [[name, value] as [string, string]] : []));
}
