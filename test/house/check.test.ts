import { expect, test } from 'vitest';
import { repository, run } from './support.ts';

const configuration = ['scripts', '.oxlintrc.json', 'biome.json', 'knip.json', 'tsconfig.json'];
const check = (cwd: string, ...steps: string[]) => run(cwd, process.execPath, 'scripts/check.mjs', ...steps);

test('every step that saw no files fails', () => {
  const empty = repository(['scripts/check.mjs', 'scripts/import-rules.mjs', 'scripts/knip-count.mjs'], {
    'package.json': '{"name": "empty"}',
    'biome.json': '{"files": {"includes": ["src/**"]}}',
    'knip.json': '{"entry": ["src/main.ts"], "project": ["src/**"], "ignoreDependencies": [".*"]}',
    '.oxlintrc.json': '{"ignorePatterns": ["scripts", "node_modules"]}',
    'tsconfig.json':
      '{"include": ["src", "node_modules/zod/index.d.ts"], "compilerOptions": {"noEmit": true}}',
    'src/keep.txt': '',
  });
  const steps = ['format', 'lint', 'types', 'unused', 'imports'];
  const { code, output } = check(empty, ...steps);
  for (const step of steps) expect(output).toMatch(new RegExp(`^FAILED ${step} +0 files`, 'm'));
  expect(output).toContain(`check failed: ${steps.join(', ')}`);
  expect(code).toBe(1);
});

const mistakes = [
  { rule: 'no-floating-promises', source: 'export function f(): void {\n  Promise.resolve(1);\n}\n' },
  { rule: 'no-explicit-any', source: 'export function f(x: any): number {\n  return x.y;\n}\n' },
  { rule: 'no-unused-vars', source: 'const unused = 1;\nexport {};\n' },
  { rule: 'no-non-null-assertion', source: 'export const f = (x?: string): string => x!;\n' },
  { rule: 'no-unsafe-type-assertion', source: 'export const f = (x: unknown): string => x as string;\n' },
  {
    rule: 'switch-exhaustiveness-check',
    source: `export function f(x: 'a' | 'b'): void {\n  switch (x) {\n    case 'a':\n      return;\n  }\n}\n`,
  },
  { rule: 'no-cycle', source: `import { g } from './other.ts';\nexport const f = (): number => g();\n` },
  { rule: 'max-lines', source: 'export {};\n'.repeat(301) },
  { rule: 'max-lines-per-function', source: `export function f(): void {\n${'  f();\n'.repeat(60)}}\n` },
];

test.each(mistakes)('lint finds $rule', ({ rule, source }) => {
  const tree = repository(configuration, {
    'src/main.ts': source,
    'src/other.ts': `import { f } from './main.ts';\nexport const g = (): number => Number(f);\n`,
  });
  const { code, output } = check(tree, 'lint');
  expect(output).toContain(`(${rule})`);
  expect(code).toBe(1);
});

test('format, types and unused find theirs', () => {
  const tree = repository([...configuration, 'package.json'], {
    'src/main.ts': 'export const x: number = "one"\n',
    'src/alone.ts': 'export const y = 1;\n',
  });
  const { output } = check(tree, 'format', 'types', 'unused');
  expect(output).toMatch(/^FAILED format/m);
  expect(output).toMatch(/^FAILED types[\s\S]*src\/main\.ts\(1,14\): error TS2322/m);
  expect(output).toMatch(/^FAILED unused[\s\S]*src\/alone\.ts/m);
});
