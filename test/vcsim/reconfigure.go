package main

import (
	"reflect"
	"slices"
	"strings"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/types"
)

// edit is a VM's configuration while a spec is applied to it: all of it or nothing.
type edit struct {
	world  *world
	dc     *simulator.Datacenter
	folder *simulator.Folder
	self   ref
	config *types.VirtualMachineConfigInfo
	// host must have the datastores and networks that the VM gets; nil while the VM has none yet.
	host *simulator.HostSystem
	// running: what a VM that is on forbids. chained: its disks stand under a snapshot. cloning: devices are copies.
	running, chained, cloning bool
	// sent tells which properties of the spec were in the request.
	sent func(string) bool
	// keys maps temporary device keys of the spec to the real ones.
	keys      map[int32]int32
	destroyed []*types.VirtualDisk
}

// applied are the properties of a spec that this program knows; any other one is refused, so that none is lost unseen.
var applied = strings.Fields(`changeVersion name uuid instanceUuid guestId annotation numCPUs numCoresPerSocket memoryMB
	memoryHotAddEnabled cpuHotAddEnabled cpuHotRemoveEnabled deviceChange cpuAllocation memoryAllocation extraConfig
	managedBy swapPlacement latencySensitivity bootOptions firmware tools flags files`)

var specType = reflect.TypeOf(types.VirtualMachineConfigSpec{})

// inTemplates are those that a template may be given.
var inTemplates = strings.Fields("changeVersion name annotation extraConfig")

func (w *world) vmOf(c *call) (*simulator.VirtualMachine, answer, bool) {
	vm, ok := get[*simulator.VirtualMachine](w, &c.this)
	if !ok {
		return nil, refuse(&types.MethodNotFound{Receiver: c.this, Method: c.method}), false
	}
	if f := w.reachable(vm, c.method); f != nil {
		return nil, refuse(f), false
	}
	return vm, answer{}, true
}

func (w *world) reconfigVM(c *call) answer {
	vm, refusal, ok := w.vmOf(c)
	if !ok {
		return refusal
	}
	spec := c.body.(*types.ReconfigVM_Task).Spec
	sent := func(name string) bool { return c.sent("spec." + name) }
	return w.start(c, 0, func(ctx *simulator.Context) (types.AnyType, fault) {
		return nil, w.reconfigure(ctx, vm, spec, sent)
	})
}

// rename is a reconfigure for a VM, and vcsim's for everything else.
func (w *world) rename(c *call) answer {
	if c.this.Type != "VirtualMachine" {
		return w.simulate(c)
	}
	vm, refusal, ok := w.vmOf(c)
	if !ok {
		return refusal
	}
	spec := types.VirtualMachineConfigSpec{Name: c.body.(*types.Rename_Task).NewName}
	return w.start(c, 0, func(ctx *simulator.Context) (types.AnyType, fault) {
		return nil, w.reconfigure(ctx, vm, spec, func(name string) bool { return name == "name" })
	})
}

func (w *world) reconfigure(ctx *simulator.Context, vm *simulator.VirtualMachine, spec types.VirtualMachineConfigSpec,
	sent func(string) bool) fault {
	if spec.ChangeVersion != "" && spec.ChangeVersion != vm.Config.ChangeVersion {
		return &types.ConcurrentAccess{}
	}
	if vm.Config.Template {
		for _, m := range membersOf(specType) {
			if sent(m.xml) && !slices.Contains(inTemplates, m.xml) {
				return &types.NotSupported{}
			}
		}
	}
	if vm.Runtime.PowerState == suspended {
		return wrongPower(suspended, off)
	}
	folder, _ := get[*simulator.Folder](w, vm.Parent)
	host, _ := get[*simulator.HostSystem](w, vm.Runtime.Host)
	before := vm.Config.Hardware.Device
	e := &edit{
		world: w, host: host, dc: w.datacenterOf(vm), folder: folder, self: vm.Self, config: w.reconfigured(vm), sent: sent,
		running: vm.Runtime.PowerState == on, chained: vm.Snapshot != nil && len(vm.Snapshot.RootSnapshotList) > 0,
	}
	if f := e.apply(spec); f != nil {
		return f
	}
	reserved := *e.config.MemoryAllocation.Reservation
	if e.running && reserved > *vm.Config.MemoryAllocation.Reservation {
		if f := w.mustReserve(vm, vm.Runtime.Host, reserved); f != nil {
			return f
		}
	}
	if f := w.takeSpace(ctx, before, e.config.Hardware.Device); f != nil {
		return f
	}
	for _, disk := range e.destroyed {
		w.freeSpace(ctx, disk)
	}
	w.change(ctx, vm, func() { vm.Config = e.config })
	w.relink(ctx, vm, before)
	return nil
}

func (e *edit) apply(spec types.VirtualMachineConfigSpec) fault {
	for _, m := range membersOf(specType) {
		if e.sent(m.xml) && !slices.Contains(applied, m.xml) {
			return &types.NotSupported{}
		}
	}
	if f := e.identity(spec); f != nil {
		return f
	}
	if f := e.processors(spec); f != nil {
		return f
	}
	if f := e.allocations(spec); f != nil {
		return f
	}
	if f := e.options(spec); f != nil {
		return f
	}
	return e.devices(spec.DeviceChange)
}

func (e *edit) identity(spec types.VirtualMachineConfigSpec) fault {
	if e.sent("name") {
		if f := e.world.mustBeFree(e.folder, spec.Name, e.self); f != nil {
			return f
		}
		e.config.Name = spec.Name
	}
	if spec.InstanceUuid != "" && spec.InstanceUuid != e.config.InstanceUuid {
		for _, vm := range e.world.vms() {
			if strings.EqualFold(vm.Config.InstanceUuid, spec.InstanceUuid) && vm.Self != e.self {
				return &types.AlreadyExists{Name: spec.InstanceUuid}
			}
		}
		e.config.InstanceUuid = spec.InstanceUuid
	}
	orDefault(&e.config.Uuid, spec.Uuid)
	if spec.GuestId != "" && spec.GuestId != e.config.GuestId {
		if e.running {
			return wrongPower(on, off)
		}
		e.config.GuestId, e.config.GuestFullName = spec.GuestId, guestFullName(spec.GuestId)
	}
	if e.sent("annotation") {
		e.config.Annotation = spec.Annotation
	}
	return nil
}

// orDefault sets what a spec gives, and leaves what it does not.
func orDefault[T comparable](value *T, given T) {
	var zero T
	if given != zero {
		*value = given
	}
}

// mustBeFree: VMs, templates and folders of one folder share their names.
func (w *world) mustBeFree(folder *simulator.Folder, name string, self ref) fault {
	if name == "" || len([]rune(name)) > 80 {
		return &types.InvalidName{Name: name}
	}
	if found := w.ctx.Map.FindByName(name, folder.ChildEntity); found != nil && found.Reference() != self {
		return &types.DuplicateName{Name: name, Object: found.Reference()}
	}
	return nil
}

// processors applies cores and memory as vsphere-api.md §5.3 says for a VM that is on.
func (e *edit) processors(spec types.VirtualMachineConfigSpec) fault {
	now, next := e.config.Hardware, e.config.Hardware
	for _, name := range []string{"numCPUs", "memoryMB"} {
		if e.sent(name) && (name == "numCPUs" && spec.NumCPUs < 1 || name == "memoryMB" && spec.MemoryMB < 4) {
			return invalidArgument("configSpec." + name)
		}
	}
	orDefault(&next.NumCPU, spec.NumCPUs)
	orDefault(&next.MemoryMB, int32(spec.MemoryMB))
	if spec.NumCoresPerSocket != nil {
		next.NumCoresPerSocket = spec.NumCoresPerSocket
	}
	flags := []struct{ now, wanted *bool }{
		{e.config.CpuHotAddEnabled, spec.CpuHotAddEnabled}, {e.config.MemoryHotAddEnabled, spec.MemoryHotAddEnabled},
		{e.config.CpuHotRemoveEnabled, spec.CpuHotRemoveEnabled},
	}
	fixed := *next.NumCoresPerSocket == *now.NumCoresPerSocket
	for _, flag := range flags {
		fixed = fixed && (flag.wanted == nil || *flag.wanted == *flag.now)
	}
	if e.running && !fixed {
		return wrongPower(on, off)
	}
	if e.running && next.NumCPU != now.NumCPU && !(next.NumCPU > now.NumCPU && *e.config.CpuHotAddEnabled) {
		return &types.CpuHotPlugNotSupported{}
	}
	if grown := int64(next.MemoryMB - now.MemoryMB); e.running && grown != 0 {
		limit, step := e.config.HotPlugMemoryLimit, e.config.HotPlugMemoryIncrementSize
		if grown < 0 || !*e.config.MemoryHotAddEnabled || limit > 0 && int64(next.MemoryMB) > limit || step > 0 && grown%step != 0 {
			return &types.MemoryHotPlugNotSupported{}
		}
	}
	if *next.NumCoresPerSocket < 1 || next.NumCPU%*next.NumCoresPerSocket != 0 {
		return invalidArgument("configSpec.numCPUs")
	}
	e.config.Hardware = next
	orDefault(&e.config.CpuHotAddEnabled, spec.CpuHotAddEnabled)
	orDefault(&e.config.MemoryHotAddEnabled, spec.MemoryHotAddEnabled)
	orDefault(&e.config.CpuHotRemoveEnabled, spec.CpuHotRemoveEnabled)
	return nil
}

func (e *edit) allocations(spec types.VirtualMachineConfigSpec) fault {
	for name, pair := range map[string][2]**types.ResourceAllocationInfo{
		"cpuAllocation":    {&e.config.CpuAllocation, &spec.CpuAllocation},
		"memoryAllocation": {&e.config.MemoryAllocation, &spec.MemoryAllocation},
	} {
		now, wanted := pair[0], *pair[1]
		if wanted == nil {
			continue
		}
		if wanted.Reservation != nil && *wanted.Reservation < 0 {
			return invalidArgument("configSpec." + name + ".reservation")
		}
		next := **now
		orDefault(&next.Reservation, wanted.Reservation)
		orDefault(&next.Limit, wanted.Limit)
		orDefault(&next.Shares, wanted.Shares)
		orDefault(&next.ExpandableReservation, wanted.ExpandableReservation)
		*now = &next
	}
	if *e.config.MemoryAllocation.Reservation > int64(e.config.Hardware.MemoryMB) {
		return invalidArgument("configSpec.memoryAllocation.reservation")
	}
	return nil
}

func (e *edit) options(spec types.VirtualMachineConfigSpec) fault {
	for _, each := range spec.ExtraConfig {
		option := each.GetOptionValue()
		text, ok := option.Value.(string)
		if !ok || option.Key == "" {
			return invalidArgument("configSpec.extraConfig")
		}
		e.config.ExtraConfig = slices.DeleteFunc(e.config.ExtraConfig, func(old types.BaseOptionValue) bool {
			return old.GetOptionValue().Key == option.Key
		})
		if text != "" {
			e.config.ExtraConfig = append(e.config.ExtraConfig, &types.OptionValue{Key: option.Key, Value: text})
		}
	}
	fixed := spec.SwapPlacement == "" && spec.Firmware == "" && spec.LatencySensitivity == nil
	if e.running && !fixed {
		return wrongPower(on, off)
	}
	orDefault(&e.config.SwapPlacement, spec.SwapPlacement)
	orDefault(&e.config.Firmware, spec.Firmware)
	orDefault(&e.config.LatencySensitivity, spec.LatencySensitivity)
	orDefault(&e.config.BootOptions, spec.BootOptions)
	orDefault(&e.config.Tools, spec.Tools)
	if spec.Flags != nil {
		e.config.Flags = *spec.Flags
	}
	if spec.ManagedBy != nil {
		e.config.ManagedBy = spec.ManagedBy
		if spec.ManagedBy.ExtensionKey == "" {
			e.config.ManagedBy = nil
		}
	}
	return nil
}
