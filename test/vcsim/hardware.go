package main

import (
	"fmt"
	"reflect"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/simulator/esx"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/types"
)

type device = types.BaseVirtualDevice

// bus says how the controllers of a bus and their disks are numbered by ESXi.
type bus struct {
	controllerKey, diskKey, units int32
	reserved                      int32
}

var buses = map[string]bus{
	"scsi": {1000, 2000, 16, 7}, "sata": {15000, 16000, 30, -1}, "nvme": {31000, 32000, 15, -1}, "ide": {200, 3000, 2, -1},
}

// defaultDevices are those that every VM has, copied: no device is ever changed in place.
func defaultDevices() []device {
	var list []device
	for _, each := range esx.VirtualDevice {
		list = append(list, copyDevice(each))
	}
	scsi := &types.VirtualLsiLogicSASController{}
	scsi.Key, scsi.ControllerKey, scsi.UnitNumber = 1000, 100, pointer(int32(3))
	scsi.SharedBus, scsi.HotAddRemove, scsi.ScsiCtlrUnitNumber = types.VirtualSCSISharingNoSharing, pointer(true), 7
	return append(list, scsi)
}

// copyDevice copies a device as deep as this program changes one: its own fields, backing and connection.
func copyDevice(one device) device {
	copied := reflect.New(reflect.TypeOf(one).Elem())
	copied.Elem().Set(reflect.ValueOf(one).Elem())
	made := copied.Interface().(device)
	base := made.GetVirtualDevice()
	if base.Connectable != nil {
		base.Connectable = pointer(*base.Connectable)
	}
	if base.Backing != nil {
		backing := reflect.New(reflect.TypeOf(base.Backing).Elem())
		backing.Elem().Set(reflect.ValueOf(base.Backing).Elem())
		base.Backing = backing.Interface().(types.BaseVirtualDeviceBackingInfo)
	}
	return made
}

// busOf tells the bus of a controller; "" for one that holds no disks.
func busOf(controller device) string {
	switch controller.(type) {
	case types.BaseVirtualSCSIController:
		return "scsi"
	case types.BaseVirtualSATAController:
		return "sata"
	case *types.VirtualNVMEController:
		return "nvme"
	case *types.VirtualIDEController:
		return "ide"
	}
	return ""
}

// controllerOf finds a controller by its bus number, and makes it where the recording's disks want it.
func controllerOf(config *types.VirtualMachineConfigInfo, bus string, number int32) int32 {
	for _, each := range config.Hardware.Device {
		if controller, ok := each.(types.BaseVirtualController); ok && busOf(each) == bus &&
			controller.GetVirtualController().BusNumber == number {
			return each.GetVirtualDevice().Key
		}
	}
	var made device
	switch bus {
	case "scsi":
		scsi := &types.VirtualLsiLogicSASController{}
		scsi.SharedBus, scsi.HotAddRemove, scsi.ScsiCtlrUnitNumber = types.VirtualSCSISharingNoSharing, pointer(true), 7
		made = scsi
	case "sata":
		made = &types.VirtualAHCIController{}
	case "nvme":
		made = &types.VirtualNVMEController{}
	default:
		made = &types.VirtualIDEController{}
	}
	base := made.(types.BaseVirtualController).GetVirtualController()
	base.Key, base.BusNumber, base.ControllerKey = buses[bus].controllerKey+number, number, 100
	config.Hardware.Device = append(config.Hardware.Device, made)
	return base.Key
}

func newDisk(rec recDisk, controller int32, store ref) *types.VirtualDisk {
	disk := &types.VirtualDisk{CapacityInKB: rec.SizeMib << 10, CapacityInBytes: rec.SizeMib << 20}
	disk.Key, disk.ControllerKey, disk.UnitNumber = rec.Key, controller, pointer(rec.Unit)
	backing := &types.VirtualDiskFlatVer2BackingInfo{
		DiskMode: "persistent", Split: pointer(false), WriteThrough: pointer(false), Uuid: uuidV5("disk/" + rec.File),
		ThinProvisioned: pointer(rec.Provisioning == "thin"), DigestEnabled: pointer(false), Sharing: "sharingNone",
	}
	if rec.Provisioning == "eager" {
		backing.EagerlyScrub = pointer(true)
	}
	backing.FileName, backing.Datastore = rec.File, pointer(store)
	disk.Backing = backing
	return disk
}

var adapters = map[string]func() types.BaseVirtualEthernetCard{
	"vmxnet3": func() types.BaseVirtualEthernetCard { return &types.VirtualVmxnet3{} },
	"vmxnet2": func() types.BaseVirtualEthernetCard { return &types.VirtualVmxnet2{} },
	"vmxnet":  func() types.BaseVirtualEthernetCard { return &types.VirtualVmxnet{} },
	"e1000":   func() types.BaseVirtualEthernetCard { return &types.VirtualE1000{} },
	"e1000e":  func() types.BaseVirtualEthernetCard { return &types.VirtualE1000e{} },
	"pcnet32": func() types.BaseVirtualEthernetCard { return &types.VirtualPCNet32{} },
	"sriov":   func() types.BaseVirtualEthernetCard { return &types.VirtualSriovEthernetCard{} },
}

// adapterName is the recording's word for a card.
func adapterName(card device) string {
	for name, make := range adapters {
		if reflect.TypeOf(make()) == reflect.TypeOf(card) {
			return name
		}
	}
	return reflect.TypeOf(card).Elem().Name()
}

func newCard(adapter string, key, unit int32, mac string, backing types.BaseVirtualDeviceBackingInfo,
	connected *types.VirtualDeviceConnectInfo) (device, error) {
	make, known := adapters[adapter]
	if !known {
		return nil, fmt.Errorf("%q is no adapter", adapter)
	}
	made := make()
	card := made.GetVirtualEthernetCard()
	card.Key, card.UnitNumber, card.ControllerKey = key, pointer(unit), 100
	card.MacAddress, card.AddressType, card.WakeOnLanEnabled = mac, addressType(mac), pointer(true)
	card.Backing, card.Connectable = backing, connected
	return made.(device), nil
}

func addressType(mac string) string {
	switch {
	case len(mac) > 9 && mac[:9] == "00:50:56:" && mac[9] >= '8' && mac[9] <= 'b':
		return "assigned"
	case len(mac) > 9 && mac[:9] == "00:0c:29:":
		return "generated"
	}
	return "manual"
}

// connection: what is declared holds at power-on; only a running VM is connected.
func connection(wanted, running bool) *types.VirtualDeviceConnectInfo {
	return &types.VirtualDeviceConnectInfo{
		StartConnected: wanted, Connected: wanted && running, AllowGuestControl: true, Status: "untried",
	}
}

// backing is how a card points to a network.
func (w *world) backing(network mo.Reference) types.BaseVirtualDeviceBackingInfo {
	switch network := network.(type) {
	case *simulator.DistributedVirtualPortgroup:
		on, _ := get[*simulator.DistributedVirtualSwitch](w, network.Config.DistributedVirtualSwitch)
		return &types.VirtualEthernetCardDistributedVirtualPortBackingInfo{
			Port: types.DistributedVirtualSwitchPortConnection{SwitchUuid: on.Uuid, PortgroupKey: network.Key},
		}
	case *mo.OpaqueNetwork:
		summary := network.Summary.(*types.OpaqueNetworkSummary)
		return &types.VirtualEthernetCardOpaqueNetworkBackingInfo{
			OpaqueNetworkId: summary.OpaqueNetworkId, OpaqueNetworkType: summary.OpaqueNetworkType,
		}
	case *mo.Network:
		backing := &types.VirtualEthernetCardNetworkBackingInfo{Network: pointer(network.Self)}
		backing.DeviceName = unescape(network.Name)
		return backing
	}
	return nil
}

// networkOf follows a card's backing; nil where it leads nowhere.
func (w *world) networkOf(datacenter *simulator.Datacenter, backing types.BaseVirtualDeviceBackingInfo) mo.Reference {
	for _, each := range datacenter.Network {
		object := w.ctx.Map.Get(each)
		switch backing := backing.(type) {
		case *types.VirtualEthernetCardNetworkBackingInfo:
			if network, ok := object.(*mo.Network); ok && unescape(network.Name) == backing.DeviceName {
				return network
			}
		case *types.VirtualEthernetCardDistributedVirtualPortBackingInfo:
			group, ok := object.(*simulator.DistributedVirtualPortgroup)
			if !ok || group.Key != backing.Port.PortgroupKey {
				continue
			}
			on, ok := get[*simulator.DistributedVirtualSwitch](w, group.Config.DistributedVirtualSwitch)
			if ok && on.Uuid == backing.Port.SwitchUuid {
				return group
			}
		case *types.VirtualEthernetCardOpaqueNetworkBackingInfo:
			if network, ok := object.(*mo.OpaqueNetwork); ok &&
				network.Summary.(*types.OpaqueNetworkSummary).OpaqueNetworkId == backing.OpaqueNetworkId {
				return network
			}
		}
	}
	return nil
}

// networkName finds the name of a backing's network in any datacenter.
func (w *world) networkName(backing types.BaseVirtualDeviceBackingInfo) string {
	name, _ := w.portGroupOf(backing)
	return name
}

// portGroupOf gives a backing's network by name, and the name of its distributed switch.
func (w *world) portGroupOf(backing types.BaseVirtualDeviceBackingInfo) (string, *string) {
	for _, dc := range w.datacenters() {
		switch network := w.networkOf(dc, backing).(type) {
		case *mo.Network:
			return unescape(network.Name), nil
		case *mo.OpaqueNetwork:
			return unescape(network.Name), nil
		case *simulator.DistributedVirtualPortgroup:
			on, _ := get[*simulator.DistributedVirtualSwitch](w, network.Config.DistributedVirtualSwitch)
			return unescape(network.Name), pointer(unescape(on.Name))
		}
	}
	return "", nil
}

func cardsOf(devices []device) []*types.VirtualEthernetCard {
	var list []*types.VirtualEthernetCard
	for _, each := range devices {
		if card, ok := each.(types.BaseVirtualEthernetCard); ok {
			list = append(list, card.GetVirtualEthernetCard())
		}
	}
	return list
}

func disksOf(devices []device) []*types.VirtualDisk {
	var list []*types.VirtualDisk
	for _, each := range devices {
		if disk, ok := each.(*types.VirtualDisk); ok {
			list = append(list, disk)
		}
	}
	return list
}
