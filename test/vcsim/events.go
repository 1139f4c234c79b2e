package main

import (
	"time"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/types"
)

// event is what every event of a VM tells. vcsim's texts need all of it.
func (w *world) event(vm *simulator.VirtualMachine) types.VmEvent {
	event := types.VmEvent{Template: vm.Config.Template}
	event.CreatedTime = time.Now()
	event.Vm = &types.VmEventArgument{EntityEventArgument: called(vm), Vm: vm.Self}
	event.Host = &types.HostEventArgument{}
	event.Datacenter, event.ComputeResource = &types.DatacenterEventArgument{}, &types.ComputeResourceEventArgument{}
	if dc := w.datacenterOf(vm); dc != nil {
		event.Datacenter = &types.DatacenterEventArgument{EntityEventArgument: called(dc), Datacenter: dc.Self}
	}
	if host, ok := get[*simulator.HostSystem](w, vm.Runtime.Host); ok {
		event.Host = &types.HostEventArgument{EntityEventArgument: called(host), Host: host.Self}
		if cluster, ok := get[*simulator.ClusterComputeResource](w, host.Parent); ok {
			event.ComputeResource = &types.ComputeResourceEventArgument{
				EntityEventArgument: called(cluster), ComputeResource: cluster.Self,
			}
		}
	}
	return event
}

func called(entity mo.Entity) types.EntityEventArgument {
	return types.EntityEventArgument{Name: entity.Entity().Name}
}

func (w *world) post(ctx *simulator.Context, event types.BaseEvent) {
	manager := w.ctx.Map.EventManager()
	ctx.WithLock(manager, func() { manager.PostEvent(ctx, &types.PostEvent{This: manager.Self, EventToPost: event}) })
}
