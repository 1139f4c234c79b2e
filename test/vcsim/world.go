package main

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/simulator/vpx"
	"github.com/vmware/govmomi/vim25"
	"github.com/vmware/govmomi/vim25/types"
)

// world is one vCenter: vcsim's registry of objects with what this program adds. POST /inventory replaces it whole.
type world struct {
	// givenUp holds tasks that end without having done anything.
	givenUp sync.Map
	release release
	// observedAt is the recording's, for GET /state.
	observedAt string
	options    options
	ctx        *simulator.Context
	// mu: one write at a time.
	mu         sync.Mutex
	counterMu  sync.Mutex
	counter    int64
	sessionsMu sync.Mutex
	sessions   map[string]*session
	// armed holds customizations that wait for a VM's next start.
	armed map[types.ManagedObjectReference]*types.CustomizationSpec
	// silent holds what guests will say of their network again.
	silent map[types.ManagedObjectReference]*said
	dir    string
}

func newUUID() string { return uuid.NewString() }

// newWorld builds the inventory of a recording in a new simulator.
func newWorld(rec *recording, version release, options options) (*world, error) {
	dir, err := os.MkdirTemp("", "vcsim-hvm-")
	if err != nil {
		return nil, err
	}
	ctx, instance := simulator.NewServiceInstance(simulator.NewContext(), vpx.ServiceContent, vpx.RootFolder)
	instance.Content.About = about(version, rec.VCenter.Instance)
	simulator.New(ctx, instance)
	manager := ctx.Map.Get(*instance.Content.TaskManager).(*simulator.TaskManager)
	ctx.Map.AddHandler(&recentTasks{TaskManager: manager})
	settings := ctx.Map.OptionManager()
	settings.Setting = append(settings.Setting, &types.OptionValue{Key: "vcsim.home", Value: dir})
	w := &world{
		release: version, observedAt: rec.VCenter.ObservedAt, options: options, ctx: ctx, dir: dir, counter: 100,
		sessions: map[string]*session{},
		armed:    map[types.ManagedObjectReference]*types.CustomizationSpec{},
		silent:   map[types.ManagedObjectReference]*said{},
	}
	if err := (&builder{world: w, rec: rec}).build(); err != nil {
		w.remove()
		return nil, err
	}
	return w, nil
}

func about(version release, instance string) types.AboutInfo {
	return types.AboutInfo{
		Name:     "VMware vCenter Server",
		FullName: fmt.Sprintf("VMware vCenter Server %s build-1 (vcsim-hvm)", version.product),
		Vendor:   "VMware, Inc.", Version: version.product, Build: "1", LocaleVersion: "INTL", LocaleBuild: "000",
		OsType: "linux-x64", ProductLineId: "vpx", ApiType: "VirtualCenter", ApiVersion: version.api.String(),
		InstanceUuid: instance, LicenseProductName: "VMware VirtualCenter Server",
		LicenseProductVersion: strings.Join(strings.Split(version.product, ".")[:1], "") + ".0",
	}
}

func (w *world) remove() {
	w.expire()
	_ = os.RemoveAll(w.dir)
}

func (w *world) content() types.ServiceContent {
	return w.ctx.Map.Get(vim25.ServiceInstance).(*simulator.ServiceInstance).Content
}

// next counts what needs a number of its own.
func (w *world) next() int64 {
	w.counterMu.Lock()
	defer w.counterMu.Unlock()
	w.counter++
	return w.counter
}

// newVersion is a changeVersion: a time, as vCenter's look, that is never given twice.
func (w *world) newVersion() string {
	return fmt.Sprintf("%s#%d", time.Now().UTC().Format("2006-01-02T15:04:05.000000Z"), w.next())
}

// all gives the objects of a simulator type.
func all[T any](w *world, kind string) []T {
	var list []T
	for _, each := range w.ctx.Map.AllReference(kind) {
		if object, ok := each.(T); ok {
			list = append(list, object)
		}
	}
	return list
}

// get finds an object of a simulator type; false: there is none of that type.
func get[T any](w *world, ref *types.ManagedObjectReference) (T, bool) {
	var none T
	if ref == nil {
		return none, false
	}
	object, ok := w.ctx.Map.Get(*ref).(T)
	return object, ok
}

func (w *world) vms() []*simulator.VirtualMachine {
	return all[*simulator.VirtualMachine](w, "VirtualMachine")
}

// datacenters are those of the root folder, found without looking at everything else.
func (w *world) datacenters() []*simulator.Datacenter {
	var list []*simulator.Datacenter
	root, _ := get[*simulator.Folder](w, pointer(w.content().RootFolder))
	for _, each := range root.ChildEntity {
		if dc, ok := get[*simulator.Datacenter](w, &each); ok {
			list = append(list, dc)
		}
	}
	return list
}

// escape writes a name as vCenter keeps it.
func escape(name string) string {
	return strings.NewReplacer("%", "%25", "/", "%2f", `\`, "%5c").Replace(name)
}

func unescape(name string) string {
	return strings.NewReplacer("%25", "%", "%2f", "/", "%5c", `\`, "%2F", "/", "%5C", `\`).Replace(name)
}
