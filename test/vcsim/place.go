package main

import (
	"slices"
	"sort"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/types"
)

// hostForNew is the host asked for, or of those that can run the VM the one with most memory left, the first by name of
// equals: the rule of hvm's recordings. Memory left is what the VMs' configured memory, on or off, leaves of the host's.
func (w *world) hostForNew(cluster *simulator.ClusterComputeResource, devices []device, asked *ref) (*ref, fault) {
	if asked != nil {
		host, ok := get[*simulator.HostSystem](w, asked)
		if !ok || !slices.Contains(cluster.Host, *asked) {
			return nil, invalidArgument("spec.location.host")
		}
		return asked, w.mustRun(host, devices)
	}
	var fit []*simulator.HostSystem
	for _, each := range cluster.Host {
		if host, ok := get[*simulator.HostSystem](w, &each); ok && isUp(host) && w.reaches(host, devices) {
			fit = append(fit, host)
		}
	}
	if len(fit) == 0 {
		return nil, &types.NoCompatibleHost{Host: cluster.Host}
	}
	left := map[ref]int64{}
	for _, host := range fit {
		left[host.Self] = host.Summary.Hardware.MemorySize >> 20
	}
	for _, vm := range w.vms() {
		if !vm.Config.Template && vm.Runtime.Host != nil {
			left[*vm.Runtime.Host] -= int64(vm.Config.Hardware.MemoryMB)
		}
	}
	sort.Slice(fit, func(i, j int) bool {
		a, b := fit[i], fit[j]
		return left[a.Self] > left[b.Self] || left[a.Self] == left[b.Self] && a.Name < b.Name
	})
	return pointer(fit[0].Self), nil
}

// hostToRun is the host on which a VM starts: its own; where that cannot, DRS chooses another if the cluster has it.
func (w *world) hostToRun(vm *simulator.VirtualMachine) (*ref, fault) {
	host, ok := get[*simulator.HostSystem](w, vm.Runtime.Host)
	if !ok {
		return vm.Runtime.Host, nil
	}
	devices := vm.Config.Hardware.Device
	cluster, ok := get[*simulator.ClusterComputeResource](w, host.Parent)
	drs := ok && cluster.Configuration.DrsConfig.Enabled != nil && *cluster.Configuration.DrsConfig.Enabled
	if drs && !(isUp(host) && w.reaches(host, devices)) {
		return w.hostForNew(cluster, devices, nil)
	}
	return pointer(host.Self), w.mustRun(host, devices)
}

func (w *world) mustRun(host *simulator.HostSystem, devices []device) fault {
	switch {
	case !isConnected(host):
		return &types.HostNotConnected{}
	case host.Runtime.InMaintenanceMode:
		return &types.InvalidState{}
	case !w.reaches(host, devices):
		return &types.NoCompatibleHost{Host: []ref{host.Self}}
	}
	return nil
}

func isUp(host *simulator.HostSystem) bool {
	return isConnected(host) && !host.Runtime.InMaintenanceMode
}

func isConnected(host *simulator.HostSystem) bool {
	return host.Runtime.ConnectionState == types.HostSystemConnectionStateConnected
}

// reaches tells whether a host has the datastores and networks of the devices.
func (w *world) reaches(host *simulator.HostSystem, devices []device) bool {
	for _, disk := range disksOf(devices) {
		backing, ok := disk.Backing.(*types.VirtualDiskFlatVer2BackingInfo)
		if ok && backing.Datastore != nil && !slices.Contains(host.Datastore, *backing.Datastore) {
			return false
		}
	}
	dc := w.datacenterOf(host)
	for _, card := range cardsOf(devices) {
		network := w.networkOf(dc, card.Backing)
		if network != nil && !slices.Contains(host.Network, network.Reference()) {
			return false
		}
	}
	return true
}

// mustReserve: a VM that is on can reserve what the others that are on have not reserved of its host's memory.
func (w *world) mustReserve(vm *simulator.VirtualMachine, at *ref, wanted int64) fault {
	host, ok := get[*simulator.HostSystem](w, at)
	if !ok || wanted == 0 {
		return nil
	}
	unreserved := host.Summary.Hardware.MemorySize >> 20
	for _, each := range w.vms() {
		if each != vm && each.Runtime.PowerState == on && each.Runtime.Host != nil && *each.Runtime.Host == *at {
			unreserved -= *each.Config.MemoryAllocation.Reservation
		}
	}
	if wanted > unreserved {
		return &types.InsufficientMemoryResourcesFault{Requested: wanted << 20, Unreserved: unreserved << 20}
	}
	return nil
}
