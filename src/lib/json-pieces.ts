import { safeJson } from './safe-json.ts';

/** Characters of a piece, at least; but the last. */
const enough = 64 * 1024;

/**
 * `JSON.stringify(document, null, 2)` in pieces, each list of the document item by item: a large plan as one text takes
 * more memory than the plan itself. What could do harm where it is shown is escaped.
 */
export function* jsonPieces(document: object): Generator<string> {
  let piece = '';
  for (const part of parts(document)) {
    piece += part;
    if (piece.length < enough) continue;
    yield safeJson(piece);
    piece = '';
  }
  yield safeJson(piece);
}

function* parts(document: object): Generator<string> {
  const entries = Object.entries(document).filter(([, value]) => value !== undefined);
  for (const [index, [key, value]] of entries.entries()) {
    yield `${index === 0 ? '{' : ','}\n  ${JSON.stringify(key)}: `;
    if (Array.isArray(value) && value.length > 0) yield* items(value);
    else yield indented(value, '  ');
  }
  yield entries.length === 0 ? '{}' : '\n}';
}

function* items(list: readonly unknown[]): Generator<string> {
  for (const [index, item] of list.entries()) {
    yield `${index === 0 ? '[' : ','}\n    ${indented(item, '    ')}`;
  }
  yield '\n  ]';
}

/** Line breaks stand between values only: inside of texts they are escaped. */
function indented(value: unknown, indent: string): string {
  return (JSON.stringify(value, null, 2) ?? 'null').replaceAll('\n', `\n${indent}`);
}
