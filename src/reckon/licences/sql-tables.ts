import { grouped } from '../../lib/figures.ts';
import { frameSaying } from '../../messages/reports.ts';
import type { ReportCell, ReportTable } from '../../model/report.ts';
import type { SqlTotal } from '../../policy/licences/sql.ts';
import type { SqlPool } from '../../policy/licences/sql-pools.ts';
import type { LicenceParts } from '../licences.ts';
import { count, text } from './columns.ts';
import { licencesOf } from './json.ts';

export function sqlTables(parts: LicenceParts): ReportTable[] {
  const { sql } = parts;
  if (sql.pools.length === 0) return [];
  const isByHost = sql.pools.some(({ hosts }) => hosts.length > 0);
  return [totals(parts), pools(parts), lines(parts), ...(isByHost ? [hosts(parts)] : [])];
}

/** A column that is there only where something is licensed by servers. */
function withServers({ pools: list }: LicenceParts['sql']) {
  const isThere = list.some(({ mode }) => mode === 'E');
  return <T>(cell: T): T[] => (isThere ? [cell] : []);
}

function totals({ say, sql, sqlNow, input }: LicenceParts): ReportTable {
  const servers = withServers(sql);
  const row = (what: string, total: SqlTotal | undefined): ReportCell[] =>
    total === undefined
      ? [what, say('total/unknown'), null, ...servers(null)]
      : [what, total.coreLicences, total.packs, ...servers(total.servers)];
  return {
    id: 'sql',
    title: say('total/title'),
    columns: [
      ...[text(say('total/case')), count(say('total/cores'))],
      ...[count(say('total/packs')), ...servers(count(say('total/servers')))],
    ],
    rows: [
      row(say('total/declared'), sql.total),
      ...(input.estate === input.before ? [] : [row(say('total/now'), sqlNow.total)]),
      row(say('total/ha'), sql.ifAllHa),
      row(say('total/static'), sql.ifAllStatic),
      row(say('total/enforced'), sql.enforced),
      [say('total/paper'), sql.paperLiteral, null, ...servers(null)],
    ],
  };
}

function pools({ say, sql, input }: LicenceParts): ReportTable {
  const servers = withServers(sql);
  const cals = ({ cals: number, calKind }: SqlPool) =>
    calKind === null ? null : say(`cals/${calKind}`, { count: grouped(number) });
  return {
    id: 'sql-pools',
    title: say('pools/title'),
    columns: [
      ...[text(say('pools/version')), text(say('pools/edition')), text(say('pools/sa'))],
      ...[text(say('pools/mode')), text(say('pools/vms')), count(say('total/cores'))],
      count(say('total/packs')),
      ...servers(count(say('total/servers'))),
      ...servers(text(say('pools/cals'))),
    ],
    rows: sql.pools.map((pool) => [
      ...[pool.version, pool.edition, say(pool.softwareAssurance ? 'word/yes' : 'word/no')],
      ...[say(`mode/${pool.mode}`), pool.lines.map(({ vm }) => vm).join(', '), pool.coreLicences],
      ...[pool.packs, ...servers<ReportCell>(pool.servers), ...servers<ReportCell>(cals(pool))],
    ]),
    total: [
      ...[frameSaying(input.lang)('total/title'), null, null, null, null],
      ...[sql.total.coreLicences, sql.total.packs],
      ...[...servers<ReportCell>(sql.total.servers), ...servers<ReportCell>(null)],
    ],
  };
}

function lines({ say, sql }: LicenceParts): ReportTable {
  return {
    id: 'sql-vms',
    title: say('lines/title'),
    columns: [
      ...[
        text(say('lines/vm')),
        text(say('pools/version')),
        text(say('lines/role')),
        count(say('lines/vcpu')),
      ],
      ...[count(say('lines/each')), text(say('lines/hosts')), count(say('lines/licences'))],
    ],
    rows: sql.pools.flatMap(({ version, softwareAssurance, hosts: licensed, lines: list }) =>
      list.map((line): ReportCell[] => [
        ...[line.vm, version, say(line.isStandby ? 'role/standby' : 'role/active'), line.cores],
        licensed.length > 0 ? null : line.each,
        line.hosts.join(', '),
        licensed.length > 0 ? null : licencesOf(line, softwareAssurance),
      ]),
    ),
  };
}

function hosts({ say, sql }: LicenceParts): ReportTable {
  return {
    id: 'sql-hosts',
    title: say('hosts/title'),
    columns: [
      ...[text(say('pools/version')), text(say('hosts/host')), count(say('hosts/cores'))],
      ...[count(say('hosts/vms')), count(say('hosts/licences'))],
    ],
    rows: sql.pools.flatMap(({ version, hosts: list }) =>
      list.map((each): ReportCell[] => [version, each.host, each.cores, each.vms, each.licences]),
    ),
  };
}
