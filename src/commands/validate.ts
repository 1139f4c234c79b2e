import type { ExitCode } from '../exit-codes.ts';
import type { Lang } from '../messages/index.ts';
import type { Desired } from '../model/desired.ts';
import type { Call } from './call.ts';
import { inForm } from './form.ts';
import { type Manifests, readAll } from './manifests.ts';

/** `hvm validate`: every mistake in the manifests, at once. */
export async function validate(call: Call): Promise<ExitCode> {
  const manifests = await readAll(call);
  call.print(await shown(manifests, call));
  return manifests.diagnostics.some((diagnostic) => diagnostic.severity === 'error') ? 65 : 0;
}

/** Without a mistake nothing of the reports is loaded: this is what an editor waits for. */
async function shown(
  { diagnostics, sources: { length: files }, desired }: Manifests,
  { settings, look }: Call,
): Promise<string> {
  const { output, lang } = settings;
  if (output === 'text' && diagnostics.length === 0 && desired !== undefined)
    return praise(files, desired, lang);
  const report = await import('../report/diagnostics.ts');
  return inForm(output, {
    json: () => JSON.stringify(report.diagnosticsJson(diagnostics, lang), null, 2),
    markdown: () => report.diagnosticsMarkdown(diagnostics, lang),
    text: () =>
      `${report.diagnosticsText(diagnostics, look)}${desired === undefined ? '' : praise(files, desired, lang)}`,
  });
}

function praise(files: number, { vms: { length: vms } }: Desired, lang: Lang): string {
  if (lang === 'ja') return `正しいマニフェストです: ファイル ${files} 個、仮想マシン ${vms} 台`;
  return `The manifests are valid: ${count(files, 'file')}, ${count(vms, 'virtual machine')}.`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
