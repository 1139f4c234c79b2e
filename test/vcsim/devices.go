package main

import (
	"reflect"
	"slices"

	"github.com/vmware/govmomi/vim25/types"
)

// devices applies deviceChange. The configuration's list is the edit's own; devices in it are replaced, not changed.
func (e *edit) devices(changes []types.BaseVirtualDeviceConfigSpec) fault {
	e.keys = map[int32]int32{}
	for i, each := range changes {
		change := each.GetVirtualDeviceConfigSpec()
		var f fault
		switch change.Operation {
		case types.VirtualDeviceConfigSpecOperationAdd:
			f = e.add(i, change)
		case types.VirtualDeviceConfigSpecOperationEdit:
			f = e.replace(i, change)
		case types.VirtualDeviceConfigSpecOperationRemove:
			f = e.remove(i, change)
		default:
			f = invalidDevice(i, "operation")
		}
		if f != nil {
			return f
		}
	}
	relabel(e.config)
	return nil
}

func (e *edit) find(key int32) (int, device) {
	for i, each := range e.config.Hardware.Device {
		if each.GetVirtualDevice().Key == key {
			return i, each
		}
	}
	return -1, nil
}

func (e *edit) add(i int, change *types.VirtualDeviceConfigSpec) fault {
	made := copyDevice(change.Device)
	base := made.GetVirtualDevice()
	temporary := base.Key
	if real, ok := e.keys[base.ControllerKey]; ok {
		base.ControllerKey = real
	}
	var f fault
	switch device := made.(type) {
	case *types.VirtualDisk:
		f = e.addDisk(i, change, device)
	case types.BaseVirtualEthernetCard:
		f = e.addCard(i, device.GetVirtualEthernetCard())
	case types.BaseVirtualController:
		f = e.addController(i, made, device.GetVirtualController())
	default:
		base.Key = e.freeKey(max(base.Key, 5000))
	}
	if f != nil {
		return f
	}
	if temporary < 0 {
		e.keys[temporary] = base.Key
	}
	e.config.Hardware.Device = append(e.config.Hardware.Device, made)
	return nil
}

func (e *edit) freeKey(from int32) int32 {
	for {
		if _, taken := e.find(from); taken == nil {
			return from
		}
		from++
	}
}

func (e *edit) addController(i int, made device, controller *types.VirtualController) fault {
	kind := busOf(made)
	if kind == "" || kind == "ide" || controller.BusNumber < 0 || controller.BusNumber > 3 {
		return invalidDevice(i, "device.busNumber")
	}
	for _, each := range e.config.Hardware.Device {
		other, ok := each.(types.BaseVirtualController)
		if ok && busOf(each) == kind && other.GetVirtualController().BusNumber == controller.BusNumber {
			return invalidDevice(i, "device.busNumber")
		}
	}
	controller.Key = e.freeKey(buses[kind].controllerKey + controller.BusNumber)
	controller.ControllerKey = 100
	return nil
}

func (e *edit) replace(i int, change *types.VirtualDeviceConfigSpec) fault {
	at, old := e.find(change.Device.GetVirtualDevice().Key)
	if old == nil || reflect.TypeOf(old) != reflect.TypeOf(change.Device) || change.FileOperation != "" {
		return invalidDevice(i, "device.key")
	}
	made := copyDevice(change.Device)
	base, before := made.GetVirtualDevice(), old.GetVirtualDevice()
	var f fault
	switch device := made.(type) {
	case *types.VirtualDisk:
		f = e.editDisk(i, device, old.(*types.VirtualDisk))
	case types.BaseVirtualEthernetCard:
		f = e.editCard(i, device.GetVirtualEthernetCard(), old.(types.BaseVirtualEthernetCard).GetVirtualEthernetCard())
	}
	if f != nil {
		return f
	}
	base.DeviceInfo, base.ControllerKey, base.UnitNumber = before.DeviceInfo, before.ControllerKey, before.UnitNumber
	e.config.Hardware.Device[at] = made
	return nil
}

func (e *edit) remove(i int, change *types.VirtualDeviceConfigSpec) fault {
	at, old := e.find(change.Device.GetVirtualDevice().Key)
	if old == nil {
		return invalidDevice(i, "device.key")
	}
	if disk, ok := old.(*types.VirtualDisk); ok && change.FileOperation == types.VirtualDeviceConfigSpecFileOperationDestroy {
		e.destroyed = append(e.destroyed, disk)
	}
	e.config.Hardware.Device = slices.Delete(e.config.Hardware.Device, at, at+1)
	return nil
}
