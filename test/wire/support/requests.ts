/** The values of golden/requests.go, as a caller of hvm writes them. */
import type { Args, MethodName } from '../../../src/vsphere/vim/encoding.ts';
import type {
  CustomizationSpec,
  VirtualDisk,
  VirtualMachineCloneSpec,
  VirtualMachineConfigSpec,
  VirtualVmxnet3,
} from '../../../src/vsphere/vim/types.ts';
import { make, type Ref } from '../../../src/vsphere/vim/values.ts';

export interface Request<M extends MethodName = MethodName> {
  readonly file: string;
  readonly method: M;
  readonly self: Ref;
  readonly args: Args<M>;
}

const ref = (type: string, value: string): Ref => ({ type, value });
const request = <M extends MethodName>(file: string, method: M, self: Ref, args: Args<M>): Request<M> => ({
  file,
  method,
  self,
  args,
});
const vm = ref('VirtualMachine', 'vm-42');
const collector = ref('PropertyCollector', 'session[52a1]52b2');
const datastore = ref('Datastore', 'datastore-11');

const disk = (key: number, unitNumber: number, gib: number): VirtualDisk =>
  make('VirtualDisk', {
    key,
    controllerKey: 1000,
    unitNumber,
    backing: make('VirtualDiskFlatVer2BackingInfo', {
      fileName: '[ds01] a/a.vmdk',
      datastore,
      diskMode: 'persistent',
      thinProvisioned: true,
      eagerlyScrub: false,
      uuid: '6000C291-1',
    }),
    capacityInKB: gib * 2 ** 20,
    capacityInBytes: gib * 2 ** 30,
  });

const card = (addressType: string, macAddress?: string): VirtualVmxnet3 =>
  make('VirtualVmxnet3', {
    // Not in the order of the schema: that is the encoder's business.
    addressType,
    ...(macAddress !== undefined && { macAddress }),
    controllerKey: 100,
    unitNumber: 7,
    key: 4000,
    deviceInfo: { label: 'Network adapter 1', summary: 'VLAN 220', _typeName: 'Description' },
    backing: make('VirtualEthernetCardDistributedVirtualPortBackingInfo', {
      port: { switchUuid: '50 29 1a', portgroupKey: 'dvportgroup-21' },
    }),
    slotInfo: make('VirtualDevicePciBusSlotInfo', { pciSlotNumber: 192 }),
  });

const clone: VirtualMachineCloneSpec = {
  location: {
    datastore,
    pool: ref('ResourcePool', 'resgroup-8'),
    host: ref('HostSystem', 'host-9'),
    diskMoveType: 'moveAllDiskBackingsAndConsolidate',
    disk: [
      {
        diskId: 2000,
        datastore,
        diskBackingInfo: make('VirtualDiskFlatVer2BackingInfo', {
          fileName: '',
          diskMode: 'persistent',
          thinProvisioned: true,
        }),
      },
    ],
    deviceChange: [{ operation: 'edit', device: card('generated') }],
  },
  template: false,
  powerOn: true,
  config: {
    instanceUuid: '50291a2b-0000-4000-8000-0000000000aa',
    annotation: '画像管理\nline 2 & <more>',
    numCPUs: 4,
    numCoresPerSocket: 2,
    memoryMB: 16384,
    memoryHotAddEnabled: true,
    cpuHotAddEnabled: false,
    memoryAllocation: { reservation: 16384, limit: -1, shares: { shares: 1000, level: 'normal' } },
    extraConfig: [
      { key: 'hvm.owner', value: 'kdu/h-claio01' },
      { key: 'hvm.disks', value: '' },
    ],
    deviceChange: [
      { operation: 'edit', device: disk(2000, 0, 100) },
      { operation: 'add', fileOperation: 'create', device: disk(-201, 1, 1400) },
    ],
  },
  customization: {
    options: make('CustomizationWinOptions', { changeSID: true, deleteAccounts: false, reboot: 'reboot' }),
    identity: make('CustomizationSysprep', {
      guiUnattended: {
        password: { value: 'a&b<c>"d', plainText: true },
        timeZone: 235,
        autoLogon: true,
        autoLogonCount: 1,
      },
      userData: {
        fullName: '病院',
        orgName: 'KDU',
        computerName: make('CustomizationFixedName', { name: 'CLAIO01' }),
        productId: '',
      },
      guiRunOnce: { commandList: ['cmd /c "echo 1 > C:\\a.txt"', 'shutdown /r'] },
      identification: {
        joinDomain: 'kdu.example',
        domainAdmin: 'join@kdu.example',
        domainAdminPassword: { value: 'join-secret', plainText: true },
      },
    }),
    globalIPSettings: { dnsSuffixList: ['kdu.example'] },
    nicSettingMap: [
      {
        adapter: {
          ip: make('CustomizationFixedIp', { ipAddress: '10.22.0.11' }),
          subnetMask: '255.255.255.0',
          gateway: ['10.22.0.1'],
          dnsServerList: ['10.22.0.2', '10.22.0.3'],
          dnsDomain: 'kdu.example',
        },
      },
    ],
  },
};

const reconfig: VirtualMachineConfigSpec = {
  changeVersion: '2026-11-24T01:02:03.456789Z',
  numCPUs: 8,
  memoryMB: 32768,
  cpuAllocation: { reservation: 2000 },
  deviceChange: [
    { operation: 'edit', device: disk(2001, 1, 200) },
    {
      operation: 'add',
      device: make('ParaVirtualSCSIController', { key: -1, busNumber: 1, sharedBus: 'noSharing' }),
    },
    {
      operation: 'edit',
      device: make('VirtualE1000', {
        key: 4001,
        controllerKey: 100,
        unitNumber: 8,
        backing: make('VirtualEthernetCardNetworkBackingInfo', { deviceName: 'vlan-220' }),
        connectable: { startConnected: true, allowGuestControl: true, connected: false },
        addressType: 'assigned',
        macAddress: '00:50:56:a9:00:01',
        wakeOnLanEnabled: true,
      }),
    },
    { operation: 'edit', device: card('assigned', '00:50:56:a9:00:00') },
    {
      operation: 'edit',
      device: make('VirtualE1000e', {
        key: 4002,
        backing: make('VirtualEthernetCardOpaqueNetworkBackingInfo', {
          opaqueNetworkId: 'ls-1',
          opaqueNetworkType: 'nsx.LogicalSwitch',
        }),
        addressType: 'assigned',
        macAddress: '00:50:56:a9:00:02',
      }),
    },
  ],
  extraConfig: [{ key: 'hvm.cards', value: '{"care":"4000"}' }],
};

const workgroup: CustomizationSpec = {
  options: make('CustomizationWinOptions', { changeSID: true, deleteAccounts: false }),
  identity: make('CustomizationSysprep', {
    guiUnattended: { timeZone: 235, autoLogon: false, autoLogonCount: 0 },
    userData: {
      fullName: 'a',
      orgName: 'b',
      computerName: make('CustomizationVirtualMachineName', {}),
      productId: '',
    },
    identification: { joinWorkgroup: 'KDU' },
  }),
  globalIPSettings: {},
  nicSettingMap: [
    { macAddress: '00:50:56:a9:00:01', adapter: { ip: make('CustomizationDhcpIpGenerator', {}) } },
  ],
};

export const requests = [
  request('login', 'Login', ref('SessionManager', 'SessionManager'), {
    userName: 'KDU\\hvm@vsphere.local',
    password: 'p<w>&"\'é日本',
    locale: 'en',
  }),
  request('create-filter', 'CreateFilter', collector, {
    partialUpdates: false,
    spec: {
      propSet: [{ type: 'Task', pathSet: ['info.state', 'info.error', 'info.result'] }],
      objectSet: [
        {
          obj: ref('ListView', 'session[52a1]list'),
          skip: true,
          selectSet: [make('TraversalSpec', { type: 'ListView', path: 'view', skip: false })],
        },
      ],
    },
  }),
  request('retrieve-properties-ex', 'RetrievePropertiesEx', ref('PropertyCollector', 'propertyCollector'), {
    options: { maxObjects: 1000 },
    specSet: [
      {
        propSet: [
          { type: 'VirtualMachine', all: false, pathSet: ['name', 'config.extraConfig["hvm.owner"]'] },
          { type: 'Folder', pathSet: ['childEntity'] },
        ],
        objectSet: [
          {
            obj: ref('Folder', 'group-d1'),
            skip: false,
            selectSet: [
              make('TraversalSpec', {
                name: 'folders',
                type: 'Folder',
                path: 'childEntity',
                skip: false,
                selectSet: [make('SelectionSpec', { name: 'folders' })],
              }),
            ],
          },
        ],
        reportMissingObjectsInResults: true,
      },
    ],
  }),
  request('wait-for-updates-ex', 'WaitForUpdatesEx', collector, {
    version: '3',
    options: { maxWaitSeconds: 60, maxObjectUpdates: 100 },
  }),
  request('create-container-view', 'CreateContainerView', ref('ViewManager', 'ViewManager'), {
    container: ref('Folder', 'group-d1'),
    type: ['VirtualMachine', 'HostSystem'],
    recursive: true,
  }),
  request('clone-vm', 'CloneVM_Task', ref('VirtualMachine', 'vm-7'), {
    folder: ref('Folder', 'group-v3'),
    name: 'h-claio01',
    spec: clone,
  }),
  request('reconfig-vm', 'ReconfigVM_Task', vm, { spec: reconfig }),
  request('customize-vm', 'CustomizeVM_Task', vm, { spec: workgroup }),
  request('create-collector-for-events', 'CreateCollectorForEvents', ref('EventManager', 'EventManager'), {
    filter: {
      eventTypeId: ['CustomizationSucceeded', 'CustomizationFailed'],
      time: { beginTime: new Date('2026-11-24T01:02:03.456Z') },
    },
  }),
  request(
    'set-collector-page-size',
    'SetCollectorPageSize',
    ref('EventHistoryCollector', 'session[52a1]e1'),
    { maxCount: 1000 },
  ),
  request(
    'has-privilege-on-entities',
    'HasPrivilegeOnEntities',
    ref('AuthorizationManager', 'AuthorizationManager'),
    {
      entity: [vm, datastore, ref('Folder', 'group-v3')],
      sessionId: '52a1',
      privId: ['VirtualMachine.Interact.PowerOn', 'Datastore.AllocateSpace'],
    },
  ),
] as const;
