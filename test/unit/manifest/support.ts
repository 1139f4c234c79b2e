import path from 'node:path';
import { readManifests, type ReadOptions } from '../../../src/manifest/read.ts';
import type { SourceFile } from '../../../src/manifest/source.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';

export interface Case {
  readonly name: string;
  /** Of `a.yaml`. */
  readonly text: string;
  /** As `foundIn` writes it: a line for each mistake. */
  readonly found: string;
  /** Without the documents of `base`. */
  readonly isAlone?: true;
  readonly site?: string;
}

/** What manifests refer to: a Site with a window, a Network, a Template, a Vendor. */
export const base = `apiVersion: hvm/v1
kind: Site
metadata: {name: kdu}
spec:
  windows: [{name: night, days: [sat], start: "22:00", end: "04:00"}]
---
apiVersion: hvm/v1
kind: Network
metadata: {name: care}
spec: {vlan: 220, portGroup: vlan-220}
---
apiVersion: hvm/v1
kind: Template
metadata: {name: win2012r2-ja}
spec: {source: win2012r2-ja, os: windows-2012-r2}
---
apiVersion: hvm/v1
kind: Vendor
metadata: {name: findex}
spec: {}
`;

/** A VirtualMachine; its spec begins in line 5, column 3. */
export function machine(spec: string, name = 'h-a01'): string {
  return `apiVersion: hvm/v1\nkind: VirtualMachine\nmetadata: {name: ${name}}\nspec:\n${indented(spec)}\n`;
}

/** A Site; its spec begins in line 5, column 3. */
export function site(spec: string, name = 'kdu'): string {
  return `apiVersion: hvm/v1\nkind: Site\nmetadata: {name: ${name}}\nspec:\n${indented(spec)}\n`;
}

/** A Network; its spec begins in line 5, column 3. */
export function network(spec: string, name = 'other'): string {
  return `apiVersion: hvm/v1\nkind: Network\nmetadata: {name: ${name}}\nspec:\n${indented(spec)}\n`;
}

function indented(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  ');
}

export function sourcesOf(files: Readonly<Record<string, string>>): SourceFile[] {
  return Object.entries(files).map(([file, text]) => ({
    file,
    text,
    resolve: (relative) => path.resolve('/home', path.dirname(file), relative),
  }));
}

export function read(files: Readonly<Record<string, string>>, options: ReadOptions = {}) {
  return readManifests(sourcesOf(files), options);
}

/** Every mistake as `line:column KEY fact=value…`, with its file in front where that is not `a.yaml`. */
export function foundIn({ text, isAlone, site: name }: Omit<Case, 'found' | 'name'>): string {
  const files = { ...(isAlone ? {} : { 'base.yaml': base }), 'a.yaml': text };
  const { diagnostics } = read(files, name === undefined ? {} : { site: name });
  return diagnostics.map(written).join('\n');
}

export function written({ place: { file, line, column }, key, args }: Diagnostic): string {
  const facts = Object.entries(args).map(([name, value]) => `${name}=${String(value)}`);
  return [`${file === 'a.yaml' ? '' : `${file}:`}${line}:${column}`, key, ...facts].join(' ');
}

export function lines(...all: string[]): string {
  return all.join('\n');
}
