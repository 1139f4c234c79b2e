import type { EstateVm } from '../model/estate.ts';

/** Windows Server by the year of its release, `2012-r2`. null: it is one, and nobody says which. */
export interface WindowsServer {
  readonly version: string | null;
}

/** vSphere's names of the Windows servers; each also stands for a newer one that it was too early for. */
const guestIds: readonly (readonly [RegExp, string])[] = [
  [/^win2000(Adv)?Serv/, '2000'],
  [/^winNet/, '2003'],
  [/^winLonghorn/, '2008'],
  [/^windows7Server/, '2008-r2'],
  [/^windows8Server/, '2012-r2'],
  [/^windows9Server/, '2016'],
  [/^windows2019srv_/, '2019'],
  [/^windows2019srvNext_/, '2022'],
  [/^windows2022srvNext_/, '2025'],
];

/**
 * The Windows Server of a VM: by its Template document where it has one, else by what vSphere calls its guest. undefined: it
 * is another system, or a Windows for people's desks.
 */
export function windowsServerOf({
  os,
  guestId,
}: Pick<EstateVm, 'os' | 'guestId'>): WindowsServer | undefined {
  if (os !== undefined) return declaredWindows(os);
  const known = guestIds.find(([pattern]) => pattern.test(guestId ?? ''));
  return known && { version: known[1] };
}

/** `windows-2012-r2`, `Windows Server 2012 R2`, `windows`; `windows-10` is no server. */
function declaredWindows(os: string): WindowsServer | undefined {
  const said = /^win(?:dows)?[-_ ]*(?:server|srv)?[-_ ]*(?:(\d{4})[-_ ]*(r2)?)?(.*)$/i.exec(os.trim());
  if (said === null) return undefined;
  const [, year, r2, rest = ''] = said;
  if (year !== undefined) return { version: r2 === undefined ? year : `${year}-r2` };
  return rest === '' ? { version: null } : undefined;
}

/** `2012 R2`, as Microsoft writes it. */
export function windowsName(version: string): string {
  return version.replace('-r2', ' R2');
}

export function yearOf(version: string | undefined | null): number | undefined {
  const year = /\b(?:19|20)\d\d\b/.exec(version ?? '')?.[0];
  return year === undefined ? undefined : Number(year);
}
