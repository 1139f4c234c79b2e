package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/types"
)

func startStock(t *testing.T, version string) *testServer {
	t.Helper()
	s := &server{fixed: version, options: options{user: "admin", password: "secret"}}
	made, err := newStock(s)
	if err != nil {
		t.Fatal(err)
	}
	front, control := httptest.NewServer(made), httptest.NewServer(made.control())
	t.Cleanup(func() {
		front.Close()
		control.Close()
		made.remove()
	})
	return &testServer{s, t, front.URL, control.URL}
}

func TestStockHasTheSiteOfItsTests(t *testing.T) {
	s := startStock(t, "")
	var state recording
	s.ask("GET", "/state", "", &state)
	var clusters, hosts, stores, networks, vms []string
	for _, each := range state.Clusters {
		clusters = append(clusters, each.Name)
	}
	for _, each := range state.Hosts {
		hosts = append(hosts, each.Cluster+"/"+each.Name)
	}
	for _, each := range state.Datastores {
		stores = append(stores, each.Name)
	}
	for _, each := range state.Networks {
		if strings.HasPrefix(each.Name, "vlan-") {
			networks = append(networks, fmt.Sprint(each.Kind, " ", each.Name, " ", known(each.VLAN), " ", len(each.Hosts)))
		}
	}
	for _, each := range state.VMs {
		line := fmt.Sprint(each.Name, " ", each.Cluster, " ", each.Template, " ", each.Power, " ", each.Tools)
		for _, disk := range each.Disks {
			line += fmt.Sprint(" ", disk.Bus, disk.Controller, ":", disk.Unit, " ", disk.SizeMib)
		}
		for _, card := range each.NICs {
			line += " " + card.PortGroup
		}
		vms = append(vms, line)
	}
	same(t, []any{clusters, hosts, stores, networks, vms}, []any{
		[]string{"DC0_C0", "DC0_H0"},
		[]string{"DC0_C0/DC0_C0_H0", "DC0_C0/DC0_C0_H1", "DC0_C0/DC0_C0_H2", "DC0_H0/DC0_H0"},
		[]string{"LocalDS_0", "LocalDS_1"},
		[]string{"distributed vlan-220 220 0", "distributed vlan-221 221 0", "standard vlan-230 230 3", "standard vlan-231 0 0"},
		[]string{
			"DC0_C0_RP0_VM0 DC0_C0 false on not-installed scsi0:0 10240 DC0_DVPG0",
			"DC0_C0_RP0_VM1 DC0_C0 false on not-installed scsi0:0 10240 DC0_DVPG0",
			"DC0_H0_VM0 DC0_H0 false on not-installed scsi0:0 10240 DC0_DVPG0",
			"DC0_H0_VM1 DC0_H0 false on not-installed scsi0:0 10240 DC0_DVPG0",
			"tpl-one DC0_C0 true off not-installed scsi0:0 10240 VM Network",
			"tpl-two DC0_C0 true off not-installed scsi0:0 40960 scsi0:1 8192 vlan-220",
		},
	})
}

func TestStockTellsTheVersionAskedForAndSpeaksSOAPOnly(t *testing.T) {
	for _, each := range []struct{ asked, version, api string }{{"", "6.5.0", "6.5"}, {"8.0.3", "8.0.3", "8.0.3.0"}} {
		t.Run(each.version, func(t *testing.T) {
			s := startStock(t, each.asked)
			about := s.client("6.5", false).ServiceContent.About
			same(t, []string{about.Version, about.ApiVersion}, []string{each.version, each.api})
			status, _ := s.post("/sdk/vim25/8.0.1.0/SessionManager/SessionManager/Login", nil, `{"userName":"admin","password":"secret"}`)
			same(t, status, 404)
		})
	}
}

// What our own methods honour and check, govmomi's do not.
func TestStockHasNoneOfOurMethodsAndNoneOfOurStrictness(t *testing.T) {
	s := startStock(t, "")
	c := s.client("6.5", false)
	root := s.now().datacenters()[0]
	pool := s.now().ctx.Map.All("ResourcePool")[0].Reference()
	config := &types.VirtualMachineConfigSpec{NumCPUs: 4, Annotation: "left out"}
	answer, err := methods.CloneVM_Task(ctx, c, &types.CloneVM_Task{This: s.vm("tpl-one"), Folder: root.VmFolder, Name: "made",
		Spec: types.VirtualMachineCloneSpec{Location: types.VirtualMachineRelocateSpec{Pool: &pool}, Config: config}})
	if err != nil {
		t.Fatal(err)
	}
	same(t, await(t, s, answer.Returnval), "")
	made := s.state("made")
	same(t, []any{made.Cores, made.Notes}, []any{4, ""})
	status, text := s.post("/sdk", map[string]string{"SOAPAction": "urn:vim25/99"}, fmt.Sprintf(envelopeOf,
		`<RetrieveServiceContent xmlns="urn:vim25"><_this type="ServiceInstance">ServiceInstance</_this><more/></RetrieveServiceContent>`))
	same(t, []any{status, strings.Contains(text, "<version>6.5.0</version>")}, []any{200, true})
}

func TestStockCountsRequestsAndSessions(t *testing.T) {
	s := startStock(t, "")
	sessions := func() string {
		var told map[string]any
		s.ask("GET", "/sessions", "", &told)
		return fmt.Sprint(told["open"], told["users"])
	}
	same(t, sessions(), "0 []")
	c := s.client("6.5", false)
	same(t, sessions(), "1 [admin]")
	if _, err := methods.ReconfigVM_Task(ctx, c, &types.ReconfigVM_Task{This: s.vm("DC0_H0_VM0")}); err != nil {
		t.Fatal(err)
	}
	if _, err := methods.Logout(ctx, c, &types.Logout{This: *c.ServiceContent.SessionManager}); err != nil {
		t.Fatal(err)
	}
	_, err := methods.Login(ctx, c, &types.Login{This: *c.ServiceContent.SessionManager, UserName: "admin", Password: "wrong"})
	same(t, strings.Contains(fmt.Sprint(err), "Login failure"), true)
	same(t, sessions(), "0 []")
	if response, err := http.Get(s.front + "/sdk/vimServiceVersions.xml"); err != nil || response.StatusCode != 200 {
		t.Fatal(err)
	}
	var log []entry
	s.ask("GET", "/log", "", &log)
	var lines []string
	for _, each := range log {
		lines = append(lines, fmt.Sprint(each.API, " ", each.Method, " ", each.Write, " ", each.Status, " ", each.BytesIn > 0, each.BytesOut > 0))
	}
	same(t, lines, []string{
		"soap RetrieveServiceContent false 200 true true", "soap Login false 200 true true", "soap ReconfigVM_Task true 200 true true",
		"soap Logout false 200 true true", "soap Login false 500 true true", "rest GET /sdk/vimServiceVersions.xml false 200 false true",
	})
	same(t, log[2].Object, s.vm("DC0_H0_VM0").Value)
	s.ask("DELETE", "/log", "", nil)
	s.ask("GET", "/log", "", &log)
	same(t, len(log), 0)
}

func TestTheFlagStockPrintsTheReadyLineAndEndsWithItsInput(t *testing.T) {
	in, hold := io.Pipe()
	told, out := io.Pipe()
	over := make(chan error, 1)
	go func() { over <- run([]string{"-stock", "-version", "8.0.3", "-user", "u", "-password", "p"}, in, out) }()
	var ready map[string]string
	if err := json.NewDecoder(told).Decode(&ready); err != nil {
		t.Fatal(err)
	}
	same(t, []string{ready["user"], ready["password"], ready["version"]}, []string{"u", "p", "8.0.3"})
	for _, each := range []string{ready["sdk"] + "/vimServiceVersions.xml", ready["control"] + "/state"} {
		response, err := http.Get(each)
		if err != nil || response.StatusCode != 200 {
			t.Error(each, err)
		}
	}
	_ = hold.Close()
	if err := <-over; err != nil {
		t.Error(err)
	}
}
