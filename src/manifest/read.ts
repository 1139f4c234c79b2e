import { parseYaml } from './parse.ts';
import { type Read, type ReadOptions, readWith } from './read-with.ts';
import type { SourceFile } from './source.ts';

export type { Read, ReadOptions };

/** Texts of manifests → what they ask for, or everything that is wrong with them, at once. Pure. */
export function readManifests(files: readonly SourceFile[], options: ReadOptions): Read {
  return readWith(parseYaml, files, options);
}
