import { groupBy } from '../lib/group.ts';
import type { DesiredNetwork, DesiredTemplate } from '../model/desired.ts';
import type { Chosen } from './choose.ts';
import type { Spec } from './spec.ts';
import { manifestText, type ManifestDocument } from './yaml.ts';

export interface ImportedFile {
  /** A name in the folder of the import. */
  readonly path: string;
  readonly text: string;
}

export interface FilesInput {
  readonly vms: readonly (Chosen & Pick<Spec, 'spec'>)[];
  readonly networks: readonly DesiredNetwork[];
  readonly templates: readonly DesiredTemplate[];
  /** Names of files that are there. */
  readonly taken: readonly string[];
  readonly head: string;
}

/** One file for the networks, one for the templates, one for the VMs of each folder; none under a name that is taken. */
export function filesOf({ vms, networks, templates, taken, head }: FilesInput): ImportedFile[] {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const file = (name: string, documents: readonly ManifestDocument[]): ImportedFile[] => {
    if (documents.length === 0) return [];
    const path = freeFile(name, used);
    used.add(path.toLowerCase());
    return [{ path, text: manifestText(head, documents) }];
  };
  const folders = [...groupBy(vms, ({ vm }) => vm.folder)].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...file('networks', networks.map(networkDocument)),
    ...file('templates', templates.map(templateDocument)),
    ...folders.flatMap(([folder, list]) =>
      file(
        fileName(folder),
        list.map(({ name, spec }) => ({ kind: 'VirtualMachine', name, spec })),
      ),
    ),
  ];
}

function networkDocument({ name, vlan, portGroup, switch: on }: DesiredNetwork): ManifestDocument {
  return { kind: 'Network', name, spec: { vlan, portGroup, ...(on === undefined ? {} : { switch: on }) } };
}

function templateDocument({ name, source, os, guestId }: DesiredTemplate): ManifestDocument {
  return { kind: 'Template', name, spec: { source, os, ...(guestId === undefined ? {} : { guestId }) } };
}

/** `hospital/imaging` → `hospital-imaging`: what is no letter or digit of any language becomes a hyphen. */
function fileName(folder: string): string {
  const plain = folder.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').replaceAll(/^[.-]+|[.-]+$/g, '');
  return plain === '' ? 'vms' : plain.slice(0, 60);
}

/** Some file systems take `VMs.yaml` and `vms.yaml` for one. */
function freeFile(name: string, used: ReadonlySet<string>): string {
  let path = `${name}.yaml`;
  for (let number = 2; used.has(path.toLowerCase()); number += 1) path = `${name}-${number}.yaml`;
  return path;
}
