package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vim25/types"
)

// hospital is a small vCenter: two hosts, two datastores, standard and distributed networks, a template, and VMs in odd states.
const hospital = `{
  "format": "hvm-recording", "version": 1,
  "vcenter": {"version": "6.0.0", "instance": "vc-1", "observedAt": "2026-01-01T00:00:00Z"},
  "datacenters": ["DC"],
  "clusters": [{"name": "C1", "ha": true}],
  "hosts": [
    {"name": "esx01", "sockets": 2, "cores": 16, "memoryMib": 98304, "version": "6.0.0"},
    {"name": "esx02", "sockets": 2, "cores": 16, "memoryMib": 98304, "maintenance": true}
  ],
  "resourcePools": [{"path": "lab"}, {"path": "lab/a"}],
  "datastores": [
    {"name": "ds01", "capacityMib": 6291456, "freeMib": 50000},
    {"name": "ds/02", "capacityMib": 2097152, "freeMib": 1048576, "hosts": ["esx01"]}
  ],
  "networks": [
    {"name": "vlan-10", "vlan": 10}, {"name": "vlan-20", "vlan": 20, "hosts": ["esx01"]}, {"name": "trunk"},
    {"name": "vlan-10", "kind": "distributed", "switch": "dvs1", "vlan": 10}, {"name": "nsx", "kind": "opaque"}
  ],
  "folders": [{"path": "hospital"}, {"path": "hospital/50%"}],
  "vms": [
    {
      "name": "tpl", "template": true, "host": "esx01", "cores": 2, "memoryMib": 4096, "notes": "master",
      "disks": [{"unit": 0, "sizeMib": 40960, "datastore": "ds01"}],
      "nics": [{"mac": "00:50:56:80:00:01", "portGroup": "vlan-10"}]
    },
    {
      "name": "on", "power": "on", "host": "esx01", "cores": 2, "memoryMib": 4096, "memoryHotAdd": true, "cpuHotAdd": true,
      "memoryHotAddLimitMib": 65536, "memoryHotAddStepMib": 1024, "resourcePool": "lab/a",
      "disks": [
        {"unit": 0, "sizeMib": 40960, "datastore": "ds01", "provisioning": "thick"},
        {"controller": 1, "unit": 15, "sizeMib": 10, "datastore": "ds/02", "provisioning": "eager"},
        {"bus": "sata", "unit": 3, "sizeMib": 20, "datastore": "ds01"}
      ],
      "nics": [
        {"portGroup": "vlan-10", "switch": "dvs1", "adapter": "e1000", "connected": false}, {"portGroup": "nsx"}
      ],
      "guest": {"hostname": "ON", "addresses": ["10.0.0.1", "10.0.0.2"]},
      "marks": {"hvm.site": "x", "hvm.owner": "y"}
    },
    {
      "name": "odd", "folder": "hospital/50%", "host": "esx02", "cores": 4, "coresPerSocket": 2, "memoryMib": 1024,
      "disks": [{"unit": 0, "sizeMib": 1024, "datastore": "ds01"}], "nics": [],
      "snapshots": [{"name": "a", "createdAt": "2026-01-01T00:00:00Z"}, {"name": "更新前", "createdAt": "2026-01-02T00:00:00+09:00"}],
      "tools": "not-installed", "notes": "<&>", "customFields": {"部署": "放射線科", "owner": "a"}
    },
    {"name": "asked", "host": "esx01", "cores": 1, "memoryMib": 512, "question": "msg.cdromdisconnect"},
    {"name": "busy", "host": "esx01", "cores": 1, "memoryMib": 512, "runningTask": "CreateSnapshot_Task"},
    {"name": "lost", "host": "esx01", "cores": 1, "memoryMib": 512, "connection": "orphaned", "power": "suspended"}
  ]
}`

// testServer is a server over the inventory, with the base addresses of both endpoints.
type testServer struct {
	*server
	t              *testing.T
	front, control string
}

func start(t *testing.T, version string, change func(*options)) *testServer {
	t.Helper()
	simulator.TaskDelay.MethodDelay = map[string]int{"LockHandoff": 0}
	s := &server{fixed: version}
	s.options = options{user: "admin", password: "secret", readonlyUser: "reader", cloneConfig: "honour"}
	s.options.guestRule = func(what string) *rule { return first(s.rules.match(what), "before") }
	if change != nil {
		change(&s.options)
	}
	if err := s.replace([]byte(hospital), ""); err != nil {
		t.Fatal(err)
	}
	front, control := httptest.NewServer(s), httptest.NewServer(s.control())
	t.Cleanup(func() {
		front.CloseClientConnections()
		front.Close()
		control.Close()
		s.now().remove()
	})
	return &testServer{s, t, front.URL, control.URL}
}

// client is govmomi's own, over SOAP or over VI/JSON, logged in.
func (s *testServer) client(version string, json bool) *vim25.Client {
	s.t.Helper()
	at, _ := url.Parse(s.front + "/sdk")
	door := soap.NewClient(at, true)
	door.Namespace, door.Version = "urn:vim25", version
	if json {
		door.Namespace = "vim25"
	}
	door.UseJSON(json)
	c, err := vim25.NewClient(context.Background(), door)
	if err != nil {
		s.t.Fatal(err)
	}
	_, err = methods.Login(context.Background(), c, &types.Login{
		This: *c.ServiceContent.SessionManager, UserName: "admin", Password: "secret", Locale: "en",
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return c
}

// vm finds a VM's reference by its name, behind the API's back.
func (s *testServer) vm(name string) types.ManagedObjectReference {
	s.t.Helper()
	for _, each := range s.now().vms() {
		if each.Name == name {
			return each.Self
		}
	}
	s.t.Fatalf("no VM %s", name)
	return types.ManagedObjectReference{}
}

func (s *testServer) state(name string) recVM {
	s.t.Helper()
	for _, each := range s.now().state().VMs {
		if each.Name == name {
			return each
		}
	}
	s.t.Fatalf("no VM %s", name)
	return recVM{}
}

// post sends a body to the front and gives status and text.
func (s *testServer) post(path string, header map[string]string, body string) (int, string) {
	s.t.Helper()
	request, _ := http.NewRequest(http.MethodPost, s.front+path, bytes.NewReader([]byte(body)))
	for name, value := range header {
		request.Header.Set(name, value)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, err.Error()
	}
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return response.StatusCode, err.Error()
	}
	return response.StatusCode, string(text)
}

// ask talks to the control endpoint.
func (s *testServer) ask(method, path, body string, into any) {
	s.t.Helper()
	request, _ := http.NewRequest(method, s.control+path, bytes.NewReader([]byte(body)))
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		s.t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	text, _ := io.ReadAll(response.Body)
	if response.StatusCode != http.StatusOK {
		s.t.Fatalf("%s %s: %d %s", method, path, response.StatusCode, text)
	}
	if into != nil {
		if err := json.Unmarshal(text, into); err != nil {
			s.t.Fatal(err)
		}
	}
}

func same(t *testing.T, got, want any) {
	t.Helper()
	a, _ := json.MarshalIndent(got, "", " ")
	b, _ := json.MarshalIndent(want, "", " ")
	if !bytes.Equal(a, b) {
		t.Errorf("got %s\nwant %s", a, b)
	}
}
