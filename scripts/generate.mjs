/** `npm run generate`: files that are made from the code, and that a test compares with it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.join(import.meta.dirname, '..');
const { jsonSchema } = await load('src/manifest/reference.ts');
const { manifestsMarkdown } = await load('src/manifest/document.ts');
const { errorsMarkdown } = await load('src/messages/document.ts');
const { findingsMarkdown } = await load('src/report/rules-document.ts');

write('schema/hvm.schema.json', `${JSON.stringify(jsonSchema(), null, 2)}\n`);
write('docs/manifests.md', manifestsMarkdown());
write('docs/errors.md', errorsMarkdown());
write('docs/findings.md', findingsMarkdown());

/** A module of the sources, bundled in memory: it needs no build. */
async function load(entry) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

function write(name, text) {
  const file = path.join(root, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(name);
}
