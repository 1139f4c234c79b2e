import { expect, test } from 'vitest';
import { HvmError } from '../../../src/errors.ts';
import type { Run } from '../../../src/vsphere/port.ts';
import { updatesOf } from '../../../src/vsphere/live/updates.ts';
import { carriedOut, usualLimits, type Write } from '../../../src/vsphere/live/write.ts';
import { VimFault } from '../../../src/vsphere/vim/fault.ts';
import { client, vcenter } from '../vim/vcenter.ts';
import { ref } from './content.ts';

const vm = ref('VirtualMachine', 'vm-1');
const task = ref('Task', 'task-1');
const run: Run = {
  progress: () => {},
  guest: () => new AbortController().signal,
  signal: new AbortController().signal,
  secret: async () => '',
};
const lost = (key: 'CON-003/unsure' | 'CON-005/unavailable' | 'WIRE-001', args: object = {}) =>
  new HvmError(key, {
    exit: 69,
    args: { host: 'vc:443', operation: 'PowerOnVM_Task', reason: 'x', ...args },
  });
const fault = (type: string, more: object = {}) => new VimFault({ _typeName: type, ...more } as never, '');

/** Attempts and looks end as said, one after the other; what was done, and how it ended. */
async function carried(attempts: readonly unknown[], looks: readonly unknown[]): Promise<unknown> {
  const opened = await client(await vcenter());
  await opened.login({ username: 'hvm', password: 'pass' });
  const done: string[] = [];
  const next = (what: string, left: unknown[]) => async (): Promise<string | undefined> => {
    done.push(what);
    const each = left.shift();
    if (each instanceof Error) throw each;
    return each === undefined ? undefined : String(each);
  };
  const write: Write<string | undefined> = {
    ...{ object: 'h-claio01', entity: vm },
    attempt: next('attempt', [...attempts]),
    look: next('look', [...looks]),
  };
  const short = Object.entries(usualLimits.pauses).map(([name, pauses]) => [name, pauses.map(() => 0.001)]);
  const limits = { pauses: Object.fromEntries(short), busy: 0.1 };
  const server = { client: opened, updates: updatesOf(opened), limits };
  const end = await carriedOut(server, write, run).catch((error: unknown) =>
    error instanceof HvmError ? error.key : error instanceof VimFault ? error.type : error,
  );
  return [...done, end].join(' ');
}

test.each([
  ['an answer', ['made'], [], 'attempt made'],
  ['a refusal', [fault('NoDiskSpace')], [], 'attempt NoDiskSpace'],
  ['a lost answer, carried out', [lost('CON-003/unsure')], ['seen'], 'attempt look seen'],
  ['a lost answer, not carried out', [lost('CON-005/unavailable'), 'made'], [], 'attempt look attempt made'],
  ['lost twice', [lost('CON-003/unsure'), lost('WIRE-001')], [], 'attempt look attempt look CON-003/unsure'],
  [
    'lost, and then refused because it was carried out late',
    [lost('CON-003/unsure'), fault('ConcurrentAccess')],
    [undefined, 'seen'],
    'attempt look attempt look seen',
  ],
  [
    'lost, and nobody can look',
    [lost('CON-005/unavailable', { status: 503 })],
    [lost('CON-005/unavailable')],
    'attempt look CON-003/unsure',
  ],
  [
    'lost, and somebody else did something',
    [lost('CON-003/unsure')],
    [fault('ConcurrentAccess')],
    'attempt look ConcurrentAccess',
  ],
  [
    'lost, and another certificate',
    [lost('CON-003/unsure')],
    [new HvmError('TLS-002/changed', { exit: 69 })],
    'attempt look TLS-002/changed',
  ],
  [
    'a task that is gone',
    [fault('ManagedObjectNotFound', { obj: task }), 'made'],
    [],
    'attempt look attempt made',
  ],
  ['a VM that is gone', [fault('ManagedObjectNotFound', { obj: vm })], [], 'attempt ManagedObjectNotFound'],
  ['an internal error', [fault('SystemError'), 'made'], [], 'attempt look attempt made'],
  ['a vCenter that gave up waiting', [fault('Timedout')], [], 'attempt look Timedout'],
  ['a name that is taken by itself', [fault('DuplicateName')], ['seen'], 'attempt look seen'],
  ['a name that is taken', [fault('DuplicateName')], [], 'attempt look DuplicateName'],
  [
    'a locked file, for a while',
    [fault('FileLocked'), fault('FileLocked'), 'made'],
    [],
    'attempt look attempt look attempt made',
  ],
  [
    'a host that stays away',
    Array.from({ length: 9 }, () => fault('HostNotConnected')),
    [],
    'attempt look attempt look attempt look attempt look HostNotConnected',
  ],
  [
    'a locked file as the cause of something else',
    [fault('GenericVmConfigFault', { faultCause: { fault: { _typeName: 'FileLocked' } } }), 'made'],
    [],
    'attempt look attempt made',
  ],
  ['work that somebody cancelled', [fault('RequestCanceled')], [], 'attempt RequestCanceled'],
  ['a change by somebody else', [fault('ConcurrentAccess')], [], 'attempt ConcurrentAccess'],
  ['a lack of privilege', [fault('NoPermission')], [], 'attempt NoPermission'],
])('%s', async (_, attempts, looks, story) => {
  expect(await carried(attempts, looks)).toBe(story);
});

test('a server that asks for more than a minute is not asked again', async () => {
  const later = new HvmError('CON-005/later', { exit: 69, args: { seconds: 61, status: 503 } });
  expect(await carried([later, 'made'], [])).toBe('attempt look CON-003/unsure');
});
