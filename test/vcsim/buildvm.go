package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/types"
)

var powerStates = map[string]types.VirtualMachinePowerState{
	"on": types.VirtualMachinePowerStatePoweredOn, "off": types.VirtualMachinePowerStatePoweredOff,
	"suspended": types.VirtualMachinePowerStateSuspended,
}

func (b *builder) buildVMs() error {
	for _, each := range b.rec.VMs {
		if err := b.buildVM(each); err != nil {
			return fmt.Errorf("VM %s: %w", each.Name, err)
		}
	}
	return nil
}

func (b *builder) buildVM(rec recVM) error {
	folder := b.folders[rec.Datacenter+"\n"+rec.Folder]
	if folder == nil {
		return fmt.Errorf("no folder %q", rec.Folder)
	}
	vm := &simulator.VirtualMachine{}
	vm.Name = escape(rec.Name)
	if host := b.hosts[rec.Host]; host != nil {
		vm.Runtime.Host = pointer(host.Self)
	}
	if rec.Pool != nil && rec.Cluster != "" {
		pool := b.pools[rec.Cluster+"\n"+*rec.Pool]
		if pool == nil {
			return fmt.Errorf("no resource pool %q", *rec.Pool)
		}
		vm.ResourcePool = pointer(pool.Self)
	}
	if cluster := b.clusters[rec.Cluster]; cluster != nil && cluster.EnvironmentBrowser != nil {
		vm.EnvironmentBrowser = *cluster.EnvironmentBrowser
	}
	config, err := b.config(rec)
	if err != nil {
		return err
	}
	vm.Config = config
	vm.Runtime.PowerState = powerStates[rec.Power]
	vm.Runtime.ConnectionState = b.connection(rec)
	if rec.Question != "" {
		vm.Runtime.Question = question(rec.Question)
	}
	b.world.complete(vm)
	setTools(vm, rec.Tools)
	b.world.put(folder, vm)
	b.describeGuest(vm, rec)
	if vm.Runtime.PowerState != on {
		b.world.hush(vm)
	}
	b.customFields(vm, rec.CustomFields)
	if err := b.snapshots(vm, rec.Snapshots); err != nil {
		return err
	}
	b.world.derive(vm)
	for _, list := range b.world.holders(&vm.VirtualMachine) {
		*list = append(*list, vm.Self)
	}
	if rec.RunningTask != "" {
		task := b.world.newTask(rec.RunningTask, vm.Self, "somebody")
		task.Info.State = types.TaskInfoStateRunning
		task.Info.StartTime = pointer(time.Now())
		task.Info.Cancelable = false
	}
	return nil
}

// connection: a VM is no better than what it stands on. Its host must answer, and its disks be within reach.
func (b *builder) connection(rec recVM) types.VirtualMachineConnectionState {
	if rec.Connection != string(types.VirtualMachineConnectionStateConnected) {
		return types.VirtualMachineConnectionState(rec.Connection)
	}
	if host := b.hosts[rec.Host]; host != nil && !isConnected(host) {
		return types.VirtualMachineConnectionStateDisconnected
	}
	for _, disk := range rec.Disks {
		if store := b.datastores[rec.Datacenter+"\n"+disk.Datastore]; store != nil && !store.Summary.Accessible {
			return types.VirtualMachineConnectionStateInaccessible
		}
	}
	return types.VirtualMachineConnectionStateConnected
}

// complete fills in what every VM has.
func (w *world) complete(vm *simulator.VirtualMachine) {
	vm.Guest = &types.GuestInfo{GuestState: "notRunning"}
	vm.Layout, vm.LayoutEx = &types.VirtualMachineFileLayout{}, &types.VirtualMachineFileLayoutEx{Timestamp: time.Now()}
	vm.Storage = &types.VirtualMachineStorageInfo{Timestamp: time.Now()}
	vm.Runtime.FaultToleranceState = types.VirtualMachineFaultToleranceStateNotConfigured
	vm.Summary.Config.Name = vm.Name
	vm.Summary.Guest = &types.VirtualMachineGuestSummary{}
	vm.Summary.OverallStatus = types.ManagedEntityStatusGreen
	vm.Summary.QuickStats.GuestHeartbeatStatus = types.ManagedEntityStatusGray
	vm.GuestHeartbeatStatus = types.ManagedEntityStatusGray
}

func question(text string) *types.VirtualMachineQuestionInfo {
	answer := types.ElementDescription{Description: types.Description{Label: "Yes", Summary: "Yes"}, Key: "0"}
	return &types.VirtualMachineQuestionInfo{Id: "1", Text: text, Choice: types.ChoiceOption{
		ChoiceInfo: []types.BaseElementDescription{&answer},
	}}
}

func (b *builder) config(rec recVM) (*types.VirtualMachineConfigInfo, error) {
	config := &types.VirtualMachineConfigInfo{
		ChangeVersion: rec.ChangeVersion, Modified: time.Now(), Name: escape(rec.Name), GuestId: rec.GuestID,
		GuestFullName: guestFullName(rec.GuestID), Version: rec.Hardware, Uuid: uuidV5("bios/" + rec.InstanceUUID),
		InstanceUuid: rec.InstanceUUID, Template: rec.Template, Annotation: rec.Notes, Firmware: "bios",
		Tools: &types.ToolsConfigInfo{}, BootOptions: &types.VirtualMachineBootOptions{}, SwapPlacement: "inherit",
		CpuHotAddEnabled: pointer(rec.CPUHotAdd), CpuHotRemoveEnabled: pointer(false), MemoryHotAddEnabled: pointer(rec.MemoryHotAdd),
		HotPlugMemoryLimit: rec.MemoryHotAddLimitMib, HotPlugMemoryIncrementSize: rec.MemoryHotAddStepMib,
		CpuAllocation:      allocation(rec.CPUReservationMhz, int64(rec.Cores)*1000),
		MemoryAllocation:   allocation(rec.MemoryReservationMib, rec.MemoryMib*10),
		LatencySensitivity: &types.LatencySensitivity{Level: types.LatencySensitivitySensitivityLevelNormal},
	}
	config.Hardware.NumCPU, config.Hardware.NumCoresPerSocket = rec.Cores, pointer(rec.CoresPerSocket)
	config.Hardware.MemoryMB = int32(rec.MemoryMib)
	config.ExtraConfig = []types.BaseOptionValue{
		&types.OptionValue{Key: "nvram", Value: rec.Name + ".nvram"},
		&types.OptionValue{Key: "svga.present", Value: "TRUE"},
	}
	for _, key := range sortedKeys(rec.Marks) {
		config.ExtraConfig = append(config.ExtraConfig, &types.OptionValue{Key: key, Value: rec.Marks[key]})
	}
	home := "[] " + rec.Name
	if len(rec.Disks) > 0 {
		home, _, _ = strings.Cut(rec.Disks[0].File, "/")
	} else if len(b.rec.Datastores) > 0 {
		home = fmt.Sprintf("[%s] %s", b.rec.Datastores[0].Name, rec.Name)
	}
	config.Files = types.VirtualMachineFileInfo{
		VmPathName: fmt.Sprintf("%s/%s.vmx", home, rec.Name), SnapshotDirectory: home + "/", SuspendDirectory: home + "/",
		LogDirectory: home + "/",
	}
	config.Hardware.Device = defaultDevices()
	for _, disk := range rec.Disks {
		store := b.datastores[rec.Datacenter+"\n"+disk.Datastore]
		if store == nil {
			return nil, fmt.Errorf("no datastore %q", disk.Datastore)
		}
		controller := controllerOf(config, disk.Bus, disk.Controller)
		config.Hardware.Device = append(config.Hardware.Device, newDisk(disk, controller, store.Self))
	}
	for i, nic := range rec.NICs {
		network := b.networks[networkKey(rec.Datacenter, nic.PortGroup, nic.Switch)]
		if network == nil {
			return nil, fmt.Errorf("no port group %q", nic.PortGroup)
		}
		connected := connection(*nic.Connected, rec.Power == "on")
		card, err := newCard(nic.Adapter, nic.Key, int32(7+i), nic.MAC, b.world.backing(network), connected)
		if err != nil {
			return nil, err
		}
		config.Hardware.Device = append(config.Hardware.Device, card)
	}
	relabel(config)
	return config, nil
}

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

func guestFullName(id string) string {
	names := map[string]string{
		"windows8Server64Guest":  "Microsoft Windows Server 2012 (64-bit)",
		"windows9Server64Guest":  "Microsoft Windows Server 2016 (64-bit)",
		"windows2019srv_64Guest": "Microsoft Windows Server 2019 (64-bit)",
	}
	if name, ok := names[id]; ok {
		return name
	}
	return id
}

func allocation(reservation, shares int64) *types.ResourceAllocationInfo {
	return &types.ResourceAllocationInfo{
		Reservation: pointer(reservation), ExpandableReservation: pointer(false), Limit: pointer(int64(-1)),
		Shares: &types.SharesInfo{Shares: int32(shares), Level: types.SharesLevelNormal},
	}
}

// describeGuest sets what the guest says of itself: addresses one per card where they match, all on the first otherwise.
func (b *builder) describeGuest(vm *simulator.VirtualMachine, rec recVM) {
	vm.Guest.GuestId, vm.Guest.GuestFullName = rec.GuestID, guestFullName(rec.GuestID)
	if rec.Guest == nil {
		return
	}
	vm.Guest.HostName = rec.Guest.Hostname
	cards := cardsOf(vm.Config.Hardware.Device)
	nets := make([]types.GuestNicInfo, max(1, len(cards)))
	nets[0].DeviceConfigId = -1
	for i, card := range cards {
		nets[i] = types.GuestNicInfo{
			Network: b.world.networkName(card.Backing), MacAddress: card.MacAddress, Connected: true, DeviceConfigId: card.Key,
		}
	}
	for i, address := range rec.Guest.Addresses {
		at := 0
		if len(rec.Guest.Addresses) <= len(nets) {
			at = i
		}
		nets[at].IpAddress = append(nets[at].IpAddress, address)
		orElse(&vm.Guest.IpAddress, address)
	}
	if len(rec.Guest.Addresses) > 0 {
		vm.Guest.Net = nets
	}
}

func (b *builder) customFields(vm *simulator.VirtualMachine, values map[string]string) {
	manager, _ := get[*simulator.CustomFieldsManager](b.world, b.world.content().CustomFieldsManager)
	for _, name := range sortedKeys(values) {
		manager.AddCustomFieldDef(b.world.ctx, &types.AddCustomFieldDef{This: manager.Self, Name: name, MoType: "VirtualMachine"})
		for _, field := range manager.Field {
			if field.Name == name {
				value := types.CustomFieldStringValue{CustomFieldValue: types.CustomFieldValue{Key: field.Key}, Value: values[name]}
				vm.CustomValue = append(vm.CustomValue, &value)
			}
		}
	}
}

func (b *builder) snapshots(vm *simulator.VirtualMachine, list []recSnapshot) error {
	for i, each := range list {
		at, err := time.Parse(time.RFC3339Nano, each.CreatedAt)
		if err != nil {
			return err
		}
		made := &simulator.VirtualMachineSnapshot{}
		made.Vm = vm.Self
		made.Config = *vm.Config
		b.world.ctx.Map.Put(made)
		node := types.VirtualMachineSnapshotTree{
			Snapshot: made.Self, Vm: vm.Self, Name: each.Name, Id: int32(i + 1), CreateTime: at,
			State: types.VirtualMachinePowerStatePoweredOff,
		}
		if vm.Snapshot == nil {
			vm.Snapshot = &types.VirtualMachineSnapshotInfo{}
			vm.RootSnapshot = []ref{made.Self}
		}
		leaf := &vm.Snapshot.RootSnapshotList
		for len(*leaf) > 0 {
			leaf = &(*leaf)[0].ChildSnapshotList
		}
		*leaf = append(*leaf, node)
		vm.Snapshot.CurrentSnapshot = pointer(made.Self)
	}
	return nil
}
