package main

import (
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/types"
)

func TestDisastersHitOneCallAndThoseThatItBelongsTo(t *testing.T) {
	for _, each := range []struct{ rule, want, then string }{
		{`{"action":"reset"}`, "reset by peer", "200"},
		{`{"action":"reset","when":"after"}`, "reset by peer", "200"},
		{`{"action":"expire"}`, "NotAuthenticated", "NotAuthenticated"},
		{`{"action":"expire","when":"after"}`, "200", "NotAuthenticated"},
		{`{"action":"restart"}`, "EOF", "NotAuthenticated"},
		{`{"action":"forget"}`, "200", "200"},
		{`{"action":"lose"}`, "200", "200"},
		{`{"action":"busy","ms":10}`, "TaskInProgress", "200"},
		{`{"action":"status","status":429,"headers":{"Retry-After":"7"}}`, "429 Too Many Requests", "200"},
	} {
		t.Run(each.rule, func(t *testing.T) {
			s := start(t, "8.0.3", nil)
			header := map[string]string{sessionHeader: login(s)}
			now := func() string {
				status, text := s.post("/sdk/vim25/8.0.1.0/ServiceInstance/ServiceInstance/CurrentTime", header, "")
				return fmt.Sprint(status, " ", text)
			}
			s.ask("POST", "/rules", `[{"method":"CurrentTime",`+each.rule[1:]+`]`, nil)
			for _, want := range []string{each.want, each.then} {
				if got := now(); !strings.Contains(got, want) {
					t.Error(got, "is not", want)
				}
			}
			var struck int
			s.ask("GET", "/struck", "", &struck)
			same(t, struck, 1)
		})
	}
}

func TestForgottenTasksDoTheirWorkAndAbandonedOnesDoNot(t *testing.T) {
	for _, giveUp := range []bool{false, true} {
		s := start(t, "8.0.3", nil)
		c := s.client("8.0.3.0", false)
		s.ask("POST", "/rules", `[{"method":"PowerOffVM_Task","when":"task","action":"delay","ms":100}]`, nil)
		made, err := methods.PowerOffVM_Task(ctx, c, &types.PowerOffVM_Task{This: s.vm("on")})
		if err != nil {
			t.Fatal(err)
		}
		s.now().forgetTasks(giveUp)
		same(t, s.now().ctx.Map.Get(made.Returnval) == nil, true)
		time.Sleep(300 * time.Millisecond)
		vm, _ := get[*simulator.VirtualMachine](s.now(), pointer(s.vm("on")))
		same(t, vm.Runtime.PowerState == off, !giveUp)
	}
}

func TestATaskMayFailAfterItsWork(t *testing.T) {
	s := start(t, "8.0.3", nil)
	c := s.client("8.0.3.0", false)
	s.ask("POST", "/rules", `[{"method":"PowerOffVM_Task","when":"done","action":"fault","fault":"SystemError"}]`, nil)
	if _, err := methods.PowerOffVM_Task(ctx, c, &types.PowerOffVM_Task{This: s.vm("on")}); err != nil {
		t.Fatal(err)
	}
	time.Sleep(100 * time.Millisecond)
	vm, _ := get[*simulator.VirtualMachine](s.now(), pointer(s.vm("on")))
	task, _ := get[*simulator.Task](s.now(), &vm.RecentTask[len(vm.RecentTask)-1])
	same(t, fmt.Sprint(vm.Runtime.PowerState, " ", task.Info.State, " ", faultName(task.Info.Error.Fault)), "poweredOff error SystemError")
}

func TestADoorThatIsShutRefusesAndOpensAgain(t *testing.T) {
	d, err := openDoor("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: http.NotFoundHandler(), ConnState: d.left}
	go func() { _ = server.Serve(d) }()
	defer func() { _ = server.Close() }()
	address := d.Addr().String()
	knock := func() error {
		conn, err := net.DialTimeout("tcp", address, time.Second)
		if err == nil {
			_ = conn.Close()
		}
		return err
	}
	same(t, knock() == nil, true)
	d.shut(200 * time.Millisecond)
	if err := knock(); err == nil || !strings.Contains(err.Error(), "refused") {
		t.Error(err)
	}
	time.Sleep(400 * time.Millisecond)
	same(t, knock() == nil, true)
}
