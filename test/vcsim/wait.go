package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/types"
)

// waiting is what is known of a property collector's updates: vcsim does not number its versions.
type waiting struct {
	number int
	// last is the newest answer, kept to be given once more when it was lost; resent: it was.
	last   *types.UpdateSet
	resent bool
	busy   bool
}

func versionText(number int) string { return fmt.Sprintf("%d", number) }

// waitForUpdates gives vcsim's updates numbered versions: the newest one goes on, the one before is answered again once,
// any other is refused. "" gives the whole state, also the second time.
func (w *world) waitForUpdates(c *call) answer {
	request := *c.body.(*types.WaitForUpdatesEx)
	collector, ok := c.session.sim.Get(c.this).(*simulator.PropertyCollector)
	if !ok {
		return refuse(notFound(c.this))
	}
	state, again, f := c.session.startWait(c.this, request.Version)
	if f != nil {
		return refuse(f)
	}
	defer c.session.endWait(state)
	if again != nil {
		return answer{result: &types.WaitForUpdatesExResponse{Returnval: again}}
	}
	first := request.Version == "" && state.number == 0
	if request.Version != "" {
		request.Version = "-"
	}
	stop := context.AfterFunc(c.request.Context(), func() { collector.CancelWaitForUpdates(nil) })
	defer stop()
	forwarded := *c
	forwarded.body = &request
	result := w.simulate(&forwarded)
	// vcsim stumbles over a filter that is destroyed while it looks at it, and loses what it had collected.
	stumbled := result.fault != nil && strings.HasPrefix(result.fault.String, panicked)
	if stumbled {
		result = answer{result: &types.WaitForUpdatesExResponse{}}
	}
	if result.fault != nil {
		return result
	}
	response := result.result.(*types.WaitForUpdatesExResponse)
	if stumbled || request.Version == "" && !first {
		response.Returnval = w.wholeState(c, collector)
	}
	if response.Returnval == nil {
		return result
	}
	c.session.mu.Lock()
	defer c.session.mu.Unlock()
	state.number++
	state.resent = false
	response.Returnval.Version = versionText(state.number)
	state.last = response.Returnval
	return result
}

func (s *session) startWait(ref types.ManagedObjectReference, version string) (*waiting, *types.UpdateSet, fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	state := s.waits[ref]
	if state == nil {
		state = &waiting{}
		s.waits[ref] = state
	}
	switch {
	case state.busy:
		return nil, nil, &types.InvalidState{}
	case version == "" || version == versionText(state.number) && state.number > 0:
	case version == versionText(state.number-1) && state.number > 1 && !state.resent:
		state.resent, state.busy = true, true
		return state, state.last, nil
	default:
		return nil, nil, &types.InvalidCollectorVersion{}
	}
	state.busy = true
	return state, nil, nil
}

func (s *session) endWait(state *waiting) {
	s.mu.Lock()
	state.busy = false
	s.mu.Unlock()
}

// wholeState is what the collector's filters see now.
func (w *world) wholeState(c *call, collector *simulator.PropertyCollector) *types.UpdateSet {
	set := &types.UpdateSet{}
	for _, ref := range collector.Filter {
		filter, ok := c.session.sim.Get(ref).(*simulator.PropertyFilter)
		if !ok {
			continue
		}
		forwarded := *c
		forwarded.method = "RetrievePropertiesEx"
		forwarded.body = &types.RetrievePropertiesEx{This: c.this, SpecSet: []types.PropertyFilterSpec{filter.Spec}}
		read, ok := w.simulate(&forwarded).result.(*types.RetrievePropertiesExResponse)
		if !ok || read.Returnval == nil {
			continue
		}
		update := types.PropertyFilterUpdate{Filter: ref}
		for _, object := range read.Returnval.Objects {
			entered := types.ObjectUpdate{Kind: types.ObjectUpdateKindEnter, Obj: object.Obj}
			for _, property := range object.PropSet {
				entered.ChangeSet = append(entered.ChangeSet, types.PropertyChange{
					Name: property.Name, Op: types.PropertyChangeOpAssign, Val: property.Val,
				})
			}
			update.ObjectSet = append(update.ObjectSet, entered)
		}
		set.FilterSet = append(set.FilterSet, update)
	}
	return set
}
