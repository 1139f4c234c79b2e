import { grouped } from '../lib/figures.ts';
import { licences as en } from '../messages/en/reports/licences.ts';
import { licences as ja } from '../messages/ja/reports/licences.ts';
import { sayer, type Saying } from '../messages/sayer.ts';
import { windowsName } from '../policy/guest-system.ts';
import { type SqlFigures, sqlFigures } from '../policy/licences/sql.ts';
import { type WindowsFigures, windowsFigures } from '../policy/licences/windows.ts';
import type { ReportBody, ReportInput } from './input.ts';
import { sqlJson, windowsJson } from './licences/json.ts';
import { licenceNotes } from './licences/notes.ts';
import { sqlTables } from './licences/sql-tables.ts';
import { windowsTables } from './licences/windows-tables.ts';

export const licenceWords = { en, ja };
export type LicenceSay = Saying<keyof typeof en>;

/** What the parts of the report are made of: the figures that it is about, and those of today. */
export interface LicenceParts {
  readonly say: LicenceSay;
  readonly input: ReportInput;
  readonly sql: SqlFigures;
  readonly windows: WindowsFigures;
  readonly sqlNow: SqlFigures;
  readonly windowsNow: WindowsFigures;
}

/** SQL Server and Windows Server licences: an estimate, and it says so first. */
export function licences(input: ReportInput): ReportBody {
  const { desired, estate, before, lang } = input;
  const say = sayer(licenceWords)(lang);
  const sql = sqlFigures(desired, estate);
  const windows = windowsFigures(estate);
  const sqlNow = sqlFigures(desired, before);
  const windowsNow = windowsFigures(before);
  const parts: LicenceParts = { say, input, sql, windows, sqlNow, windowsNow };
  return {
    title: say('title'),
    paragraphs: [say('disclaimer'), ...summary(parts)],
    tables: [...sqlTables(parts), ...windowsTables(parts)],
    charts: [],
    notes: licenceNotes(parts),
    json: { disclaimer: say('disclaimer'), sql: sqlJson(parts), windows: windowsJson(parts) },
  };
}

function summary({ say, sql, windows }: LicenceParts): string[] {
  const { total, ifAllHa, ifAllStatic } = sql;
  const cores = {
    ...{ cores: grouped(total.coreLicences), packs: grouped(total.packs) },
    ...{ ha: grouped(ifAllHa.coreLicences), haPacks: grouped(ifAllHa.packs) },
    ...{ fixed: grouped(ifAllStatic.coreLicences), fixedPacks: grouped(ifAllStatic.packs) },
  };
  const version = windows.version === null ? '' : windowsName(windows.version);
  return [
    ...(sql.pools.length === 0 ? [say('summary/no-sql')] : []),
    ...(sql.pools.some(({ mode }) => mode !== 'E') ? [say('summary/sql', cores)] : []),
    ...(total.servers > 0 ? [say('summary/servers', { servers: grouped(total.servers) })] : []),
    windows.vms.length === 0
      ? say('summary/no-windows')
      : say('summary/windows', {
          ...{ version, count: windows.vms.length },
          ...{ datacenter: grouped(windows.datacenter), standard: grouped(windows.standard.ha_n1) },
        }),
  ];
}
