package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/types"
)

// buildDatastores puts a datastore into every datacenter that has hosts for it; a recording does not say which.
func (b *builder) buildDatastores() error {
	for _, each := range b.rec.Datastores {
		for name, dc := range b.dcs {
			hosts := b.hostsOf(name, each.Hosts)
			if len(hosts) == 0 && len(each.Hosts) > 0 {
				continue
			}
			store, err := b.newDatastore(each)
			if err != nil {
				return err
			}
			folder, _ := get[*simulator.Folder](b.world, &dc.DatastoreFolder)
			b.put(folder, store)
			store.Summary.Datastore = pointer(store.Self)
			browser := &simulator.HostDatastoreBrowser{}
			browser.Datastore = []ref{store.Self}
			store.Browser = b.world.ctx.Map.Put(browser).Reference()
			dc.Datastore = append(dc.Datastore, store.Self)
			for _, host := range hosts {
				b.mount(store, host)
			}
			b.datastores[name+"\n"+each.Name] = store
		}
	}
	return nil
}

func (b *builder) newDatastore(rec *recDatastore) (*simulator.Datastore, error) {
	url := filepath.Join(b.world.dir, fmt.Sprintf("datastore-%d", b.world.next()))
	if err := os.Mkdir(url, 0o700); err != nil {
		return nil, err
	}
	store := &simulator.Datastore{}
	store.Name = escape(rec.Name)
	info := types.DatastoreInfo{Name: store.Name, Url: url, FreeSpace: rec.FreeMib << 20, MaxFileSize: 62 << 40}
	store.Info = &types.VmfsDatastoreInfo{DatastoreInfo: info}
	store.Summary = types.DatastoreSummary{
		Name: store.Name, Url: url, Capacity: rec.CapacityMib << 20, FreeSpace: rec.FreeMib << 20,
		Accessible: *rec.Accessible, MultipleHostAccess: pointer(true), Type: "VMFS", MaintenanceMode: "normal",
	}
	store.Capability.PerFileThinProvisioningSupported = true
	return store, nil
}

func (b *builder) mount(store *simulator.Datastore, host *simulator.HostSystem) {
	store.Host = append(store.Host, types.DatastoreHostMount{Key: host.Self, MountInfo: types.HostMountInfo{
		AccessMode: string(types.HostMountModeReadWrite), Mounted: pointer(true), Accessible: pointer(store.Summary.Accessible),
	}})
	host.Datastore = append(host.Datastore, store.Self)
	if cluster, ok := get[*simulator.ClusterComputeResource](b.world, host.Parent); ok {
		cluster.Datastore = addRef(cluster.Datastore, store.Self)
	}
}

func addRef(list []ref, one ref) []ref {
	for _, each := range list {
		if each == one {
			return list
		}
	}
	return append(list, one)
}

func (b *builder) buildNetworks() error {
	switches := map[string]*simulator.DistributedVirtualSwitch{}
	for _, each := range b.rec.Networks {
		for name, dc := range b.dcs {
			hosts := b.hostsOf(name, each.Hosts)
			if len(hosts) == 0 && len(each.Hosts) > 0 {
				continue
			}
			folder, _ := get[*simulator.Folder](b.world, &dc.NetworkFolder)
			var made mo.Reference
			switch each.Kind {
			case "standard":
				made = b.standard(folder, each, hosts)
			case "opaque":
				made = b.opaque(folder, each, hosts)
			case "distributed":
				if each.Switch == nil {
					return fmt.Errorf("port group %s is distributed, but has no switch", each.Name)
				}
				key := name + "\n" + *each.Switch
				if switches[key] == nil {
					switches[key] = b.newSwitch(folder, *each.Switch, b.hostsOf(name, nil))
				}
				made = b.portGroup(folder, switches[key], each.Name, vlanSpec(each.VLAN), hosts)
			default:
				return fmt.Errorf("%s: %q is no kind of network", each.Name, each.Kind)
			}
			dc.Network = append(dc.Network, made.Reference())
			b.networks[networkKey(name, each.Name, each.Switch)] = made
		}
	}
	return nil
}

func networkKey(datacenter, name string, on *string) string {
	if on == nil {
		return datacenter + "\n" + name
	}
	return datacenter + "\n" + name + "\n" + *on
}

// standard makes a port group of that name on each host, and the one network that vCenter makes of them.
func (b *builder) standard(folder *simulator.Folder, rec *recNetwork, hosts []*simulator.HostSystem) mo.Reference {
	made := &mo.Network{}
	made.Name, made.ManagedEntity.Name = escape(rec.Name), escape(rec.Name)
	vlan := int32(4095)
	if rec.VLAN != nil {
		vlan = *rec.VLAN
	}
	b.put(folder, made)
	made.Summary = &types.NetworkSummary{Network: pointer(made.Self), Name: made.Name, Accessible: true}
	for _, host := range hosts {
		config := host.Config.Network
		if config.Vswitch == nil {
			config.Vswitch = []types.HostVirtualSwitch{{Name: "vSwitch0", Key: "key-vim.host.VirtualSwitch-vSwitch0", NumPorts: 1536}}
		}
		config.Portgroup = append(config.Portgroup, types.HostPortGroup{
			Key: "key-vim.host.PortGroup-" + rec.Name, Vswitch: "key-vim.host.VirtualSwitch-vSwitch0",
			Spec: types.HostPortGroupSpec{Name: rec.Name, VlanId: vlan, VswitchName: "vSwitch0"},
		})
		if system, ok := get[*simulator.HostNetworkSystem](b.world, host.ConfigManager.NetworkSystem); ok {
			system.NetworkInfo = &types.HostNetworkInfo{Vswitch: config.Vswitch, Portgroup: config.Portgroup}
		}
		made.Host = append(made.Host, host.Self)
		b.attach(made.Self, host)
	}
	return made
}

func (b *builder) attach(network ref, host *simulator.HostSystem) {
	host.Network = append(host.Network, network)
	if cluster, ok := get[*simulator.ClusterComputeResource](b.world, host.Parent); ok {
		cluster.Network = addRef(cluster.Network, network)
	}
}

func (b *builder) opaque(folder *simulator.Folder, rec *recNetwork, hosts []*simulator.HostSystem) mo.Reference {
	made := &mo.OpaqueNetwork{}
	made.Name, made.ManagedEntity.Name = escape(rec.Name), escape(rec.Name)
	b.put(folder, made)
	made.Summary = &types.OpaqueNetworkSummary{
		NetworkSummary:  types.NetworkSummary{Network: pointer(made.Self), Name: made.Name, Accessible: true},
		OpaqueNetworkId: uuidV5("opaque/" + rec.Name), OpaqueNetworkType: "nsx.LogicalSwitch",
	}
	for _, host := range hosts {
		made.Host = append(made.Host, host.Self)
		b.attach(made.Self, host)
	}
	return made
}

// newSwitch makes a distributed switch with its uplink port group. vcsim's own call gives it another type than vCenter.
func (b *builder) newSwitch(folder *simulator.Folder, name string,
	hosts []*simulator.HostSystem) *simulator.DistributedVirtualSwitch {
	made := &simulator.DistributedVirtualSwitch{}
	made.Self = ref{Type: "VmwareDistributedVirtualSwitch", Value: fmt.Sprintf("dvs-%d", b.world.next())}
	made.Name, made.ManagedEntity.Name = escape(name), escape(name)
	made.Uuid = uuidV5("switch/" + name)
	made.Summary = types.DVSSummary{Name: made.Name, Uuid: made.Uuid, ProductInfo: &types.DistributedVirtualSwitchProductSpec{
		Name: "DVS", Vendor: "VMware, Inc.", Version: "5.5.0", Build: "1", ForwardingClass: "etherswitch",
	}}
	config := types.DVSConfigInfo{Uuid: made.Uuid, Name: made.Name, ConfigVersion: "1"}
	made.Config = &types.VMwareDVSConfigInfo{DVSConfigInfo: config}
	for _, host := range hosts {
		made.Summary.HostMember = append(made.Summary.HostMember, host.Self)
	}
	b.put(folder, made)
	trunk := &types.VmwareDistributedVirtualSwitchTrunkVlanSpec{VlanId: []types.NumericRange{{Start: 0, End: 4094}}}
	uplink := b.portGroup(folder, made, name+"-DVUplinks", trunk, hosts)
	uplink.Tag = []types.Tag{{Key: "SYSTEM/DVS.UPLINKPG"}}
	if !b.world.release.before(6, 5) {
		uplink.Config.Uplink = pointer(true)
	}
	return made
}

func vlanSpec(vlan *int32) types.BaseVmwareDistributedVirtualSwitchVlanSpec {
	if vlan == nil {
		return &types.VmwareDistributedVirtualSwitchTrunkVlanSpec{VlanId: []types.NumericRange{{Start: 1, End: 4094}}}
	}
	return &types.VmwareDistributedVirtualSwitchVlanIdSpec{VlanId: *vlan}
}

func (b *builder) portGroup(folder *simulator.Folder, on *simulator.DistributedVirtualSwitch, name string,
	vlan types.BaseVmwareDistributedVirtualSwitchVlanSpec, hosts []*simulator.HostSystem) *simulator.DistributedVirtualPortgroup {
	made := &simulator.DistributedVirtualPortgroup{}
	made.Name, made.ManagedEntity.Name = escape(name), escape(name)
	b.put(folder, made)
	made.Key = made.Self.Value
	made.Summary = &types.NetworkSummary{Network: pointer(made.Self), Name: made.Name, Accessible: true}
	made.Config = types.DVPortgroupConfigInfo{
		Key: made.Key, Name: made.Name, NumPorts: 128, DistributedVirtualSwitch: pointer(on.Self), Type: "earlyBinding",
		ConfigVersion: "1", DefaultPortConfig: &types.VMwareDVSPortSetting{Vlan: vlan}, Policy: &types.VMwareDVSPortgroupPolicy{},
	}
	on.Portgroup = append(on.Portgroup, made.Self)
	on.Summary.PortgroupName = append(on.Summary.PortgroupName, made.Name)
	for _, host := range hosts {
		made.Host = append(made.Host, host.Self)
		b.attach(made.Self, host)
	}
	return made
}
