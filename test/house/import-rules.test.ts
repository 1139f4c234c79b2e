import path from 'node:path';
import { expect, test } from 'vitest';
import { folder, root, run } from './support.ts';

const script = path.join(root, 'scripts/import-rules.mjs');
const rules = (src: string) => run(root, process.execPath, script, src);

test('the tree keeps the rules, and is not empty', () => {
  const { code, output } = rules(path.join(root, 'src'));
  expect(output).toMatch(/^import rules: \d+ modules, 0 violations$/m);
  expect(code).toBe(0);
  expect(Number(/(\d+) modules/.exec(output)?.[1])).toBeGreaterThan(30);
});

test('an empty folder fails', () => {
  const { code, output } = rules(folder({}));
  expect(code).toBe(1);
  expect(output).toContain('no modules under');
});

const violations = [
  { module: 'lib/size.ts', source: `import { x } from '../model/plan.ts';`, why: 'lib does not know model' },
  { module: 'model/plan.ts', source: `import { x } from '../errors.ts';`, why: 'as `import type` only' },
  {
    module: 'messages/index.ts',
    source: `import type { X } from '../model/plan.ts';`,
    why: 'does not know model',
  },
  { module: 'diff/diff.ts', source: `import fs from 'node:fs';`, why: "does not touch Node's own modules" },
  { module: 'plan/make.ts', source: `import pino from 'pino';`, why: 'plan does not use pino' },
  { module: 'report/plan-text.ts', source: `import axios from 'axios';`, why: 'report does not use axios' },
  {
    module: 'manifest/read.ts',
    source: `const fs = await import('node:fs');`,
    why: "does not touch Node's own",
  },
  {
    module: 'policy/accept.ts',
    source: `export * from '../commands/plan.ts';`,
    why: 'only main and commands wire',
  },
  {
    module: 'execute/execute.ts',
    source: `import {\n  openRecording,\n} from '../vsphere/recorded/open.ts';`,
    why: 'execute does not know vsphere/recorded',
  },
  {
    module: 'execute/run.ts',
    source: `import { x } from '../vsphere/port.ts';`,
    why: 'as `import type` only',
  },
  { module: 'vsphere/recorded/open.ts', source: `import '../../plan/make.ts';`, why: 'does not know plan' },
  {
    module: 'vsphere/vim/client.ts',
    source: `import type { X } from '../../model/plan.ts';`,
    why: 'not know model',
  },
  {
    module: 'vsphere/recorded/x.ts',
    source: `import { Command } from 'commander';`,
    why: 'does not use commander',
  },
  { module: 'helpers/x.ts', source: `import '../lib/size.ts';`, why: 'no rule for helpers/x.ts' },
];

test.each(violations)('$module: $why', ({ module, source, why }) => {
  const { code, output } = rules(folder({ [module]: source }));
  expect(output).toContain(why);
  expect(output).toContain(`${module}:1  imports`);
  expect(code).toBe(1);
});

test('what the rules allow, and what only looks like an import, passes', () => {
  const allowed = folder({
    'model/plan.ts': `import type { HvmError } from '../errors.ts';`,
    'manifest/load.ts': `import { readFile } from 'node:fs/promises';`,
    'execute/execute.ts': `import type { VSphere } from '../vsphere/port.ts';`,
    'commands/plan.ts': `import { Command } from 'commander';\nimport '../vsphere/recorded/open.ts';`,
    'lib/text.ts': `// import x from 'axios';\n/* import y from 'pino'; */\nexport const t = "import z from 'axios'";`,
  });
  expect(rules(allowed)).toEqual({ code: 0, output: 'import rules: 5 modules, 0 violations\n' });
});
