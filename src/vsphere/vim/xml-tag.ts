/** Start tags of XML: attributes, and the namespaces that give them their meaning. */
import { hostile, unreadable } from './refuse.ts';
import { own, unescape } from './xml-text.ts';

export interface Tag {
  /** Without prefix. */
  readonly name: string;
  /** Local name of `xsi:type`. */
  readonly type: string | undefined;
  /** The attribute `type` of a reference. */
  readonly refType: string | undefined;
  readonly serverGuid: string | undefined;
  readonly nil: boolean;
  /** `<tag/>`: there is nothing to read in it. */
  readonly empty: boolean;
}

export interface ReadTag extends Tag {
  /** With prefix, as the end tag repeats it. */
  readonly label: string;
  readonly outer: Scope;
  readonly scope: Scope;
}

/** Tags that look alike mean the same as long as no prefix is bound anew: each is read once. */
export interface Scope {
  readonly prefixes: ReadonlyMap<string, string>;
  readonly tags: Map<string, ReadTag>;
}

const schemaInstance = 'http://www.w3.org/2001/XMLSchema-instance';
const longest = 16_384;
const attribute = /\s+([^\s=/>"'<]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const label = /[^\s/>"'=<&]+/y;
const tail = /\s*(\/?)>/y;

export function rootScope(): Scope {
  return { prefixes: new Map(), tags: new Map() };
}

/** The tag that begins at `start`, and where what follows it begins. */
export function readTag(
  xml: string,
  start: number,
  outer: Scope,
): { readonly tag: ReadTag; readonly after: number } {
  const after = endOf(xml, start);
  // Its own text: a pattern remembers what it was last tried on, and the answer is not to live on in that.
  const text = own(xml.slice(start, after));
  const name = match(label, text, 1)?.[0] ?? unreadable('XML with a tag that has no name');
  const attributes: [string, string][] = [];
  let at = 1 + name.length;
  for (let found = match(attribute, text, at); found !== null; found = match(attribute, text, at)) {
    if (attributes.length > 32) hostile('XML with too many attributes');
    attributes.push([found[1] ?? '', unescape(found[2] ?? found[3] ?? '')]);
    at += found[0].length;
  }
  const end = match(tail, text, at) ?? unreadable('XML with a broken tag');
  const scope = scopeOf(attributes, outer);
  const tag = {
    ...meaning(attributes, scope),
    name: localName(name),
    label: name,
    empty: end[1] === '/',
    outer,
    scope,
  };
  return { tag, after };
}

/** Behind the `>` of the tag; one in quotes is not it. */
function endOf(xml: string, start: number): number {
  for (let at = start; at >= 0 && at < start + longest; ) {
    const end = xml.indexOf('>', at);
    const quote = nextQuote(xml, at, end);
    if (end < 0) return unreadable('XML that ends too early');
    if (quote < 0) return end + 1;
    at = xml.indexOf(xml.charAt(quote), quote + 1) + 1;
    if (at === 0) return unreadable('XML that ends too early');
  }
  return hostile('XML with a tag that is too long');
}

function nextQuote(xml: string, from: number, to: number): number {
  for (let at = from; at < to; at += 1) {
    const code = xml.charCodeAt(at);
    if (code === 34 || code === 39) return at;
  }
  return -1;
}

function meaning(
  attributes: readonly (readonly [string, string])[],
  { prefixes }: Scope,
): Pick<Tag, 'type' | 'refType' | 'serverGuid' | 'nil'> {
  let type: string | undefined;
  let refType: string | undefined;
  let serverGuid: string | undefined;
  let nil = false;
  for (const [name, value] of attributes) {
    const colon = name.indexOf(':');
    if (colon < 0) {
      if (name === 'type') refType = value;
      if (name === 'serverGuid') serverGuid = value;
    } else if (prefixes.get(name.slice(0, colon)) === schemaInstance) {
      if (name.endsWith(':type')) type = localName(value.trim());
      if (name.endsWith(':nil')) nil = value === 'true' || value === '1';
    }
  }
  return { type, refType, serverGuid, nil };
}

function scopeOf(attributes: readonly (readonly [string, string])[], outer: Scope): Scope {
  const bound = attributes.filter(([name]) => name.startsWith('xmlns:'));
  const changed = bound.filter(([name, uri]) => outer.prefixes.get(name.slice(6)) !== uri);
  if (changed.length === 0) return outer;
  return {
    prefixes: new Map([
      ...outer.prefixes,
      ...changed.map(([name, uri]): [string, string] => [name.slice(6), uri]),
    ]),
    tags: new Map(),
  };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
