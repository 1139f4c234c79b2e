package main

import (
	"testing"
	"time"

	"github.com/vmware/govmomi/vim25"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/types"
)

// cycled shuts a guest down, waits until it is off, and starts it again.
func cycled(t *testing.T, s *testServer, c *vim25.Client, name string) {
	t.Helper()
	if _, err := methods.ShutdownGuest(ctx, c, &types.ShutdownGuest{This: s.vm(name)}); err != nil {
		t.Fatal(err)
	}
	until(t, func() bool { return s.state(name).Power == "off" })
	response, err := methods.PowerOnVM_Task(ctx, c, &types.PowerOnVM_Task{This: s.vm(name)})
	if err != nil {
		t.Fatal(err)
	}
	same(t, await(t, s, response.Returnval), "")
}

func until(t *testing.T, holds func() bool) {
	t.Helper()
	for tries := 0; !holds(); tries++ {
		if tries == 400 {
			t.Fatal("it did not come about")
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// told is what the guest says: whether its Tools run, and its addresses.
func told(s *testServer, name string) (bool, int) {
	for _, vm := range s.now().vms() {
		if vm.Name == name {
			s.now().mu.Lock()
			defer s.now().mu.Unlock()
			addresses := 0
			for _, each := range vm.Guest.Net {
				addresses += len(each.IpAddress)
			}
			return vm.Guest.ToolsRunningStatus == "guestToolsRunning", addresses
		}
	}
	return false, 0
}

func TestAGuestComesBackStepByStep(t *testing.T) {
	s := start(t, "6.0.0", func(o *options) { o.bootTime, o.addressTime = 400*time.Millisecond, 400*time.Millisecond })
	c := s.client("6.0", false)
	before := s.state("on").Guest
	cycled(t, s, c, "on")
	running, addresses := told(s, "on")
	same(t, []any{running, addresses}, []any{false, 0})
	until(t, func() bool { running, _ := told(s, "on"); return running })
	_, addresses = told(s, "on")
	same(t, addresses, 0)
	until(t, func() bool { _, addresses := told(s, "on"); return addresses == 2 })
	same(t, s.state("on").Guest, before)
}

func TestAGuestThatIsOffIsRecordedAsItWillBe(t *testing.T) {
	s := start(t, "6.0.0", nil)
	c := s.client("6.0", false)
	before := s.state("on").Guest
	if _, err := methods.ShutdownGuest(ctx, c, &types.ShutdownGuest{This: s.vm("on")}); err != nil {
		t.Fatal(err)
	}
	until(t, func() bool { return s.state("on").Power == "off" })
	_, addresses := told(s, "on")
	same(t, addresses, 0)
	same(t, s.state("on").Guest, before)
}

func TestAGuestThatDoesNotComeBack(t *testing.T) {
	for method, want := range map[string][]any{"GuestBoot": {false, 0}, "GuestAddress": {true, 0}} {
		t.Run(method, func(t *testing.T) {
			s := start(t, "6.0.0", nil)
			c := s.client("6.0", false)
			s.ask("POST", "/rules", `[{"method":"`+method+`","action":"hang"},{"method":"*","action":"delay","ms":1,"times":-1}]`, nil)
			cycled(t, s, c, "on")
			running, addresses := told(s, "on")
			same(t, []any{running, addresses}, want)
			cycledByForce(t, s, c, "on")
			running, addresses = told(s, "on")
			same(t, []any{running, addresses}, []any{true, 2})
		})
	}
}

func cycledByForce(t *testing.T, s *testServer, c *vim25.Client, name string) {
	t.Helper()
	off, err := methods.PowerOffVM_Task(ctx, c, &types.PowerOffVM_Task{This: s.vm(name)})
	if err != nil {
		t.Fatal(err)
	}
	same(t, await(t, s, off.Returnval), "")
	on, err := methods.PowerOnVM_Task(ctx, c, &types.PowerOnVM_Task{This: s.vm(name)})
	if err != nil {
		t.Fatal(err)
	}
	same(t, await(t, s, on.Returnval), "")
}

func TestAChangedCardLosesTheAddressesForATime(t *testing.T) {
	s := start(t, "6.0.0", func(o *options) { o.addressTime = 400 * time.Millisecond })
	c := s.client("6.0", false)
	before := s.state("on").Guest
	reconfigure := func(spec types.VirtualMachineConfigSpec) {
		response, err := methods.ReconfigVM_Task(ctx, c, &types.ReconfigVM_Task{This: s.vm("on"), Spec: spec})
		if err != nil {
			t.Fatal(err)
		}
		same(t, await(t, s, response.Returnval), "")
	}
	reconfigure(types.VirtualMachineConfigSpec{Annotation: "new"})
	_, addresses := told(s, "on")
	same(t, addresses, 2)
	var card types.BaseVirtualDevice
	for _, vm := range s.now().vms() {
		if vm.Name == "on" {
			for _, each := range vm.Config.Hardware.Device {
				if one, ok := each.(types.BaseVirtualEthernetCard); ok && !one.GetVirtualEthernetCard().Connectable.Connected {
					card = copyDevice(each)
				}
			}
		}
	}
	connect := card.GetVirtualDevice().Connectable
	connect.Connected, connect.StartConnected, connect.Status = true, true, ""
	reconfigure(types.VirtualMachineConfigSpec{DeviceChange: []types.BaseVirtualDeviceConfigSpec{
		&types.VirtualDeviceConfigSpec{Operation: types.VirtualDeviceConfigSpecOperationEdit, Device: card},
	}})
	_, addresses = told(s, "on")
	same(t, addresses, 0)
	until(t, func() bool { _, addresses := told(s, "on"); return addresses == 2 })
	same(t, s.state("on").Guest, before)
}
