package main

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/types"
)

const tebibyte = int64(1) << 40

func (e *edit) addDisk(i int, change *types.VirtualDeviceConfigSpec, disk *types.VirtualDisk) fault {
	_, on := e.find(disk.ControllerKey)
	kind := busOf(on)
	if kind == "" {
		return &types.InvalidController{
			InvalidDeviceSpec: *invalidDevice(i, "device.controllerKey").(*types.InvalidDeviceSpec),
			ControllerKey:     disk.ControllerKey,
		}
	}
	number := on.(types.BaseVirtualController).GetVirtualController().BusNumber
	unit := disk.UnitNumber
	if unit == nil || *unit < 0 || *unit >= buses[kind].units || *unit == buses[kind].reserved {
		return invalidDevice(i, "device.unitNumber")
	}
	for _, each := range e.config.Hardware.Device {
		other := each.GetVirtualDevice()
		if other.ControllerKey == disk.ControllerKey && other.UnitNumber != nil && *other.UnitNumber == *disk.UnitNumber {
			return invalidDevice(i, "device.unitNumber")
		}
	}
	if change.FileOperation != types.VirtualDeviceConfigSpecFileOperationCreate {
		return &types.FileNotFound{}
	}
	if f := e.size(i, disk, nil); f != nil {
		return f
	}
	disk.Key = e.freeKey(buses[kind].diskKey + number*buses[kind].units + *disk.UnitNumber)
	return e.newBacking(i, disk)
}

// size agrees the two capacities of a disk and checks them. Of an edit's, one that is as before says nothing.
func (e *edit) size(i int, disk, old *types.VirtualDisk) fault {
	bytes := disk.CapacityInBytes
	if bytes == 0 || old != nil && bytes == old.CapacityInBytes {
		bytes = disk.CapacityInKB << 10
	}
	same := disk.CapacityInKB<<10 == bytes || old != nil && disk.CapacityInKB == old.CapacityInKB
	if !same {
		return invalidDevice(i, "device.capacityInBytes")
	}
	disk.CapacityInBytes, disk.CapacityInKB = bytes, bytes>>10
	limit := 62 * tebibyte
	if e.world.release.before(5, 5) {
		limit = 2 * tebibyte
	}
	if bytes < 1<<20 || bytes > limit {
		return invalidDevice(i, "device.capacityInKB")
	}
	return nil
}

// newBacking chooses the file of a new disk on the datastore of its backing, or beside the VM's own files.
func (e *edit) newBacking(i int, disk *types.VirtualDisk) fault {
	backing, ok := disk.Backing.(*types.VirtualDiskFlatVer2BackingInfo)
	if !ok || backing.DiskMode == "" {
		return invalidDevice(i, "device.backing")
	}
	thin := backing.ThinProvisioned != nil && *backing.ThinProvisioned
	if thin && backing.EagerlyScrub != nil && *backing.EagerlyScrub {
		return invalidDevice(i, "device.backing.eagerlyScrub")
	}
	asked := pathOf(backing.FileName)
	store := e.world.datastoreNamed(e.dc, pathOf(e.config.Files.VmPathName).Datastore)
	if asked.Datastore != "" {
		store = e.world.datastoreNamed(e.dc, asked.Datastore)
	}
	if backing.Datastore != nil {
		store, _ = get[*simulator.Datastore](e.world, backing.Datastore)
		if store == nil {
			return notFound(*backing.Datastore)
		}
	}
	far := e.host != nil && store != nil && !slices.Contains(e.host.Datastore, store.Self)
	if store == nil || far || !store.Summary.Accessible {
		return &types.InvalidDatastore{Datastore: backing.Datastore, Name: asked.Datastore}
	}
	file, f := e.fileFor(asked.Path, unescape(store.Name), disk.Key)
	if f != nil {
		return f
	}
	backing.Datastore = pointer(store.Self)
	backing.FileName = file
	backing.ThinProvisioned = pointer(thin)
	backing.Uuid = newUUID()
	return nil
}

// fileFor is the file that the client asked for by name (in the VM's own folder), else one that vCenter chooses.
func (e *edit) fileFor(asked, store string, key int32) (string, fault) {
	if !strings.HasSuffix(asked, ".vmdk") {
		return e.freeFile(store, key), nil
	}
	file := fmt.Sprintf("[%s] %s", store, asked)
	if path.Dir(asked) != path.Dir(pathOf(e.config.Files.VmPathName).Path) {
		return "", &types.FileNotFound{FileFault: types.FileFault{File: file}}
	}
	for _, disk := range disksOf(e.config.Hardware.Device) {
		if fileOf(disk) == file {
			return "", &types.FileAlreadyExists{FileFault: types.FileFault{File: file}}
		}
	}
	return file, nil
}

// freeFile is [ds] vm/vm_1.vmdk for the disk in the second place, with another number where that is taken.
func (e *edit) freeFile(store string, key int32) string {
	home := strings.TrimSuffix(pathOf(e.config.Files.VmPathName).Path, ".vmx")
	used := map[string]bool{}
	for _, disk := range disksOf(e.config.Hardware.Device) {
		used[fileOf(disk)] = true
	}
	number := max(key-2000, 0)
	for {
		file := fmt.Sprintf("[%s] %s.vmdk", store, home)
		if number > 0 {
			file = fmt.Sprintf("[%s] %s_%d.vmdk", store, home, number)
		}
		if !used[file] {
			return file
		}
		number++
	}
}

func fileOf(disk *types.VirtualDisk) string {
	backing, ok := disk.Backing.(types.BaseVirtualDeviceFileBackingInfo)
	if !ok {
		return ""
	}
	return backing.GetVirtualDeviceFileBackingInfo().FileName
}

// editDisk takes only a new size: an edit must echo the rest as it is.
func (e *edit) editDisk(i int, disk, old *types.VirtualDisk) fault {
	same := disk.ControllerKey == old.ControllerKey && disk.UnitNumber != nil && *disk.UnitNumber == *old.UnitNumber
	if !same {
		return invalidDevice(i, "device.unitNumber")
	}
	backing, ok := disk.Backing.(*types.VirtualDiskFlatVer2BackingInfo)
	// A clone's disks are still those of its source in the eyes of the client.
	if !ok || backing.FileName != fileOf(old) && !e.cloning {
		return invalidDevice(i, "device.backing.fileName")
	}
	if f := e.size(i, disk, old); f != nil {
		return f
	}
	disk.Backing = old.Backing
	if disk.CapacityInKB == old.CapacityInKB {
		return nil
	}
	_, controller := e.find(old.ControllerKey)
	switch {
	case disk.CapacityInKB < old.CapacityInKB:
		return invalidDevice(i, "device.capacityInKB")
	case e.chained:
		return &types.GenericVmConfigFault{Reason: "Disks with parents cannot be expanded."}
	case e.running && busOf(controller) == "ide":
		return wrongPower(on, off)
	case e.running && disk.CapacityInBytes > 2*tebibyte && e.world.release.before(6, 5):
		return invalidDevice(i, "device.capacityInKB")
	}
	return nil
}
