import * as z from 'zod/mini';
import type { Path } from '../path.ts';
import { isNeeded, keysAt, schemasAt } from './keys.ts';
import { type Kind, kinds } from './kinds.ts';

/** What the schema of a kind knows about the paths of its documents. */
export interface Guide {
  /** The keys that a map at `path` may have. */
  readonly keysAt: (path: Path) => readonly string[];
  /** Whether a key may not be left out. */
  readonly isNeeded: (path: Path) => boolean;
  /** Whether a value may stand there. */
  readonly takes: (path: Path, value: unknown) => boolean;
  /** `VirtualMachine.spec.disks.size`, as `hvm explain` takes it; of a key that the user chose, the map it is in. */
  readonly explained: (path: Path) => string;
}

export function guideOf(kind: Kind): Guide {
  const schema = kinds[kind];
  return {
    keysAt: (path) => keysAt(schema, path),
    isNeeded: (path) => isNeeded(schema, path),
    takes: (path, value) => schemasAt(schema, path).some((each) => z.safeParse(each, value).success),
    explained: (path) => {
      const own = path.findIndex(
        (part, index) => typeof part === 'string' && !keysAt(schema, path.slice(0, index)).includes(part),
      );
      const known = own < 0 ? path : path.slice(0, own);
      return [kind, ...known.filter((part) => typeof part === 'string')].join('.');
    },
  };
}
