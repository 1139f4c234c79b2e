package main

import "github.com/vmware/govmomi/vim25/types"

func ref(kind, value string) types.ManagedObjectReference {
	return types.ManagedObjectReference{Type: kind, Value: value}
}

func ptr[T any](value T) *T { return &value }

var (
	vm        = ref("VirtualMachine", "vm-42")
	template  = ref("VirtualMachine", "vm-7")
	collector = ref("PropertyCollector", "session[52a1]52b2")
	datastore = ref("Datastore", "datastore-11")
)

func requests() map[string]any {
	return map[string]any{
		"login": types.Login{
			This: ref("SessionManager", "SessionManager"), UserName: `KDU\hvm@vsphere.local`,
			Password: `p<w>&"'é日本`, Locale: "en",
		},
		"create-filter": types.CreateFilter{
			This: collector, PartialUpdates: false,
			Spec: types.PropertyFilterSpec{
				PropSet:   []types.PropertySpec{{Type: "Task", PathSet: []string{"info.state", "info.error", "info.result"}}},
				ObjectSet: []types.ObjectSpec{{Obj: ref("ListView", "session[52a1]list"), Skip: ptr(true), SelectSet: []types.BaseSelectionSpec{&types.TraversalSpec{Type: "ListView", Path: "view", Skip: ptr(false)}}}},
			},
		},
		"retrieve-properties-ex": types.RetrievePropertiesEx{
			This: ref("PropertyCollector", "propertyCollector"), Options: types.RetrieveOptions{MaxObjects: 1000},
			SpecSet: []types.PropertyFilterSpec{{
				PropSet: []types.PropertySpec{
					{Type: "VirtualMachine", All: ptr(false), PathSet: []string{"name", `config.extraConfig["hvm.owner"]`}},
					{Type: "Folder", PathSet: []string{"childEntity"}},
				},
				ObjectSet: []types.ObjectSpec{{Obj: ref("Folder", "group-d1"), Skip: ptr(false), SelectSet: []types.BaseSelectionSpec{
					&types.TraversalSpec{
						SelectionSpec: types.SelectionSpec{Name: "folders"}, Type: "Folder", Path: "childEntity", Skip: ptr(false),
						SelectSet: []types.BaseSelectionSpec{&types.SelectionSpec{Name: "folders"}},
					},
				}}},
				ReportMissingObjectsInResults: ptr(true),
			}},
		},
		"wait-for-updates-ex": types.WaitForUpdatesEx{
			This: collector, Version: "3", Options: &types.WaitOptions{MaxWaitSeconds: ptr(int32(60)), MaxObjectUpdates: 100},
		},
		"create-container-view": types.CreateContainerView{
			This: ref("ViewManager", "ViewManager"), Container: ref("Folder", "group-d1"), Type: []string{"VirtualMachine", "HostSystem"}, Recursive: true,
		},
		"clone-vm":     types.CloneVM_Task{This: template, Folder: ref("Folder", "group-v3"), Name: "h-claio01", Spec: cloneSpec()},
		"reconfig-vm":  types.ReconfigVM_Task{This: vm, Spec: reconfigSpec()},
		"customize-vm": types.CustomizeVM_Task{This: vm, Spec: workgroup()},
		"create-collector-for-events": types.CreateCollectorForEvents{
			This: ref("EventManager", "EventManager"), Filter: types.EventFilterSpec{
				Time: &types.EventFilterSpecByTime{BeginTime: &moment}, EventTypeId: []string{"CustomizationSucceeded", "CustomizationFailed"},
			},
		},
		"has-privilege-on-entities": types.HasPrivilegeOnEntities{
			This: ref("AuthorizationManager", "AuthorizationManager"), Entity: []types.ManagedObjectReference{vm, datastore, ref("Folder", "group-v3")},
			SessionId: "52a1", PrivId: []string{"VirtualMachine.Interact.PowerOn", "Datastore.AllocateSpace"},
		},
		"set-collector-page-size": types.SetCollectorPageSize{This: ref("EventHistoryCollector", "session[52a1]e1"), MaxCount: 1000},
	}
}

func cloneSpec() types.VirtualMachineCloneSpec {
	return types.VirtualMachineCloneSpec{
		Location: types.VirtualMachineRelocateSpec{
			Datastore: &datastore, Pool: ptr(ref("ResourcePool", "resgroup-8")), Host: ptr(ref("HostSystem", "host-9")),
			DiskMoveType: "moveAllDiskBackingsAndConsolidate",
			Disk: []types.VirtualMachineRelocateSpecDiskLocator{{
				DiskId: 2000, Datastore: datastore,
				DiskBackingInfo: &types.VirtualDiskFlatVer2BackingInfo{DiskMode: "persistent", ThinProvisioned: ptr(true)},
			}},
			DeviceChange: []types.BaseVirtualDeviceConfigSpec{&types.VirtualDeviceConfigSpec{
				Operation: types.VirtualDeviceConfigSpecOperationEdit,
				Device:    distributedCard(4000, "generated", ""),
			}},
		},
		Template: false, PowerOn: true,
		Config: &types.VirtualMachineConfigSpec{
			InstanceUuid: "50291a2b-0000-4000-8000-0000000000aa", Annotation: "画像管理\nline 2 & <more>",
			NumCPUs: 4, NumCoresPerSocket: ptr(int32(2)), MemoryMB: 16384, MemoryHotAddEnabled: ptr(true), CpuHotAddEnabled: ptr(false),
			MemoryAllocation: &types.ResourceAllocationInfo{Reservation: ptr(int64(16384)), Limit: ptr(int64(-1)), Shares: &types.SharesInfo{Shares: 1000, Level: types.SharesLevelNormal}},
			ExtraConfig:      []types.BaseOptionValue{&types.OptionValue{Key: "hvm.owner", Value: "kdu/h-claio01"}, &types.OptionValue{Key: "hvm.disks", Value: ""}},
			DeviceChange: []types.BaseVirtualDeviceConfigSpec{
				&types.VirtualDeviceConfigSpec{Operation: types.VirtualDeviceConfigSpecOperationEdit, Device: disk(2000, 0, 100)},
				&types.VirtualDeviceConfigSpec{
					Operation: types.VirtualDeviceConfigSpecOperationAdd, FileOperation: types.VirtualDeviceConfigSpecFileOperationCreate,
					Device: disk(-201, 1, 1400),
				},
			},
		},
		Customization: &types.CustomizationSpec{
			Options: &types.CustomizationWinOptions{ChangeSID: true, DeleteAccounts: false, Reboot: types.CustomizationSysprepRebootOptionReboot},
			Identity: &types.CustomizationSysprep{
				GuiUnattended: types.CustomizationGuiUnattended{Password: &types.CustomizationPassword{Value: `a&b<c>"d`, PlainText: true}, TimeZone: 235, AutoLogon: true, AutoLogonCount: 1},
				UserData:      types.CustomizationUserData{FullName: "病院", OrgName: "KDU", ComputerName: &types.CustomizationFixedName{Name: "CLAIO01"}, ProductId: ""},
				GuiRunOnce:    &types.CustomizationGuiRunOnce{CommandList: []string{`cmd /c "echo 1 > C:\a.txt"`, "shutdown /r"}},
				Identification: types.CustomizationIdentification{
					JoinDomain: "kdu.example", DomainAdmin: "join@kdu.example", DomainAdminPassword: &types.CustomizationPassword{Value: "join-secret", PlainText: true},
				},
			},
			GlobalIPSettings: types.CustomizationGlobalIPSettings{DnsSuffixList: []string{"kdu.example"}},
			NicSettingMap: []types.CustomizationAdapterMapping{{Adapter: types.CustomizationIPSettings{
				Ip: &types.CustomizationFixedIp{IpAddress: "10.22.0.11"}, SubnetMask: "255.255.255.0", Gateway: []string{"10.22.0.1"},
				DnsServerList: []string{"10.22.0.2", "10.22.0.3"}, DnsDomain: "kdu.example",
			}}},
		},
	}
}

func reconfigSpec() types.VirtualMachineConfigSpec {
	standard := &types.VirtualE1000{VirtualEthernetCard: types.VirtualEthernetCard{
		VirtualDevice: types.VirtualDevice{
			Key: 4001, ControllerKey: 100, UnitNumber: ptr(int32(8)),
			Backing:     &types.VirtualEthernetCardNetworkBackingInfo{VirtualDeviceDeviceBackingInfo: types.VirtualDeviceDeviceBackingInfo{DeviceName: "vlan-220"}},
			Connectable: &types.VirtualDeviceConnectInfo{StartConnected: true, AllowGuestControl: true, Connected: false},
		},
		AddressType: "assigned", MacAddress: "00:50:56:a9:00:01", WakeOnLanEnabled: ptr(true),
	}}
	return types.VirtualMachineConfigSpec{
		ChangeVersion: "2026-11-24T01:02:03.456789Z", NumCPUs: 8, MemoryMB: 32768,
		CpuAllocation: &types.ResourceAllocationInfo{Reservation: ptr(int64(2000))},
		DeviceChange: []types.BaseVirtualDeviceConfigSpec{
			&types.VirtualDeviceConfigSpec{Operation: types.VirtualDeviceConfigSpecOperationEdit, Device: disk(2001, 1, 200)},
			&types.VirtualDeviceConfigSpec{Operation: types.VirtualDeviceConfigSpecOperationAdd, Device: &types.ParaVirtualSCSIController{
				VirtualSCSIController: types.VirtualSCSIController{
					VirtualController: types.VirtualController{VirtualDevice: types.VirtualDevice{Key: -1}, BusNumber: 1}, SharedBus: types.VirtualSCSISharingNoSharing,
				},
			}},
			&types.VirtualDeviceConfigSpec{Operation: types.VirtualDeviceConfigSpecOperationEdit, Device: standard},
			&types.VirtualDeviceConfigSpec{Operation: types.VirtualDeviceConfigSpecOperationEdit, Device: distributedCard(4000, "assigned", "00:50:56:a9:00:00")},
			&types.VirtualDeviceConfigSpec{Operation: types.VirtualDeviceConfigSpecOperationEdit, Device: opaqueCard()},
		},
		ExtraConfig: []types.BaseOptionValue{&types.OptionValue{Key: "hvm.cards", Value: `{"care":"4000"}`}},
	}
}

func workgroup() types.CustomizationSpec {
	return types.CustomizationSpec{
		Options: &types.CustomizationWinOptions{ChangeSID: true},
		Identity: &types.CustomizationSysprep{
			GuiUnattended:  types.CustomizationGuiUnattended{TimeZone: 235},
			UserData:       types.CustomizationUserData{FullName: "a", OrgName: "b", ComputerName: &types.CustomizationVirtualMachineName{}, ProductId: ""},
			Identification: types.CustomizationIdentification{JoinWorkgroup: "KDU"},
		},
		GlobalIPSettings: types.CustomizationGlobalIPSettings{},
		NicSettingMap:    []types.CustomizationAdapterMapping{{MacAddress: "00:50:56:a9:00:01", Adapter: types.CustomizationIPSettings{Ip: &types.CustomizationDhcpIpGenerator{}}}},
	}
}

func disk(key, unit int32, gib int64) types.BaseVirtualDevice {
	return &types.VirtualDisk{
		VirtualDevice: types.VirtualDevice{
			Key: key, ControllerKey: 1000, UnitNumber: ptr(unit),
			Backing: &types.VirtualDiskFlatVer2BackingInfo{
				VirtualDeviceFileBackingInfo: types.VirtualDeviceFileBackingInfo{FileName: "[ds01] a/a.vmdk", Datastore: &datastore},
				DiskMode:                     "persistent", ThinProvisioned: ptr(true), EagerlyScrub: ptr(false), Uuid: "6000C291-1",
			},
		},
		CapacityInKB: gib << 20, CapacityInBytes: gib << 30,
	}
}

func distributedCard(key int32, addressType, mac string) types.BaseVirtualDevice {
	return &types.VirtualVmxnet3{VirtualVmxnet: types.VirtualVmxnet{VirtualEthernetCard: types.VirtualEthernetCard{
		VirtualDevice: types.VirtualDevice{
			Key: key, DeviceInfo: &types.Description{Label: "Network adapter 1", Summary: "VLAN 220"}, ControllerKey: 100, UnitNumber: ptr(int32(7)),
			Backing:  &types.VirtualEthernetCardDistributedVirtualPortBackingInfo{Port: types.DistributedVirtualSwitchPortConnection{SwitchUuid: "50 29 1a", PortgroupKey: "dvportgroup-21"}},
			SlotInfo: &types.VirtualDevicePciBusSlotInfo{PciSlotNumber: 192},
		},
		AddressType: addressType, MacAddress: mac,
	}}}
}

func opaqueCard() types.BaseVirtualDevice {
	return &types.VirtualE1000e{VirtualEthernetCard: types.VirtualEthernetCard{
		VirtualDevice: types.VirtualDevice{Key: 4002, Backing: &types.VirtualEthernetCardOpaqueNetworkBackingInfo{OpaqueNetworkId: "ls-1", OpaqueNetworkType: "nsx.LogicalSwitch"}},
		AddressType:   "assigned", MacAddress: "00:50:56:a9:00:02",
	}}
}
