/** Texts that are made to do harm where they are shown, and what must not be found in anything that hvm shows. */
import * as fc from 'fast-check';

const pieces = [
  ...[
    '\x1b[31m',
    '\x1b[2J\x1b[H',
    '\x1b]0;title\x07',
    '\x1b]8;;http://evil/\x1b\\',
    '\x1b]52;c;ZXZpbA==\x07',
    '\x1bc',
  ],
  ...[
    '\x9b31m',
    '\x9d0;t\x9c',
    '\x90q',
    '\x85',
    '\x08\x08',
    '\r',
    '\r\n',
    '\n',
    '\t',
    '\0',
    '\x07',
    '\x7f',
    '\x0b',
  ],
  ...[
    '\u202e',
    '\u2066',
    '\u061c',
    '\u200b',
    '\u200d',
    '\ufeff',
    '\u2028',
    '\u2029',
    '\u00ad',
    '\u2062',
    '\u{e0041}',
  ],
  ...['\ud800', '\udc00', '\ufff9', '\u0301\u0301\u0301', 'a\u0338', '😀', '👩‍👩‍👧', '画像', 'ｶﾞ', 'Ａ'],
  ...[
    '\nFORGED',
    '\n\nFORGED: x',
    '\r\nFORGED',
    '\n::error::FORGED',
    ' ::error file=a,line=1::x',
    '::add-mask::x',
  ],
  ...[
    '::stop-commands::x',
    '##[error]x',
    '##vso[task.setvariable variable=a]b',
    '##teamcity[x]',
    '::set-output name=a::b',
  ],
  ...[
    '<img src=x onerror=alert(1)>',
    '<script>',
    '</details>',
    '<!--',
    '-->',
    '<b>',
    '&lt;',
    '&#60;img',
    '<a href=x>',
  ],
  ...[
    '[a](javascript:alert)',
    '![a](http://evil/)',
    '[a]: http://evil/',
    '`',
    '``',
    '```',
    '~~~',
    '|',
    '\\',
    '*b*',
    '__c__',
  ],
  ...[
    '# FORGED',
    '- FORGED',
    '> FORGED',
    '---',
    '@everyone',
    '#12',
    'www.evil.example',
    'https://evil.example',
    '$x$',
  ],
  ...[
    '=cmd()',
    '+1',
    '-1',
    '@SUM(A1)',
    '$(id)',
    '%s%n',
    '{name}',
    '{{x}}',
    '__proto__',
    'constructor',
    "'",
    '"',
    ' ',
    '/',
  ],
];

export const hostileText = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 })
  .map((parts) => `x${parts.join('')}`);

/** What harm a text would do on a terminal or in the log of a build; none: none. */
export function harmIn(text: string): string[] {
  const own = /\x1b\[(?:\d{1,2}m|\d+A|0J)/g;
  return problems(text.replaceAll(own, ''), [
    ['a control character', /[\0-\x09\x0b-\x1f\x7f-\x9f]/],
    [
      'what nobody sees',
      /[\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u,
    ],
    ['half a character', /\p{Cs}/u],
    ['a joiner that joins nothing', /(?<![\p{Extended_Pictographic}\ufe0f\u{1f3fb}-\u{1f3ff}])\u200d/u],
    ['a command of a build', /^\s*::\w*[g-z-][\w-]*|##\w*\[/im],
    ['a forged line', /^(?:[>#-] )?FORGED/m],
  ]);
}

/** Of Markdown: code is shown as it is, and signs are kept from mentioning anybody by a zero-width space of ours. */
export function harmInMarkdown(text: string): string[] {
  const plain = text.replaceAll(/(?<=[@#])\u200b/g, '');
  const prose = text.split('\n').map(proseOf).join('\n');
  return [
    ...harmIn(plain),
    ...problems(prose, [
      ['HTML', /<(?!\/?(?:details|summary|b|sub)>|br>)/],
      ['an entity that was none', /&(?!amp;|lt;|gt;)/],
      ['a link', /\]\(|\]\[|\]:/],
      ['code without an end', /`/],
      ['an address that becomes a link', /https?:\/\/|(?<!\w)www\./i],
      ['a mention', /@(?=\w)/],
    ]),
  ];
}

/** A line without its code, and without what a backslash makes plain. */
function proseOf(line: string): string {
  let prose = '';
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at] ?? '';
    if (char === '\\' && /[!-/:-@[-`{-~]/.test(line[at + 1] ?? '')) at += 1;
    else if (char !== '`') prose += char;
    else {
      const [fence = ''] = /^`+/.exec(line.slice(at)) ?? [];
      const rest = line.slice(at + fence.length);
      const end = new RegExp(`(?<!\`)${fence}(?!\`)`).exec(rest);
      if (end === null) prose += fence;
      at += fence.length - 1 + (end === null ? 0 : end.index + fence.length);
    }
  }
  return prose;
}

/** JSON says everything, and escapes what does harm. */
export function harmInJson(text: string): string[] {
  JSON.parse(text);
  return harmIn(text.replaceAll(/FORGED/g, ''));
}

function problems(text: string, rules: readonly (readonly [string, RegExp])[]): string[] {
  return rules.flatMap(([what, rule]) => {
    const found = rule.exec(text);
    if (found === null) return [];
    return [`${what}: ${JSON.stringify(text.slice(Math.max(0, found.index - 80), found.index + 40))}`];
  });
}
