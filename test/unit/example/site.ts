import path from 'node:path';
import { loadSources } from '../../../src/manifest/load.ts';
import { readManifests } from '../../../src/manifest/read.ts';
import type { Desired } from '../../../src/model/desired.ts';

export const root = path.join(import.meta.dirname, '../../..');
export const recordingFile = path.join(root, 'manifests/kyushu.recording.json');

/** The example site, read as hvm reads it. */
export async function exampleDesired(): Promise<Desired> {
  const io = { cwd: root, readStdin: () => Promise.resolve(new Uint8Array()) };
  const { files, diagnostics } = await loadSources(['manifests'], io);
  const read = readManifests(files, {});
  const all = [...diagnostics, ...read.diagnostics];
  if (read.desired === undefined || all.length > 0) throw new Error(JSON.stringify(all, null, 2));
  return read.desired;
}
