package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/simulator/esx"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/types"
)

type ref = types.ManagedObjectReference

// builder puts a recording's inventory into vcsim's registry.
type builder struct {
	world      *world
	rec        *recording
	dcs        map[string]*simulator.Datacenter
	clusters   map[string]*simulator.ClusterComputeResource
	hosts      map[string]*simulator.HostSystem
	pools      map[string]*simulator.ResourcePool
	folders    map[string]*simulator.Folder
	datastores map[string]*simulator.Datastore
	networks   map[string]mo.Reference
}

func (b *builder) build() error {
	b.dcs = map[string]*simulator.Datacenter{}
	b.clusters = map[string]*simulator.ClusterComputeResource{}
	b.hosts = map[string]*simulator.HostSystem{}
	b.pools = map[string]*simulator.ResourcePool{}
	b.folders = map[string]*simulator.Folder{}
	b.datastores = map[string]*simulator.Datastore{}
	b.networks = map[string]mo.Reference{}
	steps := []func() error{b.buildDatacenters, b.buildClusters, b.buildHosts, b.buildPools, b.buildDatastores,
		b.buildNetworks, b.buildFolders, b.buildVMs, b.buildPlacement}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) put(parent mo.Entity, child mo.Entity) {
	b.world.put(parent, child)
}

// put gives an object its reference, and its place under the parent.
func (w *world) put(parent mo.Entity, child mo.Entity) {
	if child.Reference().Value == "" {
		w.ctx.Map.NewEntity(child)
	}
	if folder, ok := parent.(*simulator.Folder); ok {
		w.ctx.Map.AppendReference(w.ctx, folder, &folder.ChildEntity, child.Reference())
	}
	w.ctx.Map.PutEntity(parent, child)
}

func (b *builder) buildDatacenters() error {
	root, _ := get[*simulator.Folder](b.world, pointer(b.world.content().RootFolder))
	for _, name := range b.rec.Datacenters {
		made := root.CreateDatacenter(b.world.ctx, &types.CreateDatacenter{This: root.Self, Name: escape(name)})
		body, ok := made.(*methods.CreateDatacenterBody)
		if !ok || body.Res == nil {
			return fmt.Errorf("no datacenter %s: %v", name, made.Fault())
		}
		dc, _ := get[*simulator.Datacenter](b.world, &body.Res.Returnval)
		networks, _ := get[*simulator.Folder](b.world, &dc.NetworkFolder)
		folder, _ := get[*simulator.Folder](b.world, &dc.VmFolder)
		b.dcs[name], b.folders[name+"\n"] = dc, folder
		// A cluster takes the first network as its default: vcsim's own "VM Network" stays until the clusters are there.
		networks.ChildEntity = nil
	}
	return nil
}

func (b *builder) buildClusters() error {
	for _, each := range b.rec.Clusters {
		dc := b.dcs[each.Datacenter]
		if dc == nil {
			return fmt.Errorf("cluster %s: no datacenter %q", each.Name, each.Datacenter)
		}
		folder, _ := get[*simulator.Folder](b.world, &dc.HostFolder)
		cluster, f := simulator.CreateClusterComputeResource(b.world.ctx, folder, escape(each.Name), types.ClusterConfigSpecEx{})
		if f != nil {
			return fmt.Errorf("no cluster %s: %s", each.Name, faultName(f))
		}
		cluster.Network = nil
		das, drs := types.ClusterDasConfigInfo{Enabled: each.HA}, types.ClusterDrsConfigInfo{Enabled: each.DRS}
		config := cluster.ConfigurationEx.(*types.ClusterConfigInfoEx)
		config.DasConfig, config.DrsConfig = das, drs
		cluster.Configuration = types.ClusterConfigInfo{DasConfig: das, DrsConfig: drs}
		pool, _ := get[*simulator.ResourcePool](b.world, cluster.ResourcePool)
		b.clusters[each.Name], b.pools[each.Name+"\n"] = cluster, pool
	}
	for _, dc := range b.dcs {
		for _, network := range dc.Network {
			b.world.ctx.Map.Remove(b.world.ctx, network)
		}
		dc.Network = nil
	}
	return nil
}

func (b *builder) buildHosts() error {
	for _, each := range b.rec.Hosts {
		cluster := b.clusters[each.Cluster]
		if cluster == nil {
			return fmt.Errorf("host %s: no cluster %q", each.Name, each.Cluster)
		}
		template := esx.HostSystem
		template.Network, template.Datastore, template.Vm = nil, nil, nil
		host := simulator.NewHostSystem(b.world.ctx, template)
		b.describeHost(host, each)
		b.put(cluster, host)
		host.Summary.Host = pointer(host.Self)
		host.Config.Host = host.Self
		host.Config.Network.Portgroup, host.Config.Network.Vswitch = nil, nil
		cluster.Host = append(cluster.Host, host.Self)
		summary := cluster.Summary.GetComputeResourceSummary()
		summary.TotalCpu += host.Summary.Hardware.CpuMhz * int32(each.Cores)
		summary.TotalMemory += host.Summary.Hardware.MemorySize
		summary.NumCpuCores += each.Cores
		summary.NumCpuThreads += each.Cores
		summary.NumHosts++
		if *each.Connected && !each.Maintenance {
			summary.NumEffectiveHosts++
			summary.EffectiveMemory += each.MemoryMib
			summary.EffectiveCpu += host.Summary.Hardware.CpuMhz * int32(each.Cores)
		}
		b.hosts[each.Name] = host
	}
	return nil
}

func (b *builder) describeHost(host *simulator.HostSystem, rec recHost) {
	host.Self = ref{}
	host.Name = escape(rec.Name)
	host.Summary.Config.Name = host.Name
	hardware := host.Summary.Hardware
	hardware.Uuid = uuidV5("host/" + rec.Name)
	hardware.MemorySize = rec.MemoryMib << 20
	hardware.NumCpuPkgs, hardware.NumCpuCores, hardware.NumCpuThreads = rec.Sockets, rec.Cores, rec.Cores
	host.Hardware.MemorySize = hardware.MemorySize
	host.Hardware.CpuInfo.NumCpuPackages = rec.Sockets
	host.Hardware.CpuInfo.NumCpuCores, host.Hardware.CpuInfo.NumCpuThreads = rec.Cores, rec.Cores
	host.Runtime.ConnectionState = types.HostSystemConnectionStateConnected
	if !*rec.Connected {
		host.Runtime.ConnectionState = types.HostSystemConnectionStateDisconnected
	}
	host.Runtime.InMaintenanceMode = rec.Maintenance
	host.Summary.Config.Product = nil
	if rec.Version != "" {
		product := about(b.world.release, "")
		product.Name, product.ApiType, product.ProductLineId = "VMware ESXi", "HostAgent", "embeddedEsx"
		product.FullName = fmt.Sprintf("VMware ESXi %s build-1", rec.Version)
		product.Version = rec.Version
		host.Config.Product = product
		host.Summary.Config.Product = &product
	}
}

func (b *builder) buildPools() error {
	for _, each := range b.rec.Pools {
		if each.Path == "" {
			continue
		}
		name, parent := filepath.Base(each.Path), b.pools[each.Cluster+"\n"+parentOf(each.Path)]
		if parent == nil {
			return fmt.Errorf("resource pool %s: its parent does not stand before it", each.Path)
		}
		pool := simulator.NewResourcePool(b.world.ctx)
		pool.Self = ref{}
		pool.Name, pool.Owner = escape(name), parent.Owner
		pool.Summary = &types.ResourcePoolSummary{Name: pool.Name, Config: pool.Config}
		b.put(parent, pool)
		parent.ResourcePool.ResourcePool = append(parent.ResourcePool.ResourcePool, pool.Self)
		b.pools[each.Cluster+"\n"+each.Path] = pool
	}
	return nil
}

// parentOf: a/b/c → a/b, "" above the first.
func parentOf(path string) string {
	return path[:max(0, strings.LastIndex(path, "/"))]
}

func (b *builder) buildFolders() error {
	folders := slices.Clone(b.rec.Folders)
	slices.SortFunc(folders, func(x, y recFolder) int { return strings.Compare(x.Path, y.Path) })
	for _, each := range folders {
		parent := b.folders[each.Datacenter+"\n"+parentOf(each.Path)]
		if parent == nil {
			return fmt.Errorf("folder %s: there is no folder above it", each.Path)
		}
		folder := &simulator.Folder{}
		folder.Name, folder.ChildType = escape(filepath.Base(each.Path)), parent.ChildType
		b.put(parent, folder)
		b.folders[each.Datacenter+"\n"+each.Path] = folder
	}
	return nil
}

// hostsOf gives the hosts of a datacenter that are named; none named: all of them.
func (b *builder) hostsOf(datacenter string, named []string) []*simulator.HostSystem {
	var list []*simulator.HostSystem
	for _, each := range b.rec.Hosts {
		if b.datacenterOf(each.Cluster) == datacenter && (named == nil || slices.Contains(named, each.Name)) {
			list = append(list, b.hosts[each.Name])
		}
	}
	return list
}

func (b *builder) datacenterOf(cluster string) string {
	for _, each := range b.rec.Clusters {
		if each.Name == cluster {
			return each.Datacenter
		}
	}
	return ""
}
