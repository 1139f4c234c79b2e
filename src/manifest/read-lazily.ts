import { parsePlain } from './parse-plain.ts';
import type { Parsed } from './parsed.ts';
import { type Read, type ReadOptions, readWith } from './read-with.ts';
import type { SourceFile } from './source.ts';

/**
 * As `readManifests`, but it loads the YAML library only where it is needed: for a file that is not plain, and to say where a
 * mistake stands. Manifests without mistakes are read so much sooner.
 */
export async function readLazily(files: readonly SourceFile[], options: ReadOptions): Promise<Read> {
  try {
    return readWith((source) => parsePlain(source, needed) ?? needed(), files, options);
  } catch (error) {
    if (!(error instanceof LibraryNeeded)) throw error;
    const { readManifests } = await import('./read.ts');
    return readManifests(files, options);
  }
}

class LibraryNeeded extends Error {}

function needed(): Parsed {
  throw new LibraryNeeded();
}
