/**
 * The plain part of YAML, in which nearly every manifest is written: block maps and lists, flow maps and lists in one line,
 * plain and quoted scalars in one line, comments. Read without places, many times faster than by the library, which reads
 * a file again only where there is something to say about it.
 */

/** The value of each document, exactly as the library gives it; undefined: there is something in it that is not plain. */
export function readPlainYaml(text: string): readonly unknown[] | undefined {
  if (odd.test(text)) return undefined;
  const reader: Reader = { lines: text.replaceAll('\r\n', '\n').split('\n'), at: -1, indent: 0, column: 0 };
  try {
    const documents: unknown[] = [];
    while (reader.at < reader.lines.length) {
      advance(reader);
      if (reader.indent >= 0) documents.push(blockNode(reader, 0));
      if (reader.indent >= 0) throw new NotPlain();
    }
    return documents;
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

class NotPlain extends Error {}

/** Control characters (a line break apart), and characters that are blanks to some and not to others. */
const odd = /[^\n\r\x20-\x7e\xa1-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\ufefe\uff00-\uffff]|\r(?!\n)/;

interface Reader {
  readonly lines: readonly string[];
  /** Number of the current line. */
  at: number;
  /** Of the current line; -1 at the end of a document. */
  indent: number;
  /** Behind what was read last of the current line. */
  column: number;
}

/** To the next line that says something. */
function advance(reader: Reader): void {
  for (reader.at += 1; reader.at < reader.lines.length; reader.at += 1) {
    const line = current(reader);
    let indent = 0;
    while (line.charCodeAt(indent) === blank) indent += 1;
    if (indent === line.length || line.charCodeAt(indent) === hash) continue;
    reader.indent = indent === 0 && /^--- *(?: #.*)?$/.test(line) ? -1 : indent;
    return;
  }
  reader.indent = -1;
}

const blank = 0x20;
const hash = 0x23;
const dash = 0x2d;

function current({ lines, at }: Reader): string {
  return lines[at] ?? '';
}

/** A map or a list whose lines stand at `indent`; the first one may stand behind a dash of its line. */
function blockNode(reader: Reader, indent: number): unknown {
  if (reader.indent !== indent) throw new NotPlain();
  return isItem(reader, indent) ? blockList(reader, indent) : blockMap(reader, indent);
}

function isItem(reader: Reader, indent: number): boolean {
  const line = current(reader);
  const next = line.charCodeAt(indent + 1);
  return line.charCodeAt(indent) === dash && (next === blank || Number.isNaN(next));
}

function blockMap(reader: Reader, indent: number): unknown {
  const map: Record<string, unknown> = {};
  do {
    const name = keyAt(reader, indent, map);
    map[name] = isLineEnd(reader) ? below(reader, indent, true) : inLine(reader, indent);
  } while (reader.indent === indent);
  return map;
}

function blockList(reader: Reader, indent: number): unknown {
  const list: unknown[] = [];
  do {
    reader.column = indent + 1;
    if (isLineEnd(reader)) list.push(below(reader, indent, false));
    else {
      const { column } = reader;
      key.lastIndex = column;
      list.push(key.test(current(reader)) ? blockMap(reader, column) : inLine(reader, indent));
    }
    if (reader.indent > indent) throw new NotPlain();
  } while (reader.indent === indent && isItem(reader, indent));
  return list;
}

/** A key at a column, and the blanks behind its colon. */
function keyAt(reader: Reader, column: number, map: Readonly<Record<string, unknown>>): string {
  key.lastIndex = column;
  const name = key.exec(current(reader))?.[1];
  if (name === undefined || Object.hasOwn(map, name) || /^(?:null|true|false|__proto__)$/i.test(name)) {
    throw new NotPlain();
  }
  reader.column = key.lastIndex;
  return name;
}

const key = /([A-Za-z_][\w./-]{0,99}):(?= |$)/y;

/** Skips blanks; whether nothing but a comment follows. */
function isLineEnd(reader: Reader): boolean {
  const line = current(reader);
  const from = reader.column;
  while (line.charCodeAt(reader.column) === blank) reader.column += 1;
  const { column } = reader;
  return column === line.length || (line.charCodeAt(column) === hash && column > from);
}

/** What stands in the lines below a key or a dash. A list may stand at the indent of its key. */
function below(reader: Reader, indent: number, isInMap: boolean): unknown {
  advance(reader);
  if (reader.indent > indent) return blockNode(reader, reader.indent);
  if (isInMap && reader.indent === indent && isItem(reader, indent)) return blockList(reader, indent);
  throw new NotPlain();
}

/** A value that ends with its line. */
function inLine(reader: Reader, indent: number): unknown {
  const line = current(reader);
  const start = line.charAt(reader.column);
  let value: unknown;
  if (start === '[' || start === '{' || start === '"' || start === "'") {
    value = flowNode(reader, 0);
    if (!isLineEnd(reader)) throw new NotPlain();
  } else {
    const comment = line.indexOf(' #', reader.column);
    value = plain(line.slice(reader.column, comment < 0 ? undefined : comment));
  }
  advance(reader);
  if (reader.indent > indent) throw new NotPlain();
  return value;
}

function flowNode(reader: Reader, depth: number): unknown {
  const line = current(reader);
  const from = reader.column;
  if (depth > 20) throw new NotPlain();
  switch (line.charAt(from)) {
    case '[':
      return flowList(reader, depth);
    case '{':
      return flowMap(reader, depth);
    case '"':
    case "'": {
      quoted.lastIndex = from;
      const match = quoted.exec(line);
      if (match === null) throw new NotPlain();
      reader.column = quoted.lastIndex;
      return match[1] ?? match[2];
    }
    default: {
      flowPlain.lastIndex = from;
      const text = flowPlain.exec(line)?.[0] ?? '';
      reader.column = from + text.length;
      if (text.includes(' #')) throw new NotPlain();
      return plain(text);
    }
  }
}

const quoted = /"([^"\\]*)"|'([^']*)'(?!')/y;
const flowPlain = /[^,[\]{}]*/y;

function flowList(reader: Reader, depth: number): unknown {
  const list: unknown[] = [];
  eachInFlow(reader, ']', () => list.push(flowNode(reader, depth + 1)));
  return list;
}

function flowMap(reader: Reader, depth: number): unknown {
  const map: Record<string, unknown> = {};
  eachInFlow(reader, '}', () => {
    const name = keyAt(reader, reader.column, map);
    if (isLineEnd(reader)) throw new NotPlain();
    map[name] = flowNode(reader, depth + 1);
  });
  return map;
}

/** Reads what stands between brackets, parted by commas. */
function eachInFlow(reader: Reader, end: ']' | '}', read: () => void): void {
  const line = current(reader);
  const next = () => {
    while (line.charCodeAt(reader.column) === blank) reader.column += 1;
    return line.charAt(reader.column);
  };
  reader.column += 1;
  if (next() !== end) {
    read();
    while (next() === ',') {
      reader.column += 1;
      next();
      read();
    }
    if (next() !== end) throw new NotPlain();
  }
  reader.column += 1;
}

/** A scalar without quotes: YAML 1.2 takes it for a number, a truth, nothing, or a text. */
function plain(written: string): unknown {
  let end = written.length;
  while (written.charCodeAt(end - 1) === blank) end -= 1;
  const text = written.slice(0, end);
  if (!beginsPlain.test(text) || text.includes(': ') || text.endsWith(':')) throw new NotPlain();
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^(?:0|-?[1-9]\d{0,14})$/.test(text)) return Number(text);
  if (isSpecial.test(text)) throw new NotPlain();
  return text;
}

const beginsPlain = /^(?:[^\s\-?:,[\]{}#&*!|>'"%@`]|-[\w.])/;

/** What may be no text to the library, and is too rare to be told apart here. */
const isSpecial =
  /^(?:~|null|true|false|[-+]?(?:\d+|0x[\da-f]+|0o[0-7]+|\d*\.\d*(?:e[-+]?\d+)?|\d+e[-+]?\d+|\.?(?:inf|nan)))$/i;
