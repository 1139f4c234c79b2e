/**
 * How long it takes to read a large RetrievePropertiesEx answer: `node bench/decode.mjs [MEGABYTES]`, 11 by default.
 * The answer is made here, as a vCenter would write it: VMs with all their devices. Median of 9, in both encodings;
 * beside them what other XML parsers take for a tree of the same text, if they are installed (docs/adr/0014).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { answerJson, answerXml } from './answers.mjs';
import { machine, median, root, table } from './measure.mjs';

const megabytes = Number(process.argv[2] ?? 11);
const require = createRequire(path.join(process.cwd(), 'package.json'));
const { json, soap } = await encodings();
const vms = Math.round((megabytes * 1e6) / answerXml(1).length);
const xml = answerXml(vms);
const text = answerJson(vms);

console.log(`${machine()}\n${vms} VMs with all their devices\n`);
console.log(
  table([
    ['', 'MB', 'seconds', 'MB/s'],
    line('hvm, SOAP', xml, () => decode(soap, xml)),
    line('hvm, VI/JSON', text, () => decode(json, text)),
    ...others(),
  ]),
);

function line(name, text, run) {
  const seconds = median(Array.from({ length: 9 }, () => timed(run)));
  const mb = Buffer.byteLength(text) / 1e6;
  return [name, mb.toFixed(1), seconds.toFixed(3), (mb / seconds).toFixed(0)];
}

function timed(run) {
  const started = performance.now();
  run();
  return (performance.now() - started) / 1000;
}

function decode(encoding, text) {
  const answer = encoding.decode('RetrievePropertiesEx', { status: 200, headers: {}, text });
  const count = answer.value.objects.length;
  if (count !== vms) throw new Error(`read ${count} objects of ${vms}`);
}

function others() {
  const fxp = optional('fast-xml-parser');
  const saxes = optional('saxes');
  return [
    fxp && [
      'fast-xml-parser',
      () => new fxp.XMLParser({ ignoreAttributes: false, parseTagValue: false }).parse(xml),
    ],
    saxes && ['saxes, events only', () => new saxes.SaxesParser({ xmlns: true }).write(xml).close()],
  ]
    .filter(Boolean)
    .map(([name, run]) => line(name, xml, run));
}

function optional(name) {
  try {
    return require(name);
  } catch {
    return undefined;
  }
}

/** From the sources, so that the bench needs no build. */
async function encodings() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hvm-bench-'));
  try {
    await build({
      absWorkingDir: root,
      entryPoints: ['src/vsphere/vim/json.ts', 'src/vsphere/vim/soap.ts'],
      outdir: folder,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      format: 'esm',
      platform: 'node',
    });
    const load = (name) => import(pathToFileURL(path.join(folder, name)).href);
    return { json: (await load('json.mjs')).json, soap: (await load('soap.mjs')).soap };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
