package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/types"
)

// cloneVM makes a VM of a VM. What the specification points to must be there at once; the rest shows in the task.
func (w *world) cloneVM(c *call) answer {
	source, refusal, ok := w.vmOf(c)
	if !ok {
		return refusal
	}
	request := c.body.(*types.CloneVM_Task)
	at := request.Folder
	location := request.Spec.Location
	if location.Folder != nil {
		at = *location.Folder
	}
	folder, ok := get[*simulator.Folder](w, &at)
	if !ok || !slices.Contains(folder.ChildType, "VirtualMachine") {
		return refuse(notFound(at))
	}
	points := []*ref{location.Datastore, location.Pool, location.Host}
	for i := range location.Disk {
		points = append(points, &location.Disk[i].Datastore)
	}
	for _, each := range points {
		if each != nil && w.ctx.Map.Get(*each) == nil {
			return refuse(notFound(*each))
		}
	}
	return w.start(c, w.options.cloneTime, func(ctx *simulator.Context) (types.AnyType, fault) {
		clone := &cloning{world: w, call: c, source: source, folder: folder, request: request}
		made, f := clone.run(ctx)
		if f != nil {
			return nil, f
		}
		return made.Self, nil
	})
}

// cloning is one clone on its way.
type cloning struct {
	world   *world
	call    *call
	source  *simulator.VirtualMachine
	folder  *simulator.Folder
	request *types.CloneVM_Task
	edit    *edit
}

func (n *cloning) run(ctx *simulator.Context) (*simulator.VirtualMachine, fault) {
	w, spec := n.world, n.request.Spec
	if f := w.mustBeFree(n.folder, n.request.Name, ref{}); f != nil {
		return nil, f
	}
	pool, cluster, f := n.place()
	if f != nil {
		return nil, f
	}
	if f := n.copy(); f != nil {
		return nil, f
	}
	config := n.edit.config
	host, f := w.hostForNew(cluster, config.Hardware.Device, spec.Location.Host)
	if f != nil {
		return nil, f
	}
	vm := &simulator.VirtualMachine{}
	vm.Config = config
	vm.Name = config.Name
	vm.Runtime.Host, vm.Runtime.PowerState = host, off
	vm.Runtime.ConnectionState = types.VirtualMachineConnectionStateConnected
	vm.EnvironmentBrowser = n.source.EnvironmentBrowser
	if !spec.Template {
		vm.ResourcePool = pool
	}
	w.complete(vm)
	setTools(vm, "not-running")
	if !hasTools(n.source) {
		setTools(vm, "not-installed")
	}
	if spec.Customization != nil && !spec.Template {
		template := len(cardsOf(n.source.Config.Hardware.Device))
		if f := w.mustBeCustomizable(vm, spec.Customization, template); f != nil {
			return nil, f
		}
	}
	if f := w.takeSpace(ctx, nil, config.Hardware.Device); f != nil {
		return nil, f
	}
	w.put(n.folder, vm)
	w.derive(vm)
	w.link(vm)
	w.post(ctx, &types.VmClonedEvent{VmCloneEvent: types.VmCloneEvent{VmEvent: w.event(vm)}, SourceVm: *w.event(n.source).Vm})
	if spec.Template {
		return vm, nil
	}
	if spec.Customization != nil {
		w.arm(ctx, vm, spec.Customization)
	}
	if spec.PowerOn {
		return vm, w.turnOn(ctx, vm)
	}
	return vm, nil
}

// place finds the resource pool and its cluster. A template has none to inherit.
func (n *cloning) place() (*ref, *simulator.ClusterComputeResource, fault) {
	pool := n.request.Spec.Location.Pool
	if pool == nil {
		pool = n.source.ResourcePool
	}
	object, ok := get[*simulator.ResourcePool](n.world, pool)
	if !ok {
		return nil, nil, invalidArgument("spec.location.pool")
	}
	cluster, ok := get[*simulator.ClusterComputeResource](n.world, &object.Owner)
	if !ok {
		return nil, nil, invalidArgument("spec.location.pool")
	}
	return pool, cluster, nil
}

// copy makes the new VM's configuration: the source's, with files and addresses of its own, and the specification.
func (n *cloning) copy() fault {
	w, spec := n.world, n.request.Spec
	config := w.reconfigured(n.source)
	config.Name, config.Template = n.request.Name, spec.Template
	config.InstanceUuid, config.Uuid, config.CreateDate = newUUID(), newUUID(), pointer(time.Now())
	n.edit = &edit{world: w, dc: w.datacenterOf(n.folder), folder: n.folder, config: config, cloning: true, sent: n.sent}
	if f := n.copyDevices(); f != nil {
		return f
	}
	// Of a location's devices only cards are looked at, as the API's documentation says.
	cards := slices.DeleteFunc(slices.Clone(spec.Location.DeviceChange), func(each types.BaseVirtualDeviceConfigSpec) bool {
		_, card := each.GetVirtualDeviceConfigSpec().Device.(types.BaseVirtualEthernetCard)
		return !card
	})
	if f := n.edit.devices(cards); f != nil {
		return f
	}
	if spec.Config != nil {
		given := *spec.Config
		if w.options.cloneConfig == "ignore" {
			given = types.VirtualMachineConfigSpec{
				Uuid: given.Uuid, InstanceUuid: given.InstanceUuid, NumCPUs: given.NumCPUs, MemoryMB: given.MemoryMB,
				ExtraConfig: given.ExtraConfig,
			}
		}
		if f := n.edit.apply(given); f != nil {
			return f
		}
	}
	for _, card := range cardsOf(config.Hardware.Device) {
		if card.MacAddress == "" {
			n.edit.address(card)
		}
	}
	return nil
}

// sent tells what of the specification's config is to be looked at.
func (n *cloning) sent(name string) bool {
	if n.world.options.cloneConfig == "ignore" && name == "annotation" || name == "name" {
		return false
	}
	return n.call.sent("spec.config." + name)
}

func (n *cloning) copyDevices() fault {
	w, location, config := n.world, n.request.Spec.Location, n.edit.config
	for i, each := range config.Hardware.Device {
		config.Hardware.Device[i] = copyDevice(each)
	}
	disks := disksOf(config.Hardware.Device)
	home := location.Datastore
	if home == nil && len(n.source.Datastore) > 0 {
		home = &n.source.Datastore[0]
	}
	store, ok := get[*simulator.Datastore](w, home)
	if !ok {
		return invalidArgument("spec.location.datastore")
	}
	folder := n.freeFolder()
	config.Files.VmPathName = fmt.Sprintf("[%s] %s/%s.vmx", unescape(store.Name), folder, unescape(config.Name))
	locators := map[int32]types.VirtualMachineRelocateSpecDiskLocator{}
	for _, each := range location.Disk {
		locators[each.DiskId] = each
	}
	for _, disk := range disks {
		locator, located := locators[disk.Key]
		delete(locators, disk.Key)
		if f := n.copyDisk(disk, located, locator); f != nil {
			return f
		}
	}
	if len(locators) > 0 {
		return invalidArgument("spec.location.disk")
	}
	for _, card := range cardsOf(config.Hardware.Device) {
		card.MacAddress = ""
		card.Connectable = connection(card.Connectable != nil && card.Connectable.StartConnected, false)
	}
	return nil
}

// copyDisk puts the copy of a disk on its datastore, in the format that the locator wants.
func (n *cloning) copyDisk(disk *types.VirtualDisk, located bool, locator types.VirtualMachineRelocateSpecDiskLocator) fault {
	backing, ok := disk.Backing.(*types.VirtualDiskFlatVer2BackingInfo)
	if !ok {
		return &types.NotSupported{}
	}
	at := backing.Datastore
	orDefault(&at, n.request.Spec.Location.Datastore)
	if located {
		at = &locator.Datastore
	}
	store, ok := get[*simulator.Datastore](n.world, at)
	if !ok || !store.Summary.Accessible {
		return &types.InvalidDatastore{Datastore: at}
	}
	if wanted, ok := locator.DiskBackingInfo.(*types.VirtualDiskFlatVer2BackingInfo); ok {
		orDefault(&backing.ThinProvisioned, wanted.ThinProvisioned)
		backing.EagerlyScrub = wanted.EagerlyScrub
	}
	backing.Datastore, backing.Parent, backing.Uuid, backing.FileName = pointer(store.Self), nil, newUUID(), ""
	backing.FileName = n.edit.freeFile(unescape(store.Name), disk.Key)
	return nil
}

// freeFolder is a folder for the VM's files that no other VM has on any datastore.
func (n *cloning) freeFolder() string {
	used := map[string]bool{}
	for _, vm := range n.world.vms() {
		for _, disk := range disksOf(vm.Config.Hardware.Device) {
			used[strings.SplitN(pathOf(fileOf(disk)).Path, "/", 2)[0]] = true
		}
		used[strings.SplitN(pathOf(vm.Config.Files.VmPathName).Path, "/", 2)[0]] = true
	}
	name := unescape(n.request.Name)
	for i := 1; used[name]; i++ {
		name = fmt.Sprintf("%s_%d", unescape(n.request.Name), i)
	}
	return name
}
