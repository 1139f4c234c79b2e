import type { ParsedDocument, Target } from './parsed.ts';
import type { Path } from './path.ts';
import type { Range } from './source.ts';

/** The place of a path in a document; of the nearest thing around it where it is not there. */
export function locate(document: ParsedDocument, path: Path, target: Target = 'value'): Range {
  return document.places().locate(path, target);
}

/** A scalar as it is written, `8.0` of what is the number 8; undefined where there is none. */
export function writtenAs(document: ParsedDocument, path: Path): string | undefined {
  return document.places().writtenAs(path);
}
