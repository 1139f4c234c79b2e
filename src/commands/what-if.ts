import { HvmError } from '../errors.ts';
import { loadSources } from '../manifest/load.ts';
import type { SourceFile } from '../manifest/source.ts';
import { type Assumption, assumptionOf, readWhatIf } from '../manifest/what-if.ts';
import { safe } from '../lib/safe.ts';
import { text } from '../messages/index.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Call } from './call.ts';
import type { Manifests } from './manifests.ts';

/**
 * The manifests with what `--what-if` assumes. Mistakes in its files are diagnostics like others.
 * @throws HvmError USE-019 (exit 64) for a value that is about nothing, or that its key does not take
 */
export async function readAssumed(call: Call, files: readonly SourceFile[]): Promise<Manifests> {
  const { context, settings } = call;
  const given = settings.whatIf.map((each) => assumptionOf(each) ?? each);
  const paths = given.filter((each) => typeof each === 'string');
  const assumptions = given.filter((each) => typeof each !== 'string');
  const { files: extra, diagnostics } = await loadSources(paths.length === 0 ? [] : paths, {
    cwd: context.cwd,
    readStdin: () => context.stdin.read(),
  }).then((loaded) => (paths.length === 0 ? { files: [], diagnostics: [] } : loaded));
  if (diagnostics.length > 0) return { diagnostics, sources: files };
  const options = settings.site === undefined ? {} : { site: settings.site };
  const withFiles = readWhatIf({ files, extra, assumptions: [], options });
  if ('key' in withFiles || hasError(withFiles.diagnostics)) {
    return { diagnostics: 'key' in withFiles ? [] : withFiles.diagnostics, sources: files };
  }
  const read = readWhatIf({ files, extra, assumptions, options });
  if ('key' in read) throw new HvmError(read.key, { exit: 64, args: read.args });
  if (hasError(read.diagnostics)) throw notTaken(assumptions, read.diagnostics, call);
  return { ...read, sources: [...files, ...extra] };
}

function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

/** What the manifests would say to it, without its value: it may be a secret. */
function notTaken(
  assumptions: readonly Assumption[],
  diagnostics: readonly Diagnostic[],
  { settings }: Call,
): HvmError {
  const list = diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ key, args }) => {
      const { message, hint } = text(settings.lang, key, args);
      return `  ${safe(message)}\n  → ${safe(hint)}`;
    })
    .join('\n');
  const given = assumptions.map((each) => each.text.slice(0, each.text.indexOf('='))).join(', ');
  return new HvmError('USE-019', { exit: 64, args: { text: given, list } });
}
