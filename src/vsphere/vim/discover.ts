/** Which encoding and which API version to speak: the server's own list, which needs no login, decides. */
import { HvmError } from '../../errors.ts';
import { exitCode } from '../../exit-codes.ts';
import type { Http } from '../http.ts';
import { isPage } from './call.ts';
import type { Api } from './encoding.ts';
import { jsonRelease, newest, oldest, versionNumber } from './version.ts';
import { XmlScanner } from './xml.ts';

export interface Choice {
  /** Undefined: the server does not have it. */
  readonly json: string | undefined;
  readonly soap: string;
  /** The server's newest. */
  readonly version: string;
}

export async function discover(http: Http): Promise<Choice> {
  const answer = await http.send({
    method: 'GET',
    path: '/sdk/vimServiceVersions.xml',
    operation: 'vimServiceVersions',
    repeatable: 'yes',
    isOdd: ({ status, text }) => status >= 500 || isPage(text),
  });
  const versions = answer.status === 200 ? readVersions(answer.text) : [];
  if (versions.length === 0) throw refuse('API-003', { host: http.host, status: answer.status });
  const choice = choose(versions);
  if (choice === undefined) throw refuse('API-002', { host: http.host, version: versions[0] ?? '' });
  return choice;
}

/** Why a forced encoding cannot be had; undefined when it can. */
export function forced(api: Api, choice: Choice, host: string): HvmError | undefined {
  if (api === 'soap' || choice.json !== undefined) return undefined;
  return refuse('API-001', { host, version: choice.version });
}

/** The list promises it, and the server does not serve it: an ESXi host, or a simulator. */
export function missing(choice: Choice, host: string): HvmError {
  return refuse('API-001/missing', { host, version: choice.version });
}

/**
 * The newest version that server and table have in common; VI/JSON at its first release, which is enough and which
 * every newer server keeps. Undefined: the server is too old.
 */
function choose(versions: readonly string[]): Choice | undefined {
  const served = versions
    .filter((version) => versionNumber(version) >= versionNumber(oldest))
    .toSorted((a, b) => versionNumber(a) - versionNumber(b));
  const last = served.at(-1);
  if (last === undefined) return undefined;
  const soap =
    served.findLast((version) => versionNumber(version) <= versionNumber(newest)) ?? served[0] ?? last;
  const json = served.find((version) => versionNumber(version) >= versionNumber(jsonRelease));
  return { json, soap, version: last };
}

/** Of the namespace urn:vim25; empty for what is no such list. */
function readVersions(xml: string): readonly string[] {
  try {
    const scanner = new XmlScanner(xml);
    if (scanner.next()?.name !== 'namespaces') return [];
    for (let tag = scanner.next(); tag !== undefined; tag = scanner.next()) {
      const { name, versions } = tag.empty ? { name: '', versions: [] } : readNamespace(scanner);
      if (name === 'urn:vim25') return versions;
    }
  } catch (error) {
    if (!(error instanceof HvmError)) throw error;
  }
  return [];
}

function readNamespace(scanner: XmlScanner): { readonly name: string; readonly versions: readonly string[] } {
  let name = '';
  const versions: string[] = [];
  for (let tag = scanner.next(); tag !== undefined; tag = scanner.next()) {
    if (tag.empty) continue;
    if (tag.name === 'name') name = scanner.text().trim();
    else if (tag.name === 'version') versions.push(scanner.text().trim());
    else if (tag.name === 'priorVersions') versions.push(...readPrior(scanner));
    else scanner.skip();
  }
  return { name, versions };
}

function readPrior(scanner: XmlScanner): readonly string[] {
  const versions: string[] = [];
  for (let tag = scanner.next(); tag !== undefined; tag = scanner.next()) {
    if (!tag.empty) versions.push(scanner.text().trim());
  }
  return versions;
}

function refuse(
  key: 'API-001' | 'API-001/missing' | 'API-002' | 'API-003',
  args: Readonly<Record<string, unknown>>,
): HvmError {
  return new HvmError(key, { exit: exitCode.unreachable, args });
}
