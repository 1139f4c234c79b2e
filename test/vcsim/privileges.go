package main

import (
	"slices"

	"github.com/vmware/govmomi/object"
	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/simulator/esx"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/types"
)

// everyone may do these on whatever is seen.
var everyone = []string{"System.Anonymous", "System.Read", "System.View"}

// need is a privilege that a call wants on an object.
type need struct {
	on        ref
	privilege string
}

// hasPrivilegeOnEntities answers for the caller's own session: another one's would take Sessions.ValidateSession.
func (w *world) hasPrivilegeOnEntities(c *call) answer {
	request := c.body.(*types.HasPrivilegeOnEntities)
	if request.SessionId != c.session.sim.Key {
		return refuse(invalidArgument("sessionId"))
	}
	known := object.AuthorizationRoleList(esx.RoleList).ByName("Admin").Privilege
	for _, id := range request.PrivId {
		if !slices.Contains(known, id) {
			return refuse(invalidArgument("privId"))
		}
	}
	result := []types.EntityPrivilege{}
	for _, entity := range request.Entity {
		if _, ok := w.ctx.Map.Get(entity).(mo.Entity); !ok {
			return refuse(notFound(entity))
		}
		told := types.EntityPrivilege{Entity: entity}
		for _, id := range request.PrivId {
			granted := !w.isWithheld(c, need{entity, id})
			told.PrivAvailability = append(told.PrivAvailability, types.PrivilegeAvailability{PrivId: id, IsGranted: granted})
		}
		result = append(result, told)
	}
	return answer{result: &types.HasPrivilegeOnEntitiesResponse{Returnval: result}}
}

// isWithheld tells whether the caller lacks a privilege: the reader has none to write with, and a rule "withhold" holds for an
// object and all that is below it.
func (w *world) isWithheld(c *call, wanted need) bool {
	if slices.Contains(everyone, wanted.privilege) {
		return false
	}
	if c.session.readonly {
		return true
	}
	for at := &wanted.on; at != nil; {
		found, ok := w.ctx.Map.Get(*at).(mo.Entity)
		if !ok {
			return c.server.rules.withholds(at.Type, "", wanted.privilege)
		}
		entity := found.Entity()
		if c.server.rules.withholds(at.Type, unescape(entity.Name), wanted.privilege) {
			return true
		}
		at = entity.Parent
	}
	return false
}

func (r *rules) withholds(kind, name, privilege string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.ContainsFunc(r.list, func(each *rule) bool {
		return each.Action == "withhold" && each.Privilege == privilege &&
			(each.Type == "" || each.Type == kind) && (each.Name == "" || each.Name == name)
	})
}

// denied is the refusal of a call whose caller lacks a privilege. From 8.0 on it stands in missingPrivileges alone, the other
// properties being deprecated.
func (w *world) denied(c *call) *answer {
	for _, each := range w.needs(c) {
		if !w.isWithheld(c, each) {
			continue
		}
		f := &types.NoPermission{Object: &each.on, PrivilegeId: each.privilege}
		if c.spoken >= versionNamed("8.0.0.0") {
			f = &types.NoPermission{MissingPrivileges: []types.NoPermissionEntityPrivileges{
				{Entity: each.on, PrivilegeIds: []string{each.privilege}},
			}}
		}
		return pointer(refuse(f, "Permission to perform this operation was denied."))
	}
	return nil
}

// needs are what a write wants by the API reference.
func (w *world) needs(c *call) []need {
	switch request := c.body.(type) {
	case *types.CloneVM_Task:
		return w.needsOfClone(c, request)
	case *types.ReconfigVM_Task:
		vm, _ := get[*simulator.VirtualMachine](w, &c.this)
		return w.needsOfConfig(c, "spec.", c.this, vm, request.Spec)
	case *types.PowerOnMultiVM_Task:
		list := []need{}
		for _, vm := range request.Vm {
			list = append(list, need{vm, "VirtualMachine.Interact.PowerOn"})
		}
		return list
	}
	if privilege := privileges[c.method]; writes(c.method) && privilege != "" {
		return []need{{c.this, privilege}}
	}
	return nil
}

func (w *world) needsOfClone(c *call, request *types.CloneVM_Task) []need {
	source, ok := get[*simulator.VirtualMachine](w, &c.this)
	if !ok {
		return nil
	}
	deploy := "VirtualMachine.Provisioning.Clone"
	if source.Config.Template {
		deploy = "VirtualMachine.Provisioning.DeployTemplate"
	}
	list := []need{
		{c.this, deploy}, {request.Folder, "VirtualMachine.Inventory.CreateFromExisting"},
		{request.Folder, "VirtualMachine.Config.AddNewDisk"},
	}
	spec := request.Spec
	if spec.Customization != nil {
		list = append(list, need{c.this, "VirtualMachine.Provisioning.Customize"})
	}
	if spec.Location.Pool != nil {
		list = append(list, need{*spec.Location.Pool, "Resource.AssignVMToPool"})
	}
	if spec.Location.Datastore != nil {
		list = append(list, need{*spec.Location.Datastore, "Datastore.AllocateSpace"})
	}
	for _, each := range spec.Location.Disk {
		list = append(list, need{each.Datastore, "Datastore.AllocateSpace"})
	}
	if spec.PowerOn {
		list = append(list, need{request.Folder, "VirtualMachine.Interact.PowerOn"})
	}
	if spec.Config != nil {
		list = append(list, w.needsOfConfig(c, "spec.config.", request.Folder, source, *spec.Config)...)
	}
	return list
}

// needsOfFields are those of a ConfigSpec's own properties.
var needsOfFields = map[string]string{
	"name": "Rename", "annotation": "Annotation", "extraConfig": "AdvancedConfig", "swapPlacement": "SwapPlacement",
	"numCPUs": "CPUCount", "numCoresPerSocket": "CPUCount", "cpuHotAddEnabled": "CPUCount", "cpuHotRemoveEnabled": "CPUCount",
	"memoryMB": "Memory", "memoryHotAddEnabled": "Memory", "cpuAllocation": "Resource", "memoryAllocation": "Resource",
	"latencySensitivity": "Resource", "uuid": "Settings", "instanceUuid": "Settings", "guestId": "Settings",
	"files": "Settings", "tools": "Settings", "flags": "Settings", "bootOptions": "Settings", "managedBy": "ManagedBy",
}

// needsOfConfig: what a ConfigSpec wants on a VM, or on the folder that a new one will be in. `vm` has the devices.
func (w *world) needsOfConfig(c *call, at string, on ref, vm *simulator.VirtualMachine, spec types.VirtualMachineConfigSpec) []need {
	list := []need{}
	for _, m := range membersOf(specType) {
		if name := needsOfFields[m.xml]; name != "" && c.sent(at+m.xml) {
			list = append(list, need{on, "VirtualMachine.Config." + name})
		}
	}
	if vm == nil {
		return list
	}
	devices := &edit{config: vm.Config}
	for _, each := range spec.DeviceChange {
		change := each.GetVirtualDeviceConfigSpec()
		if change.Device == nil {
			continue
		}
		_, old := devices.find(change.Device.GetVirtualDevice().Key)
		if change.Operation == types.VirtualDeviceConfigSpecOperationAdd {
			old = nil
		}
		list = append(list, w.needsOfDevice(on, vm, change, old)...)
	}
	return list
}

func (w *world) needsOfDevice(on ref, vm *simulator.VirtualMachine, change *types.VirtualDeviceConfigSpec, old device) []need {
	config := func(name string) need { return need{on, "VirtualMachine.Config." + name} }
	dc := w.datacenterOf(vm)
	edited := change.Operation == types.VirtualDeviceConfigSpecOperationEdit && old != nil
	switch made := change.Device.(type) {
	case *types.VirtualDisk:
		before, isDisk := old.(*types.VirtualDisk)
		switch {
		case edited && isDisk && made.CapacityInKB > before.CapacityInKB:
			return []need{config("DiskExtend"), config("EditDevice")}
		case edited:
			return []need{config("EditDevice")}
		case change.Operation == types.VirtualDeviceConfigSpecOperationRemove:
			return []need{config("RemoveDisk")}
		}
		list := []need{config("AddNewDisk")}
		backing, ok := made.Backing.(*types.VirtualDiskFlatVer2BackingInfo)
		if ok && backing.Datastore != nil {
			return append(list, need{*backing.Datastore, "Datastore.AllocateSpace"})
		}
		if ok {
			if store := w.datastoreNamed(dc, pathOf(backing.FileName).Datastore); store != nil {
				list = append(list, need{store.Self, "Datastore.AllocateSpace"})
			}
		}
		return list
	case types.BaseVirtualEthernetCard:
		return w.needsOfCard(dc, config, made.GetVirtualEthernetCard(), edited, old)
	}
	if edited {
		return []need{config("EditDevice")}
	}
	return []need{config("AddRemoveDevice")}
}

func (w *world) needsOfCard(dc *simulator.Datacenter, config func(string) need, card *types.VirtualEthernetCard, edited bool, old device) []need {
	list := []need{config("AddRemoveDevice")}
	before := &types.VirtualEthernetCard{}
	if other, ok := old.(types.BaseVirtualEthernetCard); ok && edited {
		list, before = []need{config("EditDevice")}, other.GetVirtualEthernetCard()
	}
	network := w.networkOf(dc, card.Backing)
	if network != nil && (before.Backing == nil || network != w.networkOf(dc, before.Backing)) {
		list = append(list, need{network.Reference(), "Network.Assign"})
	}
	now := card.Connectable
	if was := before.Connectable; was != nil && now != nil && was.Connected != now.Connected {
		list = append(list, need{list[0].on, "VirtualMachine.Interact.DeviceConnection"})
	}
	return list
}
