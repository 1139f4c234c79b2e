import { windowsName } from '../../policy/guest-system.ts';
import { listPrices } from '../../policy/licences/prices.ts';
import type { SqlTotal } from '../../policy/licences/sql.ts';
import type { SqlLine, SqlPool } from '../../policy/licences/sql-pools.ts';
import type { LicenceParts } from '../licences.ts';

/** Names that scripts rely on; licences are before they are rounded to packs. */
export function sqlJson({ sql, sqlNow }: LicenceParts) {
  const { pools, total, ifAllHa, ifAllStatic, enforced, paperLiteral, uses, breakEven } = sql;
  const named = (terms: (typeof uses)[number]['terms']) =>
    uses.filter((use) => use.terms === terms).map(({ vm }) => vm.name);
  return {
    pools: pools.map(poolJson),
    ...totalJson(total),
    if_all_ha: ifAllHa.coreLicences,
    if_all_static: ifAllStatic.coreLicences,
    paper_literal: paperLiteral,
    declared: total.coreLicences,
    enforced: enforced?.coreLicences ?? null,
    totals: {
      now: totalJson(sqlNow.total),
      if_all_ha: totalJson(ifAllHa),
      if_all_static: totalJson(ifAllStatic),
      enforced: enforced === undefined ? null : totalJson(enforced),
    },
    break_even: breakEven.map((each) => ({
      ...{ version: each.version, software_assurance: each.softwareAssurance, vms: each.vms },
      ...{ per_vm: each.perVmLicences, host: each.hostLicences, equal_at: each.equalAt },
    })),
    unknown_channel: named('unknown'),
    bundled: named('bundled'),
    free: named('free'),
  };
}

function totalJson({ coreLicences, packs, servers }: SqlTotal) {
  return { core_licences: coreLicences, packs, servers };
}

function poolJson(pool: SqlPool) {
  const { version, edition, softwareAssurance, mode, coreLicences, packs, lines, hosts } = pool;
  return {
    ...{ version, edition, software_assurance: softwareAssurance, mode },
    ...{ core_licences: coreLicences, packs, vms: lines.map(({ vm }) => vm) },
    ...{ servers: pool.servers, cals: pool.cals, cal_kind: pool.calKind },
    lines: lines.map((line) => ({
      ...{ vm: line.vm, cores: line.cores, each: line.each, hosts: line.hosts },
      ...{ licences: licencesOf(line, softwareAssurance), standby: line.isStandby },
    })),
    hosts: hosts.map(({ host, cores, vms, licences }) => ({ host, cores, vms, licences })),
  };
}

/** With Software Assurance a VM takes its licences along. */
export function licencesOf({ each, hosts }: SqlLine, softwareAssurance: boolean): number {
  return each * (softwareAssurance ? 1 : hosts.length);
}

export function windowsJson({ windows, windowsNow }: LicenceParts) {
  const { version, unit, vms, datacenter, standard, perVm, hosts } = windows;
  return {
    ...{ version: version === null ? null : windowsName(version), datacenter, standard, per_vm: perVm },
    ...{ unit, vms },
    packs:
      unit === 'licences'
        ? null
        : {
            datacenter: packs(datacenter),
            standard: {
              ...{ ha_n1: packs(standard.ha_n1), any: packs(standard.any), static: packs(standard.static) },
            },
          },
    now: {
      version: windowsNow.version === null ? null : windowsName(windowsNow.version),
      ...{ vms: windowsNow.vms.length, datacenter: windowsNow.datacenter },
      ...{ standard: windowsNow.standard, per_vm: windowsNow.perVm },
    },
    list_price: pricesOf(windows),
    hosts: hosts.map((each) => ({
      ...{ name: each.host, sockets: each.sockets, cores: each.cores, vms: each.vms },
      ...{ datacenter: each.datacenter, standard: each.standard },
    })),
  };
}

export function packs(licences: number): number {
  return Math.ceil(licences / 2);
}

/** Of 2012 R2 alone there are prices; null for what is licensed by core. */
export function pricesOf({ version, datacenter, standard }: LicenceParts['windows']) {
  if (version !== '2012-r2') return null;
  const { currency, datacenter: one, standard: two, source } = listPrices;
  return {
    currency,
    datacenter: datacenter * one,
    standard: { ha_n1: standard.ha_n1 * two, any: standard.any * two, static: standard.static * two },
    source,
  };
}
