import { safe } from '../lib/safe.ts';
import { formatMib } from '../lib/size.ts';
import { table } from '../lib/table.ts';
import { displayWidth, padEnd } from '../lib/width.ts';
import { wrap } from '../lib/wrap.ts';
import type { DesiredVm } from '../model/desired.ts';
import {
  type DiskState,
  type NicState,
  type ResourceChange,
  type VmState,
  vmAddress,
} from '../model/plan.ts';
import { type Look, readableWidth } from './look.ts';
import type { PlanFacts } from './plan-facts.ts';
import { type Say, saying, type Word } from './words.ts';

/** A new VM, as lines of label and value below its heading. */
export function createLines(
  { name, change: { after } }: ResourceChange,
  facts: PlanFacts,
  look: Look,
): string[] {
  const say = saying(look.lang);
  const declared = facts.declared(name);
  const labels = rowLabels.map((label) => say(`vm/${label}`));
  const column = Math.max(...labels.map(displayWidth)) + 2;
  const room = readableWidth(look) - indent - column;
  const values: Readonly<Record<(typeof rowLabels)[number], readonly string[]>> = {
    template: [safe(declared?.template ?? '')],
    size: [sizeText(after, say)],
    disks: diskLines(
      [...after.disks.map((disk) => diskRow(disk, name, facts)), ...templateRows(name, facts, say)],
      room,
    ),
    networks: networkLines(after.networks, say, room),
    folder: [safe(after.folder)],
    host: [after.host === null ? say('vm/host-chosen') : safe(after.host)],
    guest: [guestText(declared, say)],
    power: [after.power],
    answers: [answersText(declared, facts, say)],
  };
  return rowLabels.flatMap((label, index) =>
    values[label]
      .filter((value) => value !== '')
      .flatMap((value) => (displayWidth(value) > room ? wrap(value, room) : [value]))
      .map(
        (value, line) =>
          `${' '.repeat(indent)}${padEnd(line === 0 ? (labels[index] ?? '') : '', column)}${value}`,
      ),
  );
}

const indent = 4;
const rowLabels = [
  'template',
  'size',
  'disks',
  'networks',
  'folder',
  'host',
  'guest',
  'power',
  'answers',
] as const;

/** `4 cores (1 socket), 16 GiB memory` */
export function sizeText(
  { cores, cores_per_socket: perSocket, memory_mib: memory }: VmState,
  say: Say,
): string {
  const sockets = perSocket > 0 && cores % perSocket === 0 ? cores / perSocket : undefined;
  const count = say('vm/cores', { count: cores });
  const shown = sockets === undefined ? count : `${count} (${say('vm/sockets', { count: sockets })})`;
  return [shown, say('vm/memory', { size: formatMib(memory) })].join(say('summary/separator'));
}

/** The bus stands in the clone only; a plan that may not be made has none. */
function diskRow(disk: DiskState, vm: string, { plan }: PlanFacts): string[] {
  const spec = plan.operations
    .flatMap(({ action, address, spec: each }) =>
      action === 'clone' && address === vmAddress(vm) ? each.disks : [],
    )
    .find(({ name }) => name === disk.name);
  const place = `${spec?.bus ?? 'scsi'}${disk.controller}:${disk.unit}`;
  return [safe(disk.name), formatMib(disk.size_mib), disk.provisioning, safe(disk.datastore), place];
}

/** Disks that the VM gets from its template and its manifest does not declare: only the clone speaks of them. */
function templateRows(name: string, { plan }: PlanFacts, say: Say): string[][] {
  return plan.operations.flatMap((operation) =>
    operation.action === 'clone' && operation.address === vmAddress(name)
      ? operation.spec.disks
          .filter((disk) => disk.name === null)
          .map(({ sizeMib, provisioning, datastore, bus, controller, unit }) => {
            const place = `${bus}${controller}:${unit}  ${say('vm/of-template')}`;
            return ['-', formatMib(sizeMib), provisioning, safe(datastore), place];
          })
      : [],
  );
}

function diskLines(rows: readonly (readonly string[])[], width: number): string[] {
  return table(rows, { width, columns: [{ min: 8 }, { align: 'end' }, {}, { min: 8 }, {}] });
}

function networkLines(networks: readonly NicState[], say: Say, width: number): string[] {
  const rows = networks.map((card) => [
    safe(card.name ?? '-'),
    vlanText(card, say),
    safe(groupText(card)),
    [card.address ?? '', card.connected ? '' : say('vm/unplugged')]
      .filter((part) => part !== '')
      .map(safe)
      .join(' '),
  ]);
  return table(rows, { width, columns: [{ min: 6 }, {}, { min: 10 }, { min: 12 }] });
}

export function vlanText({ vlan }: NicState, say: Say): string {
  return vlan === null ? say('vm/no-vlan') : say('vm/vlan', { vlan });
}

export function groupText({ port_group: group, switch: on }: NicState): string {
  return on === null ? group : `${on}/${group}`;
}

/** `CLAIO01, workgroup KDU`; empty: the guest stays as the template has it. */
function guestText(vm: DesiredVm | undefined, say: Say): string {
  const guest = vm?.guest;
  if (
    vm === undefined ||
    (guest === undefined && !(vm.networks ?? []).some((card) => card.address !== undefined))
  )
    return '';
  const joined = guest?.domain ?? guest?.workgroup;
  const word: Word = guest?.domain === undefined ? 'vm/workgroup' : 'vm/domain';
  const host = safe(guest?.hostname ?? vm.name);
  return joined === undefined
    ? host
    : [host, say(word, { name: safe(joined) })].join(say('summary/separator'));
}

/** Whom to call first, and the vendor. */
function answersText(vm: DesiredVm | undefined, { plan }: PlanFacts, say: Say): string {
  const first = vm?.responsibility['firstResponse'];
  const vendor = plan.desired.vendors.find((each) => each.name === vm?.vendor)?.displayName ?? vm?.vendor;
  return [
    ...(first === undefined ? [] : [safe(first)]),
    ...(vendor === undefined ? [] : [say('vm/vendor', { name: safe(vendor) })]),
  ].join(say('summary/separator'));
}
