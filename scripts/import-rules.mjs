/**
 * Who may import whom (docs/architecture.md): `node scripts/import-rules.mjs [FOLDER]`, FOLDER being `src` by default.
 * Ends with 1 when a module breaks a rule, and when it saw no module at all.
 */
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const words = ['lib', 'model', 'messages', 'errors', 'exit-codes'];
const core = { own: words, packages: ['ipaddr.js'], node: [] };
const everything = ['*'];

/**
 * Zone (the folder or file under `src`) → what it may import: zones of ours, zones of ours as `import type`, packages,
 * and built-in modules of Node. The longest zone that fits a module counts; a module in no zone breaks a rule.
 */
const zones = {
  lib: { own: [], packages: ['ipaddr.js'], node: ['node:crypto'] },
  messages: { own: [], types: ['model/reason'], packages: [], node: [] },
  // The sentences of a plan that have no code: the English ones are values of the model, `messages` has the Japanese.
  'model/reason': { own: [], packages: [], node: [] },
  model: { own: [], types: ['errors', 'messages'], packages: [], node: [] },
  'exit-codes': { own: [], packages: [], node: [] },
  errors: { own: [], types: ['exit-codes', 'messages'], packages: [], node: [] },
  context: { own: [], packages: [], node: [] },
  version: { own: ['package.json'], packages: [], node: [] },
  manifest: { ...core, packages: ['yaml', 'zod', 'ipaddr.js'] },
  'manifest/load': { ...core, node: ['node:fs', 'node:fs/promises', 'node:path'] },
  templates: core,
  diff: { ...core, own: [...words, 'templates'] },
  // A finding before it has its words is a draft of `diff`.
  policy: { ...core, types: ['diff'] },
  // What a report counts is what the rules count.
  reckon: { ...core, own: [...words, 'policy'] },
  plan: { ...core, own: [...words, 'templates', 'diff', 'policy'], packages: ['ipaddr.js', 'zod'] },
  // It writes the manifests that `manifest` reads.
  import: { own: [...words, 'manifest'], packages: ['yaml', 'zod'], node: [] },
  execute: { own: [...words, 'plan'], types: ['vsphere/port', 'context'], packages: [], node: [] },
  // A record for people: nothing that is decided reads it.
  journal: {
    own: words,
    types: ['context'],
    packages: ['zod'],
    node: ['node:fs', 'node:fs/promises', 'node:path', 'node:util'],
  },
  report: { ...core, node: ['node:util'] },
  'vsphere/port': { own: [], types: ['model'], packages: [], node: [] },
  // What a recording and a live vCenter share: faults, marks, and rules that hold before a server is asked.
  'vsphere/common': { own: words, types: ['vsphere/port'], packages: [], node: [] },
  'vsphere/recorded': {
    own: [...words, 'vsphere/common'],
    types: ['vsphere/port', 'context'],
    packages: ['zod'],
    node: ['node:*'],
  },
  'vsphere/recorded/stand-in-addresses': { own: words, packages: ['ipaddr.js'], node: [] },
  'vsphere/live': {
    own: [...words, 'vsphere/common', 'vsphere/vim', 'vsphere/rest', 'vsphere/http'],
    types: ['vsphere/port', 'context'],
    packages: ['ipaddr.js'],
    node: ['node:timers/promises'],
  },
  'vsphere/vim': { own: ['lib', 'messages', 'errors', 'exit-codes', 'vsphere/http'], packages: [], node: [] },
  'vsphere/rest': {
    own: ['lib', 'messages', 'errors', 'exit-codes', 'vsphere/http'],
    packages: [],
    node: [],
  },
  'vsphere/http': { own: ['lib', 'messages', 'errors', 'exit-codes'], packages: ['axios'], node: ['node:*'] },
  commands: {
    own: everything,
    packages: ['commander', '@commander-js/extra-typings', '@inquirer/confirm', 'pino', 'yaml', 'zod'],
    node: ['node:*'],
  },
  settings: { own: everything, packages: [], node: [] },
  'process-context': { own: words, types: ['context'], packages: ['@inquirer/confirm'], node: ['node:*'] },
  main: { own: everything, packages: ['commander', '@commander-js/extra-typings', 'pino'], node: ['node:*'] },
};

/** These are composed of the others: nobody imports them but they themselves. */
const composition = ['commands', 'main', 'settings', 'process-context'];

/** Every module under `folder` and what is wrong: `{modules: number, violations: string[]}`. */
export function checkImports(folder) {
  const modules = readdirSync(folder, { recursive: true })
    .map((name) => String(name).split(path.sep).join('/'))
    .filter((name) => name.endsWith('.ts'))
    .sort();
  const violations = modules.flatMap((module) =>
    importsOf(readFileSync(path.join(folder, module), 'utf8')).flatMap((each) => {
      const why = complaint(module, each);
      return why === undefined ? [] : [`${module}:${each.line}  imports ${each.from}: ${why}`];
    }),
  );
  return { modules: modules.length, violations };
}

/** The imports and re-exports of a module's source, static, dynamic and for types: `{from, type, line}[]`. */
export function importsOf(source) {
  const code = bare(source);
  const statement =
    /(?<![\w$.])(?:import|export)\s+(type\s)?[^'"`;()=]*?from\s*(['"])(.+?)\2|(?<![\w$.])import\s*(\()?\s*(['"])(.+?)\5/g;
  return [...code.matchAll(statement)].map((match) => ({
    from: match[3] ?? match[6],
    type: match[1] !== undefined,
    line: code.slice(0, match.index).split('\n').length,
  }));
}

/** Comments as blanks, and strings too where they name no module. */
function bare(source) {
  const token = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
  return source.replaceAll(token, (text, offset) => {
    const named =
      !text.startsWith('/') &&
      /\b(?:from|import)\s*\(?\s*$/.test(source.slice(Math.max(0, offset - 40), offset));
    return named ? text : text.replaceAll(/[^\n]/g, ' ');
  });
}

function complaint(module, { from, type }) {
  const zone = zoneOf(module);
  if (zone === undefined) return `no rule for ${module}: add its zone to scripts/import-rules.mjs`;
  const may = zones[zone];
  if (from.startsWith('node:')) {
    const ok = may.node.includes(from) || may.node.includes('node:*');
    return ok ? undefined : `${zone} does not touch Node's own modules`;
  }
  if (!from.startsWith('.')) {
    const name = from
      .split('/')
      .slice(0, from.startsWith('@') ? 2 : 1)
      .join('/');
    return may.packages.includes(name) ? undefined : `${zone} does not use ${name}`;
  }
  const target = path.posix.join(path.posix.dirname(module), from);
  const other = zoneOf(target);
  if (may.own.includes(path.posix.basename(target))) return undefined;
  if (other === undefined) return `${target} is in no zone`;
  if (other === zone || covers(zone, other) || covers(other, zone)) return undefined;
  if (composition.includes(other) && !composition.includes(zone)) return 'only main and commands wire';
  if (allows(may.own, other)) return undefined;
  if (!allows(may.types ?? [], other)) return `${zone} does not know ${other}`;
  return type ? undefined : `${zone} knows ${other} as \`import type\` only`;
}

function allows(list, zone) {
  return list.some((each) => each === '*' || each === zone || covers(each, zone));
}

/** `manifest/load` is a part of `manifest`. */
function covers(zone, part) {
  return part.startsWith(`${zone}/`);
}

function zoneOf(module) {
  const name = module.replace(/\.ts$/, '');
  return Object.keys(zones)
    .filter((zone) => name === zone || name.startsWith(`${zone}/`))
    .sort((a, b) => b.length - a.length)[0];
}

if (realpathSync(process.argv[1] ?? '.') === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? path.join(import.meta.dirname, '../src');
  const { modules, violations } = checkImports(folder);
  for (const violation of violations) console.error(violation);
  if (modules === 0) console.error(`no modules under ${folder}`);
  console.log(`import rules: ${modules} modules, ${violations.length} violations`);
  process.exitCode = modules === 0 || violations.length > 0 ? 1 : 0;
}
