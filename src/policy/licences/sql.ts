import type { Desired } from '../../model/desired.ts';
import type { Estate } from '../../model/estate.ts';
import { allHosts, declaredHosts, enforcedHosts } from './reach.ts';
import { type Spread, sqlHostLicences, type SqlPool, sqlPools } from './sql-pools.ts';
import { isCounted, type SqlUse, sqlUses } from './sql-use.ts';

/** What SQL Server needs, and what it would need otherwise. Core licences before they are rounded to packs. */
export interface SqlFigures {
  readonly uses: readonly SqlUse[];
  /** As the manifests declare `availability`. */
  readonly pools: readonly SqlPool[];
  readonly total: SqlTotal;
  /** If every VM could run on all hosts, or was kept on one. */
  readonly ifAllHa: SqlTotal;
  readonly ifAllStatic: SqlTotal;
  /** As the vCenter's mandatory rules keep the VMs. undefined: nobody knows the rules. */
  readonly enforced: SqlTotal | undefined;
  /** The paper's own rule: cores given × hosts, without the least of four cores. */
  readonly paperLiteral: number;
  readonly breakEven: readonly BreakEven[];
}

export interface SqlTotal {
  readonly coreLicences: number;
  readonly packs: number;
  /** Server licences, of Server+CAL. */
  readonly servers: number;
}

/** When licences for whole hosts, which Enterprise may have, become the fewer ones. */
export interface BreakEven {
  readonly version: string | null;
  readonly softwareAssurance: boolean;
  readonly vms: number;
  /** Licences by VM that there are to be, and those of all hosts of the cluster. */
  readonly perVmLicences: number;
  readonly hostLicences: number;
  /** As many VMs of the same size need as many licences as the hosts; with fewer, those by VM are fewer. */
  readonly equalAt: number;
}

/** @param estate the servers as they are or are to be */
export function sqlFigures(desired: Desired, estate: Estate): SqlFigures {
  const uses = sqlUses(estate);
  const pools = (spread: Spread) => sqlPools(uses, spread, desired, estate);
  const declared = pools((use) => declaredHosts(use.vm, estate));
  return {
    uses,
    pools: declared,
    total: totalOf(declared),
    ifAllHa: totalOf(pools(() => allHosts(estate))),
    ifAllStatic: totalOf(pools((use) => [oneHost(use, estate)])),
    enforced: enforcedTotal(uses, estate, pools),
    paperLiteral: uses
      .filter((use) => isCounted(use) && !use.isFree)
      .reduce((sum, { vm }) => sum + vm.cores * estate.hosts.length, 0),
    breakEven: declared.flatMap((pool) => breakEvenOf(pool, desired, estate)),
  };
}

function totalOf(pools: readonly SqlPool[]): SqlTotal {
  const sum = (key: 'coreLicences' | 'packs' | 'servers') => pools.reduce((so, pool) => so + pool[key], 0);
  return { coreLicences: sum('coreLicences'), packs: sum('packs'), servers: sum('servers') };
}

/** Where it would be kept: on the host that its manifest names, else on the one where it is. */
function oneHost({ vm }: SqlUse, { hosts }: Estate): string {
  return vm.manifest?.availability?.activeHost ?? vm.host ?? hosts[0]?.name ?? '';
}

function enforcedTotal(
  uses: readonly SqlUse[],
  estate: Estate,
  pools: (spread: Spread) => SqlPool[],
): SqlTotal | undefined {
  const kept = new Map(uses.map(({ vm }) => [vm.name, enforcedHosts(vm, estate)]));
  if ([...kept.values()].includes(undefined)) return undefined;
  return totalOf(pools(({ vm }) => kept.get(vm.name) ?? []));
}

function breakEvenOf(pool: SqlPool, { site }: Desired, { hosts }: Estate): BreakEven[] {
  const { version, edition, softwareAssurance, mode, coreLicences, lines } = pool;
  if (edition !== 'enterprise' || (mode !== 'A' && mode !== 'B') || coreLicences === 0) return [];
  const year = Number.parseInt(version ?? '', 10);
  const factor = site.hosts?.coreFactor ?? 1;
  const hostLicences = hosts.reduce(
    (sum, host) => sum + sqlHostLicences(host, Number.isNaN(year) ? undefined : year, factor),
    0,
  );
  const vms = lines.length;
  return [
    {
      ...{ version, softwareAssurance, vms, perVmLicences: coreLicences, hostLicences },
      equalAt: Math.ceil((hostLicences * vms) / coreLicences),
    },
  ];
}
