package main

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/types"
)

func (w *world) stateVM(vm *simulator.VirtualMachine) recVM {
	config := vm.Config
	folder, _ := get[*simulator.Folder](w, vm.Parent)
	dc, path, _ := w.folderPath(folder)
	rec := recVM{
		Name: unescape(vm.Name), Datacenter: dc, Folder: path, Template: config.Template, InstanceUUID: config.InstanceUuid,
		ChangeVersion: config.ChangeVersion, Connection: string(vm.Runtime.ConnectionState), GuestID: config.GuestId,
		Hardware: config.Version, Cores: config.Hardware.NumCPU, CoresPerSocket: known(config.Hardware.NumCoresPerSocket),
		CPUHotAdd: known(config.CpuHotAddEnabled), CPUReservationMhz: known(config.CpuAllocation.Reservation),
		MemoryMib: int64(config.Hardware.MemoryMB), MemoryHotAdd: known(config.MemoryHotAddEnabled),
		MemoryHotAddLimitMib: config.HotPlugMemoryLimit, MemoryHotAddStepMib: config.HotPlugMemoryIncrementSize,
		MemoryReservationMib: known(config.MemoryAllocation.Reservation), Notes: config.Annotation,
		Snapshots: stateSnapshots(vm), Tools: toolsOf(vm), Guest: w.stateGuest(vm), Marks: map[string]string{},
	}
	for name, state := range powerStates {
		if vm.Runtime.PowerState == state {
			rec.Power = name
		}
	}
	if host, ok := get[*simulator.HostSystem](w, vm.Runtime.Host); ok {
		rec.Host = unescape(host.Name)
		if cluster, ok := get[mo.Entity](w, host.Parent); ok {
			rec.Cluster = unescape(cluster.Entity().Name)
		}
	}
	if pool, ok := get[*simulator.ResourcePool](w, vm.ResourcePool); ok {
		rec.Pool = pointer(w.poolPath(pool))
		if cluster, ok := get[mo.Entity](w, &pool.Owner); ok {
			rec.Cluster = unescape(cluster.Entity().Name)
		}
	}
	if vm.Runtime.Question != nil {
		rec.Question = vm.Runtime.Question.Text
	}
	for _, each := range vm.RecentTask {
		task, ok := get[*simulator.Task](w, &each)
		if ok && task.Info.State == types.TaskInfoStateRunning {
			rec.RunningTask = task.Info.Name
		}
	}
	for _, each := range config.ExtraConfig {
		if option := each.GetOptionValue(); strings.HasPrefix(option.Key, "hvm.") {
			rec.Marks[option.Key], _ = option.Value.(string)
		}
	}
	rec.CustomFields = w.stateFields(vm)
	rec.Disks, rec.NICs = w.stateDisks(config), w.stateCards(vm)
	return rec
}

// known is the value of a property; where govmomi's simulator leaves it out, what that means.
func known[T any](value *T) T {
	if value == nil {
		var none T
		return none
	}
	return *value
}

func (w *world) stateFields(vm *simulator.VirtualMachine) map[string]string {
	manager, _ := get[*simulator.CustomFieldsManager](w, w.content().CustomFieldsManager)
	values := map[string]string{}
	for _, each := range vm.CustomValue {
		for _, field := range manager.Field {
			if value, ok := each.(*types.CustomFieldStringValue); ok && value.Key == field.Key {
				values[field.Name] = value.Value
			}
		}
	}
	return values
}

func toolsOf(vm *simulator.VirtualMachine) string {
	switch {
	case !hasTools(vm):
		return "not-installed"
	case vm.Guest.ToolsRunningStatus == "guestToolsRunning":
		return "running"
	case vm.Guest.ToolsVersionStatus2 == "":
		return "unknown"
	}
	return "not-running"
}

// stateGuest: of a VM that is off a recording holds what its guest will say.
func (w *world) stateGuest(vm *simulator.VirtualMachine) *recGuest {
	guest := &recGuest{Hostname: vm.Guest.HostName, Addresses: []string{}}
	nets := vm.Guest.Net
	if last := w.silent[vm.Self]; last != nil && vm.Runtime.PowerState != on {
		nets = last.net
	}
	for _, net := range nets {
		guest.Addresses = append(guest.Addresses, net.IpAddress...)
	}
	if guest.Hostname == "" && len(guest.Addresses) == 0 {
		return nil
	}
	return guest
}

func stateSnapshots(vm *simulator.VirtualMachine) []recSnapshot {
	list := []recSnapshot{}
	var walk func([]types.VirtualMachineSnapshotTree)
	walk = func(tree []types.VirtualMachineSnapshotTree) {
		for _, each := range tree {
			list = append(list, recSnapshot{each.Name, each.CreateTime.Format(time.RFC3339Nano)})
			walk(each.ChildSnapshotList)
		}
	}
	if vm.Snapshot != nil {
		walk(vm.Snapshot.RootSnapshotList)
	}
	return list
}

func (w *world) stateDisks(config *types.VirtualMachineConfigInfo) []recDisk {
	list := []recDisk{}
	for _, disk := range disksOf(config.Hardware.Device) {
		rec := recDisk{
			Key: disk.Key, SizeMib: disk.CapacityInKB >> 10, Unit: known(disk.UnitNumber), Provisioning: "thick", File: fileOf(disk),
		}
		for _, each := range config.Hardware.Device {
			if controller, ok := each.(types.BaseVirtualController); ok && each.GetVirtualDevice().Key == disk.ControllerKey {
				rec.Bus, rec.Controller = busOf(each), controller.GetVirtualController().BusNumber
			}
		}
		if backing, ok := disk.Backing.(*types.VirtualDiskFlatVer2BackingInfo); ok {
			if store, ok := get[*simulator.Datastore](w, backing.Datastore); ok {
				rec.Datastore = unescape(store.Name)
			}
			if backing.EagerlyScrub != nil && *backing.EagerlyScrub {
				rec.Provisioning = "eager"
			}
			if backing.ThinProvisioned != nil && *backing.ThinProvisioned {
				rec.Provisioning = "thin"
			}
		}
		list = append(list, rec)
	}
	slices.SortFunc(list, func(a, b recDisk) int {
		return cmp.Or(strings.Compare(a.Bus, b.Bus), cmp.Compare(a.Controller, b.Controller), cmp.Compare(a.Unit, b.Unit))
	})
	return list
}

func (w *world) stateCards(vm *simulator.VirtualMachine) []recNIC {
	list := []recNIC{}
	for _, each := range vm.Config.Hardware.Device {
		one, ok := each.(types.BaseVirtualEthernetCard)
		if !ok {
			continue
		}
		card := one.GetVirtualEthernetCard()
		name, on := w.portGroupOf(card.Backing)
		connected := card.Connectable.StartConnected
		if vm.Runtime.PowerState == types.VirtualMachinePowerStatePoweredOn {
			connected = card.Connectable.Connected
		}
		list = append(list, recNIC{card.Key, card.MacAddress, adapterName(each), name, on, pointer(connected)})
	}
	slices.SortFunc(list, func(a, b recNIC) int { return cmp.Compare(a.Key, b.Key) })
	return list
}
