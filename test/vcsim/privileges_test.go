package main

import (
	"testing"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vim25/types"
)

// key is the client's session, as its login told it.
func key(s *testServer) string {
	for _, each := range s.now().sessions {
		return each.sim.Key
	}
	return ""
}

// missing are the privileges that the server says are not granted, as "object privilege".
func missing(t *testing.T, s *testServer, c *vim25.Client, entities []ref, privileges ...string) []string {
	t.Helper()
	told, err := methods.HasPrivilegeOnEntities(ctx, c, &types.HasPrivilegeOnEntities{
		This: *c.ServiceContent.AuthorizationManager, Entity: entities, SessionId: key(s), PrivId: privileges,
	})
	if err != nil {
		return []string{faultOf(err)}
	}
	list := []string{}
	for _, each := range told.Returnval {
		for _, privilege := range each.PrivAvailability {
			if !privilege.IsGranted {
				list = append(list, each.Entity.Type+" "+privilege.PrivId)
			}
		}
	}
	return list
}

func TestWithheldPrivilegesAreToldAndHoldForWhatIsBelow(t *testing.T) {
	eachClient(t, func(t *testing.T, s *testServer, c *vim25.Client) {
		vm, folder, store := s.vm("odd"), s.ref("Folder", "hospital"), s.ref("Datastore", "ds01")
		all := []ref{vm, folder, store}
		same(t, missing(t, s, c, all, "VirtualMachine.Interact.PowerOn", "Datastore.AllocateSpace"), []string{})
		s.ask("POST", "/rules", `[{"action":"withhold","type":"Folder","name":"hospital","privilege":"VirtualMachine.Interact.PowerOn"},
			{"action":"withhold","type":"Datastore","name":"ds/02","privilege":"Datastore.AllocateSpace"}]`, nil)
		same(t, missing(t, s, c, all, "VirtualMachine.Interact.PowerOn", "Datastore.AllocateSpace", "System.Read"),
			[]string{"VirtualMachine VirtualMachine.Interact.PowerOn", "Folder VirtualMachine.Interact.PowerOn"})
		same(t, missing(t, s, c, []ref{s.vm("on")}, "VirtualMachine.Interact.PowerOn"), []string{})
		_, err := methods.PowerOnVM_Task(ctx, c, &types.PowerOnVM_Task{This: vm})
		if err == nil {
			t.Error("it was started")
		}
		same(t, s.state("odd").Power, "off")
	})
}

func TestThePrivilegesOfWhatAClientCannotAskAbout(t *testing.T) {
	s := start(t, "6.0.0", nil)
	c := s.client("6.0", false)
	same(t, missing(t, s, c, []ref{s.vm("on")}, "VirtualMachine.Interact.Fly"), []string{"InvalidArgument"})
	gone := ref{Type: "VirtualMachine", Value: "vm-0"}
	same(t, missing(t, s, c, []ref{gone}, "System.Read"), []string{"ManagedObjectNotFound"})
	_, err := methods.HasPrivilegeOnEntities(ctx, c, &types.HasPrivilegeOnEntities{
		This: *c.ServiceContent.AuthorizationManager, Entity: []ref{s.vm("on")}, SessionId: "another", PrivId: []string{"System.Read"},
	})
	same(t, faultOf(err), "InvalidArgument")
}

// lackedIn is the privilege that a refusal names.
func lackedIn(err error) string {
	if err == nil || !soap.IsSoapFault(err) {
		return ""
	}
	if f, ok := soap.ToSoapFault(err).VimFault().(types.NoPermission); ok {
		for _, each := range f.MissingPrivileges {
			return f.PrivilegeId + "/" + each.Entity.Type + " " + each.PrivilegeIds[0]
		}
		return f.PrivilegeId
	}
	return faultOf(err)
}

func TestACloneWantsThemOnTemplateFolderPoolDatastoreAndNetwork(t *testing.T) {
	s := start(t, "8.0.3", nil)
	c := s.client("8.0.3.0", false)
	pool, store := s.ref("ResourcePool", "Resources"), s.ref("Datastore", "ds01")
	request := &types.CloneVM_Task{This: s.vm("tpl"), Folder: s.ref("Folder", "hospital"), Name: "new", Spec: types.VirtualMachineCloneSpec{
		Location: types.VirtualMachineRelocateSpec{Pool: &pool, Datastore: &store},
		Config:   &types.VirtualMachineConfigSpec{NumCPUs: 4, Annotation: "x"},
	}}
	for _, each := range [][2]string{
		{"VirtualMachine", "VirtualMachine.Provisioning.DeployTemplate"}, {"Folder", "VirtualMachine.Inventory.CreateFromExisting"},
		{"ResourcePool", "Resource.AssignVMToPool"}, {"Datastore", "Datastore.AllocateSpace"},
		{"Folder", "VirtualMachine.Config.CPUCount"}, {"Folder", "VirtualMachine.Config.Annotation"},
	} {
		s.rules.clear()
		s.ask("POST", "/rules", `[{"action":"withhold","privilege":"`+each[1]+`"}]`, nil)
		_, err := methods.CloneVM_Task(ctx, c, request)
		same(t, lackedIn(err), "/"+each[0]+" "+each[1])
	}
	s.rules.clear()
	same(t, clone(t, s, c, "new", request.Spec), "")
}

func TestEachWriteWantsItsPrivilegesOnItsObjects(t *testing.T) {
	s := start(t, "6.0.0", nil)
	c := s.client("6.0", false)
	on, off := s.vm("on"), s.vm("odd")
	running, _ := get[*simulator.VirtualMachine](s.now(), &on)
	card := copyDevice(running.Config.Hardware.Device[0])
	for _, each := range running.Config.Hardware.Device {
		if _, ok := each.(types.BaseVirtualEthernetCard); ok {
			card = copyDevice(each)
			break
		}
	}
	moved := card.(types.BaseVirtualEthernetCard).GetVirtualEthernetCard()
	backing := &types.VirtualEthernetCardNetworkBackingInfo{}
	backing.DeviceName = "vlan-20"
	moved.Backing = backing
	disk := copyDevice(disksOf(running.Config.Hardware.Device)[0]).(*types.VirtualDisk)
	disk.CapacityInKB, disk.CapacityInBytes = disk.CapacityInKB*2, disk.CapacityInBytes*2
	added := &types.VirtualDisk{CapacityInKB: 1 << 20}
	added.Key, added.ControllerKey, added.UnitNumber = -1, 1000, pointer(int32(5))
	file := &types.VirtualDiskFlatVer2BackingInfo{DiskMode: "persistent"}
	file.FileName = "[ds/02]"
	added.Backing = file
	device := func(operation types.VirtualDeviceConfigSpecOperation, d device) types.VirtualMachineConfigSpec {
		change := &types.VirtualDeviceConfigSpec{Operation: operation, Device: d}
		if operation == "add" {
			change.FileOperation = "create"
		}
		return types.VirtualMachineConfigSpec{DeviceChange: []types.BaseVirtualDeviceConfigSpec{change}}
	}
	reservation := &types.ResourceAllocationInfo{Reservation: pointer(int64(1))}
	for _, each := range []struct {
		privilege string
		vm        ref
		spec      types.VirtualMachineConfigSpec
	}{
		{"VirtualMachine.Config.Annotation", off, types.VirtualMachineConfigSpec{Annotation: "x"}},
		{"VirtualMachine.Config.CPUCount", off, types.VirtualMachineConfigSpec{NumCPUs: 8}},
		{"VirtualMachine.Config.Memory", off, types.VirtualMachineConfigSpec{MemoryMB: 2048}},
		{"VirtualMachine.Config.Resource", off, types.VirtualMachineConfigSpec{CpuAllocation: reservation}},
		{"VirtualMachine.Config.AdvancedConfig", off, types.VirtualMachineConfigSpec{
			ExtraConfig: []types.BaseOptionValue{&types.OptionValue{Key: "a", Value: "b"}}}},
		{"VirtualMachine.Config.DiskExtend", on, device("edit", disk)},
		{"VirtualMachine.Config.EditDevice", on, device("edit", card)},
		{"Network.Assign", on, device("edit", card)},
		{"VirtualMachine.Config.AddNewDisk", on, device("add", added)},
		{"Datastore.AllocateSpace", on, device("add", added)},
	} {
		t.Run(each.privilege, func(t *testing.T) {
			s.rules.clear()
			s.ask("POST", "/rules", `[{"action":"withhold","privilege":"`+each.privilege+`"}]`, nil)
			_, err := methods.ReconfigVM_Task(ctx, c, &types.ReconfigVM_Task{This: each.vm, Spec: each.spec})
			same(t, lackedIn(err), each.privilege)
		})
	}
}
