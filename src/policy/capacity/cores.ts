import { ratio, ratioOf } from '../../lib/figures.ts';
import type { Severity } from '../../model/finding.ts';
import type { Breach, View } from '../view.ts';
import { capacityFigures, vmsHere } from './figures.ts';
import { hostsFor } from './hosts.ts';

/** CAP-006 and CAP-007: vCPUs for one core, and VMs wider than a socket or a host. */
export function coreRules(view: View): Breach[] {
  return [...ratios(view), ...tooWide(view)];
}

function ratios({ estate, desired, threshold }: View): Breach[] {
  const { vcpu, cores, n1Cores } = capacityFigures(estate);
  if (vcpu === 0 || cores === 0) return [];
  const over = (name: string, on: number) => vcpu > threshold('CAP-006', name) * on;
  const isBorne = estate.hosts.length > 1;
  const isError = over('error', cores) || (isBorne && over('n1Error', n1Cores));
  const isScarce = isBorne && vcpu >= threshold('CAP-006', 'n1Warn') * n1Cores;
  if (!isError && !isScarce && !over('warn', cores)) return [];
  const severity: Severity = isError ? 'error' : 'warning';
  const [warn, n1Warn] = [threshold('CAP-006', 'warn'), threshold('CAP-006', 'n1Warn')];
  const common = { subject: desired.site.name, severity, measure: vcpu } as const;
  const facts = { vcpu, cores, ratio: ratioOf(vcpu, cores) };
  const words = { ratio: ratio(vcpu, cores), warn: warn.toFixed(2) };
  if (!isBorne) return [{ ...common, key: 'CAP-006/one-host', facts, words }];
  return [
    {
      ...common,
      key: 'CAP-006',
      facts: { ...facts, n1_cores: n1Cores, n1_ratio: ratioOf(vcpu, n1Cores) },
      words: { ...words, n1Ratio: ratio(vcpu, n1Cores), n1Warn: n1Warn.toFixed(2) },
    },
  ];
}

function tooWide({ estate }: View): Breach[] {
  return vmsHere(estate).flatMap((vm): Breach[] => {
    const hosts = hostsFor(vm, estate.hosts);
    const cores = Math.max(0, ...hosts.map((host) => host.cores));
    const socket = Math.max(
      0,
      ...hosts.map((host) => (host.sockets === 0 ? 0 : Math.floor(host.cores / host.sockets))),
    );
    if (socket === 0 || vm.cores <= socket) return [];
    const common = { subject: vm.name, measure: vm.cores };
    const facts = { cores: vm.cores, socket_cores: socket, host_cores: cores };
    if (vm.cores > cores) return [{ ...common, key: 'CAP-007/host', severity: 'error', facts }];
    return [{ ...common, key: 'CAP-007', facts }];
  });
}
