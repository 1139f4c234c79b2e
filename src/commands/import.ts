import path from 'node:path';
import { HvmError } from '../errors.ts';
import type { ExitCode } from '../exit-codes.ts';
import { importVms as imported, type Imported } from '../import/import.ts';
import type { Observed } from '../model/observed.ts';
import type { Call } from './call.ts';
import { withProbe } from './import/probe.ts';
import { remaining } from './import/remaining.ts';
import { type Known, knownManifests, withFiles, withSite } from './import/sources.ts';
import { headOf, importText } from './import/words.ts';
import { yamlFiles, writeFiles } from './import/write.ts';
import { noticesJson, noticesText } from './notices.ts';
import { secretReader } from './secrets.ts';
import { locate, openSource } from './source.ts';
import { onPort } from './timeout.ts';

/** `hvm import [NAME…] --out DIR`: writes manifests for VMs that exist. Nothing is changed, neither files nor VMs. */
export async function importVms(call: Call): Promise<ExitCode> {
  const { context, settings, operands } = call;
  const folder = folderOf(call);
  const taken = await yamlFiles(folder);
  const known = await knownManifests(call, taken.length > 0 ? folder : undefined);
  const location = locate(call, known.site);
  const secret = secretReader(context, known);
  const open = (signal: AbortSignal) =>
    openSource(call, known.site, location, { write: false, secret, signal });
  const observed = await onPort(call, open, (port) => port.observe());
  const head = headOf(observed, settings.lang);
  const base = withSite(call, known, { observed, location, folder, taken, head });
  const { desired, bare } = await withProbe(call, base);
  const made = imported({ desired, bare, observed, patterns: operands, taken: base.taken, head });
  const result = made.names.length === 0 ? made : await checked(call, { ...base, folder }, made, observed);
  if (result.files.length > 0) await writeFiles(folder, result.files);
  report(call, folder, known, result);
  const isRefused = result.notices.some(
    ({ key }) => key.startsWith('IMP-002/') && key !== 'IMP-002/declared',
  );
  return operands.length > 0 && result.names.length === 0 && isRefused ? 3 : 0;
}

/** `--out` as an absolute path. */
function folderOf({ settings, context }: Call): string {
  if (settings.out !== undefined) return path.resolve(context.cwd, settings.out);
  const args = { verb: 'import', argument: '--out DIR', usage: 'hvm import --out DIR' };
  throw new HvmError('USE-006', { exit: 64, args });
}

/** With the new Site among the files, and with a notice of each VM of which adopting is not all that a plan would do. */
async function checked(
  call: Call,
  base: ReturnType<typeof withSite> & { readonly folder: string },
  made: Imported,
  observed: Observed,
): Promise<Imported> {
  const files = [...(base.site === undefined ? [] : [base.site]), ...made.files];
  const desired = await withFiles(call, base.sources, made.files, base.folder);
  return {
    ...made,
    files,
    notices: [...made.notices, ...remaining(call, { desired, observed }, made.names)],
  };
}

function report(call: Call, folder: string, known: Known, { files, names, notices }: Imported): void {
  const { lang, output } = call.settings;
  if (output === 'json') {
    const paths = files.map((file) => path.join(folder, file.path));
    const document = { files: paths, imported: names, notices: noticesJson(notices, lang) };
    call.print(JSON.stringify(document, null, 2));
    return;
  }
  if (notices.length > 0) call.say(noticesText(notices, call.talkLook));
  call.print(importText(call, folder, known, { files, names }));
}
