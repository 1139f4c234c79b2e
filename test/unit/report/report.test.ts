import { expect, test } from 'vitest';
import { displayWidth } from '../../../src/lib/width.ts';
import type { Report } from '../../../src/model/report.ts';
import { reportCsv } from '../../../src/report/report-csv.ts';
import { reportMarkdown } from '../../../src/report/report-markdown.ts';
import { reportText } from '../../../src/report/report-text.ts';

const report: Report = {
  kind: 'capacity',
  title: '容量',
  about: [['サイト', '附属病院 (kdu)']],
  paragraphs: ['26 台を数えました。'],
  tables: [
    {
      id: 'hosts',
      title: 'ホスト',
      columns: [
        { label: '名前', type: 'text' },
        { label: 'GiB', type: 'number' },
        { label: '比', type: 'number', decimals: 2 },
        { label: '使用率', type: 'percent' },
      ],
      rows: [
        ['画像管理', 13517, 1.5, 91.3],
        ['a|b', 0, null, '未定'],
      ],
      total: ['計', 13517, null, 60],
      remarks: ['全部です。'],
    },
  ],
  charts: [],
  notes: [{ text: '目安です', source: '論文 4.5', isAssumption: true }, { text: '実測です' }],
  json: {},
};

test('text: columns line up although some characters are wide', () => {
  const text = reportText(report, { lang: 'ja', width: 80, colour: false });
  expect(text).toBe(`容量

サイト  附属病院 (kdu)

26 台を数えました。

ホスト
  名前         GiB    比  使用率
  画像管理  13,517  1.50  91.3 %
  a|b            0     -    未定
  ──────────────────────────────
  計        13,517     -  60.0 %
  全部です。

数字の前提
  - 仮定: 目安です（出典: 論文 4.5）
  - 実測です
`);
  const lines = text.split('\n').filter((line) => line.includes('%'));
  expect(new Set(lines.map(displayWidth)).size).toBe(1);
});

test('text: a wide table is wrapped in its texts, not in its figures', () => {
  const [table] = report.tables;
  if (table === undefined) throw new Error('no table');
  const long = { ...table, rows: [['長い名前'.repeat(20), 1, 1, 1]] };
  const text = reportText({ ...report, tables: [long] }, { lang: 'ja', width: 60, colour: false });
  for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(60);
});

test('Markdown: figures stand on the right, and what is in a name is no markup', () => {
  const text = reportMarkdown(report, 'ja');
  expect(text).toContain(
    '| --- | ---: | ---: | ---: |\n| 画像管理 | 13,517 | 1.50 | 91.3 % |\n| a\\|b | 0 | - | 未定 |',
  );
  expect(text).toContain('| **計** | **13,517** |');
  expect(text).toContain('- 仮定: 目安です（出典: 論文 4.5）');
});

test('CSV: BOM, CRLF, bare numbers, one empty line between tables', () => {
  expect(reportCsv(report, 'ja')).toBe(
    [
      '\ufeff容量',
      'サイト,附属病院 (kdu)',
      '26 台を数えました。',
      '',
      'ホスト',
      '名前,GiB,比,使用率 (%)',
      '画像管理,13517,1.50,91.3',
      'a|b,0,,未定',
      '計,13517,,60.0',
      '全部です。',
      '',
      '数字の前提',
      '仮定: 目安です（出典: 論文 4.5）',
      '実測です',
      '',
    ].join('\r\n'),
  );
});

test.each([
  ['=1+1', "'=1+1"],
  ['+81', "'+81"],
  ['-x', "'-x"],
  ['@SUM(A1)', "'@SUM(A1)"],
  [' =1', "' =1"],
  ['＝１', "'＝１"],
  ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
  ['a\t=1', 'a␉=1'],
  ['\t=1', '␉=1'],
  ['a\r\n=1', 'a⏎=1'],
  ['a,b', '"a,b"'],
  ['a"b', '"a""b"'],
])('CSV: %j stands as %j', (given, expected) => {
  const [table] = report.tables;
  if (table === undefined) throw new Error('no table');
  const csv = reportCsv({ ...report, tables: [{ ...table, rows: [[given, -1, -1.5, -3]] }] }, 'ja');
  expect(csv).toContain(`\r\n${expected},-1,-1.50,-3.0\r\n`);
});
