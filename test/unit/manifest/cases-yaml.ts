import { type Case, lines, machine } from './support.ts';

/** Mistakes in the YAML itself: one for each text of MAN-002, and typical ones. */
export const yamlCases: readonly Case[] = [
  {
    name: 'a key longer than YAML takes',
    text: machine(`${'k'.repeat(1100)}: x`),
    found: '5:3 MAN-002 reason=KEY_OVER_1024_CHARS',
  },
  {
    name: 'a tab indents',
    text: machine(`disks:
	- {name: os, size: 1 GiB}`),
    found: '6:3 MAN-002/tab',
  },
  {
    name: 'one blank too many',
    text: machine(`cores: 4
 memory: 16 GiB`),
    found: '6:4 MAN-002/indent',
  },
  {
    name: 'a key of an item in another column',
    text: machine(`disks:
  - name: os
   size: 100 GiB`),
    found: '7:6 MAN-002/indent',
  },
  {
    name: 'a dash in another column',
    text: machine(`disks:
  - name: os
    size: 1 GiB
 - name: data
    size: 1 GiB`),
    found: '8:4 MAN-002/indent',
  },
  {
    name: 'a key below a list',
    text: machine(`disks:
  - {name: os, size: 1 GiB}
  datastore: ds01`),
    found: '7:5 MAN-002/indent',
  },
  {
    name: 'a list below a key',
    text: machine(`disks:
  name: os
  - size: 40 GiB`),
    found: '7:5 MAN-002/indent',
  },
  { name: 'a colon in a text', text: machine('notes: 担当: 田中'), found: '5:10 MAN-002/colon' },
  {
    name: 'no blank behind a colon',
    text: machine(`cores:4
memory: 16 GiB`),
    found: '5:8 MAN-002/space character=:',
  },
  {
    name: 'no blank behind the colon of the last key',
    text: machine(`memory: 16 GiB
cores:4`),
    found: '6:8 MAN-002/space character=:',
  },
  {
    name: 'no blank behind a colon in braces',
    text: machine('guest: {hostname:A}'),
    found: '5:19 MAN-002/space character=:',
  },
  {
    name: 'no blank behind a dash',
    text: machine(`disks:
  -name: os
   size: 1 GiB`),
    found: '6:5 MAN-002/space character=-',
  },
  {
    name: 'a full-width colon',
    text: machine(`cores：4
memory: 16 GiB`),
    found: '5:8 MAN-002/wide character=： plain=:',
  },
  {
    name: 'a full-width comma',
    text: machine('disks: [{name: os、 size: 1 GiB}]'),
    found: '5:20 MAN-002/wide character=、 plain=,',
  },
  {
    name: 'full-width brackets',
    text: machine('disks: ［｛name: os, size: 1 GiB｝］'),
    found: '5:10 MAN-002/wide character=［ plain=[',
  },
  {
    name: 'a full-width blank indents',
    text: machine(`guest:
\u3000\u3000hostname: A`),
    found: '6:3 MAN-002/wide-blank',
  },
  {
    name: 'a no-break space indents',
    text: machine(`guest:
\u00a0\u00a0hostname: A`),
    found: '6:3 MAN-002/wide-blank',
  },
  {
    name: 'a text that begins with a percent sign',
    text: machine('notes: %TEMP%'),
    found: '5:10 MAN-002/start character=%',
  },
  {
    name: 'a text that begins with an at sign',
    text: machine('notes: @kdu'),
    found: '5:10 MAN-002/start character=@',
  },
  {
    name: 'a text that begins with a star',
    text: machine('notes: *重要*'),
    found: '5:10 MAN-002/start character=*',
  },
  {
    name: 'a template of Ansible or Helm',
    text: machine('cores: {{ cores }}'),
    found: '5:11 MAN-002/template',
  },
  {
    name: 'no closing quote',
    text: machine(`notes: "画像
memory: 4 GiB`),
    found: '5:10 MAN-002/quote',
  },
  {
    name: 'no closing bracket',
    text: machine(`disks: [{name: os, size: 1 GiB]
memory: 4 GiB`),
    found: '5:11 MAN-002/bracket',
  },
  {
    name: 'no closing brace',
    text: machine(`guest: {hostname: A
memory: 4 GiB`),
    found: '5:10 MAN-002/bracket',
  },
  {
    name: 'no comma in braces',
    text: machine('guest: {hostname: A workgroup: KDU}'),
    found: '5:21 MAN-002/comma',
  },
  {
    name: 'no comma between braces',
    text: machine('disks: [{name: os, size: 1 GiB} {name: data, size: 1 GiB}]'),
    found: '5:11 MAN-002/comma',
  },
  { name: 'two commas', text: machine('disks: [{name: os,, size: 1 GiB}]'), found: '5:21 MAN-002/comma' },
  { name: 'a brace too many', text: machine('guest: {hostname: A}}'), found: '5:23 MAN-002/extra' },
  { name: 'a text behind quotes', text: machine('notes: "a" b'), found: '5:14 MAN-002/extra' },
  {
    name: 'a text in the line of a block',
    text: machine(`notes: | 画像
  更新`),
    found: '5:12 MAN-002/block',
  },
  { name: 'no blank before a comment', text: machine('notes: "a"#b'), found: '5:13 MAN-002/comment' },
  {
    name: 'a line without a colon',
    text: machine(`cores: 4
memory
notes: x`),
    found: '6:3 MAN-002/no-colon',
  },
  {
    name: 'a Windows path in double quotes',
    text: machine('notes: "C:\\Users"'),
    found: '5:13 MAN-002/escape',
  },
  { name: 'a list as a key', text: machine('[a]: b'), found: '5:3 MAN-002/key' },
  { name: 'a tag', text: machine('notes: !vault x'), found: '5:10 MAN-002/tag' },
  {
    name: 'a tag of YAML that says something else',
    text: machine('notes: !!binary aGVsbG8='),
    found: '5:10 MAN-002/tag',
  },
  {
    name: 'another version of YAML',
    text: `%YAML 1.1\n---\n${machine('cores: 4')}`,
    found: '1:1 MAN-002/directive',
  },
  { name: 'a directive', text: `%FOO bar\n---\n${machine('cores: 4')}`, found: '1:1 MAN-002/directive' },
  {
    name: 'no line between two documents',
    text: machine('cores: 4') + machine('cores: 2', 'h-a02'),
    found: '6:1 MAN-002/separator',
  },
  {
    name: 'a document in the line of the dashes',
    text: `--- ${machine('cores: 4')}`,
    found: '1:5 MAN-002/separator-line',
  },
  {
    name: 'four dashes',
    text: `${machine('cores: 4')}----\n${machine('cores: 2', 'h-a02')}`,
    found: '6:1 MAN-002/dashes',
  },
  {
    name: 'two dashes',
    text: `${machine('cores: 4')}--\n${machine('cores: 2', 'h-a02')}`,
    found: '6:1 MAN-002/dashes',
  },
  {
    name: 'full-width dashes',
    text: `${machine('cores: 4')}ーーー\n${machine('cores: 2', 'h-a02')}`,
    found: '6:1 MAN-002/dashes',
  },
  {
    name: 'a key twice',
    text: machine(`cores: 4
memory: 4 GiB
cores: 8`),
    found: '7:3 MAN-002/twice name=cores',
  },
  { name: 'an alias of nothing', text: machine('guest: *base'), found: '5:10 MAN-002/alias name=base' },
  {
    name: 'a merge of nothing',
    text: machine(`<<: *base
cores: 4`),
    found: '5:7 MAN-002/alias name=base',
  },
  { name: 'an anchor without a name', text: machine('notes: & x'), found: '5:10 MAN-002/anchor' },
  { name: 'two anchors', text: machine('notes: &a &b x'), found: '5:13 MAN-002/anchor' },
  {
    name: 'an alias bomb',
    text: machine(
      `a: &a [${'x, '.repeat(30)}]\nb: &b [${'*a, '.repeat(30)}]\nc: &c [${'*b, '.repeat(30)}]\nd: [${'*c, '.repeat(30)}]`,
    ),
    found: '1:1 MAN-002/bomb',
  },
  {
    name: 'nested without end',
    text: machine(`notes: ${'['.repeat(100)}${']'.repeat(100)}`),
    found: '5:69 MAN-002/deep',
  },
  {
    name: 'nested deeper than the library goes',
    text: machine(`notes: ${'['.repeat(50_000)}`),
    found: '5:210 MAN-002/deep',
  },
  {
    name: 'lists in lists without end',
    text: `${'- '.repeat(100_000)}x`,
    found: '1:1 MAN-002/deep',
  },
  {
    name: 'marks of a merge',
    text: `<<<<<<< HEAD\n${machine('cores: 4')}=======\n${machine('cores: 2')}>>>>>>> feature\n`,
    found: '1:1 MAN-002/conflict',
  },
  {
    name: 'several mistakes, each in a document of its own',
    text: [machine('cores: [4'), machine('cores: 0', 'h-a02'), machine('notes: a: b', 'h-a03')].join('---\n'),
    found: lines(
      '5:10 MAN-002/bracket',
      '11:10 MAN-003/range path=spec.cores found=0 minimum=1 maximum=960',
      '17:10 MAN-002/colon',
    ),
  },
];
