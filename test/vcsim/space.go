package main

import (
	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/types"
)

// taken is what a disk takes of its datastore: all of it when thick, nothing when thin, as nobody writes to it here.
func taken(disk *types.VirtualDisk) int64 {
	backing, ok := disk.Backing.(*types.VirtualDiskFlatVer2BackingInfo)
	if ok && backing.ThinProvisioned != nil && *backing.ThinProvisioned {
		return 0
	}
	return disk.CapacityInBytes
}

// takeSpace checks that the disks that came or grew fit, all together, and then takes their space.
func (w *world) takeSpace(ctx *simulator.Context, before, after []device) fault {
	needs := map[ref]int64{}
	old := map[int32]int64{}
	for _, disk := range disksOf(before) {
		old[disk.Key] = taken(disk)
	}
	for _, disk := range disksOf(after) {
		if backing, ok := disk.Backing.(*types.VirtualDiskFlatVer2BackingInfo); ok && backing.Datastore != nil {
			needs[*backing.Datastore] += taken(disk) - old[disk.Key]
		}
	}
	for at, needed := range needs {
		if store, ok := get[*simulator.Datastore](w, &at); ok && needed > store.Summary.FreeSpace {
			return &types.NoDiskSpace{Datastore: unescape(store.Name)}
		}
	}
	for at, needed := range needs {
		w.addFree(ctx, at, -needed)
	}
	return nil
}

// freeSpace gives back what a disk took, when its file is destroyed.
func (w *world) freeSpace(ctx *simulator.Context, disk *types.VirtualDisk) {
	if backing, ok := disk.Backing.(*types.VirtualDiskFlatVer2BackingInfo); ok && backing.Datastore != nil {
		w.addFree(ctx, *backing.Datastore, taken(disk))
	}
}

func (w *world) addFree(ctx *simulator.Context, at ref, bytes int64) {
	store, ok := get[*simulator.Datastore](w, &at)
	if !ok || bytes == 0 {
		return
	}
	free := store.Summary.FreeSpace + bytes
	set(ctx, store, types.PropertyChange{Name: "summary.freeSpace", Val: free})
	ctx.WithLock(store, func() { store.Info.GetDatastoreInfo().FreeSpace = free })
}
