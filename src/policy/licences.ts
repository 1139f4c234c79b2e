import type { Estate } from '../model/estate.ts';
import { windowsName } from './guest-system.ts';
import { reassignment } from './licences/reassignment.ts';
import { type SqlFigures, sqlFigures, type SqlTotal } from './licences/sql.ts';
import { termRules } from './licences/terms.ts';
import { type WindowsFigures, windowsFigures } from './licences/windows.ts';
import type { Breach, View } from './view.ts';

/** SQL Server and Windows Server licences. */
export function licenceRules(view: View): Breach[] {
  const sql = sqlFigures(view.desired, view.estate);
  return [
    ...sqlSummary(sql, view),
    ...termRules(sql, view.estate),
    ...sql.uses.flatMap((use) => reassignment(use, view)),
    ...cheaperByHost(sql, view),
    ...windowsSummary(view),
  ];
}

function sqlSummary(sql: SqlFigures, { desired, estate, before }: View): Breach[] {
  if (sql.pools.length === 0) return [];
  const now = before === estate ? sql : sqlFigures(desired, before);
  const { total, ifAllHa, ifAllStatic, enforced, paperLiteral } = sql;
  return [
    {
      key: total.servers > 0 ? 'LIC-001/servers' : enforced === undefined ? 'LIC-001/unknown' : 'LIC-001',
      subject: desired.site.name,
      measure: total.coreLicences + total.servers,
      facts: {
        ...told(total),
        now: told(now.total),
        planned: told(total),
        if_all_ha: told(ifAllHa),
        if_all_static: told(ifAllStatic),
        paper_literal: paperLiteral,
        declared: total.coreLicences,
        enforced: enforced?.coreLicences ?? null,
      },
      words: {
        ...{ cores: total.coreLicences, now: now.total.coreLicences },
        ...{ ha: ifAllHa.coreLicences, haPacks: ifAllHa.packs },
        ...{ fixed: ifAllStatic.coreLicences, fixedPacks: ifAllStatic.packs, servers: total.servers },
        enforced: enforced?.coreLicences ?? 0,
      },
    },
  ];
}

function told({ coreLicences, packs, servers }: SqlTotal) {
  return { core_licences: coreLicences, packs, servers };
}

/** Enterprise alone may have licences for whole hosts. */
function cheaperByHost({ breakEven }: SqlFigures, { desired }: View): Breach[] {
  return breakEven
    .filter(({ perVmLicences, hostLicences }) => hostLicences < perVmLicences)
    .map(({ version, vms, perVmLicences, hostLicences, equalAt }) => ({
      key: 'LIC-011',
      subject: desired.site.name,
      item: version ?? '',
      measure: perVmLicences - hostLicences,
      facts: { version, vms, per_vm: perVmLicences, host: hostLicences, equal_at: equalAt },
      words: { version: version ?? '?', perVm: perVmLicences, hosts: hostLicences, equal: equalAt },
    }));
}

function windowsSummary({ desired, estate, before }: View): Breach[] {
  const planned = windowsFigures(estate);
  if (planned.vms.length === 0) return [];
  const now = windowsFigures(before);
  const { version, unit, vms, datacenter, standard, perVm } = planned;
  return [
    {
      key: unit === 'cores' ? 'LIC-012/cores' : 'LIC-012',
      subject: desired.site.name,
      measure: standard.ha_n1,
      facts: {
        ...{ version: shown(version), vms: vms.length, datacenter, standard, per_vm: perVm },
        ...{ now: figuresOf(now, before), planned: figuresOf(planned, estate) },
      },
      words: {
        ...{ shown: shown(version) ?? '?', count: vms.length, perVm },
        ...{ n1: standard.ha_n1, any: standard.any, fixed: standard.static },
        ...{ nowDatacenter: now.datacenter, nowN1: now.standard.ha_n1 },
      },
    },
  ];
}

function figuresOf({ version, datacenter, standard, perVm, vms }: WindowsFigures, { hosts }: Estate) {
  return {
    version: shown(version),
    hosts: hosts.length,
    vms: vms.length,
    datacenter,
    standard,
    per_vm: perVm,
  };
}

function shown(version: string | null): string | null {
  return version === null ? null : windowsName(version);
}
