import type { Args, TextKey } from '../messages/index.ts';
import type { Desired, DesiredVm } from '../model/desired.ts';
import type { Observed } from '../model/observed.ts';
import { chooseVms } from './choose.ts';
import { filesOf, type ImportedFile } from './files.ts';
import { networksFor } from './networks.ts';
import { specOf } from './spec.ts';
import { templatesFor } from './templates.ts';

export interface ImportInput {
  /** What the manifests say already. */
  readonly desired: Desired;
  /** A VM of which the manifest says nothing but one disk: what the Site's defaults give to all. */
  readonly bare: DesiredVm;
  readonly observed: Observed;
  /** Globs over names of VMs; empty: all. */
  readonly patterns: readonly string[];
  /** Files that are there, and must stay as they are. */
  readonly taken: readonly string[];
  /** A comment at the top of each file. */
  readonly head: string;
}

export type { ImportedFile };

export interface Imported {
  readonly files: readonly ImportedFile[];
  /** `metadata.name` of each VM that is written, in order. */
  readonly names: readonly string[];
  readonly notices: readonly Notice[];
}

/** What was not written, and why. */
export interface Notice {
  readonly key: TextKey;
  readonly args: Args;
}

/**
 * Manifests for VMs that exist, as texts of files: grouped by folder, with nothing in them that the Site's defaults or hvm's
 * own say already. A plan of them finds no difference but the adoption. Pure.
 */
export function importVms({ desired, bare, observed, patterns, taken, head }: ImportInput): Imported {
  const { chosen, notices } = chooseVms({ desired, observed, patterns });
  const networks = networksFor(desired, observed, chosen);
  const templates = templatesFor(desired, observed, chosen);
  const written = chosen.map((each) => ({ ...each, ...specOf(each, bare, networks) }));
  return {
    files: filesOf({ vms: written, networks: networks.made, templates, taken, head }),
    names: chosen.map(({ name }) => name),
    notices: [...notices, ...written.flatMap((each) => each.notices)],
  };
}
