/** An element of XML 1.0, as far as reports use it: elements, attributes, text, the five entities. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

/** Reads strictly: what is not well-formed throws. */
export function parseXml(source: string): Element {
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!source.startsWith(head)) throw new Error('no XML declaration');
  // Char of the specification; nothing else may stand in a document.
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(source))
    throw new Error('no XML character');
  let at = head.length;
  const take = (pattern: RegExp): RegExpExecArray => {
    const sticky = new RegExp(pattern.source, 'yu');
    sticky.lastIndex = at;
    const found = sticky.exec(source);
    if (found === null) throw new Error(`not well-formed at ${at}: ${source.slice(at, at + 40)}`);
    at = sticky.lastIndex;
    return found;
  };
  const element = (): Element => {
    const [, name = ''] = take(/<([A-Za-z_][\w.-]*)/);
    const attributes: Record<string, string> = {};
    while (/\s/.test(source[at] ?? '')) {
      const [, key = '', value = ''] = take(/\s+([A-Za-z_][\w.-]*)="([^"<]*)"/);
      if (key in attributes) throw new Error(`${key} twice`);
      attributes[key] = plain(value);
    }
    if (source.startsWith('/>', at)) {
      at += 2;
      return { name, attributes, children: [], text: '' };
    }
    take(/>/);
    const children: Element[] = [];
    let text = '';
    while (!source.startsWith('</', at)) {
      if (source[at] === '<') children.push(element());
      else text += plain(take(/[^<]+/)[0]);
    }
    take(new RegExp(`</${name}>`));
    return { name, attributes, children, text };
  };
  const root = element();
  if (source.slice(at).trim() !== '') throw new Error('something stands behind the root');
  return root;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(text: string): string {
  if (/&(?!(?:amp|lt|gt|quot|apos);)/.test(text) || text.includes(']]>')) throw new Error(`no text: ${text}`);
  return text.replaceAll(/&(\w+);/g, (_, name: string) => entities[name] ?? '');
}
