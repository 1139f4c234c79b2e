import type { ExitCode } from '../exit-codes.ts';
import { diagnosticsJson, diagnosticsMarkdown, diagnosticsText } from '../report/diagnostics.ts';
import type { Call } from './call.ts';
import { type Manifests, readAll } from './manifests.ts';

/** `hvm validate`: every mistake in the manifests, at once. */
export async function validate(call: Call): Promise<ExitCode> {
  const manifests = await readAll(call);
  call.print(shown(manifests, call));
  return manifests.diagnostics.some((diagnostic) => diagnostic.severity === 'error') ? 65 : 0;
}

function shown(
  { diagnostics, files, desired }: Manifests,
  { settings: { output, lang }, look }: Call,
): string {
  switch (output) {
    case 'json':
      return JSON.stringify(diagnosticsJson(diagnostics, lang), null, 2);
    case 'markdown':
      return diagnosticsMarkdown(diagnostics, lang);
    case 'text':
      break;
    default:
      return output satisfies never;
  }
  const found = diagnostics.length === 0 ? '' : diagnosticsText(diagnostics, look);
  if (desired === undefined) return found;
  const vms = desired.vms.length;
  if (lang === 'ja') return `${found}正しいマニフェストです: ファイル ${files} 個、仮想マシン ${vms} 台`;
  return `${found}The manifests are valid: ${count(files, 'file')}, ${count(vms, 'virtual machine')}.`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
