package main

import (
	"fmt"
	"slices"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/types"
)

// buildPlacement gives the clusters the rules and overrides of the recording, a group of VMs and one of hosts for each rule.
func (b *builder) buildPlacement() error {
	for _, each := range b.rec.Clusters {
		config := b.clusters[each.Name].ConfigurationEx.(*types.ClusterConfigInfoEx)
		if each.HARestart != "" {
			config.DasConfig.DefaultVmSettings = &types.ClusterDasVmSettings{RestartPriority: each.HARestart}
		}
		config.DrsConfig.DefaultVmBehavior = types.DrsBehavior(each.DRSAutomation)
		config.DrsConfig.EnableVmBehaviorOverrides = each.DRSOverrides
		if err := b.placement(each, config); err != nil {
			return fmt.Errorf("cluster %s: %w", each.Name, err)
		}
	}
	return nil
}

func (b *builder) placement(rec recCluster, config *types.ClusterConfigInfoEx) error {
	vms := map[string]ref{}
	for _, vm := range b.world.vms() {
		vms[vm.Config.InstanceUuid] = vm.Self
	}
	for i, each := range orNone(rec.HostRules) {
		inGroup, hostGroup := &types.ClusterVmGroup{}, &types.ClusterHostGroup{}
		inGroup.Name, hostGroup.Name = fmt.Sprintf("vms-%d", i), fmt.Sprintf("hosts-%d", i)
		for _, uuid := range each.VMs {
			vm, ok := vms[uuid]
			if !ok {
				return fmt.Errorf("rule %s: no VM %s", each.Name, uuid)
			}
			inGroup.Vm = append(inGroup.Vm, vm)
		}
		for _, name := range each.Hosts {
			hostGroup.Host = append(hostGroup.Host, b.hosts[name].Self)
		}
		enabled := each.Enabled == nil || *each.Enabled
		rule := &types.ClusterVmHostRuleInfo{VmGroupName: inGroup.Name}
		rule.Name, rule.Enabled, rule.Mandatory = each.Name, &enabled, &each.Mandatory
		if each.Runs == "off" {
			rule.AntiAffineHostGroupName = hostGroup.Name
		} else {
			rule.AffineHostGroupName = hostGroup.Name
		}
		config.Group = append(config.Group, inGroup, hostGroup)
		config.Rule = append(config.Rule, rule)
	}
	for _, each := range orNone(rec.VMOverrides) {
		vm, ok := vms[each.VM]
		if !ok {
			return fmt.Errorf("override: no VM %s", each.VM)
		}
		if each.HARestart != "" {
			config.DasVmConfig = append(config.DasVmConfig, types.ClusterDasVmConfigInfo{
				Key: vm, DasSettings: &types.ClusterDasVmSettings{RestartPriority: each.HARestart},
			})
		}
		if each.DRS != "" {
			info := types.ClusterDrsVmConfigInfo{Key: vm, Enabled: pointer(each.DRS != "disabled")}
			if each.DRS != "disabled" {
				info.Behavior = types.DrsBehavior(each.DRS)
			}
			config.DrsVmConfig = append(config.DrsVmConfig, info)
		}
	}
	return nil
}

// statePlacement reads rules and overrides back from the cluster's configuration.
func (w *world) statePlacement(rec *recCluster, config *types.ClusterConfigInfoEx) {
	if config.DasConfig.DefaultVmSettings != nil {
		rec.HARestart = config.DasConfig.DefaultVmSettings.RestartPriority
	}
	rec.DRSAutomation, rec.DRSOverrides = string(config.DrsConfig.DefaultVmBehavior), config.DrsConfig.EnableVmBehaviorOverrides
	uuid := func(vm ref) string {
		if there, ok := get[*simulator.VirtualMachine](w, &vm); ok {
			return there.Config.InstanceUuid
		}
		return ""
	}
	rules, list := []recHostRule{}, []recVMOverride{}
	for _, each := range config.Rule {
		rule, ok := each.(*types.ClusterVmHostRuleInfo)
		if !ok {
			continue
		}
		made := recHostRule{Name: rule.Name, Enabled: rule.Enabled, Mandatory: rule.Mandatory != nil && *rule.Mandatory, Runs: "on", VMs: []string{}, Hosts: []string{}}
		hosts := rule.AffineHostGroupName
		if hosts == "" {
			made.Runs, hosts = "off", rule.AntiAffineHostGroupName
		}
		for _, group := range config.Group {
			switch group := group.(type) {
			case *types.ClusterVmGroup:
				if group.Name == rule.VmGroupName {
					for _, vm := range group.Vm {
						made.VMs = append(made.VMs, uuid(vm))
					}
				}
			case *types.ClusterHostGroup:
				if group.Name == hosts {
					for _, each := range group.Host {
						if host, ok := get[*simulator.HostSystem](w, &each); ok {
							made.Hosts = append(made.Hosts, unescape(host.Name))
						}
					}
				}
			}
		}
		slices.Sort(made.VMs)
		slices.Sort(made.Hosts)
		rules = append(rules, made)
	}
	overrides := map[string]*recVMOverride{}
	of := func(vm ref) *recVMOverride {
		orElseNew(overrides, uuid(vm))
		return overrides[uuid(vm)]
	}
	for _, each := range config.DasVmConfig {
		if each.DasSettings != nil {
			of(each.Key).HARestart = each.DasSettings.RestartPriority
		}
	}
	for _, each := range config.DrsVmConfig {
		of(each.Key).DRS = string(each.Behavior)
		if each.Enabled != nil && !*each.Enabled {
			of(each.Key).DRS = "disabled"
		}
	}
	for _, each := range overrides {
		list = append(list, *each)
	}
	by(rules, func(r recHostRule) []string { return []string{r.Name} })
	by(list, func(o recVMOverride) []string { return []string{o.VM} })
	rec.HostRules, rec.VMOverrides = &rules, &list
}

func orElseNew(overrides map[string]*recVMOverride, vm string) {
	if overrides[vm] == nil {
		overrides[vm] = &recVMOverride{VM: vm}
	}
}

func orNone[T any](list *[]T) []T {
	if list == nil {
		return nil
	}
	return *list
}
