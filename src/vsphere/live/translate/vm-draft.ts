import type { ObservedVm, PowerState } from '../../../model/observed.ts';
import type { Ref } from '../../vim/values.ts';
import type { Read } from '../inventory.ts';
import { cardsOf, type CardDraft, disksOf, type DiskDraft } from './devices.ts';

/** A VM before its references have names: what is kept of it while the rest of the inventory is read. */
export interface VmDraft {
  readonly ref: Ref;
  readonly parent: Ref | undefined;
  readonly host: Ref | undefined;
  readonly pool: Ref | undefined;
  readonly disks: readonly DiskDraft[];
  readonly cards: readonly CardDraft[];
  readonly fields: readonly { readonly key: number; readonly value: string }[];
  /** All that needs no names. */
  readonly plain: Omit<
    ObservedVm,
    | 'datacenter'
    | 'folder'
    | 'cluster'
    | 'resourcePool'
    | 'host'
    | 'disks'
    | 'nics'
    | 'runningTask'
    | 'customFields'
  >;
}

type Values = Read<'VirtualMachine'>['values'];

/** Of an inaccessible VM vSphere says little more than its name: what it leaves out is empty here. */
export function condense(values: Values, ref: Ref): VmDraft {
  const power = powerOf(values['runtime.powerState']);
  const devices = values['config.hardware.device'] ?? [];
  return {
    ref,
    parent: values.parent,
    host: values['runtime.host'],
    pool: values.resourcePool,
    disks: disksOf(devices),
    cards: cardsOf(devices, power === 'on'),
    fields: (values.customValue ?? []).flatMap((each) => {
      const { key } = each;
      const value = 'value' in each ? each.value : undefined;
      return key === undefined || typeof value !== 'string' ? [] : [{ key, value }];
    }),
    plain: {
      name: unescapeName(values.name ?? ''),
      template: values['config.template'] ?? false,
      instanceUuid: values['config.instanceUuid'] ?? '',
      changeVersion: values['config.changeVersion'] ?? '',
      power,
      connection: connectionOf(values['runtime.connectionState']),
      guestId: values['config.guestId'] ?? '',
      hardware: values['config.version'] ?? '',
      ...hardwareOf(values),
      notes: values['config.annotation'] ?? '',
      snapshots: snapshotsOf(values.snapshot?.rootSnapshotList ?? []),
      tools: toolsOf(values),
      ...(power === 'on' ? guestOf(values) : {}),
      ...questionOf(values['runtime.question']),
      marks: marksOf(values['config.extraConfig'] ?? []),
    },
  };
}

function hardwareOf(values: Values) {
  const limit = values['config.hotPlugMemoryLimit'];
  const step = values['config.hotPlugMemoryIncrementSize'];
  const hotAdd = values['config.memoryHotAddEnabled'] ?? false;
  return {
    cores: values['config.hardware.numCPU'] ?? 0,
    coresPerSocket: values['config.hardware.numCoresPerSocket'] || 1,
    cpuHotAdd: values['config.cpuHotAddEnabled'] ?? false,
    cpuReservationMhz: values['config.cpuAllocation.reservation'] ?? 0,
    memoryMib: values['config.hardware.memoryMB'] ?? 0,
    memoryHotAdd: hotAdd,
    // They mean something only where memory can be added; 0 says nothing.
    ...(hotAdd && limit !== undefined && limit > 0 ? { memoryHotAddLimitMib: limit } : {}),
    ...(hotAdd && step !== undefined && step > 0 ? { memoryHotAddStepMib: step } : {}),
    memoryReservationMib: values['config.memoryAllocation.reservation'] ?? 0,
  };
}

function powerOf(state: Values['runtime.powerState']): PowerState {
  return state === 'poweredOn' ? 'on' : state === 'suspended' ? 'suspended' : 'off';
}

const connections = ['connected', 'disconnected', 'orphaned', 'inaccessible', 'invalid'] as const;

function connectionOf(state: Values['runtime.connectionState']): ObservedVm['connection'] {
  return connections.find((each) => each === state) ?? 'connected';
}

function toolsOf(values: Values): ObservedVm['tools'] {
  if (isToolsRunning(values['guest.toolsRunningStatus'])) return 'running';
  const status = values['guest.toolsVersionStatus2'];
  // A server that knows no version of them says that they do not run, whether they do or not.
  if (status === undefined) return 'unknown';
  return status === 'guestToolsNotInstalled' ? 'not-installed' : 'not-running';
}

export function isToolsRunning(status: unknown): boolean {
  return status === 'guestToolsRunning' || status === 'guestToolsExecutingScripts';
}

/** Without link-local addresses: they come and go while a guest starts, and tell nothing. */
export function addressesOf(net: Values['guest.net'] = []): string[] {
  return net
    .flatMap(({ ipAddress = [] }) => ipAddress)
    .filter((address) => !/^(169\.254\.|fe[89ab])/i.test(address));
}

function guestOf(values: Values): Pick<ObservedVm, 'guest'> {
  const hostname = values['guest.hostName'];
  const addresses = addressesOf(values['guest.net']);
  if (hostname === undefined && addresses.length === 0) return {};
  return { guest: { ...(hostname === undefined ? {} : { hostname }), addresses } };
}

function questionOf(question: Values['runtime.question']): Pick<ObservedVm, 'question'> {
  return question?.text === undefined ? {} : { question: question.text };
}

type Tree = NonNullable<NonNullable<Values['snapshot']>['rootSnapshotList']>;

/** In the order of their making: by time, and by name where two were made at once. */
function snapshotsOf(trees: Tree): ObservedVm['snapshots'] {
  const all: { name: string; createdAt: string }[] = [];
  const walk = (list: Tree): void => {
    for (const { name = '', createTime, childSnapshotList = [] } of list) {
      all.push({ name: unescapeName(name), createdAt: createTime?.toISOString() ?? '' });
      walk(childSnapshotList);
    }
  };
  walk(trees);
  const key = ({ name, createdAt }: (typeof all)[number]) => `${createdAt}\n${name}`;
  return all.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Where a key stands twice the last word counts: some servers keep what was overwritten. A key without a value is none. */
function marksOf(extraConfig: NonNullable<Values['config.extraConfig']>): Record<string, string> {
  const values = new Map(
    extraConfig.flatMap(({ key, value }) =>
      key?.startsWith('hvm.') === true && typeof value === 'string' ? [[key, value] as const] : [],
    ),
  );
  const marks = [...values].filter(([, value]) => value !== '');
  return Object.fromEntries(marks.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** `%`, `/` and `\` stand escaped in the names that vCenter sends (vsphere-api.md §4.13). */
export function unescapeName(name: string): string {
  return name.replaceAll(/%2f/gi, '/').replaceAll(/%5c/gi, '\\').replaceAll('%25', '%');
}

export function escapeName(name: string): string {
  return name.replaceAll('%', '%25').replaceAll('/', '%2f').replaceAll('\\', '%5c');
}
