import { readManifests } from '../../manifest/read.ts';
import type { Desired, DesiredVm } from '../../model/desired.ts';
import type { Call } from '../call.ts';
import { desiredOf } from '../manifests.ts';
import { type Base, siteOption } from './sources.ts';

/** What the manifests ask for, and what they would ask of a VM that says nothing of itself. */
export async function withProbe(
  call: Call,
  { sources }: Pick<Base, 'sources'>,
): Promise<{ readonly desired: Desired; readonly bare: DesiredVm }> {
  const read = await desiredOf(call, readManifests(sources, siteOption(call)));
  const names = new Set(read.vms.map(({ name }) => name.toLowerCase()));
  let name = 'probe';
  for (let number = 1; names.has(name); number += 1) name = `probe${number}`;
  const text = `apiVersion: hvm/v1
kind: VirtualMachine
metadata: {name: ${name}}
spec:
  disks: [{name: ${name}, size: 1 MiB}]
`;
  const probe = { file: name, text, resolve: (path: string) => path };
  const probed = await desiredOf(call, readManifests([...sources, probe], siteOption(call)));
  const bare = probed.vms.find((vm) => vm.name === name);
  if (bare === undefined) throw new RangeError('a manifest was read and is not there');
  return { desired: read, bare };
}
