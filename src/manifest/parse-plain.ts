import type { Parsed } from './parsed.ts';
import { readPlainYaml } from './plain-yaml.ts';
import type { SourceFile } from './source.ts';

/** The documents of a file of plain YAML, whose places and secrets `thorough` finds out when they are asked for; undefined: it is not plain. */
export function parsePlain(source: SourceFile, thorough: () => Parsed): Parsed | undefined {
  const values = readPlainYaml(source.text);
  if (values === undefined) return undefined;
  const documents = values.map((value, index) => ({
    source,
    value,
    places: () => thorough().documents[index]?.places() ?? nowhere,
  }));
  return { documents, complaints: [], secrets: () => thorough().secrets() };
}

/** Both ways to read a file find the same documents. */
const nowhere = { locate: () => ({ from: 0, to: 0 }), writtenAs: () => undefined };
