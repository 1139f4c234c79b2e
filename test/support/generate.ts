/** Whole worlds for the laws of `test/properties`: manifests, and a vCenter that is not as they say. */
import * as fc from 'fast-check';
import { uuidV5 } from '../../src/lib/hash.ts';
import { writeMarks } from '../../src/model/marks.ts';
import type { Desired } from '../../src/model/desired.ts';
import type { Observed, ObservedVm } from '../../src/model/observed.ts';
import { desiredNetworks, desiredSite, desiredTemplates, desiredVm, siteName } from './generate-desired.ts';
import { found } from './generate-found.ts';
import { foundVms } from './generate-observed.ts';
import { generatedSite, inventoryOf, isTemplateOfSite, type Site } from './generate-site.ts';
import { disk, nic, vm } from './inventory.ts';

export interface World {
  readonly desired: Desired;
  /** Sorted as the port promises. */
  readonly observed: Observed;
  readonly adopt: readonly string[];
  /** Absent: all VMs. */
  readonly targets?: readonly string[];
  readonly [fc.toStringMethod]?: () => string;
}

/** A world with one to `vms` declared VMs, of which some are there already, one way or another. */
export function world({ vms: most }: { readonly vms: number }): fc.Arbitrary<World> {
  return fc
    .record({
      site: desiredSite,
      networks: desiredNetworks,
      vms: fc.tuple(...Array.from({ length: most }, (_, index) => declaredAndFound(index))),
      count: fc.integer({ min: 1, max: most }),
      around: generatedSite,
      strangers: fc.subarray(['orphan', 'unmanaged', 'copy'] as const),
      adopt: fc.constantFrom([], ['all'], ['all']),
    })
    .map(({ site, networks, vms, count, around, strangers, adopt }) => {
      const pairs = vms.slice(0, count);
      const desired = {
        site,
        networks,
        templates: desiredTemplates,
        vendors: [],
        vms: pairs.map(({ declared }) => declared),
      };
      const there = pairs.flatMap((pair, index) =>
        pair.found === undefined ? [] : foundVms(pair.declared, pair.found, networks, index),
      );
      const observed = inventoryOf(around, networks, [...there, ...strangers.map(stranger)]);
      return readable({ desired, observed, adopt }, around);
    });
}

function declaredAndFound(index: number) {
  return fc.record({ declared: desiredVm(index), found: fc.option(found, { freq: 2, nil: undefined }) });
}

/** A VM that no manifest declares: this site's once, nobody's, or a copy by hand that took the marks of a declared VM along. */
function stranger(kind: 'orphan' | 'unmanaged' | 'copy'): ObservedVm {
  const instanceUuid = uuidV5(`stranger/${kind}`);
  const [owner, name] = kind === 'copy' ? [uuidV5(`${siteName}/vm01`), 'vm01'] : [instanceUuid, 'vm99'];
  return vm({
    name: `stranger-${kind}`,
    instanceUuid,
    power: 'on',
    disks: [disk({ file: `[ds01] ${kind}/os.vmdk` })],
    nics: [nic({ mac: `00:50:56:03:00:0${kind.length}` })],
    marks:
      kind === 'unmanaged'
        ? {}
        : writeMarks({ owner, site: siteName, name, disks: { os: 'scsi0:0' }, nics: {} }),
  });
}

/** A counterexample is read by people: what stands in every world is left out of it. */
function readable(made: World, odd: Site): World {
  const { desired, observed, adopt } = made;
  const told = {
    networks: desired.networks
      .filter((each) => each.switch !== undefined)
      .map(({ name }) => `${name} on dvs1`),
    vms: desired.vms.map(({ labels: _, software: __, responsibility: ___, ...rest }) => rest),
    around: odd,
    there: observed.vms.filter((each) => !isTemplateOfSite(each)),
    adopt,
  };
  return { ...made, [fc.toStringMethod]: () => JSON.stringify(told, null, 1).replaceAll(/\n {3,}/g, ' ') };
}
