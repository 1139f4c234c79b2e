package main

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/vmware/govmomi/object"
	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/types"
)

const (
	on        = types.VirtualMachinePowerStatePoweredOn
	off       = types.VirtualMachinePowerStatePoweredOff
	suspended = types.VirtualMachinePowerStateSuspended
)

// watched are the properties whose changes clients are told of; vcsim wants them one by one.
var watched = strings.Fields(`name resourcePool datastore network snapshot runtime.host runtime.powerState
	runtime.connectionState runtime.question runtime.bootTime guest.toolsStatus guest.toolsRunningStatus
	guest.toolsVersionStatus2 guest.guestState guest.hostName guest.ipAddress guest.net guest.customizationInfo
	config.changeVersion config.modified config.name config.annotation config.template config.guestId
	config.hardware.numCPU config.hardware.numCoresPerSocket config.hardware.memoryMB config.hardware.device
	config.cpuHotAddEnabled config.memoryHotAddEnabled config.cpuAllocation config.memoryAllocation config.extraConfig
	summary.runtime.powerState summary.config.name summary.guest.hostName summary.guest.ipAddress
	summary.guest.toolsRunningStatus`)

// change alters a VM and tells those who watch it. Within do, vm.Config and vm.Guest are replaced, never written into:
// readers may hold the old ones.
func (w *world) change(ctx *simulator.Context, vm *simulator.VirtualMachine, do func()) {
	var before mo.VirtualMachine
	var changes []types.PropertyChange
	ctx.WithLock(vm, func() {
		before = vm.VirtualMachine
		do()
		w.derive(vm)
		for _, path := range watched {
			old, now := valueAt(reflect.ValueOf(before), path), valueAt(reflect.ValueOf(vm.VirtualMachine), path)
			if !reflect.DeepEqual(old, now) {
				changes = append(changes, types.PropertyChange{Name: path, Val: now})
			}
		}
	})
	// Without the lock, as set says.
	if len(changes) > 0 {
		ctx.Update(vm, changes)
	}
	w.unlink(ctx, vm, before)
	w.link(vm)
}

// reconfigured is a VM's configuration as a copy that may be changed, of a new version.
func (w *world) reconfigured(vm *simulator.VirtualMachine) *types.VirtualMachineConfigInfo {
	next := *vm.Config
	next.ChangeVersion, next.Modified = w.newVersion(), time.Now()
	next.ExtraConfig = slices.Clone(next.ExtraConfig)
	next.Hardware.Device = slices.Clone(next.Hardware.Device)
	return &next
}

// valueAt follows a property path; nil where something on the way is not set.
func valueAt(value reflect.Value, path string) any {
	for _, part := range strings.Split(path, ".") {
		if value.Kind() == reflect.Pointer {
			if value.IsNil() {
				return nil
			}
			value = value.Elem()
		}
		value = value.FieldByName(strings.ToUpper(part[:1]) + part[1:])
	}
	if value.Kind() == reflect.Pointer {
		if value.IsNil() {
			return nil
		}
		value = value.Elem()
	}
	return value.Interface()
}

// derive sets what follows from a VM's configuration, runtime and guest.
func (w *world) derive(vm *simulator.VirtualMachine) {
	config := vm.Config
	vm.Name = config.Name
	vm.Summary.Vm = pointer(vm.Self)
	vm.Summary.Runtime = vm.Runtime
	vm.Summary.Config = types.VirtualMachineConfigSummary{
		Name: config.Name, Template: config.Template, VmPathName: config.Files.VmPathName,
		MemorySizeMB: config.Hardware.MemoryMB, NumCpu: config.Hardware.NumCPU, Uuid: config.Uuid,
		InstanceUuid: config.InstanceUuid, GuestId: config.GuestId, GuestFullName: config.GuestFullName,
		Annotation: config.Annotation, HwVersion: config.Version, ManagedBy: config.ManagedBy,
		CpuReservation:    int32(*config.CpuAllocation.Reservation),
		MemoryReservation: int32(*config.MemoryAllocation.Reservation),
		NumEthernetCards:  int32(len(cardsOf(config.Hardware.Device))),
		NumVirtualDisks:   int32(len(disksOf(config.Hardware.Device))),
	}
	guest := vm.Guest
	vm.Summary.Guest = &types.VirtualMachineGuestSummary{
		GuestId: guest.GuestId, GuestFullName: guest.GuestFullName, ToolsStatus: guest.ToolsStatus, HostName: guest.HostName,
		ToolsVersionStatus2: guest.ToolsVersionStatus2, ToolsRunningStatus: guest.ToolsRunningStatus, IpAddress: guest.IpAddress,
	}
	storage := &types.VirtualMachineStorageSummary{Timestamp: time.Now()}
	vm.Datastore, vm.Network = nil, nil
	for _, disk := range disksOf(config.Hardware.Device) {
		storage.Committed += taken(disk)
		storage.Uncommitted += disk.CapacityInBytes - taken(disk)
		if backing, ok := disk.Backing.(*types.VirtualDiskFlatVer2BackingInfo); ok && backing.Datastore != nil {
			vm.Datastore = addRef(vm.Datastore, *backing.Datastore)
		}
	}
	storage.Unshared = storage.Committed
	vm.Summary.Storage = storage
	dc := w.datacenterOf(vm)
	if dc == nil {
		return
	}
	if home := w.datastoreNamed(dc, pathOf(config.Files.VmPathName).Datastore); home != nil {
		vm.Datastore = addRef(vm.Datastore, home.Self)
	}
	for _, card := range cardsOf(config.Hardware.Device) {
		if network := w.networkOf(dc, card.Backing); network != nil {
			vm.Network = addRef(vm.Network, network.Reference())
		}
	}
}

// holders are the lists of other objects in which a VM stands.
func (w *world) holders(vm *mo.VirtualMachine) map[mo.Reference]*[]ref {
	lists := map[mo.Reference]*[]ref{}
	if host, ok := get[*simulator.HostSystem](w, vm.Runtime.Host); ok {
		lists[host] = &host.Vm
	}
	if pool, ok := get[*simulator.ResourcePool](w, vm.ResourcePool); ok {
		lists[pool] = &pool.Vm
	}
	for _, each := range vm.Datastore {
		if store, ok := get[*simulator.Datastore](w, &each); ok {
			lists[store] = &store.Vm
		}
	}
	for _, each := range vm.Network {
		switch network := w.ctx.Map.Get(each).(type) {
		case *mo.Network:
			lists[network] = &network.Vm
		case *mo.OpaqueNetwork:
			lists[network] = &network.Vm
		case *simulator.DistributedVirtualPortgroup:
			lists[network] = &network.Vm
		}
	}
	return lists
}

func (w *world) link(vm *simulator.VirtualMachine) {
	ctx := w.context(nil)
	for holder, list := range w.holders(&vm.VirtualMachine) {
		w.ctx.Map.AddReference(ctx, holder, list, vm.Self)
	}
}

// unlink takes a VM out of the lists that held it before and hold it no more.
func (w *world) unlink(ctx *simulator.Context, vm *simulator.VirtualMachine, before mo.VirtualMachine) {
	now := w.holders(&vm.VirtualMachine)
	for holder, list := range w.holders(&before) {
		if _, stays := now[holder]; !stays {
			w.ctx.Map.RemoveReference(ctx, holder, list, vm.Self)
		}
	}
}

func (w *world) datacenterOf(entity mo.Entity) *simulator.Datacenter {
	for parent := entity.Entity().Parent; parent != nil; {
		switch object := w.ctx.Map.Get(*parent).(type) {
		case *simulator.Datacenter:
			return object
		case mo.Entity:
			parent = object.Entity().Parent
		default:
			return nil
		}
	}
	return nil
}

func (w *world) datastoreNamed(dc *simulator.Datacenter, name string) *simulator.Datastore {
	for _, each := range dc.Datastore {
		if store, ok := get[*simulator.Datastore](w, &each); ok && unescape(store.Name) == name {
			return store
		}
	}
	return nil
}

func pathOf(file string) object.DatastorePath {
	var path object.DatastorePath
	path.FromString(file)
	return path
}

// reachable refuses what cannot be worked on now. A clone asks it of its source, where tasks of the method may run beside.
func (w *world) reachable(vm *simulator.VirtualMachine, method string) fault {
	for _, each := range vm.RecentTask {
		task, ok := get[*simulator.Task](w, &each)
		if !ok || task.Info.State != types.TaskInfoStateRunning || task.Info.Cancelable {
			continue
		}
		if method != "CloneVM_Task" || task.Info.Name != method {
			return &types.TaskInProgress{Task: task.Self}
		}
	}
	if vm.Runtime.Question != nil {
		return &types.QuestionPending{Text: vm.Runtime.Question.Text}
	}
	if vm.Runtime.ConnectionState == types.VirtualMachineConnectionStateConnected {
		return nil
	}
	if host, ok := get[*simulator.HostSystem](w, vm.Runtime.Host); ok && !isConnected(host) {
		return &types.HostNotConnected{}
	}
	return &types.InvalidState{}
}

// setTools sets the state of VMware Tools: running, not-running, not-installed.
func setTools(vm *simulator.VirtualMachine, tools string) {
	guest := *vm.Guest
	guest.ToolsVersionStatus2, guest.ToolsRunningStatus = "guestToolsCurrent", "guestToolsNotRunning"
	guest.GuestState, guest.ToolsStatus = "notRunning", types.VirtualMachineToolsStatusToolsNotRunning
	guest.GuestOperationsReady = pointer(false)
	switch tools {
	case "running":
		guest.ToolsRunningStatus, guest.GuestState = "guestToolsRunning", "running"
		guest.ToolsStatus, guest.GuestOperationsReady = types.VirtualMachineToolsStatusToolsOk, pointer(true)
	case "unknown":
		guest.ToolsVersionStatus2 = ""
	case "not-installed":
		guest.ToolsStatus, guest.ToolsVersionStatus2 = types.VirtualMachineToolsStatusToolsNotInstalled, "guestToolsNotInstalled"
	}
	vm.Guest = &guest
}

func hasTools(vm *simulator.VirtualMachine) bool {
	return vm.Guest.ToolsStatus != types.VirtualMachineToolsStatusToolsNotInstalled
}

// relabel gives devices without a label the one that vCenter gives.
func relabel(config *types.VirtualMachineConfigInfo) {
	counts := map[string]int{}
	for _, each := range config.Hardware.Device {
		base := each.GetVirtualDevice()
		label, summary := "", ""
		switch each := each.(type) {
		case *types.VirtualDisk:
			counts["disk"]++
			label, summary = fmt.Sprintf("Hard disk %d", counts["disk"]), fmt.Sprintf("%d KB", each.CapacityInKB)
		case types.BaseVirtualEthernetCard:
			counts["card"]++
			label = fmt.Sprintf("Network adapter %d", counts["card"])
		case types.BaseVirtualController:
			label = fmt.Sprintf("%s controller %d", strings.ToUpper(busOf(each.(device))), each.GetVirtualController().BusNumber)
		}
		if base.DeviceInfo == nil && label != "" {
			base.DeviceInfo = &types.Description{Label: label, Summary: summary}
		}
	}
}
