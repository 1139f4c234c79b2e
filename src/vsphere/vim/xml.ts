/**
 * A scanner for the XML that vSphere sends: elements, attributes, text, namespaces of attributes. It walks one string
 * forward and makes no tree. What has no place in an answer (a document type, entities of its own) is refused. ADR 14
 * tells why it is our own.
 */
import { hostile, unreadable } from './refuse.ts';
import { readTag, type ReadTag, rootScope, type Scope, type Tag } from './xml-tag.ts';
import { own, unescape } from './xml-text.ts';

const deepest = 400;
const mostTags = 20_000;
const mostTexts = 4096;
const longText = 128;
const slash = 47;
const bang = 33;
const question = 63;

export class XmlScanner {
  private readonly xml: string;
  private readonly open: ReadTag[] = [];
  private at = 0;
  private scope: Scope = rootScope();
  private readonly texts = new Map<string, string>();
  private tags = 0;

  constructor(xml: string) {
    this.xml = xml;
  }

  /** The next child of the element that was opened last; undefined at its end, which is then behind us. */
  next(): Tag | undefined {
    for (;;) {
      const start = this.find('<', this.at);
      const code = this.xml.charCodeAt(start + 1);
      if (code === slash) return this.close(start);
      if (code === bang || code === question) this.aside(start);
      else return this.enter(start);
    }
  }

  /** The text of the element that was opened last, its end behind us. Elements in it are passed over. */
  text(): string {
    const start = this.find('<', this.at);
    if (this.xml.charCodeAt(start + 1) !== slash) return this.mixed();
    const text = this.xml.slice(this.at, start);
    this.close(start);
    return this.kept(unescape(text));
  }

  /** Passes over the rest of the element that was opened last. */
  skip(): void {
    for (let depth = 1; depth > 0; ) {
      const tag = this.next();
      if (tag === undefined) depth -= 1;
      else if (!tag.empty) depth += 1;
    }
  }

  /** Is the element that was opened last a leaf? */
  isLeaf(): boolean {
    return this.xml.charCodeAt(this.find('<', this.at) + 1) === slash;
  }

  /** The same text is kept once: labels and paths are said of every machine anew. */
  private kept(text: string): string {
    if (text.length < 13) return text;
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    const kept = own(text);
    if (text.length < longText && this.texts.size < mostTexts) this.texts.set(kept, kept);
    return kept;
  }

  private enter(start: number): Tag {
    const end = this.find('>', start);
    const key = this.xml.slice(start + 1, end);
    const known = this.scope.tags.get(key);
    if (known !== undefined) return this.enterTag(known, end + 1);
    const { tag, after } = readTag(this.xml, start, this.scope);
    this.tags += 1;
    // A `>` in an attribute: the key is not the whole tag.
    if (this.tags <= mostTags && after === end + 1) this.scope.tags.set(own(key), tag);
    return this.enterTag(tag, after);
  }

  private enterTag(tag: ReadTag, after: number): Tag {
    this.at = after;
    if (tag.empty) return tag;
    if (this.open.length >= deepest) hostile('XML that is nested too deeply');
    this.open.push(tag);
    this.scope = tag.scope;
    return tag;
  }

  private close(start: number): undefined {
    const tag = this.open.pop();
    const end = this.find('>', start);
    const from = start + 2;
    const label = tag?.label ?? '';
    const rest = from + label.length;
    if (
      tag === undefined ||
      !this.xml.startsWith(label, from) ||
      (rest !== end && this.xml.slice(rest, end).trim() !== '')
    ) {
      unreadable('XML whose tags do not match');
    }
    this.at = end + 1;
    this.scope = tag.outer;
  }

  /** Comments, CDATA between elements, processing instructions. */
  private aside(start: number): string {
    const { xml } = this;
    if (xml.startsWith('<!--', start)) return this.through('-->', start + 4);
    if (xml.startsWith('<![CDATA[', start)) return this.through(']]>', start + 9);
    if (xml.startsWith('<?', start)) return this.through('?>', start + 2);
    return hostile('XML with a document type');
  }

  /** Text with comments, CDATA or elements in it. */
  private mixed(): string {
    const parts: string[] = [];
    for (;;) {
      const start = this.find('<', this.at);
      parts.push(unescape(this.xml.slice(this.at, start)));
      const code = this.xml.charCodeAt(start + 1);
      if (code === slash) {
        this.close(start);
        return this.kept(parts.join(''));
      }
      if (code === bang || code === question) {
        const text = this.aside(start);
        if (this.xml.startsWith('<![CDATA[', start)) parts.push(text);
      } else if (!this.enter(start).empty) this.skip();
    }
  }

  private through(end: string, from: number): string {
    const found = this.find(end, from);
    this.at = found + end.length;
    return this.xml.slice(from, found);
  }

  private find(what: string, from: number): number {
    const found = this.xml.indexOf(what, from);
    return found < 0 ? unreadable('XML that ends too early') : found;
  }
}
