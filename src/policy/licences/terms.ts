import type { Estate } from '../../model/estate.ts';
import type { Breach } from '../view.ts';
import { rulesOf } from './reach.ts';
import type { SqlFigures } from './sql.ts';
import { perVm } from './sql-pools.ts';
import { isCounted, type SqlUse } from './sql-use.ts';

/** What a manifest says of a SQL Server that its licence does not allow, leaves open, or rests on. */
export function termRules({ uses }: SqlFigures, estate: Estate): Breach[] {
  return uses.flatMap((use) =>
    [...modeRules(use), ...termsOf(use), ...gaps(use), ...standbyRules(use), ...shouldRules(use, estate)].map(
      (breach) => ({ ...breach, subject: use.vm.name }),
    ),
  );
}

type About = Omit<Breach, 'subject'>;

function modeRules(use: SqlUse): About[] {
  if (!isCounted(use)) return [];
  const { mode, year, version, edition, software } = use;
  const facts = { version, edition, mode, software_assurance: use.softwareAssurance };
  const words = { version: version ?? '?', edition: edition ?? '?' };
  const isByHost = mode === 'C' || mode === 'D';
  return [
    ...(mode === 'A' && year !== undefined && year >= 2022
      ? [{ key: 'LIC-002', facts, words } as const]
      : []),
    ...(isByHost && (edition === 'standard' || edition === 'web')
      ? [{ key: 'LIC-003', facts, words } as const]
      : []),
    ...(mode === 'E' && edition === 'enterprise' ? [{ key: 'LIC-010', facts, words } as const] : []),
    ...(mode === 'E' && software.users === undefined && software.devices === undefined
      ? [{ key: 'LIC-010/clients', facts, words, item: 'clients' } as const]
      : []),
  ];
}

function termsOf({ terms, software, edition }: SqlUse): About[] {
  const facts = { channel: software.channel ?? null };
  if (terms === 'unknown') return [{ key: 'LIC-006', facts }];
  if (terms === 'bundled') {
    return [{ key: 'LIC-006/bundled', severity: 'info', facts, words: { channel: software.channel ?? '' } }];
  }
  return edition === 'developer' ? [{ key: 'LIC-009', facts: { edition } }] : [];
}

function gaps(use: SqlUse): About[] {
  if (!isCounted(use)) return [];
  const missing = [
    ...(use.version === null ? ['version'] : []),
    ...(use.edition === null ? ['edition'] : []),
  ];
  return missing.length === 0 ? [] : [{ key: 'LIC-007', facts: { missing } }];
}

function standbyRules(use: SqlUse): About[] {
  const { software, active, isFree, vm, version, year } = use;
  if (software.passiveOf === undefined || !isCounted(use)) return [];
  const facts = {
    ...{ passive_of: software.passiveOf, version, cores: vm.cores },
    active_cores: active?.vm.cores ?? null,
    software_assurance: active?.softwareAssurance ?? null,
  };
  const words = { active: software.passiveOf, version: version ?? '?', licences: perVm(vm.cores) };
  if (active === undefined) return [{ key: 'LIC-008/nothing', facts, words }];
  if (!isFree) return [{ key: 'LIC-008', facts, words }];
  const extra = Math.max(0, perVm(vm.cores) - perVm(active.vm.cores));
  if (extra > 0) return [{ key: 'LIC-008/larger', facts: { ...facts, extra }, words }];
  const isOld = !active.softwareAssurance && year !== undefined && year <= 2012;
  return isOld ? [{ key: 'LIC-008/old', severity: 'info', facts, words }] : [];
}

/** A rule that HA may break keeps nobody from needing licences on all hosts. */
function shouldRules(use: SqlUse, estate: Estate): About[] {
  if (use.softwareAssurance || !isCounted(use)) return [];
  const should = (rulesOf(use.vm, estate) ?? []).filter(({ mandatory }) => !mandatory);
  return should.map(({ name, hosts }) => ({
    key: 'LIC-004',
    item: name,
    facts: { rule: name, hosts },
    words: { rule: name, named: hosts.join(', '), hosts: estate.hosts.length },
  }));
}
