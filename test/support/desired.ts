import { takeInventory, type Inventory } from '../../src/diff/inventory.ts';
import type {
  Desired,
  DesiredDisk,
  DesiredNetwork,
  DesiredNic,
  DesiredSite,
  DesiredTemplate,
  DesiredVm,
} from '../../src/model/desired.ts';
import { type Marks, readMarks } from '../../src/model/marks.ts';
import type { Observed, ObservedVm } from '../../src/model/observed.ts';
import type { Plan } from '../../src/model/plan.ts';
import { rules } from '../../src/model/rules.ts';
import { makePlan, type PlanInput } from '../../src/plan/make.ts';
import { inventory } from './inventory.ts';

/**
 * Manifests as `manifest/resolve` gives them, for the vCenter of `inventory()`: Site `kdu` in datacenter DC and cluster C1,
 * Networks n10, n20 and n30, the Windows Template `win` whose source is `tpl`, and no VM. What is given replaces the default.
 */
export function desired(given: Partial<Desired> = {}): Desired {
  return {
    site: site(),
    networks: [10, 20, 30].map((vlan) => declaredNetwork(vlan)),
    templates: [declaredTemplate()],
    vendors: [],
    vms: [],
    ...given,
  };
}

export function site(given: Partial<DesiredSite> = {}): DesiredSite {
  return {
    name: 'kdu',
    datacenter: 'DC',
    cluster: 'C1',
    timeZone: 'Asia/Tokyo',
    windows: [],
    forbidden: [],
    policy: {},
    exceptions: [],
    ...given,
  };
}

/** The Network `nN` of VLAN N on the port group `vlan-N`. */
export function declaredNetwork(vlan: number, given: Partial<DesiredNetwork> = {}): DesiredNetwork {
  return { name: `n${vlan}`, vlan, portGroup: `vlan-${vlan}`, dns: [], ...given };
}

export function declaredTemplate(given: Partial<DesiredTemplate> = {}): DesiredTemplate {
  return { name: 'win', source: 'tpl', os: 'windows-2012-r2', ...given };
}

/** A VM of which the manifest says its name and nothing else. */
export function declared(given: Partial<DesiredVm> = {}): DesiredVm {
  return { name: 'vm01', labels: {}, software: [], responsibility: {}, ...given };
}

/** A disk of `sizeGib`, with whatever else is given. */
export function declaredDisk(name: string, sizeGib: number, given: Partial<DesiredDisk> = {}): DesiredDisk {
  return { name, sizeMib: sizeGib * 1024, ...given };
}

/** A card on the Network of this VLAN. */
export function declaredCard(vlan: number, given: Partial<DesiredNic> = {}): DesiredNic {
  return { network: `n${vlan}`, ...given };
}

/** The Site's part of a vCenter, as `diff` looks things up in it. */
export function inventoryOf(observed: Observed = inventory(), manifests: Desired = desired()): Inventory {
  return takeInventory(manifests, observed);
}

/** What is recorded on a VM; a test that has none made a mistake. */
export function marksOf({ name, marks }: ObservedVm): Marks {
  const read = readMarks(marks);
  if (read === undefined) throw new Error(`nothing is recorded on ${name}`);
  return read;
}

export interface PlanOptions extends Partial<Pick<PlanInput, 'lang' | 'today'>> {
  readonly adopt?: readonly string[];
  readonly targets?: readonly string[];
  /** The rules of `policy/` look at it, too; else their findings do not stand between those of the plan. */
  readonly withRules?: boolean;
}

/** The plan of the given VMs, or of whole manifests, on a vCenter. */
export function planFor(
  manifests: readonly DesiredVm[] | Desired,
  observed: Observed,
  { adopt = [], targets = [], lang = 'en', today = '2026-11-24', withRules = false }: PlanOptions = {},
): Plan {
  const given = 'vms' in manifests ? manifests : desired({ vms: manifests });
  const plan = makePlan({
    desired: withRules ? given : withoutRules(given),
    observed,
    location: '/srv/kdu.recording.json',
    options: { adopt, targets },
    lang,
    version: '0.0.0-test',
    stats: { requests: 1, bytes_in: 0, seconds: 0 },
    today,
  });
  return { ...plan, desired: given };
}

function withoutRules(given: Desired): Desired {
  const off = Object.keys(rules).map((code) => [code, { severity: 'off', thresholds: {} }] as const);
  return { ...given, site: { ...given.site, policy: { ...Object.fromEntries(off), ...given.site.policy } } };
}
