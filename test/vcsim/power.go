package main

import (
	"time"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/types"
)

func (w *world) powerOn(c *call) answer {
	vm, refusal, ok := w.vmOf(c)
	if !ok {
		return refusal
	}
	if vm.Config.Template {
		return refuse(&types.NotSupported{})
	}
	return w.start(c, 0, func(ctx *simulator.Context) (types.AnyType, fault) { return nil, w.turnOn(ctx, vm) })
}

// turnOn starts a VM; its Tools come up, and a customization runs, after their times.
func (w *world) turnOn(ctx *simulator.Context, vm *simulator.VirtualMachine) fault {
	if vm.Runtime.PowerState == on {
		return wrongPower(on, on)
	}
	host, f := w.hostToRun(vm)
	if f != nil {
		return f
	}
	if f := w.mustReserve(vm, host, *vm.Config.MemoryAllocation.Reservation); f != nil {
		return f
	}
	w.change(ctx, vm, func() {
		vm.Runtime.PowerState, vm.Runtime.Host, vm.Runtime.BootTime = on, host, pointer(time.Now())
		vm.Config = w.connected(vm, true)
	})
	w.post(ctx, &types.VmPoweredOnEvent{VmEvent: w.event(vm)})
	boot := vm.Runtime.BootTime
	w.after(w.options.bootTime, func() {
		if vm.Runtime.PowerState == on && vm.Runtime.BootTime == boot {
			w.boot(ctx, vm)
		}
	})
	return nil
}

// after does something now where the time is 0, and later otherwise, alone like every write.
func (w *world) after(wait time.Duration, do func()) {
	if wait == 0 {
		do()
		return
	}
	time.AfterFunc(wait, func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		do()
	})
}

// boot: the guest is up. A rule for GuestBoot keeps it from getting there.
func (w *world) boot(ctx *simulator.Context, vm *simulator.VirtualMachine) {
	if rule := w.options.guestRule("GuestBoot"); rule != nil && rule.Action == "hang" {
		return
	}
	if hasTools(vm) {
		w.change(ctx, vm, func() { setTools(vm, "running") })
	}
	w.speak(ctx, vm)
	w.startCustomization(ctx, vm)
}

// connected is the configuration of a VM that starts or stops: cards are connected as they are to be at power-on.
func (w *world) connected(vm *simulator.VirtualMachine, running bool) *types.VirtualMachineConfigInfo {
	next := w.reconfigured(vm)
	for i, each := range next.Hardware.Device {
		if old := each.GetVirtualDevice().Connectable; old != nil {
			next.Hardware.Device[i] = copyDevice(each)
			next.Hardware.Device[i].GetVirtualDevice().Connectable = connection(old.StartConnected, running)
		}
	}
	return next
}

func (w *world) powerOff(c *call) answer {
	vm, refusal, ok := w.vmOf(c)
	if !ok {
		return refusal
	}
	return w.start(c, 0, func(ctx *simulator.Context) (types.AnyType, fault) {
		if vm.Runtime.PowerState == off {
			return nil, wrongPower(off, off)
		}
		w.turnOff(ctx, vm)
		return nil, nil
	})
}

func (w *world) turnOff(ctx *simulator.Context, vm *simulator.VirtualMachine) {
	if vm.Runtime.PowerState == off {
		return
	}
	w.change(ctx, vm, func() {
		vm.Runtime.PowerState, vm.Runtime.BootTime = off, nil
		vm.Config = w.connected(vm, false)
		if hasTools(vm) {
			setTools(vm, "not-running")
		}
		guest := *vm.Guest
		guest.GuestState = string(types.VirtualMachineGuestStateNotRunning)
		vm.Guest = &guest
		w.hush(vm)
	})
	w.post(ctx, &types.VmPoweredOffEvent{VmEvent: w.event(vm)})
}

// shutdownGuest returns at once; the guest tells that it goes down, and the power goes off a moment later.
func (w *world) shutdownGuest(c *call) answer {
	vm, refusal, ok := w.vmOf(c)
	if !ok {
		return refusal
	}
	if vm.Runtime.PowerState != on {
		return refuse(wrongPower(vm.Runtime.PowerState, on))
	}
	if tools := toolsOf(vm); tools != "running" && tools != "unknown" {
		return refuse(&types.ToolsUnavailable{})
	}
	ctx, boot := w.context(c.session), vm.Runtime.BootTime
	w.change(ctx, vm, func() {
		guest := *vm.Guest
		guest.GuestState = string(types.VirtualMachineGuestStateShuttingDown)
		vm.Guest = &guest
	})
	// Never within the call: a guest takes its time, and this is not the writer yet. Who was asked twice, and was started
	// again by then, runs on.
	w.after(max(w.options.shutdownTime, time.Millisecond), func() {
		if vm.Runtime.BootTime == boot {
			w.turnOff(ctx, vm)
		}
	})
	return answer{result: &types.ShutdownGuestResponse{}}
}

// powerOnMulti starts a task for each VM and tells which: vcsim's own would pass by the rules of this program.
func (w *world) powerOnMulti(c *call) answer {
	request := c.body.(*types.PowerOnMultiVM_Task)
	return w.start(c, 0, func(ctx *simulator.Context) (types.AnyType, fault) {
		result := types.ClusterPowerOnVmResult{}
		for _, each := range request.Vm {
			single := *c
			single.method, single.this, single.task = "PowerOnVM_Task", each, nil
			refused := refuse(notFound(each))
			if _, ok := get[*simulator.VirtualMachine](w, &each); ok {
				refused = w.powerOn(&single)
			}
			if refused.fault != nil {
				result.NotAttempted = append(result.NotAttempted, types.ClusterNotAttemptedVmInfo{
					Vm:    each,
					Fault: types.LocalizedMethodFault{Fault: refused.fault.VimFault().(fault), LocalizedMessage: refused.fault.String},
				})
				continue
			}
			task := refused.result.(*types.PowerOnVM_TaskResponse).Returnval
			result.Attempted = append(result.Attempted, types.ClusterAttemptedVmInfo{Vm: each, Task: &task})
		}
		return result, nil
	})
}

// answerVM takes the question away.
func (w *world) answerVM(c *call) answer {
	vm, ok := get[*simulator.VirtualMachine](w, &c.this)
	request := c.body.(*types.AnswerVM)
	if !ok || vm.Runtime.Question == nil || vm.Runtime.Question.Id != request.QuestionId {
		return refuse(invalidArgument("questionId"))
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.change(w.context(c.session), vm, func() { vm.Runtime.Question = nil })
	return answer{result: &types.AnswerVMResponse{}}
}

// destroy takes a VM out of the inventory and frees its space; vcsim does all other objects.
func (w *world) destroy(c *call) answer {
	if c.this.Type != "VirtualMachine" {
		return w.simulate(c)
	}
	vm, refusal, ok := w.vmOf(c)
	if !ok {
		return refusal
	}
	return w.start(c, 0, func(ctx *simulator.Context) (types.AnyType, fault) {
		if vm.Runtime.PowerState == on {
			return nil, wrongPower(on, off)
		}
		for _, disk := range disksOf(vm.Config.Hardware.Device) {
			w.freeSpace(ctx, disk)
		}
		for holder, list := range w.holders(&vm.VirtualMachine) {
			w.ctx.Map.RemoveReference(ctx, holder, list, vm.Self)
		}
		if folder, ok := get[*simulator.Folder](w, vm.Parent); ok {
			w.ctx.Map.RemoveReference(ctx, folder, &folder.ChildEntity, vm.Self)
		}
		w.ctx.Map.Remove(ctx, vm.Self)
		delete(w.armed, vm.Self)
		delete(w.silent, vm.Self)
		return nil, nil
	})
}

// createFolder is vcsim's, alone like every write.
func (w *world) createFolder(c *call) answer {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.simulate(c)
}
