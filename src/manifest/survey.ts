import { type Document, isAlias, isCollection, isMap, isPair, isScalar, isSeq, type Pair } from 'yaml';
import type { Complaint } from './complaint.ts';
import { hasCredentials, isReferenceWord, isSecretWord, mask } from './secrets.ts';
import { type Range, rangeOf } from './source.ts';

/** What the library does not look for in a document. */
export interface Survey {
  /** Keys that stand twice, aliases of nothing, documents without a line between them, full-width blanks. */
  readonly complaints: readonly Complaint[];
  /** Where secrets seem to stand literally. */
  readonly secrets: readonly Range[];
}

export function surveyNodes(yaml: Document.Parsed, text: string): Survey {
  const complaints: Complaint[] = [];
  const secrets: Range[] = [];
  const anchors = new Set<string>();
  const walk = (node: unknown, isSecret: boolean, depth: number): void => {
    if (depth > deepest) {
      if (complaints.every(({ key }) => key !== 'MAN-002/deep')) {
        complaints.push({ key: 'MAN-002/deep', range: rangeOf(node), args: {} });
      }
      return;
    }
    if (isAlias(node)) {
      if (!anchors.has(node.source)) complaints.push(unknownAlias(node, node.source, isSecret));
      return;
    }
    if (isScalar(node) && (isSecret || hasCredentials(node.value))) secrets.push(rangeOf(node));
    if (isSeq(node))
      for (const item of node.items) walk(isPair(item) ? item.value : item, isSecret, depth + 1);
    if (isMap(node)) {
      checkKeys(node.items, depth, isSecret, (complaint) => complaints.push(complaint));
      for (const pair of node.items) {
        const word = wordOf(pair);
        if (isSecret && !isReferenceWord(word)) secrets.push(rangeOf(pair.key));
        if (!isSecret && isSecretWord(word)) secrets.push(...besideKey(pair, text));
        walk(pair.value, isSecretPart(word, isSecret, pair.value), depth + 1);
      }
    }
    if ((isScalar(node) || isCollection(node)) && node.anchor !== undefined) anchors.add(node.anchor);
  };
  walk(yaml.contents, false, 0);
  return { complaints, secrets };
}

const deepest = 60;

function unknownAlias(node: unknown, name: string, isSecret: boolean): Complaint {
  const range = rangeOf(node);
  if (isSecret) return { key: 'MAN-002/alias', range, args: { name: mask } };
  // What begins with a star for emphasis is no alias that anybody would write.
  if (!/^[\w.-]+$/.test(name)) return { key: 'MAN-002/start', range, args: { character: '*' } };
  return { key: 'MAN-002/alias', range, args: { name } };
}

function checkKeys(
  pairs: readonly Pair[],
  depth: number,
  isSecret: boolean,
  complain: (complaint: Complaint) => void,
): void {
  const seen = new Set<string>();
  for (const pair of pairs) {
    const word = wordOf(pair);
    const range = rangeOf(pair.key);
    if (/^[\u3000\u00a0]/.test(word)) complain({ key: 'MAN-002/wide-blank', range, args: {} });
    if (word === '' || word === '<<' || !seen.has(word)) seen.add(word);
    else if (depth > 0 || !seen.has('kind')) {
      complain({ key: 'MAN-002/twice', range, args: { name: isSecret ? mask : word } });
    } else {
      // What follows belongs to the second document.
      complain({ key: 'MAN-002/separator', range, args: {} });
      return;
    }
  }
}

function wordOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : '';
}

/**
 * What stands beside the key of a secret and is no value: a tag or an anchor before it, a text that a star or a `#` has made
 * into something else, a comment behind it.
 */
function besideKey({ key, value }: Pair, text: string): Range[] {
  const { to: keyEnd } = rangeOf(key);
  const { from, to } = rangeOf(value);
  colon.lastIndex = keyEnd;
  if (!colon.test(text)) return [];
  const start = colon.lastIndex;
  const found = text.indexOf('\n', Math.max(start, to));
  const lineEnd = found < 0 ? text.length : found;
  if (to <= start) return [{ from: start, to: lineEnd }];
  const comment = text.slice(to, lineEnd).search(/(?:^|\s)#/);
  return [
    { from: start, to: isCollection(value) ? from : to },
    ...(comment < 0 ? [] : [{ from: to + comment, to: lineEnd }]),
  ];
}

const colon = /\s*:[ \t]*/y;

/**
 * Below a secret's key everything is secret, but for a reference of the form that hvm takes. What is no name of a variable is
 * taken for the secret itself, wherever it stands.
 */
function isSecretPart(key: string, isInside: boolean, value: unknown): boolean {
  if (key === 'fromEnv') return !(isScalar(value) && /^[A-Za-z_][A-Za-z0-9_]*$/.test(String(value.value)));
  return isInside ? key !== 'fromFile' && key !== 'fromCommand' : isSecretWord(key);
}
