import type {
  DrsAutomation,
  ObservedCluster,
  ObservedHostRule,
  ObservedVmOverride,
} from '../../../model/observed.ts';
import type { ClusterConfigInfoEx } from '../../vim/types.ts';
import { isA, type Ref, type Sent } from '../../vim/values.ts';

type Config = Sent<ClusterConfigInfoEx>;

/** What a rule refers to, in names. undefined: it cannot be read, or is no longer there. */
export interface Referred {
  host(ref: Ref): string | undefined;
  /** Its instanceUuid. */
  vm(ref: Ref): string | undefined;
}

/** What a cluster says on which hosts its VMs run, and what HA and DRS do with them. */
export function placementOf(
  config: Config,
  referred: Referred,
): Pick<ObservedCluster, 'haRestart' | 'drsAutomation' | 'drsOverrides' | 'hostRules' | 'vmOverrides'> {
  const haRestart = config.dasConfig?.defaultVmSettings?.restartPriority;
  const drsAutomation = automationOf(config.drsConfig?.defaultVmBehavior);
  const drsOverrides = config.drsConfig?.enableVmBehaviorOverrides;
  return {
    ...(haRestart === undefined ? {} : { haRestart }),
    ...(drsAutomation === undefined ? {} : { drsAutomation }),
    ...(drsOverrides === undefined ? {} : { drsOverrides }),
    hostRules: hostRules(config, referred),
    vmOverrides: vmOverrides(config, referred),
  };
}

function hostRules({ rule = [], group = [] }: Config, referred: Referred): ObservedHostRule[] {
  const members = new Map(
    group.map((each): readonly [string, readonly string[]] => [
      each.name ?? '',
      isA(each, 'ClusterVmGroup')
        ? found(each.vm, referred.vm)
        : isA(each, 'ClusterHostGroup')
          ? found(each.host, referred.host)
          : [],
    ]),
  );
  const made = rule.flatMap((each): ObservedHostRule[] => {
    if (!isA(each, 'ClusterVmHostRuleInfo')) return [];
    const { name = '', enabled = false, mandatory = false, vmGroupName = '' } = each;
    const { affineHostGroupName: on, antiAffineHostGroupName: off } = each;
    return [
      {
        ...{ name, enabled, mandatory, runs: on === undefined ? 'off' : 'on' },
        vms: members.get(vmGroupName) ?? [],
        hosts: members.get(on ?? off ?? '') ?? [],
      },
    ];
  });
  return made.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function found(refs: readonly Ref[] = [], name: (ref: Ref) => string | undefined): string[] {
  return refs.flatMap((ref) => name(ref) ?? []).sort();
}

/** HA and DRS keep one list each: one entry for a VM here. */
function vmOverrides(
  { dasVmConfig = [], drsVmConfig = [] }: Config,
  referred: Referred,
): ObservedVmOverride[] {
  const byVm = new Map<string, Omit<ObservedVmOverride, 'vm'>>();
  const put = (key: Ref | undefined, more: Omit<ObservedVmOverride, 'vm'>) => {
    const vm = key === undefined ? undefined : referred.vm(key);
    if (vm !== undefined && Object.keys(more).length > 0) byVm.set(vm, { ...byVm.get(vm), ...more });
  };
  for (const { key, dasSettings, restartPriority } of dasVmConfig) {
    // The older of the two words is what a vCenter before 4.1 understood.
    const haRestart = dasSettings?.restartPriority ?? restartPriority;
    put(key, haRestart === undefined ? {} : { haRestart });
  }
  for (const { key, enabled, behavior } of drsVmConfig) {
    const drs = enabled === false ? 'disabled' : automationOf(behavior);
    put(key, drs === undefined ? {} : { drs });
  }
  return [...byVm].map(([vm, more]) => ({ vm, ...more })).sort((a, b) => (a.vm < b.vm ? -1 : 1));
}

const automations: readonly DrsAutomation[] = ['manual', 'partiallyAutomated', 'fullyAutomated'];

function automationOf(word: string | undefined): DrsAutomation | undefined {
  return automations.find((each) => each === word);
}
