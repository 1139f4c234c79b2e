package main

import (
	"bytes"
	"crypto/sha1"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
)

// recording is an inventory in the words of hvm's recording format (src/vsphere/recorded/schema.ts). Sizes are MiB.
type recording struct {
	Format      string          `json:"format"`
	Version     int             `json:"version"`
	VCenter     recVCenter      `json:"vcenter"`
	Datacenters []string        `json:"datacenters"`
	Clusters    []recCluster    `json:"clusters"`
	Hosts       []recHost       `json:"hosts"`
	Pools       []recPool       `json:"resourcePools"`
	Datastores  []*recDatastore `json:"datastores"`
	Networks    []*recNetwork   `json:"networks"`
	Folders     []recFolder     `json:"folders"`
	VMs         []recVM         `json:"vms"`
}

type recVCenter struct {
	Version    string `json:"version"`
	Instance   string `json:"instance"`
	ObservedAt string `json:"observedAt"`
}

type recCluster struct {
	Name       string `json:"name"`
	Datacenter string `json:"datacenter,omitempty"`
	HA         *bool  `json:"ha,omitempty"`
	DRS        *bool  `json:"drs,omitempty"`

	HARestart     string           `json:"haRestart,omitempty"`
	DRSAutomation string           `json:"drsAutomation,omitempty"`
	DRSOverrides  *bool            `json:"drsOverrides,omitempty"`
	HostRules     *[]recHostRule   `json:"hostRules,omitempty"`
	VMOverrides   *[]recVMOverride `json:"vmOverrides,omitempty"`
}

// recHostRule has instanceUuids of VMs.
type recHostRule struct {
	Name      string   `json:"name"`
	Enabled   *bool    `json:"enabled,omitempty"`
	Mandatory bool     `json:"mandatory"`
	Runs      string   `json:"runs,omitempty"`
	VMs       []string `json:"vms"`
	Hosts     []string `json:"hosts"`
}

type recVMOverride struct {
	VM        string `json:"vm"`
	HARestart string `json:"haRestart,omitempty"`
	DRS       string `json:"drs,omitempty"`
}

type recHost struct {
	Name        string `json:"name"`
	Cluster     string `json:"cluster,omitempty"`
	Sockets     int16  `json:"sockets"`
	Cores       int16  `json:"cores"`
	MemoryMib   int64  `json:"memoryMib"`
	Version     string `json:"version,omitempty"`
	Connected   *bool  `json:"connected,omitempty"`
	Maintenance bool   `json:"maintenance"`
}

type recPool struct {
	Path    string `json:"path"`
	Cluster string `json:"cluster,omitempty"`
}

type recDatastore struct {
	Name        string   `json:"name"`
	CapacityMib int64    `json:"capacityMib"`
	FreeMib     int64    `json:"freeMib"`
	Accessible  *bool    `json:"accessible,omitempty"`
	Hosts       []string `json:"hosts,omitempty"`
}

type recNetwork struct {
	Name   string   `json:"name"`
	Kind   string   `json:"kind"`
	Switch *string  `json:"switch"`
	VLAN   *int32   `json:"vlan"`
	Hosts  []string `json:"hosts,omitempty"`
}

type recFolder struct {
	Datacenter string `json:"datacenter,omitempty"`
	Path       string `json:"path"`
}

type recVM struct {
	Name                 string            `json:"name"`
	Datacenter           string            `json:"datacenter,omitempty"`
	Folder               string            `json:"folder"`
	Template             bool              `json:"template"`
	InstanceUUID         string            `json:"instanceUuid,omitempty"`
	ChangeVersion        string            `json:"changeVersion,omitempty"`
	Power                string            `json:"power,omitempty"`
	Connection           string            `json:"connection,omitempty"`
	Cluster              string            `json:"cluster,omitempty"`
	Pool                 *string           `json:"resourcePool,omitempty"`
	Host                 string            `json:"host,omitempty"`
	GuestID              string            `json:"guestId,omitempty"`
	Hardware             string            `json:"hardware,omitempty"`
	Cores                int32             `json:"cores"`
	CoresPerSocket       int32             `json:"coresPerSocket,omitempty"`
	CPUHotAdd            bool              `json:"cpuHotAdd"`
	CPUReservationMhz    int64             `json:"cpuReservationMhz"`
	MemoryMib            int64             `json:"memoryMib"`
	MemoryHotAdd         bool              `json:"memoryHotAdd"`
	MemoryHotAddLimitMib int64             `json:"memoryHotAddLimitMib,omitempty"`
	MemoryHotAddStepMib  int64             `json:"memoryHotAddStepMib,omitempty"`
	MemoryReservationMib int64             `json:"memoryReservationMib"`
	Notes                string            `json:"notes"`
	Disks                []recDisk         `json:"disks"`
	NICs                 []recNIC          `json:"nics"`
	Snapshots            []recSnapshot     `json:"snapshots"`
	Tools                string            `json:"tools,omitempty"`
	Guest                *recGuest         `json:"guest,omitempty"`
	Question             string            `json:"question,omitempty"`
	RunningTask          string            `json:"runningTask,omitempty"`
	Marks                map[string]string `json:"marks"`
	CustomFields         map[string]string `json:"customFields,omitempty"`
}

type recDisk struct {
	Key          int32  `json:"key,omitempty"`
	Bus          string `json:"bus,omitempty"`
	Controller   int32  `json:"controller"`
	Unit         int32  `json:"unit"`
	SizeMib      int64  `json:"sizeMib"`
	Datastore    string `json:"datastore"`
	Provisioning string `json:"provisioning,omitempty"`
	File         string `json:"file,omitempty"`
}

type recNIC struct {
	Key       int32   `json:"key,omitempty"`
	MAC       string  `json:"mac,omitempty"`
	Adapter   string  `json:"adapter,omitempty"`
	PortGroup string  `json:"portGroup"`
	Switch    *string `json:"switch"`
	Connected *bool   `json:"connected,omitempty"`
}

type recSnapshot struct {
	Name      string `json:"name"`
	CreatedAt string `json:"createdAt"`
}

type recGuest struct {
	Hostname  string   `json:"hostname,omitempty"`
	Addresses []string `json:"addresses"`
}

//go:embed default.recording.json
var defaultRecording []byte

// parseRecording reads a recording and fills in what it leaves out, as hvm does (src/vsphere/recorded/fill.ts).
func parseRecording(text []byte) (*recording, error) {
	in := json.NewDecoder(bytes.NewReader(text))
	in.DisallowUnknownFields()
	var made recording
	if err := in.Decode(&made); err != nil {
		return nil, err
	}
	if made.Format != "hvm-recording" || made.Version != 1 {
		return nil, fmt.Errorf("this is no hvm-recording of version 1")
	}
	made.fill()
	return &made, nil
}

func (r *recording) fill() {
	datacenter := ""
	if len(r.Datacenters) == 1 {
		datacenter = r.Datacenters[0]
	}
	for i := range r.Clusters {
		orElse(&r.Clusters[i].Datacenter, datacenter)
	}
	cluster := ""
	if len(r.Clusters) == 1 {
		cluster = r.Clusters[0].Name
	}
	clusterOf := map[string]string{"": cluster}
	for i := range r.Hosts {
		orElse(&r.Hosts[i].Cluster, cluster)
		orElse(&r.Hosts[i].Connected, pointer(true))
		clusterOf[r.Hosts[i].Name] = r.Hosts[i].Cluster
	}
	for i := range r.Pools {
		orElse(&r.Pools[i].Cluster, cluster)
	}
	for i := range r.Datastores {
		orElse(&r.Datastores[i].Accessible, pointer(true))
	}
	for i := range r.Networks {
		orElse(&r.Networks[i].Kind, "standard")
	}
	for i := range r.Folders {
		orElse(&r.Folders[i].Datacenter, datacenter)
	}
	for i := range r.VMs {
		orElse(&r.VMs[i].Datacenter, datacenter)
		orElse(&r.VMs[i].Cluster, clusterOf[r.VMs[i].Host])
		r.VMs[i].fill()
	}
}

func (vm *recVM) fill() {
	orElse(&vm.InstanceUUID, uuidV5("recording/"+vm.Datacenter+"/"+vm.Folder+"/"+vm.Name))
	orElse(&vm.ChangeVersion, "1")
	orElse(&vm.Power, "off")
	orElse(&vm.Connection, "connected")
	orElse(&vm.GuestID, "windows8Server64Guest")
	orElse(&vm.Hardware, "vmx-10")
	orElse(&vm.CoresPerSocket, 1)
	if !vm.Template {
		orElse(&vm.Pool, pointer(""))
	}
	if vm.Power == "on" {
		orElse(&vm.Tools, "running")
	}
	orElse(&vm.Tools, "not-running")
	for i := range vm.Disks {
		disk := &vm.Disks[i]
		orElse(&disk.Bus, "scsi")
		orElse(&disk.Provisioning, "thin")
		orElse(&disk.Key, recDiskKey(*disk))
		orElse(&disk.File, recDiskFile(vm.Name, *disk))
	}
	for i := range vm.NICs {
		nic := &vm.NICs[i]
		orElse(&nic.Adapter, "vmxnet3")
		orElse(&nic.Connected, pointer(true))
		orElse(&nic.Key, int32(4000+i))
		orElse(&nic.MAC, assignedMAC(fmt.Sprintf("%s/%d/0", vm.InstanceUUID, nic.Key)))
		nic.MAC = strings.ToLower(nic.MAC)
	}
}

func orElse[T comparable](value *T, other T) {
	var zero T
	if *value == zero {
		*value = other
	}
}

func pointer[T any](value T) *T { return &value }

// recDiskKey is the key that a recording leaves out; a server has its own (see diskKey).
func recDiskKey(disk recDisk) int32 {
	first := map[string][2]int32{"scsi": {2000, 16}, "sata": {2100, 30}, "nvme": {2300, 15}, "ide": {2400, 2}}[disk.Bus]
	return first[0] + first[1]*disk.Controller + disk.Unit
}

func recDiskFile(vm string, disk recDisk) string {
	number := ""
	if n := recDiskKey(disk) - 2000; n != 0 {
		number = fmt.Sprintf("_%d", n)
	}
	return fmt.Sprintf("[%s] %s/%s%s.vmdk", disk.Datastore, vm, vm, number)
}

// assignedMAC is an address of the range that vCenter assigns from, made of a seed.
func assignedMAC(seed string) string {
	sum := sha256.Sum256([]byte(seed))
	return fmt.Sprintf("00:50:56:%02x:%02x:%02x", 0x80+sum[0]%0x40, sum[1], sum[2])
}

// uuidV5 is a name-based UUID in hvm's own namespace (src/lib/hash.ts).
func uuidV5(name string) string {
	sum := sha1.New()
	sum.Write(hvmNamespace)
	sum.Write([]byte(name))
	b := sum.Sum(nil)[:16]
	b[6] = b[6]&0x0f | 0x50
	b[8] = b[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[0:4], b[4:6], b[6:8], b[8:10], b[10:16])
}

var hvmNamespace, _ = hex.DecodeString("9c1d5b2e3f084a6fb7d2418e60a5c3f7")
