import { describe, expect, test } from 'vitest';
import { HvmError } from '../../../src/errors.ts';
import { text, texts } from '../../../src/messages/index.ts';
import { explained } from '../../../src/vsphere/live/faults.ts';
import { VimFault } from '../../../src/vsphere/vim/fault.ts';

function told(detail: object, facts = {}): HvmError {
  const fault = new VimFault(detail as VimFault['detail'], 'said so', 'PowerOnVM_Task');
  const error = explained(fault, 'h-claio01', facts);
  if (!(error instanceof HvmError)) throw new Error('it was not explained');
  return error;
}

/** `VSP-007/HostNotReachable`, `VSP-007/host-not-reachable`. */
function ownOf(type: string): RegExp {
  const own = Object.keys(texts.en).find((key) => key.endsWith(`/${type}`)) ?? '';
  return new RegExp(`^(${own}|${own.split('/')[0]}/[a-z-]+)$`);
}

const named = Object.keys(texts.en).flatMap((key) => /^VSP-\d{3}\/([A-Z]\w*)$/.exec(key)?.[1] ?? []);

test.each(named)('%s has its own text, in both languages, and nothing in it is left open', (type) => {
  const { key, args, fault } = told({ _typeName: 'MethodFault', _sentAs: type });
  expect(fault).toBe(type);
  expect(key, 'its own text, or the one of the same code for what is not told').toMatch(ownOf(type));
  for (const lang of ['en', 'ja'] as const) {
    const { message, hint } = text(lang, key, args);
    expect(`${message} ${hint}`).not.toMatch(/[{}–—]/);
  }
});

describe('what a fault tells is in its text', () => {
  test.each([
    [{ _typeName: 'NoPermission', privilegeId: 'VirtualMachine.Interact.PowerOn' }, 'en', 'PowerOn'],
    [
      {
        _typeName: 'NoPermission',
        missingPrivileges: [
          { entity: { type: 'Datastore', value: 'datastore-1' }, privilegeIds: ['Datastore.AllocateSpace'] },
        ],
      },
      'en',
      'the privilege Datastore.AllocateSpace',
    ],
    [{ _typeName: 'NoPermission' }, 'en', 'lacks a privilege on h-claio01'],
    [{ _typeName: 'HostNotConnected' }, 'en', 'The host of h-claio01 is not connected'],
    [{ _typeName: 'FileLocked', file: '' }, 'en', 'The file (not told) of h-claio01'],
    [{ _typeName: 'FileLocked', file: '' }, 'ja', '(不明)'],
    [
      { _typeName: 'RuleViolation', rule: { _typeName: 'ClusterRuleInfo', name: 'apart' } },
      'en',
      'The rule apart',
    ],
    [{ _typeName: 'TaskInProgress', task: { type: 'Task', value: 'task-7' } }, 'en', 'h-claio01: task-7'],
    [{ _typeName: 'InvalidDeviceSpec', property: 'deviceChange[1]' }, 'en', 'deviceChange[1]'],
    [
      { _typeName: 'InvalidPowerState', existingState: 'poweredOn', requestedState: 'poweredOff' },
      'en',
      'is on;',
    ],
    [{ _typeName: 'InvalidPowerState', existingState: 'suspended' }, 'en', 'suspended'],
    [{ _typeName: 'NicSettingMismatch', numberOfNicsInSpec: 2, numberOfNicsInVM: 1 }, 'en', 'describes 2'],
    [{ _typeName: 'NoDiskSpace', datastore: 'ds01', file: '' }, 'en', 'datastore ds01 for h-claio01'],
    [{ _typeName: 'GenericVmConfigFault', reason: 'because' }, 'ja', 'because'],
    [
      { _typeName: 'InsufficientMemoryResourcesFault', requested: 4_294_967_296, unreserved: 1_048_576 },
      'en',
      'reserves 4096 MiB of memory; its host has 1 MiB',
    ],
    [{ _typeName: 'SystemError', reason: '' }, 'en', 'h-claio01'],
  ] as const)('%j in %s: %s', (detail, lang, words) => {
    const { key, args } = told(detail);
    expect(text(lang, key, args).message).toContain(words);
  });
});

test('a fault without a text is that of its nearest base, and keeps its name', () => {
  const { key, fault, exit } = told({ _typeName: 'InvalidState', _sentAs: 'InvalidHostState' });
  expect([key, fault, exit]).toEqual(['VSP-003/state-untold', 'InvalidHostState', 1]);
  expect(told({ _typeName: 'MethodFault', _sentAs: 'Surprise' })).toMatchObject({
    key: 'VSP-099',
    fault: 'Surprise',
    args: { fault: 'Surprise', object: 'h-claio01', method: 'PowerOnVM_Task' },
  });
});

test.each([
  ['ConcurrentAccess', 75],
  ['NoPermission', 77],
  ['NotAuthenticated', 77],
  ['TaskInProgress', 1],
])('%s ends with %d', (type, exit) => {
  expect(told({ _typeName: 'MethodFault', _sentAs: type }).exit).toBe(exit);
});

test('the fault of a task names no method, and the text none', () => {
  const fault = new VimFault({ _typeName: 'MethodFault', _sentAs: 'MethodNotFound' } as never, '');
  expect(explained(fault, 'h-claio01')).toMatchObject({ key: 'VSP-009/method-untold' });
});

test('facts of the operation fill what the fault does not say', () => {
  const { key, args } = told({ _typeName: 'DuplicateName', name: 'x' }, { folder: 'hospital' });
  expect([key, args['folder'], args['object']]).toEqual(['VSP-004/DuplicateName', 'hospital', 'h-claio01']);
});

test('what is no fault of vSphere stays what it is', () => {
  const error = new TypeError('x');
  expect(explained(error, 'h-claio01')).toBe(error);
});
