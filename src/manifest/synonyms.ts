/** Words of other tools for keys and kinds of ours: what a user of Terraform, Ansible or govc is likely to write. */
const keys: Readonly<Record<string, readonly string[]>> = {
  cores: ['cpu', 'cpus', 'vcpu', 'vcpus', 'num_cpus', 'numCpus', 'numCPUs'],
  count: ['cpu', 'cpus', 'num', 'number', 'cores'],
  perSocket: ['coresPerSocket', 'cores_per_socket', 'numCoresPerSocket', 'num_cores_per_socket'],
  hotAdd: [
    'hotplug',
    'hotPlug',
    'cpuHotAdd',
    'memoryHotAdd',
    'hot_add',
    'hot_add_cpu',
    'hot_add_memory',
    'cpu_hot_add_enabled',
    'memory_hot_add_enabled',
  ],
  memory: ['ram', 'mem', 'memoryMB', 'memory_mb', 'memoryGb', 'memoryGB', 'memory_size'],
  size: ['capacity', 'sizeGb', 'size_gb', 'sizeGB', 'disk_size'],
  disks: ['disk', 'volumes', 'drives', 'hard_disks'],
  networks: [
    'network',
    'nics',
    'nic',
    'cards',
    'interfaces',
    'network_interface',
    'networkInterfaces',
    'networkAdapters',
    'network_adapters',
  ],
  network: ['networkName', 'network_name'],
  portGroup: ['portgroup', 'port_group', 'networkId'],
  vlan: ['vlanId', 'vlanid', 'vlan_id', 'tag'],
  address: ['ip', 'ipAddress', 'ip_address', 'ipv4', 'ipv4_address'],
  adapter: ['adapterType', 'adapter_type', 'device_type', 'type'],
  mac: ['macAddress', 'mac_address'],
  connected: ['start_connected', 'startConnected'],
  provisioning: ['diskMode', 'thin', 'thinProvisioned', 'thin_provisioned', 'eagerly_scrub', 'type'],
  unit: ['unitNumber', 'unit_number'],
  controller: ['scsi_controller', 'controllerNumber', 'controller_number', 'bus'],
  template: ['image', 'source', 'templateName', 'clone'],
  source: ['template', 'vm', 'path', 'image'],
  guest: ['customization', 'customize', 'customisation'],
  hostname: ['computerName', 'computer_name', 'hostName', 'host_name'],
  adminPassword: ['password', 'admin_password', 'administratorPassword'],
  joinAccount: ['domain_admin_user', 'domainUser', 'domainadmin'],
  joinPassword: ['domain_admin_password', 'domainPassword', 'domainadminpassword'],
  notes: ['annotation', 'description', 'comment', 'note', 'memo'],
  power: ['powerState', 'power_state', 'state'],
  resourcePool: ['pool', 'resource_pool', 'resource_pool_id'],
  activeHost: ['host', 'esxi', 'esxiHost', 'esxi_hostname'],
  product: ['name'],
  osPatch: ['patch', 'patches'],
  vcenter: ['vsphere', 'server', 'vCenter'],
  url: ['host', 'endpoint', 'address', 'server', 'hostname', 'vsphere_server'],
  username: ['user', 'login', 'account'],
  tls: ['insecure', 'validateCerts', 'validate_certs', 'allow_unverified_ssl', 'ssl', 'thumbprint'],
  fingerprint: ['thumbprint', 'sha256'],
  caFile: ['ca', 'cacert', 'ca_cert', 'ca_file'],
  forbidden: ['blackout', 'forbiddenHours'],
  windows: ['window', 'maintenanceWindows', 'maintenance'],
  timeZone: ['timezone', 'time_zone', 'tz'],
  fromEnv: ['env', 'from_env', 'environment', 'variable'],
  fromFile: ['file', 'path', 'from_file'],
  fromCommand: ['command', 'exec', 'from_command', 'cmd'],
  responsibility: ['responsibilities', 'owners'],
  dns: ['dnsServers', 'dns_servers', 'nameservers', 'dns_server_list'],
  subnet: ['cidr', 'network', 'range'],
  displayName: ['title'],
  at: ['date', 'day', 'time'],
  expires: ['until', 'expiry', 'expiresAt', 'validUntil'],
  VirtualMachine: ['vm', 'virtual-machine', 'machine', 'server', 'guest'],
  Network: ['portgroup', 'vlan', 'port-group'],
  Template: ['image', 'vmtemplate'],
  Site: ['vcenter', 'datacenter', 'cluster', 'config'],
  Vendor: ['supplier'],
};

/** Other words for values of ours: of vSphere and its tools, of other days, in Japanese. */
const values: Readonly<Record<string, readonly string[]>> = {
  on: ['poweredOn', 'powered-on', 'yes', 'up', 'started', 'running', 'present', '起動'],
  off: ['poweredOff', 'powered-off', 'no', 'down', 'stopped', 'shutdownguest', '停止'],
  thin: ['シン'],
  thick: ['zeroedthick', 'thickLazyZeroed', 'lazy', 'lazyZeroed', 'flat', 'シック'],
  eager: ['thickEagerZeroed', 'eagerly_scrub'],
  'static-standby': ['active-standby', 'activeStandby', 'standby', 'cold-standby'],
  'per-core': ['core', 'cores', 'コア'],
  'server-cal': ['cal', 'server'],
  none: ['no', 'なし', '無', '無し'],
  'clinical-record': ['medical', 'medical-record', '診療録', '診療情報'],
  personal: ['個人情報'],
  warning: ['警告'],
  error: ['critical', 'fatal', 'エラー'],
  mon: ['月', '月曜', '月曜日'],
  tue: ['火', '火曜', '火曜日', 'tues'],
  wed: ['水', '水曜', '水曜日'],
  thu: ['木', '木曜', '木曜日', 'thur', 'thurs'],
  fri: ['金', '金曜', '金曜日'],
  sat: ['土', '土曜', '土曜日'],
  sun: ['日', '日曜', '日曜日'],
};

const truths: Readonly<Record<string, readonly string[]>> = {
  true: ['true', 'yes', 'y', 'on', '1', 'enabled', 'enable', 'はい', 'あり', '有', '有り', '○'],
  false: ['false', 'no', 'n', 'off', '0', 'disabled', 'disable', 'none', 'いいえ', 'なし', '無', '無し', '×'],
};

/** The key among `known` that other tools call `word`. */
export function otherWord(word: string, known: readonly string[]): string | undefined {
  return known.find((key) => Object.hasOwn(keys, key) && keys[key]?.includes(word));
}

/** The value among `known` that is called `word` elsewhere. */
export function otherValue(word: string, known: readonly string[]): string | undefined {
  return known.find((value) => Object.hasOwn(values, value) && isAmong(word, values[value]));
}

/** `true` or `false`, whichever is called `word` elsewhere. */
export function truthOf(word: string): string | undefined {
  return Object.keys(truths).find((truth) => isAmong(word, truths[truth]));
}

function isAmong(word: string, list: readonly string[] = []): boolean {
  return list.some((each) => each.toLowerCase() === word.toLowerCase());
}
