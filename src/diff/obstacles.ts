import type { DesiredVm } from '../model/desired.ts';
import type { Marks } from '../model/marks.ts';
import type { ObservedVm } from '../model/observed.ts';
import type { Field } from '../model/plan.ts';
import { isCustomized } from '../templates/customization.ts';
import type { Draft } from './change.ts';

/** States of the VM in which vSphere would refuse the change. */
export function stateDrafts(
  vm: DesiredVm,
  existing: ObservedVm,
  marks: Marks | undefined,
  fields: readonly Field[],
): Draft[] {
  const isChanged = fields.length > 0;
  const drafts: Draft[] = isChanged ? busyDrafts(vm.name, existing) : [];
  const add = (key: Draft['key'], severity: Draft['severity'], facts: Draft['facts']) =>
    drafts.push({ key, severity, subject: vm.name, facts });
  if (existing.template) add('VM-001', 'error', { folder: existing.folder });
  if (!isChanged && existing.connection !== 'connected')
    add('VM-002', 'warning', { state: existing.connection });
  if (isChanged && existing.power === 'suspended') add('VM-003', 'error', {});
  const stopping = fields.filter((field) => field.impact === 'power-cycle').map((field) => field.path);
  // Once off, it would be customized before it starts: a server that somebody may have set up by hand since.
  if (marks?.customize === 'pending' && existing.power !== 'off' && isCustomized(vm))
    add('GST-002', stopping.length > 0 ? 'error' : 'warning', {});
  if (stopping.length > 0 && existing.tools !== 'running') {
    if (existing.tools === 'unknown') add('VM-005/unknown', 'warning', { fields: stopping });
    else add('VM-005', 'error', { tools: existing.tools, fields: stopping });
  }
  return drafts;
}

/** What keeps a vCenter from changing a VM at this moment. */
export function busyDrafts(subject: string, existing: ObservedVm): Draft[] {
  const { connection, question, runningTask: task } = existing;
  const draft = (key: Draft['key'], facts: Draft['facts']): Draft[] => [
    { key, severity: 'error', subject, facts },
  ];
  return [
    connection === 'connected' ? [] : draft('VM-002', { state: connection }),
    question === undefined ? [] : draft('VM-004', { question }),
    task === undefined ? [] : draft('VM-007', { task }),
  ].flat();
}

/** Differences of the VM itself that hvm cannot carry out: told, not done. Those of disks and cards are told with them. */
export function fixedDrafts(vm: DesiredVm, existing: ObservedVm, marks: Marks | undefined): Draft[] {
  const { template, folder, resourcePool, power } = vm;
  const recorded = marks?.template;
  const pool = existing.resourcePool ?? '';
  const fixed = (path: string, before: string, after: string): Draft => ({
    key: 'FIX-001',
    severity: 'warning',
    subject: vm.name,
    facts: { path, before, after },
  });
  return [
    template !== undefined && recorded !== undefined && template !== recorded
      ? [fixed('template', recorded, template)]
      : [],
    folder !== undefined && folder !== existing.folder ? [fixed('folder', existing.folder, folder)] : [],
    resourcePool !== undefined && resourcePool !== pool ? [fixed('resourcePool', pool, resourcePool)] : [],
    existing.name === vm.name ? [] : [fixed('metadata.name', existing.name, vm.name)],
    power === 'off' && existing.power === 'suspended' ? [fixed('power', 'suspended', 'off')] : [],
  ].flat();
}
