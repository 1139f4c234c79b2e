/** Plans written by hand, for what reads plans: one of everything, and pieces to make others of. */
import type { DesiredVm } from '../../src/model/desired.ts';
import type { Finding } from '../../src/model/finding.ts';
import { heaviest, type Impact } from '../../src/model/impact.ts';
import type { Operation } from '../../src/model/operation.ts';
import {
  type Action,
  type Field,
  type Foreign,
  type Plan,
  type ResourceChange,
  type Summary,
  type VmState,
  vmAddress,
} from '../../src/model/plan.ts';

/** Two VMs to create, one online and one interrupting change, one to adopt, one as it should be, and findings of each kind. */
export function samplePlan(): Plan {
  return planOf({
    changes: [
      created('h-claio01'),
      created('h-hilabo01', { folder: '', host: null }),
      ...updates(),
      adoption(),
      unchanged('u-ad01'),
    ],
    operations: [
      folderOperation('hospital/imaging'),
      operation('clone', 'h-claio01', 'create'),
      operation('power-on', 'h-claio01', 'create'),
      operation('clone', 'h-hilabo01', 'create'),
      operation('reconfigure-online', 'u-web01', 'online'),
      operation('reconfigure-online', 'u-file01', 'online'),
      operation('shutdown-guest', 'u-file01', 'power-cycle'),
      operation('reconfigure', 'u-file01', 'power-cycle'),
      operation('power-on', 'u-file01', 'power-cycle'),
    ],
    findings: [notOwned(), fixed(), newFolder()],
    orphans: ['u-old01'],
    unmanaged: 3,
  });
}

/** Everything as the manifests say. */
export function emptyPlan(): Plan {
  return planOf({ changes: [unchanged('u-ad01'), unchanged('u-web01')] });
}

export interface PlanParts {
  readonly changes?: readonly ResourceChange[];
  readonly operations?: readonly Operation[];
  readonly findings?: readonly Finding[];
  readonly orphans?: readonly string[];
  readonly unmanaged?: number;
  readonly targets?: readonly string[];
  readonly windows?: Plan['desired']['site']['windows'];
  readonly location?: string;
}

export function planOf({
  changes = [],
  operations = [],
  findings = [],
  orphans = [],
  ...rest
}: PlanParts): Plan {
  return {
    format_version: '1.0',
    hvm_version: '0.1.0',
    site: 'kdu',
    digest: `sha256:${'0123456789abcdef'.repeat(4)}`,
    inputs_digest: 'sha256:00',
    source: {
      kind: 'recording',
      api: 'recorded',
      version: '5.5.0',
      instance: '0c9ebe28-085c-5cf6-b6ea-30a19312cb70',
      observed_at: '2016-06-30T00:00:00Z',
      location: rest.location ?? '/srv/hvm/manifests/kyushu.recording.json',
    },
    ...(rest.targets === undefined ? {} : { targets: rest.targets }),
    resource_changes: changes,
    operations,
    findings,
    orphans,
    unmanaged: { count: rest.unmanaged ?? 0 },
    summary: summary(changes, findings),
    stats: { requests: 1, bytes_in: 4096, seconds: 0.2 },
    desired: {
      site: {
        name: 'kdu',
        displayName: '九州歯科大学附属病院',
        timeZone: 'Asia/Tokyo',
        windows: rest.windows ?? [],
        forbidden: [],
        policy: {},
        exceptions: [],
      },
      networks: [],
      templates: [],
      vendors: [{ name: 'findex', displayName: 'FINDEX', contacts: [] }],
      vms: declaredVms,
    },
  };
}

const declaredVms: readonly DesiredVm[] = [
  {
    ...declared('h-claio01', '画像管理 Craio(Claio)'),
    template: 'win2012r2-ja',
    guest: { hostname: 'CLAIO01', workgroup: 'KDU' },
    responsibility: { firstResponse: '大学' },
    vendor: 'findex',
  },
  { ...declared('h-hilabo01', '臨床検査 Hi-LABO-S(DB+Web)'), template: 'win2012r2-ja' },
  declared('u-web01', '附属病院ウェブサイト'),
  declared('u-file01', '教職員ファイルサーバ'),
  declared('u-log01'),
  declared('u-ad01', '統合認証(AD)1'),
];

function declared(name: string, displayName?: string): DesiredVm {
  return {
    name,
    ...(displayName === undefined ? {} : { displayName }),
    labels: {},
    software: [],
    responsibility: {},
  };
}

export const state: VmState = {
  cores: 4,
  cores_per_socket: 4,
  cpu_hot_add: false,
  cpu_reservation_mhz: 0,
  memory_mib: 16384,
  memory_hot_add: false,
  memory_reservation_mib: 0,
  power: 'on',
  folder: 'hospital/imaging',
  resource_pool: '',
  host: 'esx02',
  notes: '',
  disks: [
    { name: 'os', size_mib: 102400, datastore: 'ds01', provisioning: 'thin', controller: 0, unit: 0 },
    { name: 'data', size_mib: 1433600, datastore: 'ds02', provisioning: 'thin', controller: 0, unit: 1 },
  ],
  networks: [
    {
      name: 'care',
      vlan: 220,
      port_group: 'vlan-220',
      switch: null,
      adapter: 'vmxnet3',
      mac: null,
      connected: true,
      address: '10.22.0.11/24',
    },
  ],
};

export function created(name: string, after: Partial<VmState> = {}): ResourceChange {
  return change(name, 'create', [], { before: null, after: { ...state, ...after } });
}

export function unchanged(name: string, foreign: readonly Foreign[] = []): ResourceChange {
  return change(name, 'no-op', [], { foreign });
}

export function updated(
  name: string,
  fields: readonly Field[],
  foreign: readonly Foreign[] = [],
): ResourceChange {
  return change(name, 'update', fields, { foreign });
}

function change(
  name: string,
  action: Action,
  fields: readonly Field[],
  rest: { readonly before?: null; readonly after?: VmState; readonly foreign?: readonly Foreign[] } = {},
): ResourceChange {
  const isNew = action === 'create';
  return {
    address: vmAddress(name),
    type: 'VirtualMachine',
    name,
    change: { actions: [action], before: isNew ? null : state, after: rest.after ?? state },
    base: isNew
      ? null
      : { instance_uuid: '1069b53d-f232-5988-bd17-8a403e16d7e2', change_version: '1', power: 'on' },
    impact: isNew ? 'create' : heaviest(fields.map((field) => field.impact)),
    fields,
    foreign: rest.foreign ?? [],
  };
}

function updates(): ResourceChange[] {
  return [
    updated('u-web01', [
      {
        path: 'disks[data].size',
        before: '100 GiB',
        after: '200 GiB',
        impact: 'online',
        reason: 'a disk grows while the VM runs',
      },
      {
        path: 'notes',
        before: '附属病院ウェブサイト\nowner: university\nvendor: sier',
        after: '附属病院ウェブサイト\nowner: hospital\nvendor: sier',
        impact: 'online',
        reason: 'notes change while the VM runs',
      },
    ]),
    updated(
      'u-file01',
      [
        {
          path: 'memory',
          before: '8 GiB',
          after: '16 GiB',
          impact: 'power-cycle',
          reason: 'memory hot add is off',
        },
        {
          path: 'disks[archive]',
          before: null,
          after: '500 GiB',
          impact: 'online',
          reason: 'a disk is added while the VM runs',
        },
      ],
      [{ kind: 'disk', id: 'scsi0:2', what: '40 GiB' }],
    ),
  ];
}

function adoption(): ResourceChange {
  return change('u-log01', 'adopt', [
    {
      path: 'ownership',
      before: null,
      after: 'kdu/u-log01',
      impact: 'online',
      reason: 'marks on the VM change nothing in the guest',
    },
  ]);
}

export function finding(
  code: string,
  severity: Finding['severity'],
  subject: string,
  message: string,
  hint: string,
): Finding {
  return { code, severity, subject, message, hint, facts: {} };
}

function notOwned(): Finding {
  return finding(
    'OWN-001',
    'error',
    'u-log01',
    'u-log01 exists in the vCenter (folder "") and is not owned by hvm.',
    'Look at the differences; --adopt u-log01 takes it over. Until then hvm changes nothing on it.',
  );
}

function fixed(): Finding {
  return finding(
    'FIX-001',
    'warning',
    'u-ad01',
    'u-ad01: disks[os].provisioning is thick and the manifest says thin; hvm cannot change that on an existing VM.',
    'Change it by hand in the vCenter, or write what is there into the manifest.',
  );
}

function newFolder(): Finding {
  return finding(
    'INV-005',
    'info',
    'h-claio01',
    'h-claio01: folder hospital/imaging is not in the vCenter; apply makes it.',
    'Nothing to do, unless the folder is a slip of the pen.',
  );
}

/** Only what a report reads of it: a clone's spec is left out of the picture. */
export function operation(id: string, name: string, impact: Impact): Operation {
  const common = { id: `${id}:${name}`, address: vmAddress(name), after: [], impact };
  const spec = { name, instanceUuid: '1069b53d-f232-5988-bd17-8a403e16d7e2' };
  const because = 'the VM is declared and does not exist';
  if (id === 'shutdown-guest' || id === 'power-on') return { ...common, because, action: id, spec };
  if (id !== 'clone') return { ...common, because, action: 'reconfigure', spec };
  return {
    ...common,
    because,
    action: 'clone',
    spec: {
      ...spec,
      datacenter: 'KDU',
      folder: '',
      cluster: 'Hospital',
      resourcePool: '',
      template: { name: 'win2012r2-ja', instanceUuid: '8e9bafed-7eed-5683-88d8-8af12ecd4d45' },
      cores: 4,
      coresPerSocket: 4,
      cpuHotAdd: false,
      cpuReservationMhz: 0,
      memoryMib: 16384,
      memoryHotAdd: false,
      memoryReservationMib: 0,
      notes: '',
      disks: [],
      nics: [],
      marks: { site: 'kdu', name, disks: {}, nics: {} },
      customization: null,
    },
  };
}

function folderOperation(path: string): Operation {
  return {
    id: `create-folder:${path}`,
    address: `Folder/${path}`,
    action: 'create-folder',
    after: [],
    impact: 'none',
    because: 'a declared VM needs this folder',
    spec: { datacenter: 'KDU', path },
  };
}

function summary(changes: readonly ResourceChange[], findings: readonly Finding[]): Summary {
  const count = (action: Action) => changes.filter((each) => each.change.actions[0] === action).length;
  return {
    create: count('create'),
    update: count('update'),
    adopt: count('adopt'),
    'no-op': count('no-op'),
    errors: findings.filter((each) => each.severity === 'error').length,
    warnings: findings.filter((each) => each.severity === 'warning').length,
  };
}
