package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"reflect"
	"regexp"
	"runtime/debug"
	"strings"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25"
	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vim25/types"
)

// call is one method call, decoded from SOAP or VI/JSON.
type call struct {
	server  *server
	world   *world
	request *http.Request
	session *session
	method  string
	this    types.ManagedObjectReference
	// body is a pointer to govmomi's request type.
	body    any
	present map[string]bool
	spoken  apiVersion
	// task is what a rule says about the task that this call starts; nil: nothing.
	task *rule
}

// sent tells whether the request holds the property, empty or not: sent("spec.config.annotation").
func (c *call) sent(path string) bool { return c.present[c.method+"."+path] }

// methods that need no session.
var open = map[string]bool{"Login": true, "RetrieveServiceContent": true}

var reading = regexp.MustCompile(`^(Retrieve|Continue|Cancel(Retrieve|Wait)|Create(ContainerView|ListView|PropertyCollector|` +
	`Filter|Collector)|Destroy(View|PropertyFilter|PropertyCollector|Collector)|ModifyListView|ResetListView|Wait|Query|` +
	`Find|Read|Login|Logout|CurrentTime|Check|SessionIsActive|HasPrivilege|AcquireCloneTicket|GET )`)

// writes tells whether a method changes the inventory.
func writes(method string) bool { return !reading.MatchString(method) }

// own are the methods that this program answers itself; all others go to vcsim.
var own = map[string]func(*world, *call) answer{
	"Login":    func(w *world, c *call) answer { return w.login(c, c.body.(*types.Login)) },
	"Logout":   (*world).logout,
	"AnswerVM": (*world).answerVM,

	"CreateFolder":        (*world).createFolder,
	"CancelTask":          (*world).cancelTask,
	"WaitForUpdatesEx":    (*world).waitForUpdates,
	"CloneVM_Task":        (*world).cloneVM,
	"ReconfigVM_Task":     (*world).reconfigVM,
	"Rename_Task":         (*world).rename,
	"Destroy_Task":        (*world).destroy,
	"PowerOnVM_Task":      (*world).powerOn,
	"PowerOffVM_Task":     (*world).powerOff,
	"ShutdownGuest":       (*world).shutdownGuest,
	"CustomizeVM_Task":    (*world).customizeVM,
	"PowerOnMultiVM_Task": (*world).powerOnMulti,

	"CheckCustomizationSpec": (*world).checkCustomization,
	"HasPrivilegeOnEntities": (*world).hasPrivilegeOnEntities,
}

// run answers a call: is it allowed, is its object there, then this program or vcsim.
func (w *world) run(c *call) answer {
	if c.session == nil && !open[c.method] && !readsOpenly(c.body) {
		return refuse(&types.NotAuthenticated{NoPermission: types.NoPermission{
			Object: &c.this, PrivilegeId: "System.View",
		}}, "The session is not authenticated.")
	}
	if v, newer := isNew("method "+c.method, c.spoken); newer {
		return refuse(&types.MethodNotFound{Receiver: c.this, Method: c.method}, fmt.Sprintf("%s came with %s", c.method, v))
	}
	if c.session != nil && c.session.readonly && writes(c.method) {
		privilege := privileges[c.method]
		if privilege == "" {
			privilege = "System.Modify"
		}
		return refuse(&types.NoPermission{Object: &c.this, PrivilegeId: privilege},
			"Permission to perform this operation was denied.")
	}
	if w.object(c) == nil {
		return refuse(notFound(c.this), "The object has already been deleted or has not been completely created")
	}
	if refusal := w.denied(c); refusal != nil {
		return *refusal
	}
	if f := checkPaths(c.body, c.spoken); f != nil {
		return refuse(f)
	}
	if method, ok := own[c.method]; ok {
		return method(w, c)
	}
	return w.simulate(c)
}

// readsOpenly tells whether a read is of what a client may read before it logs in.
func readsOpenly(body any) bool {
	request, ok := body.(*types.RetrievePropertiesEx)
	if !ok {
		return false
	}
	for _, spec := range request.SpecSet {
		for _, each := range spec.ObjectSet {
			if (each.Obj != vim25.ServiceInstance && each.Obj.Type != "SessionManager") || each.SelectSet != nil {
				return false
			}
		}
	}
	return true
}

// context is what vcsim wants to know of a caller. Locks are held by contexts: one each for a call and for a task.
func (w *world) context(s *session) *simulator.Context {
	made := *w.ctx
	made.Context = context.Background()
	made.Session = nil
	if s != nil {
		made.Session = s.sim
	}
	return &made
}

func (w *world) object(c *call) any {
	if c.session != nil {
		if found := c.session.sim.Get(c.this); found != nil {
			return found
		}
		return nil
	}
	if found := w.ctx.Map.Get(c.this); found != nil {
		return found
	}
	return nil
}

const panicked = "vcsim panicked"

// simulate calls vcsim's own method by its name. A panic becomes a fault and does not keep the object's lock.
func (w *world) simulate(c *call) (result answer) {
	object := w.object(c)
	name := strings.ToUpper(c.method[:1]) + strings.TrimSuffix(c.method[1:], "_Task")
	if strings.HasSuffix(c.method, "_Task") {
		name += "Task"
	}
	method := reflect.ValueOf(object).MethodByName(name)
	if !method.IsValid() {
		return refuse(&types.MethodNotFound{Receiver: c.this, Method: c.method})
	}
	ctx := w.context(c.session)
	ctx.Caller = &c.this
	args := []reflect.Value{reflect.ValueOf(c.body)}
	if method.Type().NumIn() == 2 {
		args = append([]reflect.Value{reflect.ValueOf(ctx)}, args...)
	}
	ctx.WithLock(object.(interface {
		Reference() types.ManagedObjectReference
	}), func() {
		defer func() {
			if reason := recover(); reason != nil {
				// What goes wrong there is known, and made good by waitForUpdates.
				if c.method != "WaitForUpdatesEx" {
					log.Printf("vcsim: %s: %v\n%s", c.method, reason, debug.Stack())
				}
				result = refuse(&types.SystemError{Reason: fmt.Sprint(reason)}, fmt.Sprintf("%s: %v", panicked, reason))
			}
		}()
		result = answerOf(method.Call(args)[0].Interface().(soap.HasFault))
	})
	return result
}

// answerOf takes govmomi's body of a method apart. An empty RetrieveResult is none at all on a real server.
func answerOf(body soap.HasFault) answer {
	if f := body.Fault(); f != nil {
		if f.String == "" {
			f.String = textOf(f.VimFault().(fault))
		}
		return answer{fault: f}
	}
	result := reflect.ValueOf(body).Elem().FieldByName("Res").Interface()
	if read, ok := result.(*types.RetrievePropertiesExResponse); ok && len(read.Returnval.Objects) == 0 {
		read.Returnval = nil
	}
	return answer{result: result}
}
