package main

import (
	"crypto/tls"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/types"
)

// disasters are the actions that hit more than the answer of one call.
var disasters = []string{"reset", "endless", "forget", "restart", "expire", "lose", "refuse", "certificate", "busy"}

// disaster does such an action; true: nothing more is to be sent.
func (x *exchange) disaster(out http.ResponseWriter, r *rule, result *reply) (reply, bool) {
	wait := time.Duration(r.Ms) * time.Millisecond
	w := x.server.now()
	switch r.Action {
	case "reset":
		reset(out)
		panic(http.ErrAbortHandler)
	case "endless":
		x.endless(out, result, max(wait, 10*time.Millisecond))
		panic(http.ErrAbortHandler)
	case "forget":
		w.forgetTasks(false)
	case "expire":
		w.expire()
		x.forgetSession()
	case "lose":
		if x.call != nil && x.call.session != nil {
			w.loseCollectors(x.call.session)
		}
	case "restart":
		w.forgetTasks(true)
		w.expire()
		panic(http.ErrAbortHandler)
	case "refuse":
		x.server.door.shut(wait)
		panic(http.ErrAbortHandler)
	case "certificate":
		x.server.door.renew()
		panic(http.ErrAbortHandler)
	case "busy":
		if x.call != nil && x.answer != nil {
			sent := x.answer(refuse(&types.TaskInProgress{Task: w.occupy(x.call, wait)}))
			x.send(out, &sent)
			return sent, true
		}
	}
	return reply{}, false
}

// forgetSession: the call was read while its session lived.
func (x *exchange) forgetSession() {
	if x.call != nil {
		x.call.session = nil
	}
}

// reset ends the connection with RST instead of FIN.
func reset(out http.ResponseWriter) {
	conn, _, err := http.NewResponseController(out).Hijack()
	if err != nil {
		return
	}
	plain := conn
	if secure, ok := conn.(*tls.Conn); ok {
		plain = secure.NetConn()
	}
	if tcp, ok := plain.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = plain.Close()
}

// endless begins an answer and never comes to its end, until the client leaves.
func (x *exchange) endless(out http.ResponseWriter, result *reply, each time.Duration) {
	begun := []byte(" ")
	kind := "text/xml"
	if result != nil {
		begun, kind = result.body[:len(result.body)/2], result.kind
	}
	out.Header().Set("Content-Type", kind)
	out.WriteHeader(http.StatusOK)
	control := http.NewResponseController(out)
	for {
		if _, err := out.Write(begun); err != nil || control.Flush() != nil {
			return
		}
		begun = []byte(" ")
		select {
		case <-time.After(each):
		case <-x.request.Context().Done():
			return
		}
	}
}

// forgetTasks takes all tasks out of the inventory, as a restart does and the retention of tasks after a while. What
// they were at is done all the same, unless it is given up.
func (w *world) forgetTasks(giveUp bool) {
	ctx := w.context(nil)
	for _, task := range all[*simulator.Task](w, "Task") {
		if giveUp {
			w.givenUp.Store(task.Self, true)
		}
		w.ctx.Map.Remove(ctx, task.Self)
	}
	manager := w.ctx.Map.Get(*w.content().TaskManager)
	set(ctx, manager, types.PropertyChange{Name: "recentTask", Val: []types.ManagedObjectReference{}})
	for _, vm := range w.vms() {
		set(ctx, vm, types.PropertyChange{Name: "recentTask", Val: []types.ManagedObjectReference{}})
	}
}

// loseCollectors takes a session's own property collectors away.
func (w *world) loseCollectors(s *session) {
	for _, each := range s.sim.Registry.AllReference("PropertyCollector") {
		collector, ok := each.(*simulator.PropertyCollector)
		if !ok || collector.Self == w.content().PropertyCollector {
			continue
		}
		collector.CancelWaitForUpdates(nil)
		w.ctx.Map.RemoveHandler(collector)
		s.sim.Registry.Remove(w.context(s), collector.Self)
	}
}

// occupy lets somebody else's task run on the call's object for a time.
func (w *world) occupy(c *call, takes time.Duration) types.ManagedObjectReference {
	task := w.newTask("CreateSnapshot_Task", c.this, "somebody")
	ctx := w.context(nil)
	set(ctx, task, types.PropertyChange{Name: "info.state", Val: types.TaskInfoStateRunning})
	go w.finish(ctx, task, nil, takes, func(*simulator.Context) (types.AnyType, fault) { return nil, nil })
	return task.Self
}

// door is the listener for clients. It can be shut for a while, and it knows who came in.
type door struct {
	mu     sync.Mutex
	inner  net.Listener
	inside map[net.Conn]bool
	// opened is closed when the door is open again; nil: it is.
	opened  chan struct{}
	closed  bool
	newCert func() (*tls.Certificate, error)
	cert    *tls.Certificate
}

func openDoor(address string) (*door, error) {
	inner, err := net.Listen("tcp", address)
	if err != nil {
		return nil, err
	}
	return &door{inner: inner, inside: map[net.Conn]bool{}}, nil
}

func (d *door) Addr() net.Addr { return d.inner.Addr() }

func (d *door) Accept() (net.Conn, error) {
	for {
		d.mu.Lock()
		inner := d.inner
		d.mu.Unlock()
		conn, err := inner.Accept()
		if err == nil {
			d.mu.Lock()
			d.inside[conn] = true
			d.mu.Unlock()
			return conn, nil
		}
		d.mu.Lock()
		opened, closed := d.opened, d.closed
		d.mu.Unlock()
		if closed || opened == nil {
			return nil, err
		}
		<-opened
	}
}

func (d *door) Close() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.closed = true
	return d.inner.Close()
}

// left is told by http.Server.
func (d *door) left(conn net.Conn, state http.ConnState) {
	if state == http.StateClosed || state == http.StateHijacked {
		if secure, ok := conn.(*tls.Conn); ok {
			conn = secure.NetConn()
		}
		d.mu.Lock()
		delete(d.inside, conn)
		d.mu.Unlock()
	}
}

// shut throws everybody out, and refuses connections for a while.
func (d *door) shut(wait time.Duration) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.throwOut()
	if d.opened != nil || d.closed {
		return
	}
	address := d.inner.Addr().String()
	d.opened = make(chan struct{})
	_ = d.inner.Close()
	go func() {
		time.Sleep(wait)
		for {
			inner, err := net.Listen("tcp", address)
			if err == nil {
				d.mu.Lock()
				d.inner = inner
				close(d.opened)
				d.opened = nil
				d.mu.Unlock()
				return
			}
			time.Sleep(10 * time.Millisecond)
		}
	}()
}

// renew throws everybody out, and shows another certificate to who comes.
func (d *door) renew() {
	made, err := d.newCert()
	if err != nil {
		panic(fmt.Sprint(err))
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.cert = made
	d.throwOut()
}

func (d *door) throwOut() {
	for conn := range d.inside {
		_ = conn.Close()
	}
}

func (d *door) certificate(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.cert, nil
}
