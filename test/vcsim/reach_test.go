package main

import (
	"testing"

	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/types"
)

// shaky is a vCenter of which a host and a datastore are gone, and whose hosts do not have the same.
const shaky = `{
  "format": "hvm-recording", "version": 1,
  "vcenter": {"version": "6.0.0", "instance": "vc-1", "observedAt": "2026-01-01T00:00:00Z"},
  "datacenters": ["DC"],
  "clusters": [{"name": "C1", "drs": true}],
  "hosts": [
    {"name": "esx01", "sockets": 2, "cores": 16, "memoryMib": 98304},
    {"name": "esx02", "sockets": 2, "cores": 16, "memoryMib": 98304, "connected": false},
    {"name": "esx03", "sockets": 2, "cores": 16, "memoryMib": 98304}
  ],
  "datastores": [
    {"name": "ds01", "capacityMib": 6291456, "freeMib": 50000},
    {"name": "ds02", "capacityMib": 6291456, "freeMib": 50000, "accessible": false},
    {"name": "ds03", "capacityMib": 6291456, "freeMib": 50000, "hosts": ["esx03"]}
  ],
  "networks": [{"name": "vlan-10", "vlan": 10}, {"name": "vlan-20", "vlan": 20, "hosts": ["esx03"]}],
  "folders": [{"path": "hospital"}],
  "vms": [
    {"name": "tpl", "template": true, "host": "esx01", "cores": 1, "memoryMib": 512, "runningTask": "CloneVM_Task",
      "disks": [{"unit": 0, "sizeMib": 1024, "datastore": "ds01"}]},
    {"name": "well", "host": "esx01", "cores": 1, "memoryMib": 512, "nics": [{"portGroup": "vlan-10"}],
      "disks": [{"unit": 0, "sizeMib": 1024, "datastore": "ds01"}]},
    {"name": "cut", "host": "esx02", "cores": 1, "memoryMib": 512, "disks": [{"unit": 0, "sizeMib": 1024, "datastore": "ds02"}]},
    {"name": "blind", "host": "esx01", "cores": 1, "memoryMib": 512, "disks": [
      {"unit": 0, "sizeMib": 1024, "datastore": "ds01"}, {"unit": 1, "sizeMib": 1024, "datastore": "ds02"}]},
    {"name": "lost", "host": "esx02", "cores": 1, "memoryMib": 512, "connection": "orphaned"}
  ]
}`

func startShaky(t *testing.T) *testServer {
	s := start(t, "6.0.0", nil)
	if err := s.replace([]byte(shaky), ""); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestAVMIsNoBetterThanItsHostAndItsDatastores(t *testing.T) {
	s := startShaky(t)
	c := s.client("6.0", false)
	for _, each := range []struct{ vm, connection, want string }{
		{"well", "connected", ""},
		{"cut", "disconnected", "HostNotConnected"},
		{"blind", "inaccessible", "InvalidState"},
		{"lost", "orphaned", "HostNotConnected"},
	} {
		t.Run(each.vm, func(t *testing.T) {
			same(t, s.state(each.vm).Connection, each.connection)
			same(t, reconfigure(t, s, c, s.vm(each.vm), types.VirtualMachineConfigSpec{Annotation: "x"}), each.want)
			response, err := methods.PowerOnVM_Task(ctx, c, &types.PowerOnVM_Task{This: s.vm(each.vm)})
			if err != nil {
				same(t, faultOf(err), each.want)
				return
			}
			same(t, await(t, s, response.Returnval), each.want)
		})
	}
}

func TestAVMGetsOnlyWhatItsHostHas(t *testing.T) {
	s := startShaky(t)
	c := s.client("6.0", false)
	on := func(store string) types.BaseVirtualDeviceConfigSpec {
		made := &types.VirtualDisk{CapacityInKB: 1 << 20}
		made.Key, made.ControllerKey, made.UnitNumber = -2, 1000, pointer(int32(1))
		backing := &types.VirtualDiskFlatVer2BackingInfo{DiskMode: "persistent"}
		backing.FileName = "[" + store + "]"
		made.Backing = backing
		return &types.VirtualDeviceConfigSpec{Operation: "add", FileOperation: "create", Device: made}
	}
	card := func(operation types.VirtualDeviceConfigSpecOperation, network string) types.BaseVirtualDeviceConfigSpec {
		made := &types.VirtualVmxnet3{}
		made.Key = 4000
		backing := &types.VirtualEthernetCardNetworkBackingInfo{}
		backing.DeviceName = network
		made.Backing = backing
		return &types.VirtualDeviceConfigSpec{Operation: operation, Device: made}
	}
	for _, each := range []struct {
		name   string
		change types.BaseVirtualDeviceConfigSpec
		want   string
	}{
		{"a datastore of another host", on("ds03"), "InvalidDatastore"},
		{"a datastore that is gone", on("ds02"), "InvalidDatastore"},
		{"a datastore of its own", on("ds01"), ""},
		{"a new card on a network of another host", card("add", "vlan-20"), "InvalidDeviceBacking"},
		{"a card moved to a network of another host", card("edit", "vlan-20"), "InvalidDeviceBacking"},
		{"a card that stays where it is", card("edit", "vlan-10"), ""},
	} {
		t.Run(each.name, func(t *testing.T) {
			spec := types.VirtualMachineConfigSpec{DeviceChange: []types.BaseVirtualDeviceConfigSpec{each.change}}
			same(t, reconfigure(t, s, c, s.vm("well"), spec), each.want)
		})
	}
}

func TestATemplateIsClonedSeveralTimesAtOnce(t *testing.T) {
	s := startShaky(t)
	c := s.client("6.0", false)
	spec := types.VirtualMachineCloneSpec{Location: types.VirtualMachineRelocateSpec{Pool: pointer(s.ref("ResourcePool", "Resources"))}}
	same(t, clone(t, s, c, "new", spec), "")
	same(t, reconfigure(t, s, c, s.vm("tpl"), types.VirtualMachineConfigSpec{Annotation: "x"}), "TaskInProgress")
}
