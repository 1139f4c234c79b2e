import { describe, expect, test } from 'vitest';
import { XmlScanner } from '../../../src/vsphere/vim/xml.ts';

/** Everything the scanner sees, as nested lists. */
function seen(xml: string): unknown {
  const scanner = new XmlScanner(xml);
  const root = scanner.next();
  return root === undefined ? undefined : element(scanner, root);
}

function element(scanner: XmlScanner, tag: NonNullable<ReturnType<XmlScanner['next']>>): unknown {
  const { name, type, refType, serverGuid, nil } = tag;
  const facts = {
    ...(type && { type }),
    ...(refType && { refType }),
    ...(serverGuid && { serverGuid }),
    ...(nil && { nil }),
  };
  const head = Object.keys(facts).length === 0 ? [name] : [name, facts];
  if (tag.empty) return head;
  if (scanner.isLeaf()) return [...head, scanner.text()];
  const children: unknown[] = [];
  for (let child = scanner.next(); child !== undefined; child = scanner.next())
    children.push(element(scanner, child));
  return [...head, children];
}

const xsi = 'http://www.w3.org/2001/XMLSchema-instance';

describe('elements', () => {
  test.each([
    [
      'prefixes and blanks',
      '<?xml version="1.0"?>\n<!-- c --><s:a xmlns:s="x" ><b />\n <s:c\n>t</s:c\t></s:a>',
      ['a', [['b'], ['c', 't']]],
    ],
    ['text as it is', '<a>  t\n u </a>', ['a', '  t\n u ']],
    ['line ends', '<a>1\r\n2\r3</a>', ['a', '1\n2\n3']],
    ['entities', '<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x3042;&#x1F600;</a>', ['a', '<>&"\'Aあ😀']],
    ['what is escaped twice', '<a>&amp;lt;</a>', ['a', '&lt;']],
    ['both quotes', `<a type='T' serverGuid="g">v</a>`, ['a', { refType: 'T', serverGuid: 'g' }, 'v']],
    ['a > in an attribute', '<a x="1>2" type="T>U"><b/></a>', ['a', { refType: 'T>U' }, [['b']]]],
  ])('%s', (_, xml, expected) => {
    expect(seen(xml)).toEqual(expected);
  });

  test('text with CDATA, comments and elements in it', () => {
    const scanner = new XmlScanner(
      '<a><b>x<![CDATA[<y> & ]]]]><![CDATA[>]]><!-- no --><c>no<d/></c>z</b><e/></a>',
    );
    scanner.next();
    scanner.next();
    expect(scanner.text()).toBe('x<y> & ]]>z');
    expect(scanner.next()?.name).toBe('e');
    expect(scanner.next()).toBeUndefined();
  });

  test('the rest of an element is passed over, with all that is in it', () => {
    const scanner = new XmlScanner('<a><b><c>1</c><!-- > --><d><e/></d><![CDATA[</b>]]>t</b><f>2</f></a>');
    scanner.next();
    scanner.next();
    scanner.skip();
    expect([scanner.next()?.name, scanner.text(), scanner.next()]).toEqual(['f', '2', undefined]);
  });
});

describe('xsi:type is found by its namespace', () => {
  test.each([
    ['the usual prefix', `<a xmlns:xsi="${xsi}" xsi:type="xsd:string">t</a>`],
    ["Go's prefix", `<a xmlns:_XMLSchema-instance="${xsi}" _XMLSchema-instance:type="xsd:string">t</a>`],
    ['a prefix that is declared later in the tag', `<a i:type="string" xmlns:i="${xsi}">t</a>`],
  ])('%s', (_, xml) => {
    expect(seen(xml)).toEqual(['a', { type: 'string' }, 't']);
  });

  test('a prefix means what the nearest declaration says, and no longer than its element', () => {
    expect(
      seen(
        `<r xmlns:p="${xsi}"><a p:type="T"><b xmlns:p="other" p:type="no"><c p:type="no"/></b><b p:type="U"/></a><a xmlns:q="${xsi}"><c q:type="V" q:nil="true"/></a><c q:type="no"/></r>`,
      ),
    ).toEqual([
      'r',
      [
        [
          'a',
          { type: 'T' },
          [
            ['b', [['c']]],
            ['b', { type: 'U' }],
          ],
        ],
        ['a', [['c', { type: 'V', nil: true }]]],
        ['c'],
      ],
    ]);
  });

  test('another attribute of that name is none', () => {
    expect(seen(`<a xmlns:x="urn:x" x:type="no" y:type="no" type="T">v</a>`)).toEqual([
      'a',
      { refType: 'T' },
      'v',
    ]);
  });
});
