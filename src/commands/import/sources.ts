import { statSync } from 'node:fs';
import path from 'node:path';
import type { ImportedFile } from '../../import/import.ts';
import { siteText } from '../../import/site.ts';
import { loadSources } from '../../manifest/load.ts';
import { readManifests } from '../../manifest/read.ts';
import type { SourceFile } from '../../manifest/source.ts';
import type { Desired, DesiredSite } from '../../model/desired.ts';
import type { Observed } from '../../model/observed.ts';
import type { Call } from '../call.ts';
import { desiredOf } from '../manifests.ts';
import type { Location } from '../source.ts';

/** The manifests that are there, those in the folder of the import among them. */
export interface Known {
  readonly sources: readonly SourceFile[];
  /** Where to look; without a manifest of its own, what the options say. */
  readonly site: DesiredSite;
  readonly vms: Desired['vms'];
  readonly isNew: boolean;
  /** As the call names them. */
  readonly paths: readonly string[];
}

/**
 * Reads what is declared already. Where there is no Site at all, and the options say where the vCenter is, one is to be made.
 * @throws HvmError PLN-001 as for a plan
 */
export async function knownManifests(call: Call, folder: string | undefined): Promise<Known> {
  const { settings, context } = call;
  const isAsked = settings.paths.length > 0;
  const paths = isAsked ? settings.paths : [hasFolder(context.cwd, 'manifests') ? 'manifests' : '.'];
  const io = { cwd: context.cwd, readStdin: () => context.stdin.read() };
  const loaded = await loadSources(folder === undefined ? paths : [...paths, folder], io);
  const problems = loaded.diagnostics.filter(({ key }) => isAsked || key !== 'MAN-001/nothing');
  const read = readManifests(loaded.files, siteOption(call));
  const diagnostics = [...problems, ...read.diagnostics];
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const hasPlace = settings.vcenter !== undefined || settings.recording !== undefined;
  const isNew = read.desired === undefined && hasPlace && errors.every(({ key }) => key === 'MAN-011');
  if (isNew) return { sources: loaded.files, site: unknownSite, vms: [], isNew, paths };
  const all = loaded.files.length === 0 ? [...loaded.diagnostics, ...read.diagnostics] : diagnostics;
  const desired = problems.length > 0 ? {} : { ...(read.desired && { desired: read.desired }) };
  const { site, vms } = await desiredOf(call, { ...desired, diagnostics: all });
  return { sources: loaded.files, site, vms, isNew, paths };
}

/** What is asked of a vCenter of which nothing is known. */
const unknownSite: DesiredSite = {
  name: '',
  timeZone: 'Asia/Tokyo',
  windows: [],
  forbidden: [],
  policy: {},
  exceptions: [],
};

interface Surroundings {
  readonly observed: Observed;
  readonly location: Location;
  readonly folder: string;
  /** Names of the files in the folder. */
  readonly taken: readonly string[];
  readonly head: string;
}

export interface Base {
  readonly sources: readonly SourceFile[];
  /** The file of a new Site. */
  readonly site?: ImportedFile;
  readonly taken: readonly string[];
}

/** The manifests with a Site among them. */
export function withSite(
  { settings }: Call,
  { sources, isNew }: Known,
  { observed, location, folder, taken, head }: Surroundings,
): Base {
  if (!isNew) return { sources, taken };
  const vcenter =
    location.kind === 'vcenter'
      ? { url: location.url }
      : { recording: path.relative(folder, location.file).split(path.sep).join('/') };
  const name = settings.site === undefined ? {} : { name: settings.site };
  const text = siteText(observed, { ...name, vcenter, head });
  const site = { path: taken.includes('site.yaml') ? 'site-new.yaml' : 'site.yaml', text };
  return { sources: [...sources, sourceOf(site, folder)], site, taken: [...taken, site.path] };
}

/** What the manifests ask for once `files` are among them. */
export function withFiles(
  call: Call,
  sources: readonly SourceFile[],
  files: readonly ImportedFile[],
  folder: string,
): Promise<Desired> {
  const all = [...sources, ...files.map((file) => sourceOf(file, folder))];
  return desiredOf({ ...call, say: () => undefined }, readManifests(all, siteOption(call)));
}

function sourceOf({ path: file, text }: ImportedFile, folder: string): SourceFile {
  return { file, text, resolve: (relative) => path.resolve(folder, relative) };
}

export function siteOption({ settings }: Call): { readonly site?: string } {
  return settings.site === undefined ? {} : { site: settings.site };
}

function hasFolder(cwd: string, name: string): boolean {
  return statSync(path.join(cwd, name), { throwIfNoEntry: false })?.isDirectory() === true;
}
