/** What can go wrong between hvm and a vCenter, as rules of the simulator, and what must hold whatever does. */
import { endOf } from '../kill/end.ts';
import { before } from '../kill/site.ts';
import type { Ran } from './run.ts';
import type { Simulator } from './vcsim.ts';

/** Every request of an apply of the small site. */
export const requests = [
  'GET /sdk/vimServiceVersions.xml',
  'RetrieveServiceContent',
  'Login',
  'CreateContainerView',
  'RetrievePropertiesEx',
  'ContinueRetrievePropertiesEx',
  'CreateFolder',
  'CreatePropertyCollector',
  'CreateFilter',
  'CloneVM_Task',
  'WaitForUpdatesEx',
  'ReconfigVM_Task',
  'CustomizeVM_Task',
  'CurrentTime',
  'CreateCollectorForEvents',
  'SetCollectorPageSize',
  'PowerOnVM_Task',
  'ShutdownGuest',
  'DestroyPropertyFilter',
  'Logout',
] as const;

/** The objects that the simulator gives at once, so that there is a second page. */
export const pageSize = '10';

export type Rule = Readonly<Record<string, unknown>>;

export interface Failure {
  readonly name: string;
  readonly rule: Rule;
  /** The server never gets to its end: only a bound ends the run. */
  readonly isEndless?: boolean;
  /** Ten times in a run it is too much: the run may stop, and the next one goes on. */
  readonly isHeavy?: boolean;
}

/** For each kind of request, once in a run. */
export const failures: readonly Failure[] = [
  { name: 'connection refused', rule: { when: 'before', action: 'refuse', ms: 300 } },
  { name: 'reset, not performed', rule: { when: 'before', action: 'reset' } },
  { name: 'reset, performed', rule: { when: 'after', action: 'reset' } },
  { name: 'closed, not performed', rule: { when: 'before', action: 'drop' } },
  { name: 'closed, performed', rule: { when: 'after', action: 'drop' } },
  { name: '500, not performed', rule: { when: 'before', action: 'status', status: 500 } },
  { name: '500, performed', rule: { when: 'after', action: 'status', status: 500 } },
  { name: '502, not performed', rule: { when: 'before', action: 'status', status: 502 } },
  { name: '502, performed', rule: { when: 'after', action: 'status', status: 502 } },
  { name: '503', rule: { when: 'before', action: 'status', status: 503 } },
  {
    name: '503, Retry-After: 1',
    rule: { when: 'before', action: 'status', status: 503, headers: { 'Retry-After': '1' } },
  },
  { name: '504, performed', rule: { when: 'after', action: 'status', status: 504 } },
  { name: '429', rule: { when: 'before', action: 'status', status: 429 } },
  { name: 'a page (200)', rule: { when: 'before', action: 'html', status: 200 } },
  { name: 'a page (503), performed', rule: { when: 'after', action: 'html', status: 503 } },
  { name: 'truncated, performed', rule: { when: 'after', action: 'truncate' } },
  { name: 'session expired', rule: { when: 'before', action: 'expire' }, isHeavy: true },
  { name: 'collectors gone', rule: { when: 'before', action: 'lose' } },
  { name: 'tasks gone', rule: { when: 'after', action: 'forget' } },
  { name: 'restarted, not performed', rule: { when: 'before', action: 'restart' }, isHeavy: true },
  { name: 'restarted, performed', rule: { when: 'after', action: 'restart' }, isHeavy: true },
  { name: 'hang, not performed', rule: { when: 'before', action: 'hang' }, isEndless: true },
  { name: 'hang, performed', rule: { when: 'after', action: 'hang' }, isEndless: true },
  { name: 'a body without end', rule: { when: 'after', action: 'endless' }, isEndless: true },
];

export const taskMethods = ['CloneVM_Task', 'ReconfigVM_Task', 'CustomizeVM_Task', 'PowerOnVM_Task'] as const;

/** The table of vsphere-api.md §5.5, and what govmomi calls transient. */
export const faults = [
  ...['NotAuthenticated', 'NoPermission', 'InvalidLogin', 'PasswordExpired', 'NoClientCertificate'],
  ...['TaskInProgress', 'VAppTaskInProgress', 'ConcurrentAccess', 'InvalidPowerState', 'InvalidState'],
  ...['QuestionPending', 'VmPowerOnDisabled', 'DuplicateName', 'AlreadyExists', 'ResourceInUse', 'NotFound'],
  ...['ManagedObjectNotFound', 'InsufficientResourcesFault', 'InsufficientMemoryResourcesFault'],
  ...['InsufficientCpuResourcesFault', 'InsufficientFailoverResourcesFault', 'InsufficientHostCapacityFault'],
  ...['InsufficientStorageSpace', 'NoDiskSpace', 'FileLocked', 'CannotAccessFile', 'FileNotFound'],
  ...['FileAlreadyExists', 'HostCommunication', 'HostNotConnected', 'HostNotReachable', 'Timedout'],
  ...['RequestCanceled', 'NetworkDisruptedAndConfigRolledBack', 'InvalidDeviceSpec', 'InvalidDeviceBacking'],
  ...['InvalidController', 'TooManyDevices', 'InvalidArgument', 'InvalidRequest', 'InvalidType'],
  ...['InvalidProperty', 'MethodNotFound', 'NotSupported', 'GenericVmConfigFault', 'VmConfigFault'],
  ...['RuleViolation', 'CpuHotPlugNotSupported', 'MemoryHotPlugNotSupported', 'DeviceNotSupported'],
  ...['CustomizationPending', 'UncustomizableGuest', 'MissingWindowsCustResources', 'NicSettingMismatch'],
  ...['CannotDecryptPasswords', 'NoDisksToCustomize', 'MountError', 'IpHostnameGeneratorError'],
  ...['ToolsUnavailable', 'LimitExceeded', 'NotEnoughLicenses', 'RestrictedVersion'],
  ...['InvalidCollectorVersion', 'SystemError', 'MigrationFault', 'NoCompatibleHost'],
] as const;

export interface Tried extends Pick<Ran, 'code'> {
  readonly seconds: number;
  /** What should not be in anything that hvm says. */
  readonly odd: readonly string[];
  /** Sessions left on the server. */
  readonly sessions: number;
  /** How often the rules struck. */
  readonly struck: number;
  /** The exit code of an apply after that, without rules. */
  readonly again: number;
  /** What is there then. */
  readonly end: string;
  /** Of both runs. */
  readonly said: string;
}

/** An apply while the rules are in force, and one after it. */
export async function tried(
  sim: Simulator,
  apply: (more: readonly string[]) => Promise<Ran>,
  rules: readonly Rule[],
  more: readonly string[] = [],
): Promise<Tried> {
  await sim.put(before());
  for (const rule of rules) await sim.rule(rule);
  const started = performance.now();
  const first = await apply(more);
  const seconds = (performance.now() - started) / 1000;
  const sessions = await sim.sessions();
  const struck = Number(await sim.get('/struck'));
  await sim.clearRules();
  const second = await apply([]);
  const said = [first.stdout, first.stderr, second.stdout, second.stderr].join('\n');
  return {
    code: first.code,
    seconds,
    odd: oddities(said),
    sessions,
    struck,
    again: second.code,
    end: JSON.stringify(endOf(await sim.state())),
    said,
  };
}

/** A stack, a mistake of ours, a placeholder, a value that is none. */
function oddities(text: string): string[] {
  return [
    ...(text.match(/INT-\d{3}|\bundefined\b|\[object \w+\]|\bNaN\b|\{\w+\}/g) ?? []),
    ...(text.match(/^\s+at .+:\d+:\d+\)?$/gm) ?? []),
    ...(text.match(/[\0-\x08\x0b-\x1f\x7f]/g) ?? []).map((each) => JSON.stringify(each)),
  ];
}

/** Exit codes of the interface that an apply may end with. */
export const codes = [0, 1, 3, 4, 69, 75, 77];
