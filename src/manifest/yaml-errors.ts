import { type Document, isCollection, isScalar, visit, type YAMLError } from 'yaml';
import type { Complaint } from './complaint.ts';
import type { Lines, Range } from './source.ts';
import { habitIn } from './yaml-habits.ts';

/**
 * Mistakes in the YAML itself, in words of our own. One mistake makes the library stumble several times: of what stands in one
 * line only the first counts.
 */
export function yamlComplaints(yaml: Document.Parsed, text: string, lines: Lines): Complaint[] {
  const errors: readonly YAMLError[] = [...yaml.errors, ...yaml.warnings];
  const complaints = isOtherVersion(yaml) ? [directive(text)] : [];
  if (errors.length === 0) return complaints;
  const places = new Set<number>();
  let last = { line: 0, from: -3 };
  for (const error of errors.toSorted((a, b) => a.pos[0] - b.pos[0])) {
    const [from] = error.pos;
    const line = lines.lineOf(from);
    const isEcho = line === last.line || from - last.from <= 2;
    last = { line, from };
    const complaint = isEcho ? undefined : complaintOf(error, yaml, text, lines);
    if (complaint === undefined || places.has(complaint.range.from)) continue;
    places.add(complaint.range.from);
    complaints.push(complaint);
    if (complaints.length === most) break;
  }
  return complaints;
}

/** More only bury the first ones. */
const most = 10;

/** `%YAML 1.1` would make booleans of `on` and numbers of `22:00`. */
function isOtherVersion({ directives }: Document.Parsed): boolean {
  return directives.yaml.explicit === true && directives.yaml.version !== '1.2';
}

function directive(text: string): Complaint {
  const from = Math.max(0, text.search(/^%YAML/m));
  return { key: 'MAN-002/directive', range: { from, to: from + 5 }, args: {} };
}

function complaintOf(error: YAMLError, yaml: Document.Parsed, text: string, lines: Lines): Complaint {
  const { code, message, pos } = error;
  const from = code === 'TAB_AS_INDENT' ? pos[0] : pastBlanks(pos[0], text);
  const range = { from, to: Math.max(pos[1], from + 1) };
  const say = (key: Complaint['key'], at: Range = range, args: Complaint['args'] = {}) => ({
    key,
    range: at,
    args,
  });
  const habit = sawNothing.includes(code) ? habitIn(text, lines, lines.lineOf(from)) : undefined;
  if (habit !== undefined) return habit;
  switch (code) {
    case 'TAB_AS_INDENT':
      return say('MAN-002/tab');
    case 'BAD_INDENT':
      if (!/flow/i.test(message)) return say('MAN-002/indent');
      return say('MAN-002/bracket', openingOf(yaml, range.from, isBracket));
    case 'MULTILINE_IMPLICIT_KEY':
      return keyOfSeveralLines(range, text, lines);
    case 'BLOCK_AS_IMPLICIT_KEY':
      return implicitKey(range, message, text, lines);
    case 'BAD_SCALAR_START':
      return say('MAN-002/start', range, { character: text.charAt(range.from) });
    case 'MISSING_CHAR':
      return missing(message, range, yaml);
    case 'BLOCK_IN_FLOW':
      return say('MAN-002/comma');
    case 'UNEXPECTED_TOKEN':
      return unexpected(message, range, text);
    case 'BAD_DQ_ESCAPE':
      return say('MAN-002/escape');
    case 'NON_STRING_KEY':
      return say(keyOfKey(from, text));
    case 'TAG_RESOLVE_FAILED':
    case 'MULTIPLE_TAGS':
    case 'BAD_COLLECTION_TYPE':
      return say('MAN-002/tag');
    case 'BAD_ALIAS':
    case 'ALIAS_PROPS':
    case 'MULTIPLE_ANCHORS':
    case 'BAD_PROP_ORDER':
      return say('MAN-002/anchor');
    case 'BAD_DIRECTIVE':
      return say('MAN-002/directive');
    case 'RESOURCE_EXHAUSTION':
      return say('MAN-002/deep');
    case 'DUPLICATE_KEY':
    case 'IMPOSSIBLE':
    case 'KEY_OVER_1024_CHARS':
    case 'MULTIPLE_DOCS':
      return say('MAN-002', range, { reason: code });
    default:
      return code satisfies never;
  }
}

/** The library's word for these is often far from what was mistyped. */
const sawNothing: readonly YAMLError['code'][] = [
  'BAD_INDENT',
  'BLOCK_AS_IMPLICIT_KEY',
  'BLOCK_IN_FLOW',
  'MISSING_CHAR',
  'MULTILINE_IMPLICIT_KEY',
  'UNEXPECTED_TOKEN',
];

function missing(message: string, range: Range, yaml: Document.Parsed): Complaint {
  const say = (key: Complaint['key'], at: Range = range, args: Complaint['args'] = {}) => ({
    key,
    range: at,
    args,
  });
  if (/quote/i.test(message)) return say('MAN-002/quote', openingOf(yaml, range.from, isQuoted));
  if (message.startsWith('Missing ,')) return say('MAN-002/comma');
  if (/space after :/.test(message)) return say('MAN-002/space', range, { character: ':' });
  if (/end with|flow/i.test(message)) return say('MAN-002/bracket', openingOf(yaml, range.from, isBracket));
  if (/directives-end/.test(message)) return say('MAN-002/separator-line');
  if (/map values/.test(message)) return say('MAN-002/no-colon');
  if (/sequence item/i.test(message)) return say('MAN-002/indent');
  if (/Comments/.test(message)) return say('MAN-002/comment');
  if (/[Tt]ags?\b|anchors/.test(message)) return say('MAN-002/anchor');
  return say('MAN-002', range, { reason: 'MISSING_CHAR' });
}

function unexpected(message: string, range: Range, text: string): Complaint {
  const say = (key: Complaint['key']): Complaint => ({ key, range, args: {} });
  const before = text.slice(Math.max(0, range.from - 100), range.from);
  if (/Block scalar header/.test(message) || /: +[|>][-+\d]* +$/.test(before)) return say('MAN-002/block');
  if (/Unexpected ,|empty item/.test(message)) return say('MAN-002/comma');
  return say('MAN-002/extra');
}

/** A map or a list where a key should be: two of them without a comma, or a value for other tools to fill in. */
function keyOfKey(from: number, text: string): Complaint['key'] {
  if (text.startsWith('{{', from - 1) || text.startsWith('{{', from)) return 'MAN-002/template';
  const before = text.slice(text.lastIndexOf('\n', from - 1) + 1, from);
  return /^[[{]/.test(text.slice(from, from + 1)) && /[[{]/.test(before) ? 'MAN-002/comma' : 'MAN-002/key';
}

/** `a: b: c`, or a line below it that is indented by mistake. */
function implicitKey({ from }: Range, message: string, text: string, lines: Lines): Complaint {
  const line = lines.rangeOf(lines.lineOf(from));
  const range = { from, to: Math.max(from + 1, line.to) };
  if (/sequence/i.test(message)) return { key: 'MAN-002/indent', range, args: {} };
  const rest = text.slice(from, line.to);
  if (/:(?:\s|$)/.test(rest)) return { key: 'MAN-002/colon', range, args: {} };
  return { key: 'MAN-002/indent', range: nextLine(from, text, lines), args: {} };
}

/** Either the colon behind the first line is missing, or the last line is indented too far. */
function keyOfSeveralLines({ from, to }: Range, text: string, lines: Lines): Complaint {
  const first = lines.rangeOf(lines.lineOf(from));
  const last = lines.rangeOf(lines.lineOf(Math.max(from, to - 1)));
  const indent = ({ from: start, to: end }: Range) => text.slice(start, end).search(/\S|$/);
  const start = last.from + indent(last);
  if (last.from > first.from && indent(last) > indent(first)) {
    return { key: 'MAN-002/indent', range: { from: start, to: last.to }, args: {} };
  }
  return { key: 'MAN-002/no-colon', range: { from, to: first.to }, args: {} };
}

function nextLine(from: number, text: string, lines: Lines): Range {
  const line = lines.rangeOf(lines.lineOf(from) + 1);
  const start = line.from + text.slice(line.from, line.to).search(/\S|$/);
  return { from: start, to: line.to };
}

/** The library points to the beginning of a line: what is meant begins behind its blanks. */
function pastBlanks(from: number, text: string): number {
  const isLineStart = from === 0 || text[from - 1] === '\n';
  const blanks = isLineStart ? (/^ *(?=[^ \r\n])/.exec(text.slice(from, from + 200))?.[0].length ?? 0) : 0;
  return from + blanks;
}

/** Where the innermost node of that kind before `offset` begins. */
function openingOf(
  yaml: Document.Parsed,
  offset: number,
  fits: (node: unknown) => boolean,
): Range | undefined {
  let from: number | undefined;
  visit(yaml, {
    Node: (_, node) => {
      const [start = 0, , end = 0] = node.range ?? [];
      if (fits(node) && start < offset && end >= offset && start >= (from ?? 0)) from = start;
    },
  });
  return from === undefined ? undefined : { from, to: from + 1 };
}

function isBracket(node: unknown): boolean {
  return isCollection(node) && node.flow === true;
}

function isQuoted(node: unknown): boolean {
  return isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
}
