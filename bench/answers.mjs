/** A RetrievePropertiesEx answer over VMs with all their devices, as SOAP and as VI/JSON. Made from one list of objects. */

/** `count` VMs; about 11 KB each. */
export function answerXml(count) {
  const objects = Array.from(
    { length: count },
    (_, index) =>
      `<objects><obj type="VirtualMachine">vm-${index}</obj>${machine(index)
        .map(
          ([name, type, value]) =>
            `<propSet><name>${String(name)}</name>${anyXml('val', type, value)}</propSet>`,
        )
        .join('')}</objects>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<soapenv:Envelope xmlns:soapenc="http://schemas.xmlsoap.org/soap/encoding/" xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<soapenv:Body>
<RetrievePropertiesExResponse xmlns="urn:vim25"><returnval>${objects.join('')}</returnval></RetrievePropertiesExResponse>
</soapenv:Body>
</soapenv:Envelope>`;
}

export function answerJson(count) {
  const objects = Array.from({ length: count }, (_, index) => ({
    _typeName: 'ObjectContent',
    obj: { _typeName: 'ManagedObjectReference', type: 'VirtualMachine', value: `vm-${index}` },
    propSet: machine(index).map(([name, type, value]) => ({
      _typeName: 'DynamicProperty',
      name,
      val: anyJson(type, value),
    })),
  }));
  return JSON.stringify({ _typeName: 'RetrieveResult', objects });
}

/** `[property, type in the any slot, value]`; objects are `[type, fields]`. */
function machine(index) {
  const uuid = `5029${String(index).padStart(4, '0')}-6b1c-4c33-9a5e-0f2d8f3c7a11`;
  return [
    ['name', 'string', `h-vm${index}`],
    ['config.instanceUuid', 'string', uuid],
    ['config.changeVersion', 'string', '2026-11-24T01:02:03.456789Z'],
    ['config.annotation', 'string', `責任者: 放射線部 & 情報管理室 <${index}>`],
    ['config.hardware.numCPU', 'int', 4],
    ['config.hardware.memoryMB', 'int', 16384],
    ['runtime.powerState', 'VirtualMachinePowerState', 'poweredOn'],
    ['runtime.host', 'ManagedObjectReference', ['HostSystem', 'host-11']],
    ['config.hardware.device', 'ArrayOfVirtualDevice', devices(index, uuid)],
    [
      'config.extraConfig',
      'ArrayOfOptionValue',
      Array.from({ length: 24 }, (_, key) => [
        'OptionValue',
        { key: `pciBridge${key}.functions`, value: { any: 'string', of: String(key * index) } },
      ]),
    ],
  ];
}

function devices(index, uuid) {
  const plain = [
    'VirtualKeyboard',
    'VirtualPointingDevice',
    'VirtualMachineVideoCard',
    'VirtualMachineVMCIDevice',
  ];
  const controllers = [
    'VirtualIDEController',
    'VirtualIDEController',
    'VirtualPS2Controller',
    'VirtualPCIController',
    'VirtualSIOController',
  ];
  return [
    ...controllers.map((type, bus) => [
      type,
      { key: 200 + bus, deviceInfo: info(type, bus), busNumber: bus, device: [3000 + bus, 4000 + bus] },
    ]),
    ...plain.map((type, unit) => [
      type,
      {
        key: 500 + unit,
        deviceInfo: info(type, unit),
        controllerKey: 100,
        unitNumber: unit,
        videoRamSizeInKB: 8192,
      },
    ]),
    [
      'ParaVirtualSCSIController',
      {
        key: 1000,
        deviceInfo: info('SCSI controller', 0),
        slotInfo: slot(160),
        controllerKey: 100,
        unitNumber: 3,
        busNumber: 0,
        device: [2000, 2001],
        hotAddRemove: true,
        sharedBus: 'noSharing',
        scsiCtlrUnitNumber: 7,
      },
    ],
    ...[0, 1].map((unit) => disk(index, uuid, unit)),
    ...[0, 1].map((unit) => card(index, unit)),
  ];
}

function disk(index, uuid, unit) {
  const backing = {
    fileName: `[ds0${unit}] h-vm${index}/h-vm${index}_${unit}.vmdk`,
    datastore: { ref: ['Datastore', `datastore-1${unit}`] },
    backingObjectId: '',
    diskMode: 'persistent',
    split: false,
    writeThrough: false,
    thinProvisioned: true,
    uuid: `6000C29${uuid.slice(7)}`,
    contentId: 'b5dd2f2ac5f6d9f2e1c9f1d4fffffffe',
    digestEnabled: false,
    sharing: 'sharingNone',
  };
  return [
    'VirtualDisk',
    {
      key: 2000 + unit,
      deviceInfo: info('Hard disk', unit),
      backing: { of: ['VirtualDiskFlatVer2BackingInfo', backing] },
      controllerKey: 1000,
      unitNumber: unit,
      capacityInKB: 104857600,
      capacityInBytes: 107374182400,
      shares: { of: ['SharesInfo', { shares: 1000, level: 'normal' }] },
      storageIOAllocation: {
        of: [
          'StorageIOAllocationInfo',
          { limit: -1, shares: { of: ['SharesInfo', { shares: 1000, level: 'normal' }] }, reservation: 0 },
        ],
      },
      diskObjectId: `1-200${unit}`,
      nativeUnmanagedLinkedClone: false,
    },
  ];
}

function card(index, unit) {
  const port = {
    switchUuid: '50 29 6b 1c 4c 33 9a 5e-0f 2d 8f 3c 7a 11 00 01',
    portgroupKey: `dvportgroup-2${unit}`,
    portKey: String(index),
    connectionCookie: 123456,
  };
  return [
    'VirtualVmxnet3',
    {
      key: 4000 + unit,
      deviceInfo: info('Network adapter', unit),
      backing: {
        of: [
          'VirtualEthernetCardDistributedVirtualPortBackingInfo',
          { port: { of: ['DistributedVirtualSwitchPortConnection', port] } },
        ],
      },
      connectable: {
        of: [
          'VirtualDeviceConnectInfo',
          {
            migrateConnect: 'unset',
            startConnected: true,
            allowGuestControl: true,
            connected: true,
            status: 'ok',
          },
        ],
      },
      slotInfo: slot(192 + unit),
      controllerKey: 100,
      unitNumber: 7 + unit,
      addressType: 'assigned',
      macAddress: `00:50:56:a9:0${unit}:${String(index % 100).padStart(2, '0')}`,
      wakeOnLanEnabled: true,
      uptCompatibilityEnabled: true,
      uptv2Enabled: false,
    },
  ];
}

const info = (label, number) => ({
  of: ['Description', { label: `${label} ${number + 1}`, summary: `${label} of the virtual machine` }],
});
const slot = (pciSlotNumber) => ({ of: ['VirtualDevicePciBusSlotInfo', { pciSlotNumber }] });

/** Types in slots that are declared as a base: SOAP names them, and only them. */
const polymorphic = /^VirtualDisk|^Virtual.*BackingInfo$|^VirtualDevicePci/;

function anyXml(name, type, value) {
  if (type === 'ManagedObjectReference')
    return `<${name} xsi:type="${type}" type="${value[0]}">${value[1]}</${name}>`;
  const scalar = type === 'string' || type === 'int' ? `xsd:${type}` : type;
  const item = type.slice(7);
  const content = Array.isArray(value)
    ? value.map(([itemType, fields]) => objectXml(item, itemType === item ? '' : itemType, fields)).join('')
    : escaped(value);
  return `<${name} xsi:type="${scalar}">${content}</${name}>`;
}

function objectXml(name, type, fields) {
  const attribute = type === '' ? '' : ` xsi:type="${type}"`;
  return `<${name}${attribute}>${Object.entries(fields)
    .map(([key, value]) => memberXml(key, value))
    .join('')}</${name}>`;
}

function memberXml(name, value) {
  if (Array.isArray(value)) return value.map((each) => memberXml(name, each)).join('');
  if (value.of !== undefined && value.any !== undefined) return anyXml(name, value.any, value.of);
  if (value.of !== undefined)
    return objectXml(name, polymorphic.test(value.of[0]) ? value.of[0] : '', value.of[1]);
  if (value.ref !== undefined) return `<${name} type="${value.ref[0]}">${value.ref[1]}</${name}>`;
  return `<${name}>${escaped(value)}</${name}>`;
}

function escaped(value) {
  return String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function anyJson(type, value) {
  if (type === 'ManagedObjectReference') return refJson(value);
  return { _typeName: type, _value: Array.isArray(value) ? value.map(objectJson) : value };
}

function objectJson([type, fields]) {
  return {
    _typeName: type,
    ...Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, memberJson(value)])),
  };
}

function memberJson(value) {
  if (value?.of !== undefined && value.any !== undefined) return anyJson(value.any, value.of);
  if (value?.of !== undefined) return objectJson(value.of);
  return value?.ref === undefined ? value : refJson(value.ref);
}

function refJson([type, value]) {
  return { _typeName: 'ManagedObjectReference', type, value };
}
