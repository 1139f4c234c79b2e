package main

import (
	"testing"

	"github.com/vmware/govmomi/vim25"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/types"
)

func (s *testServer) ref(kind, name string) types.ManagedObjectReference {
	s.t.Helper()
	for _, each := range s.now().ctx.Map.All(kind) {
		if unescape(each.Entity().Name) == name {
			return each.Reference()
		}
	}
	s.t.Fatalf("no %s %s", kind, name)
	return types.ManagedObjectReference{}
}

func cloneSpec(s *testServer) types.VirtualMachineCloneSpec {
	locator := types.VirtualMachineRelocateSpecDiskLocator{DiskId: 2000, Datastore: s.ref("Datastore", "ds/02")}
	locator.DiskBackingInfo = &types.VirtualDiskFlatVer2BackingInfo{
		VirtualDeviceFileBackingInfo: types.VirtualDeviceFileBackingInfo{FileName: ""}, DiskMode: "persistent",
		ThinProvisioned: pointer(false), EagerlyScrub: pointer(true),
	}
	return types.VirtualMachineCloneSpec{
		Location: types.VirtualMachineRelocateSpec{
			Pool: pointer(s.ref("ResourcePool", "a")), Datastore: pointer(s.ref("Datastore", "ds01")),
			Disk: []types.VirtualMachineRelocateSpecDiskLocator{locator},
		},
		Config: &types.VirtualMachineConfigSpec{
			InstanceUuid: "11111111-2222-3333-4444-555555555555", NumCPUs: 4, NumCoresPerSocket: pointer(int32(2)), MemoryMB: 8192,
			Annotation: "new", CpuHotAddEnabled: pointer(true),
			ExtraConfig: []types.BaseOptionValue{&types.OptionValue{Key: "hvm.site", Value: "x"}},
			DeviceChange: edited(s, "tpl", func(d *types.VirtualDisk) {
				d.CapacityInKB, d.CapacityInBytes = 50<<20, 0
				d.Backing.(*types.VirtualDiskFlatVer2BackingInfo).Sharing = ""
			}),
		},
	}
}

func clone(t *testing.T, s *testServer, c *vim25.Client, name string, spec types.VirtualMachineCloneSpec) string {
	t.Helper()
	response, err := methods.CloneVM_Task(ctx, c, &types.CloneVM_Task{
		This: s.vm("tpl"), Folder: s.ref("Folder", "hospital"), Name: name, Spec: spec,
	})
	if err != nil {
		return faultOf(err)
	}
	return await(t, s, response.Returnval)
}

func TestACloneHasEverythingOfItsSpecification(t *testing.T) {
	eachClient(t, func(t *testing.T, s *testServer, c *vim25.Client) {
		same(t, clone(t, s, c, "new", cloneSpec(s)), "")
		made := s.state("new")
		same(t, made.NICs[0].MAC != "00:50:56:80:00:01", true)
		made.ChangeVersion, made.NICs[0].MAC = "", ""
		same(t, made, recVM{
			Name: "new", Datacenter: "DC", Folder: "hospital", InstanceUUID: "11111111-2222-3333-4444-555555555555", Power: "off",
			Connection: "connected", Cluster: "C1", Pool: pointer("lab/a"), Host: "esx01", GuestID: "windows8Server64Guest",
			Hardware: "vmx-10", Cores: 4, CoresPerSocket: 2, CPUHotAdd: true, MemoryMib: 8192, Notes: "new",
			Disks:     []recDisk{{2000, "scsi", 0, 0, 51200, "ds/02", "eager", "[ds/02] new/new.vmdk"}},
			NICs:      []recNIC{{4000, "", "vmxnet3", "vlan-10", nil, pointer(true)}},
			Snapshots: []recSnapshot{}, Tools: "not-running", Marks: map[string]string{"hvm.site": "x"},
		})
		same(t, s.now().state().Datastores[0].FreeMib, 1048576-51200)
	})
}

func TestACloneIsRefusedAndLeavesNothing(t *testing.T) {
	s := start(t, "6.0.0", nil)
	c := s.client("6.0", false)
	before := s.now().state()
	for _, each := range []struct {
		name, as string
		change   func(*types.VirtualMachineCloneSpec)
		want     string
	}{
		{"a name that is taken", "50%25", func(*types.VirtualMachineCloneSpec) {}, "DuplicateName"},
		{"an instanceUuid that is taken", "new", func(c *types.VirtualMachineCloneSpec) { c.Config.InstanceUuid = s.state("on").InstanceUUID }, "AlreadyExists"},
		{"no pool", "new", func(c *types.VirtualMachineCloneSpec) { c.Location.Pool = nil }, "InvalidArgument"},
		{"no such disk", "new", func(c *types.VirtualMachineCloneSpec) { c.Location.Disk[0].DiskId = 2001 }, "InvalidArgument"},
		{"a host in maintenance", "new", func(c *types.VirtualMachineCloneSpec) { c.Location.Host = pointer(s.ref("HostSystem", "esx02")) }, "InvalidState"},
		{"a full datastore", "new", func(c *types.VirtualMachineCloneSpec) {
			c.Location.Disk[0].Datastore = s.ref("Datastore", "ds01")
		}, "NoDiskSpace"},
		{"a smaller disk", "new", func(c *types.VirtualMachineCloneSpec) {
			c.Config.DeviceChange[0].GetVirtualDeviceConfigSpec().Device.(*types.VirtualDisk).CapacityInKB = 1 << 20
		}, "InvalidDeviceSpec"},
		{"cores that make no sockets", "new", func(c *types.VirtualMachineCloneSpec) { c.Config.NumCPUs = 3 }, "InvalidArgument"},
		{"a customization of two cards", "new", func(c *types.VirtualMachineCloneSpec) { c.Customization = sysprep("NEW", "", "") }, "NicSettingMismatch"},
	} {
		t.Run(each.name, func(t *testing.T) {
			spec := cloneSpec(s)
			each.change(&spec)
			same(t, clone(t, s, c, each.as, spec), each.want)
			same(t, s.now().state(), before)
		})
	}
}

func TestIgnoredCloneConfigLeavesWhatVcsimLeaves(t *testing.T) {
	s := start(t, "6.0.0", func(o *options) { o.cloneConfig = "ignore" })
	same(t, clone(t, s, s.client("6.0", false), "new", cloneSpec(s)), "")
	made := s.state("new")
	same(t, []any{made.Cores, made.CoresPerSocket, made.CPUHotAdd, made.Notes, made.Disks[0].SizeMib, made.Marks, made.InstanceUUID},
		[]any{4, 1, false, "master", 40960, map[string]string{"hvm.site": "x"}, "11111111-2222-3333-4444-555555555555"})
}

func sysprep(name string, addresses ...string) *types.CustomizationSpec {
	made := &types.CustomizationSpec{
		Options: &types.CustomizationWinOptions{ChangeSID: true},
		Identity: &types.CustomizationSysprep{
			UserData:       types.CustomizationUserData{FullName: "a", OrgName: "b", ComputerName: &types.CustomizationFixedName{Name: name}},
			Identification: types.CustomizationIdentification{JoinWorkgroup: "WG"},
		},
	}
	for _, address := range addresses {
		var ip types.BaseCustomizationIpGenerator = &types.CustomizationDhcpIpGenerator{}
		if address != "" {
			ip = &types.CustomizationFixedIp{IpAddress: address}
		}
		made.NicSettingMap = append(made.NicSettingMap, types.CustomizationAdapterMapping{Adapter: types.CustomizationIPSettings{Ip: ip}})
	}
	return made
}

func TestACustomizationRunsWhenTheVMStarts(t *testing.T) {
	eachClient(t, func(t *testing.T, s *testServer, c *vim25.Client) {
		spec := cloneSpec(s)
		spec.Customization = sysprep("NEW01", "10.0.0.9")
		same(t, clone(t, s, c, "new", spec), "")
		same(t, s.state("new").Guest, (*recGuest)(nil))
		response, err := methods.PowerOnVM_Task(ctx, c, &types.PowerOnVM_Task{This: s.vm("new")})
		if err != nil {
			t.Fatal(err)
		}
		same(t, await(t, s, response.Returnval), "")
		same(t, s.state("new").Guest, &recGuest{"NEW01", []string{"10.0.0.9"}})
		events, err := methods.QueryEvents(ctx, c, &types.QueryEvents{This: *c.ServiceContent.EventManager, Filter: types.EventFilterSpec{
			Entity: &types.EventFilterSpecByEntity{Entity: s.vm("new"), Recursion: "self"}, EventTypeId: []string{"CustomizationSucceeded"},
		}})
		if err != nil {
			t.Fatal(err)
		}
		same(t, len(events.Returnval), 1)
	})
}

func TestACustomizationIsRefused(t *testing.T) {
	s := start(t, "6.0.0", nil)
	c := s.client("6.0", false)
	for _, each := range []struct {
		name, vm, want string
		spec           *types.CustomizationSpec
	}{
		{"while the VM runs", "on", "InvalidPowerState", sysprep("A", "", "")},
		{"without Tools", "odd", "UncustomizableGuest", sysprep("A")},
		{"without disks", "tpl", "InvalidArgument", sysprep("0123456789")},
		{"of another number of cards", "tpl", "NicSettingMismatch", sysprep("A", "", "")},
	} {
		if each.vm == "tpl" && each.want == "InvalidArgument" {
			each.spec.NicSettingMap = sysprep("", "").NicSettingMap
		}
		t.Run(each.name, func(t *testing.T) {
			response, err := methods.CustomizeVM_Task(ctx, c, &types.CustomizeVM_Task{This: s.vm(each.vm), Spec: *each.spec})
			if err != nil {
				t.Fatal(err)
			}
			same(t, await(t, s, response.Returnval), each.want)
		})
	}
}
