package main

import (
	"reflect"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/types"
)

// said is what a guest last said of its network, kept while it says nothing.
type said struct {
	net []types.GuestNicInfo
	ip  string
}

// hush: a guest that is off, or whose links drop, says nothing of its network. Within change, or before the VM is known.
func (w *world) hush(vm *simulator.VirtualMachine) {
	if len(vm.Guest.Net) == 0 {
		return
	}
	w.silent[vm.Self] = &said{vm.Guest.Net, vm.Guest.IpAddress}
	guest := *vm.Guest
	guest.Net, guest.IpAddress = nil, ""
	vm.Guest = &guest
}

// speak: the guest says again what it said, after the time for it. A rule for GuestAddress keeps it silent.
func (w *world) speak(ctx *simulator.Context, vm *simulator.VirtualMachine) {
	if w.silent[vm.Self] == nil {
		return
	}
	if rule := w.options.guestRule("GuestAddress"); rule != nil && rule.Action == "hang" {
		return
	}
	boot := vm.Runtime.BootTime
	w.after(w.options.addressTime, func() {
		last := w.silent[vm.Self]
		if last == nil || vm.Runtime.PowerState != on || vm.Runtime.BootTime != boot {
			return
		}
		delete(w.silent, vm.Self)
		w.change(ctx, vm, func() {
			guest := *vm.Guest
			guest.Net, guest.IpAddress = last.net, last.ip
			vm.Guest = &guest
		})
	})
}

// relink: where cards of a running VM were changed, its addresses go, and come again.
func (w *world) relink(ctx *simulator.Context, vm *simulator.VirtualMachine, before []types.BaseVirtualDevice) {
	if vm.Runtime.PowerState != on || !linksDiffer(before, vm.Config.Hardware.Device) {
		return
	}
	w.change(ctx, vm, func() { w.hush(vm) })
	w.speak(ctx, vm)
}

func linksDiffer(before, after []types.BaseVirtualDevice) bool {
	old := map[int32]*types.VirtualEthernetCard{}
	for _, card := range cardsOf(before) {
		old[card.Key] = card
	}
	for _, card := range cardsOf(after) {
		was := old[card.Key]
		if was != nil && !(reflect.DeepEqual(was.Backing, card.Backing) && reflect.DeepEqual(was.Connectable, card.Connectable)) {
			return true
		}
	}
	return false
}
