import type { Complaint } from './complaint.ts';
import type { Path } from './path.ts';
import type { Range, SourceFile } from './source.ts';

/** One document of a file: its value, and what knows where each part of it stands. */
export interface ParsedDocument {
  readonly source: SourceFile;
  readonly value: unknown;
  /** Found out when it is asked for: a file without mistakes does without. */
  readonly places: () => Places;
}

export interface Places {
  readonly locate: (path: Path, target: Target) => Range;
  readonly writtenAs: (path: Path) => string | undefined;
}

/** Where something stands: a value (of a map or list: its beginning), or the key in front of it. */
export type Target = 'value' | 'key';

export interface Parsed {
  /** Those that could be read; documents without content are left out. */
  readonly documents: readonly ParsedDocument[];
  readonly complaints: readonly Complaint[];
  /** Where secrets seem to stand literally. */
  readonly secrets: () => readonly Range[];
}
