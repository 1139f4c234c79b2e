import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EncodedAnswer, Encoding } from '../../src/vsphere/vim/encoding.ts';
import { json } from '../../src/vsphere/vim/json.ts';
import { soap } from '../../src/vsphere/vim/soap.ts';

const encodings: readonly { readonly encoding: Encoding; readonly suffix: string }[] = [
  { encoding: soap, suffix: 'xml' },
  { encoding: json, suffix: 'json' },
];
const moment = new Date('2026-11-24T01:02:03.456Z');
const vm = { type: 'VirtualMachine', value: 'vm-42' };

/** Written by govmomi (golden/answers.go). */
function answer(file: string, status = 200): EncodedAnswer {
  return {
    status,
    headers: {},
    text: readFileSync(path.join(import.meta.dirname, 'golden/answers', file), 'utf8'),
  };
}

describe.each(encodings)('an answer of govmomi in $encoding.api', ({ encoding, suffix }) => {
  test('a session', () => {
    expect(encoding.decode('Login', answer(`login.${suffix}`))).toEqual({
      kind: 'value',
      value: {
        _typeName: 'UserSession',
        key: '52a1',
        userName: 'hvm',
        fullName: '病院 <hvm>',
        loginTime: moment,
        lastActiveTime: moment,
        locale: 'en',
        messageLocale: 'en',
        extensionSession: false,
        ipAddress: '10.0.0.5',
        userAgent: 'hvm/1',
        callCount: 9007199254740991,
      },
    });
  });

  test('privileges on several objects', () => {
    const privilege = (privId: string, isGranted: boolean) => ({
      _typeName: 'PrivilegeAvailability',
      privId,
      isGranted,
    });
    const file = `has-privilege-on-entities.${suffix}`;
    expect(encoding.decode('HasPrivilegeOnEntities', answer(file))).toEqual({
      kind: 'value',
      value: [
        {
          _typeName: 'EntityPrivilege',
          entity: vm,
          privAvailability: [
            privilege('VirtualMachine.Interact.PowerOn', true),
            privilege('Datastore.AllocateSpace', false),
          ],
        },
        {
          _typeName: 'EntityPrivilege',
          entity: { type: 'Datastore', value: 'datastore-11' },
          privAvailability: [privilege('Datastore.AllocateSpace', true)],
        },
      ],
    });
  });

  test('properties of every kind, and one that is missing', () => {
    const decoded = encoding.decode('RetrievePropertiesEx', answer(`retrieve-properties-ex.${suffix}`));
    expect(decoded).toEqual({ kind: 'value', value: retrieved });
  });

  test('updates of tasks: a result, a fault, a change of one property', () => {
    const decoded = encoding.decode('WaitForUpdatesEx', answer(`wait-for-updates-ex.${suffix}`));
    expect(decoded).toEqual({ kind: 'value', value: updates });
  });

  test('events of several kinds, each of its own', () => {
    const decoded = encoding.decode('RetrievePropertiesEx', answer(`latest-page.${suffix}`));
    expect(decoded).toEqual({
      kind: 'value',
      value: {
        _typeName: 'RetrieveResult',
        objects: [
          {
            _typeName: 'ObjectContent',
            obj: { type: 'EventHistoryCollector', value: 'session[52a1]e1' },
            propSet: [property('latestPage', events)],
          },
        ],
      },
    });
  });

  test.each([
    [
      'invalid-login',
      'Cannot complete login due to an incorrect user name or password.',
      { _typeName: 'InvalidLogin' },
    ],
    [
      'no-permission',
      'Permission to perform this operation was denied.',
      { _typeName: 'NoPermission', object: vm, privilegeId: 'VirtualMachine.Config.DiskExtend' },
    ],
    ['task-in-progress', 'Busy', { _typeName: 'TaskInProgress', task: { type: 'Task', value: 'task-9' } }],
    ['unlisted', 'Evacuate first', { _typeName: 'NotEnoughLicenses', _sentAs: 'HostInventoryFull' }],
  ])('the fault %s', (file, message, fault) => {
    const decoded = encoding.decode('PowerOnVM_Task', answer(`${file}.${suffix}`, 500));
    expect(decoded).toEqual({ kind: 'fault', fault: { fault, message } });
  });
});

const property = (name: string, val: unknown): unknown => ({ _typeName: 'DynamicProperty', name, val });
const option = (key: string, value: unknown): unknown => ({ _typeName: 'OptionValue', key, value });

const ended = (kind: string, key: number, of: string, more: object = {}): unknown => ({
  _typeName: kind,
  key,
  chainId: 7,
  createdTime: moment,
  userName: 'KDU\\hvm',
  vm: { _typeName: 'VmEventArgument', name: 'h-claio01', vm: { type: 'VirtualMachine', value: of } },
  fullFormattedMessage: 'An error occurred',
  template: false,
  logLocation: 'C:\\Windows\\Temp',
  ...more,
});
const events = [
  ended('CustomizationSysprepFailed', 12, 'vm-42', {
    reason: 'Sysprep <1>',
    sysprepVersion: '6.1',
    systemVersion: '6.3',
  }),
  ended('CustomizationSucceeded', 11, 'vm-43'),
];

const retrieved = {
  _typeName: 'RetrieveResult',
  token: '0',
  objects: [
    {
      _typeName: 'ObjectContent',
      obj: vm,
      propSet: [
        property('name', 'h-claio01 & <画像>'),
        property('config.hardware.numCPU', 4),
        property('config.hotPlugMemoryLimit', 262144),
        property('config.template', false),
        property('config.modified', moment),
        property('runtime.powerState', 'poweredOn'),
        property('runtime.host', { type: 'HostSystem', value: 'host-9' }),
        property('network', [
          { type: 'Network', value: 'network-1' },
          { type: 'DistributedVirtualPortgroup', value: 'dvportgroup-21' },
        ]),
        property('disabledMethod', ['PowerOnVM_Task', 'Destroy_Task']),
        property('config.hardware.device', [
          {
            _typeName: 'VirtualDisk',
            key: 2000,
            backing: {
              _typeName: 'VirtualDiskFlatVer2BackingInfo',
              fileName: '[ds01] a/a.vmdk',
              datastore: { type: 'Datastore', value: 'datastore-11' },
              diskMode: 'persistent',
              thinProvisioned: true,
              eagerlyScrub: false,
              uuid: '6000C291-1',
            },
            controllerKey: 1000,
            unitNumber: 0,
            capacityInKB: 40 * 2 ** 20,
            capacityInBytes: 40 * 2 ** 30,
          },
          {
            _typeName: 'VirtualVmxnet3',
            key: 4000,
            deviceInfo: { _typeName: 'Description', label: 'Network adapter 1', summary: 'VLAN 220' },
            backing: {
              _typeName: 'VirtualEthernetCardDistributedVirtualPortBackingInfo',
              port: {
                _typeName: 'DistributedVirtualSwitchPortConnection',
                switchUuid: '50 29 1a',
                portgroupKey: 'dvportgroup-21',
              },
            },
            slotInfo: { _typeName: 'VirtualDevicePciBusSlotInfo', pciSlotNumber: 192 },
            controllerKey: 100,
            unitNumber: 7,
            addressType: 'assigned',
            macAddress: '00:50:56:a9:00:00',
          },
          { _typeName: 'VirtualDevice', _sentAs: 'VirtualKeyboard', key: 600 },
        ]),
        property('config.extraConfig', [
          option('hvm.owner', 'kdu/h-claio01'),
          option('svga.present', true),
          option('n', -1),
        ]),
        property('snapshot', {
          _typeName: 'VirtualMachineSnapshotInfo',
          rootSnapshotList: [
            {
              _typeName: 'VirtualMachineSnapshotTree',
              snapshot: { type: 'VirtualMachineSnapshot', value: 'snapshot-1' },
              vm,
              name: 'before',
              description: '',
              id: 0,
              createTime: moment,
              state: 'poweredOff',
              quiesced: false,
            },
          ],
        }),
      ],
      missingSet: [
        {
          _typeName: 'MissingProperty',
          path: 'guest',
          fault: {
            _typeName: 'LocalizedMethodFault',
            fault: { _typeName: 'NoPermission', object: vm, privilegeId: 'System.Read' },
            localizedMessage: 'Permission denied',
          },
        },
      ],
    },
  ],
};

const info = (rest: object): unknown => ({
  _typeName: 'TaskInfo',
  key: 'task-1',
  task: { type: 'Task', value: 'task-1' },
  descriptionId: 'VirtualMachine.clone',
  cancelled: false,
  cancelable: false,
  reason: { _typeName: 'TaskReasonUser', userName: 'hvm' },
  queueTime: moment,
  completeTime: moment,
  eventChainId: 7,
  ...rest,
});
const change = (name: string, op: string, val?: unknown): unknown => ({
  _typeName: 'PropertyChange',
  name,
  op,
  ...(val !== undefined && { val }),
});
const update = (kind: string, task: string, changeSet: unknown): unknown => ({
  _typeName: 'ObjectUpdate',
  kind,
  obj: { type: 'Task', value: task },
  changeSet,
});

const updates = {
  _typeName: 'UpdateSet',
  version: '4',
  truncated: false,
  filterSet: [
    {
      _typeName: 'PropertyFilterUpdate',
      filter: { type: 'PropertyFilter', value: 'session[52a1]f1' },
      objectSet: [
        update('modify', 'task-1', [change('info', 'assign', info({ state: 'success', result: vm }))]),
        update('enter', 'task-2', [
          change(
            'info',
            'assign',
            info({
              state: 'error',
              error: {
                _typeName: 'LocalizedMethodFault',
                fault: {
                  _typeName: 'InvalidPowerState',
                  requestedState: 'poweredOff',
                  existingState: 'poweredOn',
                },
                localizedMessage: 'Cannot do it now',
              },
            }),
          ),
        ]),
        update('modify', 'task-3', [change('info.progress', 'assign', 42), change('info.result', 'remove')]),
      ],
    },
  ],
};
