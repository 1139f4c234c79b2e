import { expect, test } from 'vitest';
import type { DesiredSite } from '../../../src/model/desired.ts';
import type { Estate, EstateVm } from '../../../src/model/estate.ts';
import { capacityRules } from '../../../src/policy/capacity.ts';
import { viewOf } from '../../../src/policy/view.ts';
import { exampleEstates } from '../example/estates.ts';
import { desired, site } from '../../support/desired.ts';
import { estate, estateHost, estateVm } from '../../support/estate.ts';

const gib = 1024;

function found(of: Estate, given: Partial<DesiredSite> = {}) {
  return capacityRules(viewOf(desired({ site: site(given) }), of, '2026-11-24'));
}

function codes(of: Estate, given: Partial<DesiredSite> = {}) {
  return found(of, given).map(({ key, subject, severity }) => [key, subject, severity]);
}

/** So many GiB and vCPUs in one VM that is nowhere: totals alone. */
function load(memory: number, cores = 1): EstateVm {
  return estateVm('load', memory, undefined, { cores });
}

test('the example: N+1 memory 91.3 %, one vCPU for a core, 1.50 when a host fails; nothing else', async () => {
  const { after } = await exampleEstates();
  expect(found(after)).toMatchObject([
    {
      key: 'CAP-002/scarce',
      severity: 'warning',
      facts: { used_mib: 168 * gib, n1_usable_mib: 184 * gib, left_mib: 16 * gib, n1_percent: 91.3 },
    },
    {
      key: 'CAP-006',
      severity: 'warning',
      facts: { vcpu: 48, cores: 48, ratio: 1, n1_cores: 32, n1_ratio: 1.5 },
    },
  ]);
});

test.each([
  // Usable memory of a host → of two of them, and how much of it 168 GiB are.
  [60, 'CAP-002', 'error', 140],
  [96, undefined, undefined, undefined],
])('168 GiB on three hosts of %i GiB', (usable, key, severity, n1) => {
  const hosts = ['a', 'b', 'c'].map((name) => estateHost(name, { usableMib: usable * gib }));
  const vms = Array.from({ length: 42 }, (_, index) => estateVm(`vm${index}`, 4, ['a', 'b', 'c'][index % 3]));
  const memory = found(estate({ hosts, vms })).filter(({ key: each }) => each.startsWith('CAP-002'));
  expect(memory.map((each) => [each.key, each.severity, each.facts['n1_percent']])).toEqual(
    key === undefined ? [] : [[key, severity, n1]],
  );
});

test('memory: from the threshold on a warning, beyond all of it an error', () => {
  // Two of three hosts have 184 GiB: 90 % are 165.6, all are 184, and three have 276.
  expect(codes(estate({ vms: [load(165)] }))).toEqual([['CAP-005', 'load', undefined]]);
  const memory = (size: number, given: Partial<DesiredSite> = {}) =>
    codes(estate({ vms: [load(size)] }), given).filter(([key]) => key !== 'CAP-005');
  expect(memory(166)).toEqual([['CAP-002/scarce', 'kdu', 'warning']]);
  expect(memory(184)).toEqual([['CAP-002/scarce', 'kdu', 'warning']]);
  expect(memory(185)).toEqual([['CAP-002', 'kdu', 'error']]);
  expect(memory(276)).toEqual([['CAP-002', 'kdu', 'error']]);
  expect(memory(277)).toEqual([
    ['CAP-001', 'kdu', undefined],
    ['CAP-002', 'kdu', 'error'],
  ]);
  const policy = { 'CAP-002': { thresholds: { warn: 80, error: 95 } } };
  expect(memory(148, { policy })).toEqual([['CAP-002/scarce', 'kdu', 'warning']]);
  expect(memory(175, { policy })).toEqual([['CAP-002/limit', 'kdu', 'error']]);
  const later = { 'CAP-002': { thresholds: { warn: 90, error: 110 } } };
  expect(memory(190, { policy: later })).toEqual([['CAP-002', 'kdu', 'warning']]);
});

test('exactly the threshold is a warning, and a VM of exactly a host fits it', () => {
  const hosts = ['a', 'b', 'c'].map((name) => estateHost(name, { usableMib: 100 * gib }));
  expect(codes(estate({ hosts, vms: [load(180)] })).map(([key]) => key)).toEqual([
    'CAP-002/scarce',
    'CAP-005',
  ]);
  expect(codes(estate({ hosts, vms: [load(100)] }))).toEqual([]);
  expect(codes(estate({ hosts, vms: [load(101)] }))).toEqual([['CAP-005', 'load', undefined]]);
});

test('the largest host is the one that is missing', () => {
  const hosts = [estateHost('big', { usableMib: 200 * gib, cores: 40 }), estateHost('b'), estateHost('c')];
  const [memory, cores] = found(estate({ hosts, vms: [load(170, 48)] })).filter(
    ({ key }) => key === 'CAP-002/scarce' || key === 'CAP-006',
  );
  expect(memory?.facts).toMatchObject({ n1_usable_mib: 184 * gib, n1_percent: 92.4 });
  expect(cores?.facts).toMatchObject({ cores: 72, n1_cores: 32, n1_ratio: 1.5 });
});

test('VMs of another cluster do not count', () => {
  expect(codes(estate({ vms: [estateVm('far', 500, 'elsewhere', { isHere: false, cores: 500 })] }))).toEqual(
    [],
  );
});

test('one host: it is said that there is no N+1, and nothing is reckoned with it', () => {
  const hosts = [estateHost('only')];
  expect(codes(estate({ hosts, vms: [estateVm('a', 80, 'only', { cores: 8 })] }))).toEqual([
    ['CAP-002/one-host', 'kdu', 'info'],
  ]);
  expect(codes(estate({ hosts, vms: [estateVm('a', 93, 'only', { cores: 8 }), load(1, 9)] }))).toEqual([
    ['CAP-001', 'kdu', undefined],
    ['CAP-002/one-host', 'kdu', 'info'],
    ['CAP-005', 'a', undefined],
    ['CAP-006/one-host', 'kdu', 'warning'],
    ['CAP-007', 'load', undefined],
  ]);
  expect(codes(estate({ hosts: [] }))).toEqual([]);
});

test('enough in all and nowhere enough: the VM is named', () => {
  const big = estateVm('big', 60, 'esx01');
  const vms = [big, estateVm('b', 40, 'esx02'), estateVm('c', 40, 'esx03')];
  const [breach] = found(estate({ vms }));
  // 140 of 184 GiB, yet 52 are left on either host.
  expect(breach).toMatchObject({
    key: 'CAP-003',
    subject: 'esx01',
    facts: { unplaced: ['big'], missing_mib: 60 * gib, left_mib: { esx02: 52 * gib, esx03: 52 * gib } },
    words: { vms: 'big (60 GiB)', left: 'esx02 52 GiB, esx03 52 GiB' },
  });
});

test('a VM bound to one host is a warning, not a want of room', () => {
  const vms = [estateVm('bound', 4, 'esx01', { availability: { mode: 'ha', hosts: ['esx01'] } })];
  expect(codes(estate({ vms }))).toEqual([['CAP-003/confined', 'bound', 'warning']]);
});

test('a standby VM: what is missing on its standby host, none named, and one that is not there', () => {
  const pinned = (standbyHost?: string) => ({
    mode: 'static-standby' as const,
    activeHost: 'esx01',
    ...(standbyHost === undefined ? {} : { standbyHost }),
  });
  const vms = [estateVm('pin', 16, 'esx01', { availability: pinned('esx03') }), estateVm('c', 80, 'esx03')];
  const [breach] = found(estate({ vms })).filter(({ key }) => key.startsWith('CAP-004'));
  expect(breach).toMatchObject({
    key: 'CAP-004',
    subject: 'pin',
    measure: 4 * gib,
    facts: { host: 'esx01', standby_host: 'esx03', memory_mib: 16 * gib, left_mib: 12 * gib },
    words: { missing: '4' },
  });
  const others = [
    estateVm('none', 4, 'esx01', { availability: pinned() }),
    estateVm('lost', 4, 'esx01', { availability: pinned('esx09') }),
  ];
  expect(codes(estate({ vms: others }))).toEqual([
    ['CAP-004/unknown', 'lost', undefined],
    ['CAP-004/none', 'none', 'warning'],
  ]);
});

test('the largest VM against the largest host where it may run', () => {
  const hosts = [estateHost('big', { usableMib: 200 * gib }), estateHost('small')];
  const free = estateVm('free', 100, 'big');
  const bound = estateVm('bound', 100, 'big', { availability: { mode: 'ha', hosts: ['small'] } });
  const large = found(estate({ hosts, vms: [free, bound] })).filter(({ key }) => key === 'CAP-005');
  expect(large).toMatchObject([{ subject: 'bound', facts: { host: 'small', usable_mib: 92 * gib } }]);
});

test('vCPUs: normal above 1, when a host fails from 1.5 on; above 3 or 4 an error', () => {
  const cores = (count: number, given: Partial<DesiredSite> = {}) => {
    const vms = Array.from({ length: count }, (_, index) => estateVm(`vm${index}`, 0, undefined));
    return codes(estate({ vms }), given);
  };
  expect(cores(47)).toEqual([]);
  expect(cores(48)).toEqual([['CAP-006', 'kdu', 'warning']]);
  expect(cores(128)).toEqual([['CAP-006', 'kdu', 'warning']]);
  expect(cores(129)).toEqual([['CAP-006', 'kdu', 'error']]);
  expect(cores(145)).toEqual([['CAP-006', 'kdu', 'error']]);
  expect(cores(48, { policy: { 'CAP-006': { thresholds: { n1Warn: 1.6 } } } })).toEqual([]);
});

test('a VM wider than a socket is slow, one wider than a host does not start', () => {
  const wide = (cores: number) => codes(estate({ vms: [estateVm('wide', 4, 'esx01', { cores })] }));
  expect(wide(8)).toEqual([]);
  expect(wide(9)).toEqual([['CAP-007', 'wide', undefined]]);
  expect(wide(16)).toEqual([['CAP-007', 'wide', undefined]]);
  expect(wide(17)).toEqual([['CAP-007/host', 'wide', 'error']]);
});

test('a host with more than it has, while there is room elsewhere', () => {
  const on = (size: number) => estate({ vms: [estateVm('a', 50, 'esx01'), estateVm('b', size, 'esx01')] });
  expect(codes(on(42))).toEqual([]);
  expect(found(on(43)).filter(({ key }) => key === 'CAP-009')).toMatchObject([
    { subject: 'esx01', facts: { used_mib: 93 * gib, usable_mib: 92 * gib, percent: 101.1 } },
  ]);
});

test('a host that is out still counts, and it is said what is left without it', () => {
  const hosts = [estateHost('esx01'), estateHost('esx02'), estateHost('esx03', { isAvailable: false })];
  expect(found(estate({ hosts, vms: [estateVm('a', 90, 'esx01')] }))).toMatchObject([
    {
      key: 'CAP-008',
      subject: 'kdu',
      facts: {
        hosts: ['esx03'],
        usable_mib: 184 * gib,
        percent: 48.9,
        next_usable_mib: 92 * gib,
        next_percent: 97.8,
      },
    },
  ]);
});

test('hosts with no more memory than a hypervisor needs: what is told of them stops nothing', () => {
  const hosts = ['a', 'b'].map((name) => estateHost(name, { memoryMib: 4 * gib, usableMib: 0, cores: 2 }));
  const vms = [estateVm('large', 16, 'a', { cores: 8 })];
  const of = estate({ hosts, vms });
  expect(codes(of).map(([key]) => key)).toContain('CAP-001');
  expect(new Set(codes(of).map(([, , severity]) => severity))).toEqual(new Set(['warning']));
});
