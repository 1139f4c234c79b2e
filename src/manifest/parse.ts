import { type Document, parseAllDocuments } from 'yaml';
import type { Complaint } from './complaint.ts';
import { tooDeepAt } from './depth.ts';
import { placesIn } from './node-places.ts';
import type { Parsed, ParsedDocument } from './parsed.ts';
import { parsePlain } from './parse-plain.ts';
import { linesOf, type Range, rangeOf, type SourceFile } from './source.ts';
import { surveyNodes } from './survey.ts';
import { yamlComplaints } from './yaml-errors.ts';

/** YAML 1.2 text → documents. Aliases and merge keys work; a document with a mistake in its YAML is complained of and left out. */
export function parseYaml(source: SourceFile): Parsed {
  let made: Parsed | undefined;
  return parsePlain(source, () => (made ??= parseWithNodes(source))) ?? parseWithNodes(source);
}

/** With the library, which knows all of YAML, and where everything stands. */
export function parseWithNodes(source: SourceFile): Parsed {
  const { text } = source;
  const conflict = /^(?:<{7} |={7}$|>{7} )/m.exec(text);
  if (conflict !== null) return failed('MAN-002/conflict', conflict.index, conflict.index + 7);
  const deep = tooDeepAt(text);
  if (deep !== undefined) return failed('MAN-002/deep', deep, deep + 1);
  try {
    const lines = linesOf(text);
    const documents: ParsedDocument[] = [];
    const complaints: (readonly Complaint[])[] = [];
    const secrets: (readonly Range[])[] = [];
    for (const yaml of parseAllDocuments(text, options)) {
      const survey = surveyNodes(yaml, text);
      secrets.push(survey.secrets);
      const own = withoutEchoes([...yamlComplaints(yaml, text, lines), ...survey.complaints]);
      const read = own.length > 0 ? { complaints: own } : valueOf(yaml);
      if ('complaints' in read) complaints.push(read.complaints);
      else if (read.value !== null && read.value !== undefined) {
        documents.push({ source, value: read.value, places: () => placesIn(yaml) });
      }
    }
    return { documents, complaints: complaints.flat(), secrets: () => secrets.flat() };
  } catch (error) {
    // What is nested without end breaks the library's recursion.
    if (error instanceof RangeError) return failed('MAN-002/deep', 0, 0);
    throw error;
  }
}

/** Of several complaints about one place the first; what broken YAML seems to repeat is not said. */
function withoutEchoes(complaints: readonly Complaint[]): Complaint[] {
  const deep = complaints.filter(({ key }) => key === 'MAN-002/deep');
  if (deep.length > 0) return deep.slice(-1);
  const seen = new Set<number>();
  return complaints.filter(({ key, range: { from } }, index) => {
    const isNew = !seen.has(from);
    seen.add(from);
    return isNew && (key !== 'MAN-002/separator' || index === 0);
  });
}

/** `uniqueKeys` compares every key with every other; `surveyNodes` looks each up. */
const options = {
  version: '1.2',
  merge: true,
  stringKeys: true,
  uniqueKeys: false,
  resolveKnownTags: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

function valueOf(yaml: Document.Parsed): { readonly value: unknown } | { readonly complaints: Complaint[] } {
  try {
    return { value: yaml.toJS({ maxAliasCount: mostAliases }) };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const { from } = rangeOf(yaml.contents);
    return { complaints: [{ key: 'MAN-002/bomb', range: { from, to: from + 1 }, args: {} }] };
  }
}

/** Uses of an anchor times what it stands for, beyond which a document is a bomb. */
const mostAliases = 1000;

function failed(key: Complaint['key'], from: number, to: number): Parsed {
  return { documents: [], complaints: [{ key, range: { from, to }, args: {} }], secrets: () => [] };
}
