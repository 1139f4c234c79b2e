import ipaddr from 'ipaddr.js';
import type { SecretRef } from '../../../model/desired.ts';
import type { Customization, CustomizedNic } from '../../../model/operation.ts';
import type {
  CustomizationAdapterMapping,
  CustomizationIdentitySettings,
  CustomizationSpec,
  CustomizationSysprep,
} from '../../vim/types.ts';
import { make } from '../../vim/values.ts';

/** The secrets of a customization, got when they are about to be sent. */
export interface Secrets {
  readonly adminPassword?: string;
  readonly joinPassword?: string;
  readonly productKey?: string;
}

export async function secretsOf(
  { guest }: Customization,
  secret: (ref: SecretRef) => Promise<string>,
): Promise<Secrets> {
  const { adminPassword, joinPassword, productKey } = guest;
  return {
    ...(adminPassword === undefined ? {} : { adminPassword: await secret(adminPassword) }),
    ...(joinPassword === undefined ? {} : { joinPassword: await secret(joinPassword) }),
    ...(productKey === undefined
      ? {}
      : { productKey: typeof productKey === 'string' ? productKey : await secret(productKey) }),
  };
}

/** What vSphere is told of a guest (vsphere-api.md §4.14). Windows has its DNS servers on each card, Linux once. */
export function customizationSpec(customization: Customization, secrets: Secrets): CustomizationSpec {
  const { os, nics } = customization;
  const windows = os === 'windows';
  const dns = [...new Set(nics.flatMap((nic) => nic.dns))];
  return {
    options: windows
      ? make('CustomizationWinOptions', { changeSID: true, deleteAccounts: false, reboot: 'reboot' })
      : make('CustomizationLinuxOptions', {}),
    identity: windows ? sysprep(customization, secrets) : linuxPrep(customization),
    globalIPSettings: windows || dns.length === 0 ? {} : { dnsServerList: dns },
    nicSettingMap: nics.map((nic) => adapterOf(nic, windows)),
  };
}

/** Tokyo, in Microsoft's numbering. */
const defaultTimeZone = 235;

function sysprep({ guest }: Customization, secrets: Secrets): CustomizationSysprep {
  const { adminPassword, joinPassword, productKey = '' } = secrets;
  const { domain, joinAccount, workgroup, runOnce = [] } = guest;
  // Commands at the first logon wait for somebody to log on, unless Windows does it by itself once.
  const autoLogon = runOnce.length > 0 && adminPassword !== undefined;
  return make('CustomizationSysprep', {
    guiUnattended: {
      ...(adminPassword === undefined ? {} : { password: { value: adminPassword, plainText: true } }),
      timeZone: guest.timeZone ?? defaultTimeZone,
      autoLogon,
      autoLogonCount: autoLogon ? 1 : 0,
    },
    userData: {
      fullName: guest.owner ?? 'Administrator',
      orgName: guest.organization ?? 'Organization',
      computerName: make('CustomizationFixedName', { name: guest.hostname }),
      productId: productKey,
    },
    ...(runOnce.length === 0 ? {} : { guiRunOnce: { commandList: runOnce } }),
    identification:
      domain === undefined
        ? { joinWorkgroup: workgroup ?? 'WORKGROUP' }
        : {
            joinDomain: domain,
            ...(joinAccount === undefined ? {} : { domainAdmin: joinAccount }),
            ...(joinPassword === undefined
              ? {}
              : { domainAdminPassword: { value: joinPassword, plainText: true } }),
          },
  });
}

function linuxPrep({ guest }: Customization): CustomizationIdentitySettings {
  return make('CustomizationLinuxPrep', {
    hostName: make('CustomizationFixedName', { name: guest.hostname }),
    domain: guest.domain ?? 'local',
  });
}

function adapterOf({ address, gateway, dns }: CustomizedNic, windows: boolean): CustomizationAdapterMapping {
  const servers = windows && dns.length > 0 ? { dnsServerList: dns } : {};
  if (address === null) return { adapter: { ip: make('CustomizationDhcpIpGenerator', {}), ...servers } };
  const [ip, bits] = ipaddr.parseCIDR(address);
  const gateways = gateway === null ? {} : { gateway: [gateway] };
  if (ip.kind() === 'ipv6') {
    const fixed = make('CustomizationFixedIpV6', { ipAddress: ip.toString(), subnetMask: bits });
    return {
      adapter: {
        ip: make('CustomizationDhcpIpGenerator', {}),
        ipV6Spec: { ip: [fixed], ...gateways },
        ...servers,
      },
    };
  }
  return {
    adapter: {
      ip: make('CustomizationFixedIp', { ipAddress: ip.toString() }),
      subnetMask: ipaddr.IPv4.subnetMaskFromPrefixLength(bits).toString(),
      ...gateways,
      ...servers,
    },
  };
}
