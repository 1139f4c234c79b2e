import { describe, expect, test } from 'vitest';
import type { Customization } from '../../../src/model/operation.ts';
import { customizationSpec, secretsOf } from '../../../src/vsphere/live/specs/customization.ts';

const dhcp = { address: null, gateway: null, dns: [] };

function windows(given: Partial<Customization['guest']> = {}, nics: Customization['nics'] = [dhcp]) {
  return { os: 'windows', guest: { hostname: 'CLAIO01', ...given }, nics } as const;
}

function linux(given: Partial<Customization['guest']> = {}, nics: Customization['nics'] = [dhcp]) {
  return { os: 'linux', guest: { hostname: 'web01', ...given }, nics } as const;
}

describe('Windows', () => {
  test('in a workgroup: Sysprep with what it must have', () => {
    expect(customizationSpec(windows(), {})).toEqual({
      options: {
        _typeName: 'CustomizationWinOptions',
        changeSID: true,
        deleteAccounts: false,
        reboot: 'reboot',
      },
      identity: {
        _typeName: 'CustomizationSysprep',
        guiUnattended: { timeZone: 235, autoLogon: false, autoLogonCount: 0 },
        userData: {
          fullName: 'Administrator',
          orgName: 'Organization',
          computerName: { _typeName: 'CustomizationFixedName', name: 'CLAIO01' },
          productId: '',
        },
        identification: { joinWorkgroup: 'WORKGROUP' },
      },
      globalIPSettings: {},
      nicSettingMap: [{ adapter: { ip: { _typeName: 'CustomizationDhcpIpGenerator' } } }],
    });
  });

  test('in a domain: the account and its password, and no workgroup', () => {
    const guest = { domain: 'hospital.local', joinAccount: 'join@hospital.local', workgroup: 'WG' };
    const { identity } = customizationSpec(windows(guest), { joinPassword: 'j', adminPassword: 'a' });
    expect(identity).toMatchObject({
      identification: {
        joinDomain: 'hospital.local',
        domainAdmin: 'join@hospital.local',
        domainAdminPassword: { value: 'j', plainText: true },
      },
      guiUnattended: { password: { value: 'a', plainText: true }, autoLogon: false, autoLogonCount: 0 },
    });
    expect(identity).not.toHaveProperty('identification.joinWorkgroup');
  });

  test('commands at the first logon log on by themselves once, if there is a password to do so', () => {
    const guest = { runOnce: ['cmd /c setup', '日本語'] };
    expect(customizationSpec(windows(guest), { adminPassword: 'a' }).identity).toMatchObject({
      guiUnattended: { autoLogon: true, autoLogonCount: 1 },
      guiRunOnce: { commandList: ['cmd /c setup', '日本語'] },
    });
    expect(customizationSpec(windows(guest), {}).identity).toMatchObject({
      guiUnattended: { autoLogon: false, autoLogonCount: 0 },
      guiRunOnce: { commandList: ['cmd /c setup', '日本語'] },
    });
  });

  test('what is declared takes the place of what is usual', () => {
    const guest = { timeZone: 0, owner: 'o', organization: 'p', workgroup: 'WG' };
    expect(customizationSpec(windows(guest), { productKey: 'K' }).identity).toMatchObject({
      guiUnattended: { timeZone: 0 },
      userData: { fullName: 'o', orgName: 'p', productId: 'K' },
      identification: { joinWorkgroup: 'WG' },
    });
  });

  test('each card has its address, gateway and DNS servers', () => {
    const nics = [
      { address: '10.22.0.11/22', gateway: '10.22.0.1', dns: ['10.22.0.2', '10.22.0.3'] },
      { address: '192.168.0.1/32', gateway: null, dns: [] },
      { address: null, gateway: null, dns: ['10.22.0.2'] },
    ];
    const { globalIPSettings, nicSettingMap } = customizationSpec(windows({}, nics), {});
    expect(globalIPSettings).toEqual({});
    expect(nicSettingMap?.map(({ adapter }) => adapter)).toEqual([
      {
        ip: { _typeName: 'CustomizationFixedIp', ipAddress: '10.22.0.11' },
        subnetMask: '255.255.252.0',
        gateway: ['10.22.0.1'],
        dnsServerList: ['10.22.0.2', '10.22.0.3'],
      },
      {
        ip: { _typeName: 'CustomizationFixedIp', ipAddress: '192.168.0.1' },
        subnetMask: '255.255.255.255',
      },
      { ip: { _typeName: 'CustomizationDhcpIpGenerator' }, dnsServerList: ['10.22.0.2'] },
    ]);
  });

  test('an IPv6 address is fixed beside IPv4 by DHCP', () => {
    const nics = [{ address: '2001:db8:0::11/64', gateway: 'fe80::1', dns: [] }];
    expect(customizationSpec(windows({}, nics), {}).nicSettingMap).toEqual([
      {
        adapter: {
          ip: { _typeName: 'CustomizationDhcpIpGenerator' },
          ipV6Spec: {
            ip: [{ _typeName: 'CustomizationFixedIpV6', ipAddress: '2001:db8::11', subnetMask: 64 }],
            gateway: ['fe80::1'],
          },
        },
      },
    ]);
  });
});

test('Linux has a host name, a domain, and its DNS servers once for all cards', () => {
  const nics = [
    { address: '10.22.0.11/24', gateway: '10.22.0.1', dns: ['10.22.0.2', '10.22.0.3'] },
    { address: null, gateway: null, dns: ['10.22.0.3', '10.22.0.4'] },
  ];
  expect(customizationSpec(linux({ domain: 'hospital.local' }, nics), {})).toEqual({
    options: { _typeName: 'CustomizationLinuxOptions' },
    identity: {
      _typeName: 'CustomizationLinuxPrep',
      hostName: { _typeName: 'CustomizationFixedName', name: 'web01' },
      domain: 'hospital.local',
    },
    globalIPSettings: { dnsServerList: ['10.22.0.2', '10.22.0.3', '10.22.0.4'] },
    nicSettingMap: [
      {
        adapter: {
          ip: { _typeName: 'CustomizationFixedIp', ipAddress: '10.22.0.11' },
          subnetMask: '255.255.255.0',
          gateway: ['10.22.0.1'],
        },
      },
      { adapter: { ip: { _typeName: 'CustomizationDhcpIpGenerator' } } },
    ],
  });
  expect(customizationSpec(linux(), {}).globalIPSettings).toEqual({});
});

test('only the secrets that are needed are asked for; a product key may stand in the manifest', async () => {
  const asked: unknown[] = [];
  const secret = async (reference: unknown) => {
    asked.push(reference);
    return `secret ${asked.length}`;
  };
  expect(await secretsOf(windows({ productKey: 'KEY' }), secret)).toEqual({ productKey: 'KEY' });
  expect(asked).toEqual([]);
  const guest = {
    adminPassword: { fromEnv: 'A' },
    joinPassword: { fromEnv: 'J' },
    productKey: { fromEnv: 'K' },
  };
  expect(await secretsOf(windows(guest), secret)).toEqual({
    adminPassword: 'secret 1',
    joinPassword: 'secret 2',
    productKey: 'secret 3',
  });
  expect(asked).toEqual([{ fromEnv: 'A' }, { fromEnv: 'J' }, { fromEnv: 'K' }]);
});
