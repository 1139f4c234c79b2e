import { type Document, isCollection, isScalar, visit, type YAMLError } from 'yaml';
import type { Complaint } from './complaint.ts';
import { linesOf, type Lines, type Range } from './source.ts';

/**
 * Mistakes in the YAML itself, in words of our own where we have better ones than the library. One mistake makes the
 * library stumble several times: of what stands in one line only the first counts.
 */
export function yamlComplaints(
  errors: readonly YAMLError[],
  yaml: Document.Parsed,
  text: string,
): Complaint[] {
  if (errors.length === 0) return [];
  const lines = linesOf(text);
  const complaints: Complaint[] = [];
  let last = { line: 0, from: -3 };
  for (const error of errors.toSorted((a, b) => a.pos[0] - b.pos[0])) {
    const [from] = error.pos;
    const line = lines.lineOf(from);
    if (line !== last.line && from - last.from > 2) complaints.push(complaintOf(error, yaml, text, lines));
    last = { line, from };
  }
  return complaints.slice(0, most);
}

/** More only bury the first ones. */
const most = 10;

function complaintOf(error: YAMLError, yaml: Document.Parsed, text: string, lines: Lines): Complaint {
  const { code, message, pos } = error;
  const range = { from: pos[0], to: Math.max(pos[1], pos[0] + 1) };
  const say = (key: Complaint['key'], at: Range = range, args: Complaint['args'] = {}) => ({
    key,
    range: at,
    args,
  });
  switch (code) {
    case 'TAB_AS_INDENT':
      return say('MAN-002/tab');
    case 'BAD_INDENT':
      if (/flow/i.test(message))
        return say('MAN-002/bracket', openingOf(yaml, range.from, isBracket) ?? range);
      return say('MAN-002/indent');
    case 'MULTILINE_IMPLICIT_KEY':
      return keyOfSeveralLines(range, text, lines);
    case 'BLOCK_AS_IMPLICIT_KEY':
      return implicitKey(error, text, lines);
    case 'BAD_SCALAR_START':
      return say('MAN-002/start', range, { character: text.charAt(range.from) });
    case 'MISSING_CHAR':
      if (/quote/i.test(message)) return say('MAN-002/quote', openingOf(yaml, range.from, isQuoted) ?? range);
      return say('MAN-002', range, { reason: message });
    case 'BAD_DQ_ESCAPE':
      return say('MAN-002/escape');
    case 'NON_STRING_KEY':
      return say('MAN-002/key');
    case 'TAG_RESOLVE_FAILED':
    case 'MULTIPLE_TAGS':
      return say('MAN-002/tag');
    case 'RESOURCE_EXHAUSTION':
      return say('MAN-002/deep');
    default:
      return say('MAN-002', range, { reason: message });
  }
}

/** `a: b: c`, or a line below it that is indented by mistake. */
function implicitKey({ pos: [from], message }: YAMLError, text: string, lines: Lines): Complaint {
  const line = lines.rangeOf(lines.lineOf(from));
  const range = { from, to: Math.max(from + 1, line.to) };
  if (/sequence/i.test(message))
    return { key: 'MAN-002/indent', range: nextLine(from, text, lines), args: {} };
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
