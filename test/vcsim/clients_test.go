package main

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/vmware/govmomi/object"
	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/view"
	"github.com/vmware/govmomi/vim25"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/types"
)

var ctx = context.Background()

// eachClient runs a test with govmomi over SOAP, of the oldest and a new version, and over VI/JSON.
func eachClient(t *testing.T, test func(t *testing.T, s *testServer, c *vim25.Client)) {
	for _, each := range []struct {
		name, product, version string
		json                   bool
	}{{"SOAP 5.5", "5.5.0", "5.5", false}, {"SOAP 8.0.3", "8.0.3", "8.0.3.0", false}, {"VI/JSON", "8.0.3", "8.0.1.0", true}} {
		t.Run(each.name, func(t *testing.T) {
			s := start(t, each.product, nil)
			test(t, s, s.client(each.version, each.json))
			same(t, s.violations, []violation(nil))
		})
	}
}

// await waits for a task and gives the name of its fault, "" for none. It looks behind the API's back: govmomi over
// VI/JSON loses the fault's type.
func await(t *testing.T, s *testServer, ref types.ManagedObjectReference) string {
	t.Helper()
	task, ok := get[*simulator.Task](s.now(), &ref)
	if !ok {
		t.Fatalf("no task %s", ref)
	}
	reader := s.now().context(nil)
	for !isOver(reader, task) {
		time.Sleep(time.Millisecond)
	}
	if task.Info.Error == nil {
		return ""
	}
	return faultName(task.Info.Error.Fault)
}

func TestGovmomiReadsTheInventory(t *testing.T) {
	eachClient(t, func(t *testing.T, s *testServer, c *vim25.Client) {
		v, err := view.NewManager(c).CreateContainerView(ctx, c.ServiceContent.RootFolder, []string{"VirtualMachine", "Network"}, true)
		if err != nil {
			t.Fatal(err)
		}
		var vms []mo.VirtualMachine
		if err := v.Retrieve(ctx, []string{"VirtualMachine"}, []string{"name", "config.hardware.device", "runtime.powerState"}, &vms); err != nil {
			t.Fatal(err)
		}
		if len(vms) != 6 || len(vms[0].Config.Hardware.Device) < 10 {
			t.Errorf("%d VMs", len(vms))
		}
		if err := v.Destroy(ctx); err != nil {
			t.Fatal(err)
		}
		if _, err := methods.Logout(ctx, c, &types.Logout{This: *c.ServiceContent.SessionManager}); err != nil {
			t.Fatal(err)
		}
		same(t, s.now().openSessions(), map[string]any{"open": 0, "users": []string{}, "objects": 0})
	})
}

func reconfigure(t *testing.T, s *testServer, c *vim25.Client, vm types.ManagedObjectReference, spec types.VirtualMachineConfigSpec) string {
	t.Helper()
	response, err := methods.ReconfigVM_Task(ctx, c, &types.ReconfigVM_Task{This: vm, Spec: spec})
	if err != nil {
		return faultOf(err)
	}
	return await(t, s, response.Returnval)
}

// faultOf finds the fault's name in govmomi's error, which tells it in words of its own.
func faultOf(err error) string {
	_, name, found := strings.Cut(err.Error(), "The operation failed: ")
	if !found {
		return err.Error()
	}
	return strings.TrimSuffix(name, ".")
}

func TestReconfigureChecksTheVersionAndTheRulesOfARunningVM(t *testing.T) {
	s := start(t, "6.0.0", nil)
	c := s.client("6.0", false)
	running := s.vm("on")
	for _, each := range []struct {
		name string
		spec types.VirtualMachineConfigSpec
		want string
	}{
		{"another version", types.VirtualMachineConfigSpec{ChangeVersion: "0", Annotation: "x"}, "ConcurrentAccess"},
		{"this version", types.VirtualMachineConfigSpec{ChangeVersion: "1", Annotation: "x"}, ""},
		{"the old version", types.VirtualMachineConfigSpec{ChangeVersion: "1", Annotation: "y"}, "ConcurrentAccess"},
		{"more cores", types.VirtualMachineConfigSpec{NumCPUs: 4}, ""},
		{"fewer cores", types.VirtualMachineConfigSpec{NumCPUs: 2}, "CpuHotPlugNotSupported"},
		{"memory between steps", types.VirtualMachineConfigSpec{MemoryMB: 4608}, "MemoryHotPlugNotSupported"},
		{"memory beyond the limit", types.VirtualMachineConfigSpec{MemoryMB: 66560}, "MemoryHotPlugNotSupported"},
		{"memory", types.VirtualMachineConfigSpec{MemoryMB: 5120}, ""},
		{"sockets", types.VirtualMachineConfigSpec{NumCoresPerSocket: pointer(int32(2))}, "InvalidPowerState"},
		{"hot add", types.VirtualMachineConfigSpec{CpuHotAddEnabled: pointer(false)}, "InvalidPowerState"},
		{"all or nothing", types.VirtualMachineConfigSpec{Annotation: "z", NumCPUs: 8, CpuHotAddEnabled: pointer(false)}, "InvalidPowerState"},
		{"a reservation", types.VirtualMachineConfigSpec{MemoryAllocation: &types.ResourceAllocationInfo{Reservation: pointer(int64(5121))}}, "InvalidArgument"},
		{"a taken instanceUuid", types.VirtualMachineConfigSpec{InstanceUuid: s.state("tpl").InstanceUUID}, "AlreadyExists"},
		{"a taken name", types.VirtualMachineConfigSpec{Name: "hospital"}, "DuplicateName"},
		{"what is not simulated", types.VirtualMachineConfigSpec{VPMCEnabled: pointer(true)}, "NotSupported"},
	} {
		t.Run(each.name, func(t *testing.T) { same(t, reconfigure(t, s, c, running, each.spec), each.want) })
	}
	after := s.state("on")
	same(t, []any{after.Notes, after.Cores, after.MemoryMib, after.CPUHotAdd}, []any{"x", 4, 5120, true})
	same(t, reconfigure(t, s, c, s.vm("tpl"), types.VirtualMachineConfigSpec{NumCPUs: 4}), "NotSupported")
	same(t, reconfigure(t, s, c, s.vm("asked"), types.VirtualMachineConfigSpec{NumCPUs: 4}), "QuestionPending")
	same(t, reconfigure(t, s, c, s.vm("busy"), types.VirtualMachineConfigSpec{NumCPUs: 4}), "TaskInProgress")
	same(t, reconfigure(t, s, c, s.vm("lost"), types.VirtualMachineConfigSpec{NumCPUs: 4}), "InvalidState")
}

func TestAnEmptyAnnotationClearsIt(t *testing.T) {
	s := start(t, "8.0.3", nil)
	token := login(s)
	s.post("/sdk/vim25/8.0.1.0/VirtualMachine/"+s.vm("odd").Value+"/ReconfigVM_Task",
		map[string]string{"Content-Type": "application/json", sessionHeader: token}, `{"spec":{"annotation":""}}`)
	for s.state("odd").Notes != "" {
		time.Sleep(time.Millisecond)
	}
}

// edited is a device of a VM as a client would send it back, changed.
func edited[T types.BaseVirtualDevice](s *testServer, name string, change func(T)) []types.BaseVirtualDeviceConfigSpec {
	for _, vm := range s.now().vms() {
		if vm.Name != name {
			continue
		}
		for _, each := range vm.Config.Hardware.Device {
			if found, ok := each.(T); ok {
				copied := copyDevice(found).(T)
				change(copied)
				return []types.BaseVirtualDeviceConfigSpec{&types.VirtualDeviceConfigSpec{Operation: "edit", Device: copied}}
			}
		}
	}
	return nil
}

func TestDisksAndCardsAreEditedByTheRules(t *testing.T) {
	s := start(t, "6.0.0", nil)
	c := s.client("6.0", false)
	resize := func(name string, kib int64) []types.BaseVirtualDeviceConfigSpec {
		return edited(s, name, func(d *types.VirtualDisk) { d.CapacityInKB, d.CapacityInBytes = kib, 0 })
	}
	connect := func(change func(*types.VirtualE1000)) []types.BaseVirtualDeviceConfigSpec {
		return edited(s, "on", change)
	}
	for _, each := range []struct {
		name, vm string
		change   []types.BaseVirtualDeviceConfigSpec
		want     string
	}{
		{"shrink", "on", resize("on", 40<<20-1), "InvalidDeviceSpec"},
		{"grow beyond the datastore", "on", resize("on", (40960+50001)<<10), "NoDiskSpace"},
		{"grow", "on", resize("on", 50<<20), ""},
		{"grow under a snapshot", "odd", resize("odd", 2<<20), "GenericVmConfigFault"},
		{"another file", "on", edited(s, "on", func(d *types.VirtualDisk) {
			d.Backing.(*types.VirtualDiskFlatVer2BackingInfo).FileName = "[ds01] a/a.vmdk"
		}), "InvalidDeviceSpec"},
		{"without its place", "on", edited(s, "on", func(d *types.VirtualDisk) { d.UnitNumber = nil }), "InvalidDeviceSpec"},
		{"another network", "on", connect(func(n *types.VirtualE1000) {
			n.Backing = &types.VirtualEthernetCardNetworkBackingInfo{VirtualDeviceDeviceBackingInfo: types.VirtualDeviceDeviceBackingInfo{DeviceName: "vlan-20"}}
		}), ""},
		{"no network", "on", connect(func(n *types.VirtualE1000) {
			n.Backing = &types.VirtualEthernetCardNetworkBackingInfo{VirtualDeviceDeviceBackingInfo: types.VirtualDeviceDeviceBackingInfo{DeviceName: "vlan-99"}}
		}), "InvalidDeviceBacking"},
		{"another address", "on", connect(func(n *types.VirtualE1000) { n.MacAddress = "00:50:56:00:00:09" }), "InvalidPowerState"},
		{"another key", "on", connect(func(n *types.VirtualE1000) { n.Key = 9999 }), "InvalidDeviceSpec"},
	} {
		t.Run(each.name, func(t *testing.T) {
			same(t, reconfigure(t, s, c, s.vm(each.vm), types.VirtualMachineConfigSpec{DeviceChange: each.change}), each.want)
		})
	}
	after := s.state("on")
	same(t, after.Disks[1].SizeMib, 50<<10)
	same(t, after.NICs[0].PortGroup, "vlan-20")
	same(t, s.now().state().Datastores[1].FreeMib, 50000-10240)
}

func TestDisksAndCardsAreAddedByTheRules(t *testing.T) {
	s := start(t, "6.0.0", nil)
	c := s.client("6.0", false)
	controller := func(number int32) types.BaseVirtualDeviceConfigSpec {
		made := &types.ParaVirtualSCSIController{}
		made.Key, made.BusNumber, made.SharedBus = -1, number, "noSharing"
		return &types.VirtualDeviceConfigSpec{Operation: "add", Device: made}
	}
	disk := func(on, unit int32, gib int64, thin bool) types.BaseVirtualDeviceConfigSpec {
		made := &types.VirtualDisk{CapacityInKB: gib << 20}
		made.Key, made.ControllerKey, made.UnitNumber = -2, on, &unit
		backing := &types.VirtualDiskFlatVer2BackingInfo{DiskMode: "persistent", ThinProvisioned: &thin}
		backing.FileName = "[ds01] "
		made.Backing = backing
		return &types.VirtualDeviceConfigSpec{Operation: "add", FileOperation: "create", Device: made}
	}
	for _, each := range []struct {
		name   string
		change []types.BaseVirtualDeviceConfigSpec
		want   string
	}{
		{"with a controller of its own", []types.BaseVirtualDeviceConfigSpec{controller(2), disk(-1, 15, 1, true)}, ""},
		{"a fifth controller", []types.BaseVirtualDeviceConfigSpec{controller(4)}, "InvalidDeviceSpec"},
		{"a controller again", []types.BaseVirtualDeviceConfigSpec{controller(0)}, "InvalidDeviceSpec"},
		{"no controller", []types.BaseVirtualDeviceConfigSpec{disk(1009, 1, 1, true)}, "InvalidController"},
		{"unit 7", []types.BaseVirtualDeviceConfigSpec{disk(1000, 7, 1, true)}, "InvalidDeviceSpec"},
		{"a taken unit", []types.BaseVirtualDeviceConfigSpec{disk(1000, 0, 1, true)}, "InvalidDeviceSpec"},
		{"63 TiB", []types.BaseVirtualDeviceConfigSpec{disk(1000, 1, 63<<10, true)}, "InvalidDeviceSpec"},
		{"two thick ones that do not fit", []types.BaseVirtualDeviceConfigSpec{disk(1000, 1, 25, false), disk(1000, 2, 25, false)}, "NoDiskSpace"},
		{"one that fits", []types.BaseVirtualDeviceConfigSpec{disk(1000, 1, 25, false)}, ""},
	} {
		t.Run(each.name, func(t *testing.T) {
			same(t, reconfigure(t, s, c, s.vm("on"), types.VirtualMachineConfigSpec{DeviceChange: each.change}), each.want)
		})
	}
	same(t, s.state("on").Disks[2:], []recDisk{
		{2001, "scsi", 0, 1, 25600, "ds01", "thick", "[ds01] on/on_1.vmdk"},
		{2031, "scsi", 1, 15, 10, "ds/02", "eager", "[ds/02] on/on_31.vmdk"},
		{2047, "scsi", 2, 15, 1024, "ds01", "thin", "[ds01] on/on_47.vmdk"},
	})
	var cards []types.BaseVirtualDeviceConfigSpec
	for range 9 {
		made := &types.VirtualVmxnet3{}
		made.Backing = &types.VirtualEthernetCardNetworkBackingInfo{VirtualDeviceDeviceBackingInfo: types.VirtualDeviceDeviceBackingInfo{DeviceName: "vlan-10"}}
		cards = append(cards, &types.VirtualDeviceConfigSpec{Operation: "add", Device: made})
	}
	same(t, reconfigure(t, s, c, s.vm("on"), types.VirtualMachineConfigSpec{DeviceChange: cards}), "TooManyDevices")
	same(t, reconfigure(t, s, c, s.vm("on"), types.VirtualMachineConfigSpec{DeviceChange: cards[:8]}), "")
	seen := map[string]bool{}
	for _, nic := range s.state("on").NICs {
		seen[nic.MAC] = true
	}
	same(t, len(seen), 10)
}

func TestPowerGoesByTheRules(t *testing.T) {
	eachClient(t, func(t *testing.T, s *testServer, c *vim25.Client) {
		vm := func(name string) *object.VirtualMachine { return object.NewVirtualMachine(c, s.vm(name)) }
		power := func(name string) string {
			task, err := vm(name).PowerOn(ctx)
			if err != nil {
				return faultOf(err)
			}
			return await(t, s, task.Reference())
		}
		same(t, power("tpl"), "NotSupported")
		same(t, power("on"), "InvalidPowerState")
		same(t, power("odd"), "InvalidState")
		same(t, faultOf(vm("odd").ShutdownGuest(ctx)), "InvalidPowerState")
		if err := vm("on").ShutdownGuest(ctx); err != nil {
			t.Fatal(err)
		}
		for s.state("on").Power != "off" {
			time.Sleep(time.Millisecond)
		}
		same(t, s.state("on").Tools, "not-running")
		same(t, power("on"), "")
		same(t, []string{s.state("on").Power, s.state("on").Tools}, []string{"on", "running"})
	})
}
