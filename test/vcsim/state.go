package main

import (
	"slices"
	"strings"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/types"
)

// state reads the inventory back in the recording's words, from vSphere's own properties.
func (w *world) state() *recording {
	w.mu.Lock()
	defer w.mu.Unlock()
	about := w.content().About
	made := &recording{
		Format: "hvm-recording", Version: 1,
		VCenter:     recVCenter{about.Version, about.InstanceUuid, w.observedAt},
		Datacenters: []string{}, Clusters: []recCluster{}, Hosts: []recHost{}, Pools: []recPool{},
		Datastores: []*recDatastore{}, Networks: []*recNetwork{}, Folders: []recFolder{}, VMs: []recVM{},
	}
	for _, dc := range w.datacenters() {
		made.Datacenters = append(made.Datacenters, unescape(dc.Name))
		w.statePlaces(made, dc)
	}
	for _, cluster := range all[*simulator.ClusterComputeResource](w, "ClusterComputeResource") {
		w.stateCluster(made, cluster)
	}
	// A host without a cluster, which only govmomi's own inventory has, stands in one of its own name, as in a recording.
	for _, alone := range all[*mo.ComputeResource](w, "ComputeResource") {
		made.Clusters = append(made.Clusters, recCluster{Name: unescape(alone.Name), Datacenter: unescape(w.datacenterOf(alone).Name)})
		w.stateHosts(made, alone)
	}
	for _, folder := range all[*simulator.Folder](w, "Folder") {
		if dc, path, ok := w.folderPath(folder); ok && path != "" {
			made.Folders = append(made.Folders, recFolder{dc, path})
		}
	}
	for _, vm := range w.vms() {
		made.VMs = append(made.VMs, w.stateVM(vm))
	}
	made.sort()
	return made
}

func (r *recording) sort() {
	slices.Sort(r.Datacenters)
	by(r.Clusters, func(c recCluster) []string { return []string{c.Name} })
	by(r.Hosts, func(h recHost) []string { return []string{h.Name} })
	by(r.Pools, func(p recPool) []string { return []string{p.Cluster, p.Path} })
	by(r.Datastores, func(d *recDatastore) []string { return []string{d.Name} })
	by(r.Networks, func(n *recNetwork) []string { return []string{n.Name, text(n.Switch)} })
	by(r.Folders, func(f recFolder) []string { return []string{f.Datacenter, f.Path} })
	by(r.VMs, func(v recVM) []string { return []string{v.Name, v.Datacenter, v.Folder} })
}

func by[T any](list []T, keys func(T) []string) {
	slices.SortStableFunc(list, func(a, b T) int { return slices.Compare(keys(a), keys(b)) })
}

func text(value *string) string {
	if value == nil {
		return ""
	}
	return *value
}

func (w *world) stateCluster(made *recording, cluster *simulator.ClusterComputeResource) {
	name := unescape(cluster.Name)
	dc := w.datacenterOf(cluster)
	config := cluster.ConfigurationEx.(*types.ClusterConfigInfoEx)
	rec := recCluster{Name: name, Datacenter: unescape(dc.Name), HA: config.DasConfig.Enabled, DRS: config.DrsConfig.Enabled}
	w.statePlacement(&rec, config)
	made.Clusters = append(made.Clusters, rec)
	w.stateHosts(made, &cluster.ComputeResource)
}

// stateHosts reads the hosts and resource pools of a cluster, or of a host of its own.
func (w *world) stateHosts(made *recording, cluster *mo.ComputeResource) {
	name := unescape(cluster.Name)
	for _, each := range cluster.Host {
		host, ok := get[*simulator.HostSystem](w, &each)
		if !ok {
			continue
		}
		hardware := host.Summary.Hardware
		rec := recHost{
			Name: unescape(host.Name), Cluster: name, Sockets: hardware.NumCpuPkgs, Cores: hardware.NumCpuCores,
			MemoryMib: hardware.MemorySize >> 20, Maintenance: host.Runtime.InMaintenanceMode,
			Connected: pointer(host.Runtime.ConnectionState == types.HostSystemConnectionStateConnected),
		}
		if host.Summary.Config.Product != nil {
			rec.Version = host.Summary.Config.Product.Version
		}
		made.Hosts = append(made.Hosts, rec)
	}
	for _, pool := range all[*simulator.ResourcePool](w, "ResourcePool") {
		if pool.Owner == cluster.Self {
			made.Pools = append(made.Pools, recPool{w.poolPath(pool), name})
		}
	}
}

// poolPath is a pool's path below its cluster's root pool, which is "".
func (w *world) poolPath(pool *simulator.ResourcePool) string {
	parent, ok := get[*simulator.ResourcePool](w, pool.Parent)
	if !ok {
		return ""
	}
	return strings.TrimPrefix(w.poolPath(parent)+"/"+unescape(pool.Name), "/")
}

// folderPath is a VM folder's path below its datacenter's VM folder, which is "".
func (w *world) folderPath(folder *simulator.Folder) (string, string, bool) {
	if !slices.Contains(folder.ChildType, "VirtualMachine") {
		return "", "", false
	}
	if dc, ok := get[*simulator.Datacenter](w, folder.Parent); ok {
		return unescape(dc.Name), "", true
	}
	parent, ok := get[*simulator.Folder](w, folder.Parent)
	if !ok {
		return "", "", false
	}
	dc, path, ok := w.folderPath(parent)
	return dc, strings.TrimPrefix(path+"/"+unescape(folder.Name), "/"), ok
}

// hostNames gives the names of hosts; none where it is all of the datacenter's.
func (w *world) hostNames(dc *simulator.Datacenter, hosts []ref) []string {
	all, names := 0, []string{}
	for _, each := range w.ctx.Map.All("HostSystem") {
		if w.datacenterOf(each) != dc {
			continue
		}
		all++
		if slices.Contains(hosts, each.Reference()) {
			names = append(names, unescape(each.Entity().Name))
		}
	}
	if len(names) == all {
		return nil
	}
	slices.Sort(names)
	return names
}

func (w *world) statePlaces(made *recording, dc *simulator.Datacenter) {
	for _, each := range dc.Datastore {
		store, ok := get[*simulator.Datastore](w, &each)
		known := slices.ContainsFunc(made.Datastores, func(d *recDatastore) bool { return d.Name == unescape(store.Name) })
		if !ok || known {
			continue
		}
		var hosts []ref
		for _, mount := range store.Host {
			hosts = append(hosts, mount.Key)
		}
		summary := store.Summary
		made.Datastores = append(made.Datastores, &recDatastore{
			Name: unescape(store.Name), CapacityMib: summary.Capacity >> 20, FreeMib: summary.FreeSpace >> 20,
			Accessible: pointer(summary.Accessible), Hosts: w.hostNames(dc, hosts),
		})
	}
	for _, each := range dc.Network {
		rec := w.stateNetwork(dc, w.ctx.Map.Get(each))
		known := slices.ContainsFunc(made.Networks, func(n *recNetwork) bool {
			return rec != nil && n.Name == rec.Name && text(n.Switch) == text(rec.Switch)
		})
		if rec != nil && !known {
			made.Networks = append(made.Networks, rec)
		}
	}
}

func (w *world) stateNetwork(dc *simulator.Datacenter, object mo.Reference) *recNetwork {
	switch network := object.(type) {
	case *mo.Network:
		return &recNetwork{Name: unescape(network.Name), Kind: "standard", VLAN: w.standardVLAN(network),
			Hosts: w.hostNames(dc, network.Host)}
	case *mo.OpaqueNetwork:
		return &recNetwork{Name: unescape(network.Name), Kind: "opaque", Hosts: w.hostNames(dc, network.Host)}
	case *simulator.DistributedVirtualPortgroup:
		if slices.Contains(network.Tag, types.Tag{Key: "SYSTEM/DVS.UPLINKPG"}) {
			return nil
		}
		on, _ := get[*simulator.DistributedVirtualSwitch](w, network.Config.DistributedVirtualSwitch)
		rec := &recNetwork{Name: unescape(network.Name), Kind: "distributed", Switch: pointer(unescape(on.Name)),
			Hosts: w.hostNames(dc, network.Host)}
		setting := network.Config.DefaultPortConfig.(*types.VMwareDVSPortSetting)
		if vlan, ok := setting.Vlan.(*types.VmwareDistributedVirtualSwitchVlanIdSpec); ok {
			rec.VLAN = pointer(vlan.VlanId)
		}
		return rec
	}
	return nil
}

// standardVLAN is what the hosts' port groups of that name say; 4095 is a trunk.
func (w *world) standardVLAN(network *mo.Network) *int32 {
	for _, each := range network.Host {
		host, ok := get[*simulator.HostSystem](w, &each)
		if !ok {
			continue
		}
		for _, group := range host.Config.Network.Portgroup {
			if group.Spec.Name == unescape(network.Name) && group.Spec.VlanId != 4095 {
				return pointer(group.Spec.VlanId)
			}
		}
	}
	return nil
}
