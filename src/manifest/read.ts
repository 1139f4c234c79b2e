import type { Desired } from '../model/desired.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { checkDocument, type Checked } from './check.ts';
import { type Complaint, diagnosticsOf } from './complaint.ts';
import { parseYaml } from './parse.ts';
import { resolve } from './resolve/resolve.ts';
import type { Secrets } from './secrets.ts';
import type { SourceFile } from './source.ts';

export interface ReadOptions {
  /** The Site to take where there are several. */
  readonly site?: string;
}

export interface Read {
  /** Absent: there is an error among the diagnostics. */
  readonly desired?: Desired;
  /** All of them, in the order of files, lines and columns. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Texts of manifests → what they ask for, or everything that is wrong with them, at once. Pure. */
export function readManifests(files: readonly SourceFile[], options: ReadOptions): Read {
  const complaints = new Map<SourceFile, Complaint[]>(files.map((file) => [file, []]));
  const secrets = new Map<SourceFile, Secrets>();
  const checked: Checked[] = [];
  let unread = false;
  for (const file of files) {
    const parsed = parseYaml(file);
    secrets.set(file, { ranges: parsed.secrets, isYaml: parsed.complaints.length === 0 });
    complaints.get(file)?.push(...parsed.complaints);
    unread ||= parsed.complaints.length > 0;
    if (parsed.documents.length === 0 && parsed.complaints.length === 0) {
      const empty = { key: 'MAN-001/empty', range: { from: 0, to: 0 }, args: { file: file.file } } as const;
      complaints.get(file)?.push({ ...empty, severity: 'warning' });
    }
    for (const document of parsed.documents) {
      const result = checkDocument(document);
      checked.push(result);
      complaints.get(file)?.push(...result.complaints);
    }
  }
  const desired = resolve(checked, {
    ...options,
    isComplete: !unread,
    nowhere: files[0],
    complain: (source, complaint) => complaints.get(source)?.push(complaint),
  });
  const diagnostics = files.flatMap((file) =>
    diagnosticsOf(file, complaints.get(file) ?? [], secrets.get(file) ?? { ranges: [], isYaml: false }).sort(
      byPlace,
    ),
  );
  const failed = diagnostics.some(({ severity }) => severity === 'error');
  return { ...(failed || desired === undefined ? {} : { desired }), diagnostics };
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return a.place.line - b.place.line || a.place.column - b.place.column;
}
