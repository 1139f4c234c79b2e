package main

import (
	"regexp"
	"strings"
	"time"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/types"
)

func (w *world) customizeVM(c *call) answer {
	vm, refusal, ok := w.vmOf(c)
	if !ok {
		return refusal
	}
	spec := c.body.(*types.CustomizeVM_Task).Spec
	return w.start(c, 0, func(ctx *simulator.Context) (types.AnyType, fault) {
		if vm.Runtime.PowerState != off {
			return nil, wrongPower(vm.Runtime.PowerState, off)
		}
		if w.armed[vm.Self] != nil {
			return nil, &types.CustomizationPending{}
		}
		if f := w.mustBeCustomizable(vm, &spec, len(cardsOf(vm.Config.Hardware.Device))); f != nil {
			return nil, f
		}
		w.arm(ctx, vm, &spec)
		return nil, nil
	})
}

func (w *world) checkCustomization(c *call) answer {
	vm, refusal, ok := w.vmOf(c)
	if !ok {
		return refusal
	}
	spec := c.body.(*types.CheckCustomizationSpec).Spec
	if f := w.mustBeCustomizable(vm, &spec, len(cardsOf(vm.Config.Hardware.Device))); f != nil {
		return refuse(f)
	}
	return answer{result: &types.CheckCustomizationSpecResponse{}}
}

// mustBeCustomizable compares the cards of the specification with the VM's, and for a clone with the template's as well.
func (w *world) mustBeCustomizable(vm *simulator.VirtualMachine, spec *types.CustomizationSpec, templateCards int) fault {
	cards, wanted := len(cardsOf(vm.Config.Hardware.Device)), len(spec.NicSettingMap)
	if cards == wanted {
		cards = templateCards
	}
	switch {
	case cards != wanted:
		return &types.NicSettingMismatch{NumberOfNicsInSpec: int32(wanted), NumberOfNicsInVM: int32(cards)}
	case !hasTools(vm):
		return &types.UncustomizableGuest{UncustomizableGuestOS: vm.Config.GuestFullName}
	case len(disksOf(vm.Config.Hardware.Device)) == 0:
		return &types.NoDisksToCustomize{}
	}
	sysprep, isSysprep := spec.Identity.(*types.CustomizationSysprep)
	if isSysprep != strings.HasPrefix(vm.Config.GuestId, "win") {
		return &types.UncustomizableGuest{UncustomizableGuestOS: vm.Config.GuestFullName}
	}
	if isSysprep {
		return checkSysprep(spec, sysprep)
	}
	return nil
}

var computerName = regexp.MustCompile(`^[A-Za-z0-9-]{1,15}$`)

// checkSysprep holds the rules of vsphere-api.md §4.14.
func checkSysprep(spec *types.CustomizationSpec, sysprep *types.CustomizationSysprep) fault {
	options, ok := spec.Options.(*types.CustomizationWinOptions)
	if !ok || !options.ChangeSID {
		return invalidArgument("spec.options")
	}
	user, unattended, member := sysprep.UserData, sysprep.GuiUnattended, sysprep.Identification
	if fixed, ok := user.ComputerName.(*types.CustomizationFixedName); ok {
		if !computerName.MatchString(fixed.Name) || strings.Trim(fixed.Name, "0123456789") == "" {
			return invalidArgument("spec.identity.userData.computerName")
		}
	}
	domain := member.JoinDomain != "" && member.DomainAdmin != "" && member.DomainAdminPassword != nil
	switch {
	case user.FullName == "" || user.OrgName == "":
		return invalidArgument("spec.identity.userData")
	case (member.JoinWorkgroup != "") == domain || (member.JoinDomain != "") != domain:
		return invalidArgument("spec.identity.identification")
	case unattended.Password != nil && unattended.Password.Value == "":
		return invalidArgument("spec.identity.guiUnattended.password")
	case unattended.Password != nil && !unattended.Password.PlainText && len(spec.EncryptionKey) == 0:
		return &types.CannotDecryptPasswords{}
	case unattended.AutoLogon && (unattended.Password == nil || unattended.AutoLogonCount < 1):
		return invalidArgument("spec.identity.guiUnattended.autoLogonCount")
	}
	return nil
}

// arm keeps a customization for the VM's next start.
func (w *world) arm(ctx *simulator.Context, vm *simulator.VirtualMachine, spec *types.CustomizationSpec) {
	w.armed[vm.Self] = spec
	w.change(ctx, vm, func() {
		next := w.reconfigured(vm)
		tools := *next.Tools
		tools.PendingCustomization = "/var/imc-1"
		next.Tools = &tools
		vm.Config = next
		w.setCustomization(vm, types.GuestInfoCustomizationStatusTOOLSDEPLOYPKG_PENDING, "")
	})
}

// setCustomization tells how a customization goes, where the vCenter is new enough to.
func (w *world) setCustomization(vm *simulator.VirtualMachine, status types.GuestInfoCustomizationStatus, problem string) {
	if _, newer := isNew("field GuestInfo.customizationInfo", w.release.api); newer {
		return
	}
	guest := *vm.Guest
	info := types.GuestInfoCustomizationInfo{CustomizationStatus: string(status), ErrorMsg: problem}
	if guest.CustomizationInfo != nil {
		info.StartTime = guest.CustomizationInfo.StartTime
	}
	switch status {
	case types.GuestInfoCustomizationStatusTOOLSDEPLOYPKG_RUNNING:
		info.StartTime = pointer(time.Now())
	case types.GuestInfoCustomizationStatusTOOLSDEPLOYPKG_SUCCEEDED, types.GuestInfoCustomizationStatusTOOLSDEPLOYPKG_FAILED:
		info.EndTime = pointer(time.Now())
	}
	guest.CustomizationInfo = &info
	vm.Guest = &guest
}

// startCustomization runs what was armed. A rule for GuestCustomization makes it fail, or hang.
func (w *world) startCustomization(ctx *simulator.Context, vm *simulator.VirtualMachine) {
	spec := w.armed[vm.Self]
	if spec == nil {
		return
	}
	delete(w.armed, vm.Self)
	event := types.CustomizationEvent{VmEvent: w.event(vm)}
	w.post(ctx, &types.CustomizationStartedEvent{CustomizationEvent: event})
	w.change(ctx, vm, func() {
		w.setCustomization(vm, types.GuestInfoCustomizationStatusTOOLSDEPLOYPKG_RUNNING, "")
	})
	rule := w.options.guestRule("GuestCustomization")
	if rule != nil && rule.Action == "hang" {
		return
	}
	w.after(w.options.customizeTime, func() {
		if rule != nil {
			w.change(ctx, vm, func() {
				w.setCustomization(vm, types.GuestInfoCustomizationStatusTOOLSDEPLOYPKG_FAILED, "Sysprep failed")
			})
			w.post(ctx, &types.CustomizationSysprepFailed{CustomizationFailed: types.CustomizationFailed{CustomizationEvent: event}})
			return
		}
		w.change(ctx, vm, func() { w.customized(vm, spec) })
		w.post(ctx, &types.CustomizationSucceeded{CustomizationEvent: event})
	})
}

// customized sets what the guest then says of itself.
func (w *world) customized(vm *simulator.VirtualMachine, spec *types.CustomizationSpec) {
	next := *vm.Config
	tools := *next.Tools
	tools.PendingCustomization = ""
	next.Tools = &tools
	vm.Config = &next
	w.setCustomization(vm, types.GuestInfoCustomizationStatusTOOLSDEPLOYPKG_SUCCEEDED, "")
	guest := *vm.Guest
	switch identity := spec.Identity.(type) {
	case *types.CustomizationSysprep:
		guest.HostName = nameOf(vm, identity.UserData.ComputerName)
	case *types.CustomizationLinuxPrep:
		guest.HostName = nameOf(vm, identity.HostName)
	}
	guest.IpAddress, guest.Net = "", nil
	delete(w.silent, vm.Self)
	for i, card := range cardsOf(vm.Config.Hardware.Device) {
		info := types.GuestNicInfo{
			Network: w.networkName(card.Backing), MacAddress: card.MacAddress, Connected: true, DeviceConfigId: card.Key,
		}
		if fixed, ok := spec.NicSettingMap[i].Adapter.Ip.(*types.CustomizationFixedIp); ok {
			info.IpAddress = []string{fixed.IpAddress}
			orElse(&guest.IpAddress, fixed.IpAddress)
		}
		guest.Net = append(guest.Net, info)
	}
	vm.Guest = &guest
}

func nameOf(vm *simulator.VirtualMachine, name types.BaseCustomizationName) string {
	switch name := name.(type) {
	case *types.CustomizationFixedName:
		return name.Name
	case *types.CustomizationPrefixName:
		return name.Base + "-1"
	}
	return vm.Name
}
