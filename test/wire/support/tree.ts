/**
 * A second reader of XML, as plain as can be and without a line of `src/`: what the encoder wrote is judged by it. For
 * well-formed documents only.
 */
export interface Node {
  readonly name: string;
  /** Local name of `xsi:type`, whatever the prefix is called. */
  readonly type?: string;
  /** The attribute `type`. */
  readonly ref?: string;
  readonly children: readonly Node[];
  readonly text: string;
}

export function tree(xml: string): Node {
  const tokens = xml.replace(/<\?.*?\?>/g, '').match(/<[^>]+>|[^<]+/g) ?? [];
  let at = 0;
  const element = (): Node => {
    const [, label = '', attributes = '', empty] =
      /^<([^\s/>]+)([^]*?)(\/?)>$/.exec(tokens[at++] ?? '') ?? [];
    const children: Node[] = [];
    let text = '';
    while (empty !== '/' && tokens[at]?.startsWith('</') !== true) {
      if (tokens[at]?.startsWith('<') === true) children.push(element());
      else text += tokens[at++] ?? '';
    }
    if (empty !== '/' && tokens[at++] !== `</${label}>`) throw new Error(`<${label}> is not closed`);
    const type = /\s\S+:type="(?:[^":]*:)?([^"]*)"/.exec(attributes)?.[1];
    const ref = /\stype="([^"]*)"/.exec(attributes)?.[1];
    const plain = plainText(text);
    return {
      name: label.replace(/^.*:/, ''),
      ...(type !== undefined && { type }),
      ...(ref !== undefined && { ref }),
      children,
      text: children.length > 0 ? '' : plain,
    };
  };
  while (tokens[at]?.startsWith('<') !== true) at += 1;
  return element();
}

function plainText(text: string): string {
  return text
    .replaceAll(/&#x([0-9A-F]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
