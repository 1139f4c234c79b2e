package main

import (
	"context"
	"fmt"

	"github.com/vmware/govmomi/find"
	"github.com/vmware/govmomi/object"
	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/types"
)

// stockSite adds to simulator.VPX() what a site needs: networks with VLANs, and templates, made through the API as with govc.
type stockSite struct {
	world *world
	c     *vim25.Client
	find  *find.Finder
}

// stockTemplate is a VM that is made and marked as template, without Tools as all that govmomi's simulator makes.
// cardKey is what vCenter and the simulator's own model count cards from; 0: the simulator chooses one, as after govc.
type stockTemplate struct {
	name, guestID, network, adapter string
	cores                           int32
	memoryMib                       int64
	disksGib                        []int64
	cardKey                         int32
}

var stockTemplates = []stockTemplate{
	{"tpl-one", "windows8Server64Guest", "VM Network", "e1000", 1, 1024, []int64{10}, 0},
	{"tpl-two", "windows9Server64Guest", "vlan-220", "vmxnet3", 2, 2048, []int64{40, 8}, 4000},
}

func (s *stockSite) build(ctx context.Context) error {
	s.find = find.NewFinder(s.c)
	dc, err := s.find.Datacenter(ctx, "DC0")
	if err != nil {
		return err
	}
	s.find.SetDatacenter(dc)
	for _, step := range []func(context.Context) error{s.distributed, s.standard} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	for _, each := range stockTemplates {
		if err := s.template(ctx, each); err != nil {
			return fmt.Errorf("%s: %w", each.name, err)
		}
	}
	return nil
}

// distributed adds vlan-220 and vlan-221 to the model's switch.
func (s *stockSite) distributed(ctx context.Context) error {
	on, err := s.find.Network(ctx, "DVS0")
	if err != nil {
		return err
	}
	for _, vlan := range []int32{220, 221} {
		setting := &types.VMwareDVSPortSetting{Vlan: &types.VmwareDistributedVirtualSwitchVlanIdSpec{VlanId: vlan}}
		task, err := object.NewDistributedVirtualSwitch(s.c, on.Reference()).AddPortgroup(ctx, []types.DVPortgroupConfigSpec{{
			Name: fmt.Sprintf("vlan-%d", vlan), DefaultPortConfig: setting,
			Type: string(types.DistributedVirtualPortgroupPortgroupTypeEphemeral),
		}})
		if err != nil {
			return err
		}
		if err := task.Wait(ctx); err != nil {
			return err
		}
	}
	return nil
}

// standard adds vlan-230 and vlan-231 through the API, which takes each name on one host only and then tells of no host that
// has it, nor its VLAN. vlan-231 stays so; for vlan-230 the hosts of the cluster are made to tell what real ones do.
func (s *stockSite) standard(ctx context.Context) error {
	hosts, err := s.find.HostSystemList(ctx, "DC0_C0/*")
	if err != nil {
		return err
	}
	networks, err := hosts[0].ConfigManager().NetworkSystem(ctx)
	if err != nil {
		return err
	}
	for _, vlan := range []int32{230, 231} {
		group := types.HostPortGroupSpec{Name: fmt.Sprintf("vlan-%d", vlan), VlanId: vlan, VswitchName: "vSwitch0"}
		if err := networks.AddPortGroup(ctx, group); err != nil {
			return err
		}
	}
	found, err := s.find.Network(ctx, "vlan-230")
	if err != nil {
		return err
	}
	network := s.world.ctx.Map.Get(found.Reference()).(*mo.Network)
	for _, each := range hosts {
		host := s.world.ctx.Map.Get(each.Reference()).(*simulator.HostSystem)
		network.Host = append(network.Host, host.Self)
		host.Network = append(host.Network, network.Self)
		host.Config.Network.Portgroup = append(host.Config.Network.Portgroup, types.HostPortGroup{
			Key:  "key-vim.host.PortGroup-vlan-230",
			Spec: types.HostPortGroupSpec{Name: "vlan-230", VlanId: 230, VswitchName: "vSwitch0"},
		})
	}
	return nil
}

func (s *stockSite) template(ctx context.Context, want stockTemplate) error {
	devices, err := s.devices(ctx, want)
	if err != nil {
		return err
	}
	spec := types.VirtualMachineConfigSpec{
		Name: want.name, GuestId: want.guestID, NumCPUs: want.cores, MemoryMB: want.memoryMib,
		Files: &types.VirtualMachineFileInfo{VmPathName: "[LocalDS_0]"},
	}
	if spec.DeviceChange, err = devices.ConfigSpec(types.VirtualDeviceConfigSpecOperationAdd); err != nil {
		return err
	}
	folder, err := s.find.DefaultFolder(ctx)
	if err != nil {
		return err
	}
	pool, err := s.find.ResourcePool(ctx, "DC0_C0/Resources")
	if err != nil {
		return err
	}
	host, err := s.find.HostSystem(ctx, "DC0_C0_H0")
	if err != nil {
		return err
	}
	task, err := folder.CreateVM(ctx, spec, pool, host)
	if err != nil {
		return err
	}
	done, err := task.WaitForResult(ctx)
	if err != nil {
		return err
	}
	return object.NewVirtualMachine(s.c, done.Result.(types.ManagedObjectReference)).MarkAsTemplate(ctx)
}

func (s *stockSite) devices(ctx context.Context, want stockTemplate) (object.VirtualDeviceList, error) {
	var devices object.VirtualDeviceList
	scsi, err := devices.CreateSCSIController("pvscsi")
	if err != nil {
		return nil, err
	}
	devices = append(devices, scsi)
	for _, gib := range want.disksGib {
		disk := devices.CreateDisk(scsi.(types.BaseVirtualController), ref{}, "")
		disk.CapacityInKB = gib << 20
		devices = append(devices, disk)
	}
	network, err := s.find.Network(ctx, want.network)
	if err != nil {
		return nil, err
	}
	backing, err := network.EthernetCardBackingInfo(ctx)
	if err != nil {
		return nil, err
	}
	card, err := devices.CreateEthernetCard(want.adapter, backing)
	if err != nil {
		return nil, err
	}
	if want.cardKey != 0 {
		card.GetVirtualDevice().Key = want.cardKey
	}
	return append(devices, card), nil
}
