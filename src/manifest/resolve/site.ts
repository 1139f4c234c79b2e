import type { DesiredSite, Limit, Limits, SecretRef, VCenterSettings } from '../../model/desired.ts';
import type { RuleSetting } from '../../model/rule.ts';
import { isRuleCode, ruleOf } from '../../model/rules.ts';
import type { EntryOf } from '../check.ts';
import { displayNameOf } from './catalogues.ts';
import { parseThreshold } from '../thresholds.ts';
import { secretOf } from './secret.ts';

/** Where the paper's hospital stands, and those for whom hvm is made. */
const defaultZone = 'Asia/Tokyo';

export function resolveSite(entry: EntryOf<'Site'>): DesiredSite {
  const { name, value } = entry;
  const {
    vcenter,
    datacenter,
    cluster,
    premises,
    hosts,
    timeZone = defaultZone,
    windows = [],
    forbidden = [],
    policy: { limits, ...policy } = {},
  } = value.spec;
  return {
    name,
    ...displayNameOf(value.metadata),
    ...(vcenter === undefined ? {} : { vcenter: vcenterOf(entry, vcenter) }),
    ...(datacenter === undefined ? {} : { datacenter }),
    ...(cluster === undefined ? {} : { cluster }),
    timeZone,
    ...(premises === undefined ? {} : { premises }),
    ...(hosts === undefined ? {} : { hosts: hostsOf(hosts) }),
    windows,
    forbidden,
    ...(limits === undefined ? {} : { limits: limitsOf(limits) }),
    policy: policyOf(policy),
    exceptions: value.spec.exceptions ?? [],
  };
}

type SiteSpec = EntryOf<'Site'>['value']['spec'];

function vcenterOf(
  { document }: EntryOf<'Site'>,
  { url, recording, username, password, tls, api = 'auto' }: NonNullable<SiteSpec['vcenter']>,
): VCenterSettings {
  const { resolve } = document.source;
  const or = (given: SecretRef | undefined, fromEnv: string) =>
    given === undefined ? { fromEnv } : secretOf(given, resolve);
  return {
    ...(url === undefined ? {} : { url }),
    ...(recording === undefined ? {} : { recording: resolve(recording) }),
    username: or(username, 'HVM_USERNAME'),
    password: or(password, 'HVM_PASSWORD'),
    ...(tls === undefined ? {} : { tls: tlsOf(tls, resolve) }),
    api,
  };
}

function tlsOf(
  { fingerprint, caFile, minVersion }: NonNullable<NonNullable<SiteSpec['vcenter']>['tls']>,
  resolve: (path: string) => string,
): NonNullable<VCenterSettings['tls']> {
  return {
    ...(fingerprint === undefined ? {} : { fingerprint: withColons(fingerprint) }),
    ...(caFile === undefined ? {} : { caFile: resolve(caFile) }),
    ...(minVersion === undefined ? {} : { minVersion }),
  };
}

function withColons(fingerprint: string): string {
  return (fingerprint.toUpperCase().match(/[0-9A-F]{2}/g) ?? []).join(':');
}

function limitsOf({ interrupted, created }: NonNullable<NonNullable<SiteSpec['policy']>['limits']>): Limits {
  return {
    ...(interrupted === undefined ? {} : { interrupted: limitOf(interrupted) }),
    ...(created === undefined ? {} : { created: limitOf(created) }),
  };
}

type PolicySpec = Omit<NonNullable<SiteSpec['policy']>, 'limits'>;

function policyOf(policy: PolicySpec): DesiredSite['policy'] {
  return Object.fromEntries(Object.entries(policy).map(([code, given]) => [code, settingOf(code, given)]));
}

function settingOf(code: string, given: unknown): RuleSetting {
  if (isSeverity(given)) return { severity: given, thresholds: {} };
  const { severity, ...values } = isMap(given) ? given : {};
  const known = isRuleCode(code) ? (ruleOf(code).thresholds ?? {}) : {};
  const thresholds = Object.entries(values).flatMap(([name, value]) => {
    const threshold = Object.hasOwn(known, name) ? known[name] : undefined;
    const parsed = threshold === undefined ? undefined : parseThreshold(value, threshold.unit);
    return parsed !== undefined && 'value' in parsed ? [[name, parsed.value] as const] : [];
  });
  return {
    ...(isSeverity(severity) ? { severity } : {}),
    thresholds: Object.fromEntries(thresholds),
  };
}

function isSeverity(given: unknown): given is NonNullable<RuleSetting['severity']> {
  return given === 'error' || given === 'warning' || given === 'info' || given === 'off';
}

function isMap(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null;
}

/** `20 %` or `10`. */
function limitOf(given: string | number): Limit {
  return typeof given === 'number' ? { vms: given } : { percent: Number.parseFloat(given) };
}

function hostsOf({
  memory,
  overhead,
  ...rest
}: NonNullable<SiteSpec['hosts']>): NonNullable<DesiredSite['hosts']> {
  return {
    ...rest,
    ...(memory === undefined ? {} : { memoryMib: memory }),
    ...(overhead === undefined ? {} : { overheadMib: overhead }),
  };
}
