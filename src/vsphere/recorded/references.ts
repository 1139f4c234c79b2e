import type { Observed, ObservedVm } from '../../model/observed.ts';
import { parentOf } from './places.ts';
import type { JsonPath, Problem } from './problem.ts';

/** Names of what is not in the inventory, and names that are missing where no default could be told. */
export function strayReferences(inventory: Observed): Problem[] {
  const { clusters, hosts, resourcePools, datastores, networks, folders } = inventory;
  const check = checker(inventory);
  clusters.forEach(({ datacenter, hostRules }, i) => {
    check.name('datacenter', datacenter, ['clusters', i, 'datacenter']);
    hostRules?.forEach((rule, j) =>
      rule.hosts.forEach((host, k) => check.name('host', host, ['clusters', i, 'hostRules', j, 'hosts', k])),
    );
  });
  hosts.forEach((each, i) => check.name('cluster', each.cluster, ['hosts', i, 'cluster']));
  resourcePools.forEach((each, i) => check.name('cluster', each.cluster, ['resourcePools', i, 'cluster']));
  for (const [list, things] of Object.entries({ datastores, networks })) {
    things.forEach(({ hosts: on }, i) =>
      on?.forEach((host, k) => check.name('host', host, [list, i, 'hosts', k])),
    );
  }
  folders.forEach(({ datacenter, path }, i) => {
    check.name('datacenter', datacenter, ['folders', i, 'datacenter']);
    check.folder(datacenter, parentOf(path), ['folders', i, 'path']);
  });
  inventory.unreadable?.forEach(({ vm = {} }, i) => {
    const path = ['unreadable', i, 'vm'];
    const { datacenter, folder, host } = vm;
    if (datacenter !== undefined) check.name('datacenter', datacenter, [...path, 'datacenter']);
    if (datacenter !== undefined && folder !== undefined)
      check.folder(datacenter, folder, [...path, 'folder']);
    if (host !== undefined) check.name('host', host, [...path, 'host']);
  });
  inventory.vms.forEach((vm, i) => checkVm(vm, ['vms', i], check));
  return check.problems;
}

function checkVm(vm: ObservedVm, path: JsonPath, check: ReturnType<typeof checker>): void {
  const { datacenter, folder, host, cluster, resourcePool, disks, nics } = vm;
  check.name('datacenter', datacenter, [...path, 'datacenter']);
  check.folder(datacenter, folder, [...path, 'folder']);
  if (host !== undefined) check.name('host', host, [...path, 'host']);
  if (cluster !== undefined) check.name('cluster', cluster, [...path, 'cluster']);
  check.home(vm, path);
  if (cluster !== undefined && resourcePool !== undefined)
    check.pool(cluster, resourcePool, [...path, 'resourcePool']);
  disks.forEach((disk, i) => check.name('datastore', disk.datastore, [...path, 'disks', i, 'datastore']));
  nics.forEach((nic, i) => check.portGroup(nic.portGroup, nic.switch, [...path, 'nics', i, 'portGroup']));
}

function checker({ datacenters, clusters, hosts, resourcePools, datastores, networks, folders }: Observed) {
  const named = {
    datacenter: new Set(datacenters),
    cluster: new Set(clusters.map(({ name }) => name)),
    host: new Set(hosts.map(({ name }) => name)),
    datastore: new Set(datastores.map(({ name }) => name)),
  };
  const pools = new Set(resourcePools.map(({ cluster, path }) => `${cluster}\n${path}`));
  const groups = new Set(networks.map((network) => `${network.name}\n${network.switch ?? ''}`));
  const paths = new Set(folders.map(({ datacenter, path }) => `${datacenter}\n${path}`));
  const clusterOf = new Map(hosts.map((host) => [host.name, host.cluster]));
  const datacenterOf = new Map(clusters.map(({ name, datacenter }) => [name, datacenter]));
  const problems: Problem[] = [];
  const report = (kind: string, name: string, path: JsonPath) => {
    const key = name === '' ? 'REC-004/which' : 'REC-004/reference';
    problems.push({ key, path, args: name === '' ? { kind } : { kind, name } });
  };
  return {
    problems,
    name: (kind: keyof typeof named, name: string, path: JsonPath) => {
      if (!named[kind].has(name)) report(kind, name, path);
    },
    folder: (datacenter: string, folder: string, path: JsonPath) => {
      if (folder !== '' && !paths.has(`${datacenter}\n${folder}`)) report('folder', folder, path);
    },
    /** A VM is in the cluster of its host, and that in its datacenter. */
    home: ({ host = '', cluster = '', datacenter }: ObservedVm, path: JsonPath) => {
      const compare = (kind: 'host' | 'cluster', name: string, here: string, other = here) => {
        const isKnown = kind === 'host' ? named.cluster.has(here) : named.datacenter.has(here);
        if (other === here || !isKnown) return;
        const args = { kind, name, here, other };
        problems.push({ key: 'REC-004/elsewhere', path: [...path, kind], args });
      };
      compare('host', host, cluster, clusterOf.get(host));
      compare('cluster', cluster, datacenter, datacenterOf.get(cluster));
    },
    pool: (cluster: string, pool: string, path: JsonPath) => {
      if (pool !== '' && !pools.has(`${cluster}\n${pool}`)) report('resourcePool', pool, path);
    },
    portGroup: (name: string, on: string | null, path: JsonPath) => {
      if (!groups.has(`${name}\n${on ?? ''}`))
        report('portGroup', on === null ? name : `${on}/${name}`, path);
    },
  };
}
