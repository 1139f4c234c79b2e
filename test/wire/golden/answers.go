package main

import (
	"time"

	"github.com/vmware/govmomi/vim25/types"
)

type answer struct {
	method string
	value  any
}

type fault struct {
	message string
	value   any
}

var moment = time.Date(2026, 11, 24, 1, 2, 3, 456000000, time.UTC)

func answers() map[string]answer {
	return map[string]answer{
		"login": {"Login", types.UserSession{
			Key: "52a1", UserName: "hvm", FullName: "病院 <hvm>", LoginTime: moment, LastActiveTime: moment, Locale: "en", MessageLocale: "en",
			ExtensionSession: false, IpAddress: "10.0.0.5", UserAgent: "hvm/1", CallCount: 9007199254740991,
		}},
		"has-privilege-on-entities": {"HasPrivilegeOnEntities", []types.EntityPrivilege{
			{Entity: vm, PrivAvailability: []types.PrivilegeAvailability{
				{PrivId: "VirtualMachine.Interact.PowerOn", IsGranted: true}, {PrivId: "Datastore.AllocateSpace", IsGranted: false},
			}},
			{Entity: datastore, PrivAvailability: []types.PrivilegeAvailability{{PrivId: "Datastore.AllocateSpace", IsGranted: true}}},
		}},
		"retrieve-properties-ex": {"RetrievePropertiesEx", types.RetrieveResult{Token: "0", Objects: []types.ObjectContent{
			{Obj: vm, PropSet: properties(), MissingSet: []types.MissingProperty{{Path: "guest", Fault: types.LocalizedMethodFault{
				LocalizedMessage: "Permission denied", Fault: &types.NoPermission{Object: &vm, PrivilegeId: "System.Read"},
			}}}},
		}}},
		"wait-for-updates-ex": {"WaitForUpdatesEx", types.UpdateSet{Version: "4", Truncated: ptr(false), FilterSet: []types.PropertyFilterUpdate{{
			Filter: ref("PropertyFilter", "session[52a1]f1"),
			ObjectSet: []types.ObjectUpdate{
				{Kind: types.ObjectUpdateKindModify, Obj: ref("Task", "task-1"), ChangeSet: []types.PropertyChange{{Name: "info", Op: types.PropertyChangeOpAssign, Val: taskInfo(nil, vm)}}},
				{Kind: types.ObjectUpdateKindEnter, Obj: ref("Task", "task-2"), ChangeSet: []types.PropertyChange{{Name: "info", Op: types.PropertyChangeOpAssign, Val: taskInfo(
					&types.LocalizedMethodFault{LocalizedMessage: "Cannot do it now", Fault: &types.InvalidPowerState{RequestedState: types.VirtualMachinePowerStatePoweredOff, ExistingState: types.VirtualMachinePowerStatePoweredOn}}, nil)}}},
				{Kind: types.ObjectUpdateKindModify, Obj: ref("Task", "task-3"), ChangeSet: []types.PropertyChange{{Name: "info.progress", Op: types.PropertyChangeOpAssign, Val: int32(42)}, {Name: "info.result", Op: types.PropertyChangeOpRemove}}},
			},
		}}}},
		"latest-page": {"RetrievePropertiesEx", types.RetrieveResult{Objects: []types.ObjectContent{
			{Obj: ref("EventHistoryCollector", "session[52a1]e1"), PropSet: []types.DynamicProperty{{Name: "latestPage", Val: types.ArrayOfEvent{Event: []types.BaseEvent{
				&types.CustomizationSysprepFailed{
					CustomizationFailed: types.CustomizationFailed{CustomizationEvent: customized(12, "vm-42"), Reason: "Sysprep <1>"},
					SysprepVersion:      "6.1", SystemVersion: "6.3",
				},
				&types.CustomizationSucceeded{CustomizationEvent: customized(11, "vm-43")},
			}}}}},
		}}},
	}
}

func customized(key int32, vm string) types.CustomizationEvent {
	event := types.CustomizationEvent{LogLocation: `C:\Windows\Temp`}
	event.Key, event.ChainId, event.CreatedTime, event.UserName, event.FullFormattedMessage = key, 7, moment, "KDU\\hvm", "An error occurred"
	event.Vm = &types.VmEventArgument{EntityEventArgument: types.EntityEventArgument{Name: "h-claio01"}, Vm: ref("VirtualMachine", vm)}
	event.Host = &types.HostEventArgument{EntityEventArgument: types.EntityEventArgument{Name: "esxi01"}, Host: ref("HostSystem", "host-9")}
	return event
}

func properties() []types.DynamicProperty {
	return []types.DynamicProperty{
		{Name: "name", Val: "h-claio01 & <画像>"},
		{Name: "config.hardware.numCPU", Val: int32(4)},
		{Name: "config.hotPlugMemoryLimit", Val: int64(262144)},
		{Name: "config.template", Val: false},
		{Name: "config.modified", Val: moment},
		{Name: "runtime.powerState", Val: types.VirtualMachinePowerStatePoweredOn},
		{Name: "runtime.host", Val: ref("HostSystem", "host-9")},
		{Name: "network", Val: types.ArrayOfManagedObjectReference{ManagedObjectReference: []types.ManagedObjectReference{ref("Network", "network-1"), ref("DistributedVirtualPortgroup", "dvportgroup-21")}}},
		{Name: "disabledMethod", Val: types.ArrayOfString{String: []string{"PowerOnVM_Task", "Destroy_Task"}}},
		{Name: "config.hardware.device", Val: types.ArrayOfVirtualDevice{VirtualDevice: []types.BaseVirtualDevice{
			disk(2000, 0, 40), distributedCard(4000, "assigned", "00:50:56:a9:00:00"), &types.VirtualKeyboard{VirtualDevice: types.VirtualDevice{Key: 600}},
		}}},
		{Name: "config.extraConfig", Val: types.ArrayOfOptionValue{OptionValue: []types.BaseOptionValue{
			&types.OptionValue{Key: "hvm.owner", Value: "kdu/h-claio01"}, &types.OptionValue{Key: "svga.present", Value: true}, &types.OptionValue{Key: "n", Value: int32(-1)},
		}}},
		{Name: "snapshot", Val: types.VirtualMachineSnapshotInfo{RootSnapshotList: []types.VirtualMachineSnapshotTree{{
			Snapshot: ref("VirtualMachineSnapshot", "snapshot-1"), Vm: vm, Name: "before", CreateTime: moment, State: types.VirtualMachinePowerStatePoweredOff,
		}}}},
	}
}

func taskInfo(problem *types.LocalizedMethodFault, result any) types.TaskInfo {
	state := types.TaskInfoStateSuccess
	if problem != nil {
		state = types.TaskInfoStateError
	}
	return types.TaskInfo{
		Key: "task-1", Task: ref("Task", "task-1"), DescriptionId: "VirtualMachine.clone", State: state, Error: problem, Result: result,
		Reason: &types.TaskReasonUser{UserName: "hvm"}, QueueTime: moment, CompleteTime: &moment, EventChainId: 7,
	}
}

func faults() map[string]fault {
	return map[string]fault{
		"invalid-login":    {"Cannot complete login due to an incorrect user name or password.", types.InvalidLogin{}},
		"no-permission":    {"Permission to perform this operation was denied.", types.NoPermission{Object: &vm, PrivilegeId: "VirtualMachine.Config.DiskExtend"}},
		"task-in-progress": {"Busy", types.TaskInProgress{Task: ref("Task", "task-9")}},
		"unlisted":         {"Evacuate first", types.HostInventoryFull{Capacity: 3}},
	}
}
