package main

import (
	"fmt"
	"log"
	"reflect"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/types"
)

// work is what a task does, once, with nobody else writing.
type work func(ctx *simulator.Context) (types.AnyType, fault)

// start makes a task on the call's object, which does its work after `takes` with progress shown, unless it is
// cancelled before. The answer is the method's response with the task in it.
func (w *world) start(c *call, takes time.Duration, do work) answer {
	task := w.newTask(c.method, c.this, c.session.sim.UserName)
	ctx := w.context(c.session)
	set(ctx, task, types.PropertyChange{Name: "info.state", Val: types.TaskInfoStateRunning},
		types.PropertyChange{Name: "info.startTime", Val: time.Now()})
	go w.finish(ctx, task, c.task, takes, do)
	return taskAnswer(c.method, task.Self)
}

// newTask puts a queued task into the inventory; vcsim adds it to the recent tasks.
func (w *world) newTask(method string, entity types.ManagedObjectReference, user string) *simulator.Task {
	short := strings.TrimSuffix(method, "_Task")
	task := simulator.CreateTask(entity, short, nil)
	task.Info.Name = method
	task.Info.DescriptionId = fmt.Sprintf("%s.%s%s", entity.Type, strings.ToLower(short[:1]), short[1:])
	task.Info.Reason = &types.TaskReasonUser{UserName: user}
	task.Info.Cancelable = true
	task.Info.EventChainId = int32(w.next())
	task.Self = types.ManagedObjectReference{Type: "Task", Value: fmt.Sprintf("task-%d", w.next())}
	task.Info.Key, task.Info.Task = task.Self.Value, task.Self
	if named, ok := w.ctx.Map.Get(entity).(mo.Entity); ok {
		task.Info.EntityName = named.Entity().Name
	}
	w.ctx.Map.Put(task)
	return task
}

// taskAnswer is the response of a method that starts a task; govmomi has no table of response types.
func taskAnswer(method string, task types.ManagedObjectReference) answer {
	responses := map[string]any{
		"CloneVM_Task":        &types.CloneVM_TaskResponse{Returnval: task},
		"ReconfigVM_Task":     &types.ReconfigVM_TaskResponse{Returnval: task},
		"Rename_Task":         &types.Rename_TaskResponse{Returnval: task},
		"Destroy_Task":        &types.Destroy_TaskResponse{Returnval: task},
		"PowerOnVM_Task":      &types.PowerOnVM_TaskResponse{Returnval: task},
		"PowerOffVM_Task":     &types.PowerOffVM_TaskResponse{Returnval: task},
		"PowerOnMultiVM_Task": &types.PowerOnMultiVM_TaskResponse{Returnval: task},
		"CustomizeVM_Task":    &types.CustomizeVM_TaskResponse{Returnval: task},
	}
	return answer{result: responses[method]}
}

// set changes properties of an object under its lock, and tells those who wait for them without it: a waiting collector locks
// its filter first and then what it looks at, so that both would wait for ever.
func set(ctx *simulator.Context, object mo.Reference, changes ...types.PropertyChange) {
	inner := reflect.ValueOf(object).Elem()
	for !strings.HasSuffix(inner.Type().PkgPath(), "vim25/mo") {
		inner = inner.Field(0)
	}
	ctx.WithLock(object, func() { mo.ApplyPropertyChange(inner.Addr().Interface().(mo.Reference), changes) })
	ctx.Update(object, changes)
}

// recentTasks hears of new tasks in the place of vcsim's task manager, which tells of them under its lock. It keeps no history.
type recentTasks struct {
	*simulator.TaskManager
	one sync.Mutex
}

const recentTaskMax = 200

func (m *recentTasks) PutObject(ctx *simulator.Context, object mo.Reference) {
	task, ok := object.(*simulator.Task)
	if !ok {
		return
	}
	m.one.Lock()
	defer m.one.Unlock()
	newest := func(list []ref) types.PropertyChange {
		list = append(slices.Clone(list), task.Self)
		return types.PropertyChange{Name: "recentTask", Val: list[max(0, len(list)-recentTaskMax):]}
	}
	set(ctx, m.TaskManager, newest(m.RecentTask))
	if entity, ok := ctx.Map.Get(*task.Info.Entity).(mo.Entity); ok {
		set(ctx, entity, newest(entity.Entity().RecentTask))
	}
}

// finish waits, works, and ends the task.
func (w *world) finish(ctx *simulator.Context, task *simulator.Task, rule *rule, takes time.Duration, do work) {
	var failure fault
	if rule != nil && rule.Action == "delay" {
		takes += time.Duration(rule.Ms) * time.Millisecond
	}
	if rule != nil && rule.Action == "fault" && rule.When == "task" {
		failure = faultNamed(rule.Fault)
	}
	if !pass(ctx, task, takes) {
		return
	}
	if _, over := w.givenUp.Load(task.Self); over {
		return
	}
	var result types.AnyType
	if failure == nil {
		result, failure = w.safely(ctx, do)
	}
	if rule != nil && rule.Action == "fault" && rule.When == "done" && failure == nil {
		failure = faultNamed(rule.Fault)
	}
	if isOver(ctx, task) {
		return
	}
	state, problem := types.TaskInfoStateSuccess, any(nil)
	if failure != nil {
		state = types.TaskInfoStateError
		problem = &types.LocalizedMethodFault{Fault: failure, LocalizedMessage: textOf(failure)}
		result = nil
	}
	set(ctx, task, types.PropertyChange{Name: "info.completeTime", Val: time.Now()},
		types.PropertyChange{Name: "info.progress", Val: nil}, types.PropertyChange{Name: "info.result", Val: result},
		types.PropertyChange{Name: "info.error", Val: problem}, types.PropertyChange{Name: "info.state", Val: state})
}

// pass lets the time of a task go by; false: it was cancelled.
func pass(ctx *simulator.Context, task *simulator.Task, takes time.Duration) bool {
	const steps = 10
	for i := range steps {
		if takes > 0 {
			time.Sleep(takes / steps)
		}
		if isOver(ctx, task) {
			return false
		}
		if takes >= steps*time.Millisecond {
			set(ctx, task, types.PropertyChange{Name: "info.progress", Val: int32(100 / steps * (i + 1))})
		}
	}
	return true
}

func isOver(ctx *simulator.Context, task *simulator.Task) (over bool) {
	ctx.WithLock(task, func() {
		over = task.Info.State == types.TaskInfoStateError || task.Info.State == types.TaskInfoStateSuccess
	})
	return over
}

// safely runs work alone; a mistake of this program is a SystemError, not the end of it.
func (w *world) safely(ctx *simulator.Context, do work) (result types.AnyType, f fault) {
	w.mu.Lock()
	defer w.mu.Unlock()
	defer func() {
		if reason := recover(); reason != nil {
			log.Printf("%v\n%s", reason, debug.Stack())
			f = &types.SystemError{Reason: fmt.Sprint(reason)}
		}
	}()
	return do(ctx)
}

// cancelTask is vcsim's, but a task that cannot be cancelled says so.
func (w *world) cancelTask(c *call) answer {
	task, ok := w.ctx.Map.Get(c.this).(*simulator.Task)
	if ok && !task.Info.Cancelable {
		return refuse(&types.NotSupported{})
	}
	return w.simulate(c)
}
