/** The formulas of hospital.md 2.2 and 2.3 once more, as plain loops, on sites made at random. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Availability } from '../../../../src/model/desired.ts';
import { sqlFigures } from '../../../../src/policy/licences/sql.ts';
import { windowsFigures } from '../../../../src/policy/licences/windows.ts';
import { declared, desired } from '../../../support/desired.ts';
import { estate, estateHost, estateVm } from '../../../support/estate.ts';

const names = ['h1', 'h2', 'h3', 'h4'];

const server = fc.record({
  cores: fc.integer({ min: 1, max: 12 }),
  on: fc.nat(3),
  version: fc.constantFrom('2012', '2014', '2019'),
  edition: fc.constantFrom('standard', 'enterprise'),
  softwareAssurance: fc.boolean(),
  model: fc.constantFrom('per-core', 'server-cal'),
  group: fc.subarray(names),
  mode: fc.constantFrom('ha', 'static-standby', 'none'),
});
const site = fc.record({
  hosts: fc.integer({ min: 1, max: 4 }),
  servers: fc.array(server, { maxLength: 12 }),
});

type Site = typeof site extends fc.Arbitrary<infer T> ? T : never;

function world({ hosts, servers }: Site) {
  const there = names.slice(0, hosts);
  return {
    there,
    servers: servers.map((each) => ({
      ...each,
      home: there[each.on % hosts] ?? '',
      group: each.group.filter((host) => there.includes(host)),
    })),
  };
}

test('SQL Server by VM and as Server+CAL', () => {
  fc.assert(
    fc.property(site, (given) => {
      const { there, servers } = world(given);
      const vms = servers.map(({ home, group, mode, cores, on: _, ...software }, index) => {
        const availability: Availability = { mode, activeHost: home, hosts: group };
        const entry = { product: 'sql-server', channel: 'volume', ...software };
        const manifest = declared({ name: `vm${index}`, availability, software: [entry] });
        return estateVm(`vm${index}`, 1, home, { cores, manifest });
      });
      const { total, pools, paperLiteral } = sqlFigures(
        desired(),
        estate({ vms, hosts: there.map((name) => estateHost(name)) }),
      );

      const byPool = new Map<string, number>();
      let [serverLicences, literal] = [0, 0];
      for (const each of servers) {
        let hosts = there.length;
        if (each.group.length > 0) hosts = each.group.length;
        if (each.mode === 'static-standby') hosts = 1;
        if (each.softwareAssurance) hosts = 1;
        literal += each.cores * there.length;
        const key = `${each.version} ${each.edition} ${each.softwareAssurance} ${each.model}`;
        if (each.model === 'server-cal') serverLicences += hosts;
        const cores = each.model === 'server-cal' ? 0 : (each.cores < 4 ? 4 : each.cores) * hosts;
        byPool.set(key, (byPool.get(key) ?? 0) + cores);
      }
      let [cores, packs] = [0, 0];
      for (const number of byPool.values()) {
        cores += number;
        packs += (number + (number % 2)) / 2;
      }
      expect(total).toEqual({ coreLicences: cores, packs, servers: serverLicences });
      expect([pools.length, paperLiteral]).toEqual([byPool.size, literal]);
    }),
    { numRuns: 300 },
  );
});

test('Windows Server: no VM moves, and any VM on any host', () => {
  const host = fc.record({
    sockets: fc.integer({ min: 1, max: 4 }),
    perSocket: fc.integer({ min: 1, max: 24 }),
  });
  const all = fc.record({
    hosts: fc.array(host, { minLength: 1, maxLength: 4 }),
    on: fc.array(fc.nat(3), { minLength: 1, maxLength: 30 }),
    isByCore: fc.boolean(),
  });
  fc.assert(
    fc.property(all, ({ hosts, on, isByCore }) => {
      const os = isByCore ? 'windows-2022' : 'windows-2012-r2';
      const found = windowsFigures(
        estate({
          hosts: hosts.map(({ sockets, perSocket }, index) =>
            estateHost(`h${index}`, { sockets, cores: sockets * perSocket }),
          ),
          vms: on.map((at, index) => estateVm(`vm${index}`, 1, `h${at % hosts.length}`, { os })),
        }),
      );
      let [datacenter, fixed, any] = [0, 0, 0];
      hosts.forEach(({ sockets, perSocket }, index) => {
        let here = 0;
        for (const at of on) if (at % hosts.length === index) here += 1;
        const pairs = (vms: number) => (vms + (vms % 2)) / 2;
        if (isByCore) {
          let cores = sockets * (perSocket < 8 ? 8 : perSocket);
          if (cores < 16) cores = 16;
          datacenter += cores;
          fixed += pairs(here) * cores;
          any += pairs(on.length) * cores;
        } else {
          const least = pairs(sockets);
          datacenter += least;
          fixed += pairs(here) > least ? pairs(here) : least;
          any += pairs(on.length) > least ? pairs(on.length) : least;
        }
      });
      expect([found.datacenter, found.standard.static, found.standard.any]).toEqual([datacenter, fixed, any]);
      expect(found.standard.ha_n1).toBeGreaterThanOrEqual(fixed);
      expect(found.standard.ha_n1).toBeLessThanOrEqual(any);
    }),
    { numRuns: 300 },
  );
});
