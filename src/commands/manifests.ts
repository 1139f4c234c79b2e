import { HvmError } from '../errors.ts';
import { loadSources } from '../manifest/load.ts';
import { readLazily } from '../manifest/read-lazily.ts';
import type { SourceFile } from '../manifest/source.ts';
import type { Desired } from '../model/desired.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Call } from './call.ts';

export interface Manifests {
  /** Absent: there is an error among the diagnostics. */
  readonly desired?: Desired;
  readonly diagnostics: readonly Diagnostic[];
  /** The files that were read. */
  readonly sources: readonly SourceFile[];
}

/** The manifests that a call names, with what it assumes besides. */
export async function readAll(call: Call): Promise<Manifests> {
  const { context, settings } = call;
  const { files, diagnostics } = await loadSources(settings.paths, {
    cwd: context.cwd,
    readStdin: () => context.stdin.read(),
  });
  const asWritten = await readLazily(files, settings.site === undefined ? {} : { site: settings.site });
  // What is wrong in the manifests themselves comes first.
  const isSound = asWritten.desired !== undefined && diagnostics.length === 0;
  if (settings.whatIf.length > 0 && isSound) {
    const { readAssumed } = await import('./what-if.ts');
    return readAssumed(call, files);
  }
  const { desired } = asWritten;
  return {
    ...(desired === undefined || diagnostics.length > 0 ? {} : { desired }),
    diagnostics: [...diagnostics, ...asWritten.diagnostics],
    sources: files,
  };
}

/**
 * What the manifests ask for; warnings go to stderr.
 * @throws HvmError (exit 65) when there is an error among them: as text they are shown first, as JSON they are inside
 */
export async function readDesired(call: Call): Promise<Desired> {
  return desiredOf(call, await readAll(call));
}

/** As `readDesired`, of manifests that have been read. */
export async function desiredOf(
  call: Call,
  { desired, diagnostics }: Omit<Manifests, 'sources'>,
): Promise<Desired> {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  if (desired !== undefined && diagnostics.length === 0) return desired;
  const { diagnosticsJson, diagnosticsText } = await import('../report/diagnostics.ts');
  if (desired !== undefined && errors.length === 0) {
    call.say(diagnosticsText(diagnostics, call.talkLook));
    return desired;
  }
  const { lang, output } = call.settings;
  const place = errors[0]?.place;
  const details = {
    exit: 65,
    args: { count: errors.length },
    ...(place === undefined ? {} : { place }),
  } as const;
  if (output === 'json') {
    const { diagnostics: list } = diagnosticsJson(diagnostics, lang);
    throw new HvmError('PLN-001/json', { ...details, args: { ...details.args, diagnostics: list } });
  }
  call.context.stderr.write(`${diagnosticsText(diagnostics, call.talkLook)}\n`);
  throw new HvmError('PLN-001', { exit: 65, args: details.args });
}
