import type { Desired } from '../model/desired.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { checkDocument, type Checked } from './check.ts';
import { type Complaint, diagnosticsOf } from './complaint.ts';
import type { Secrets } from './masks.ts';
import type { Parsed } from './parsed.ts';
import { resolve } from './resolve/resolve.ts';
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

/** Texts of manifests → what they ask for, or everything that is wrong with them, at once; `parse` reads the YAML. Pure. */
export function readWith(
  parse: (source: SourceFile) => Parsed,
  files: readonly SourceFile[],
  options: ReadOptions,
): Read {
  const complaints = new Map<SourceFile, Complaint[]>(files.map((file) => [file, []]));
  const complain = (source: SourceFile, complaint: Complaint) => complaints.get(source)?.push(complaint);
  const secrets = new Map<SourceFile, Secrets>();
  const checked: Checked[] = [];
  let unread = false;
  for (const file of files) {
    const parsed = parse(file);
    secrets.set(file, { ranges: parsed.secrets, isYaml: parsed.complaints.length === 0 });
    for (const complaint of parsed.complaints) complain(file, complaint);
    unread ||= parsed.complaints.length > 0;
    if (parsed.documents.length === 0 && parsed.complaints.length === 0) {
      const empty = { key: 'MAN-001/empty', range: { from: 0, to: 0 }, args: { file: file.file } } as const;
      complain(file, { ...empty, severity: 'warning' });
    }
    for (const document of parsed.documents) {
      const result = checkDocument(document);
      checked.push(result);
      for (const complaint of result.complaints) complain(file, complaint);
    }
  }
  const desired = resolve(checked, {
    ...options,
    isComplete: !unread,
    nowhere: files[0],
    complain,
  });
  const diagnostics = files.flatMap((file) =>
    diagnosticsOf(
      file,
      complaints.get(file) ?? [],
      secrets.get(file) ?? { ranges: () => [], isYaml: false },
    ).sort(byPlace),
  );
  const failed = diagnostics.some(({ severity }) => severity === 'error');
  return { ...(failed || desired === undefined ? {} : { desired }), diagnostics };
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return a.place.line - b.place.line || a.place.column - b.place.column;
}
