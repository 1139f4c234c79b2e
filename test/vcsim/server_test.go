package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/vmware/govmomi/property"
	"github.com/vmware/govmomi/view"
	"github.com/vmware/govmomi/vim25"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/types"
)

func TestTheStateIsTheInventory(t *testing.T) {
	s := start(t, "", nil)
	want, err := parseRecording([]byte(hospital))
	if err != nil {
		t.Fatal(err)
	}
	want.Pools = append(want.Pools, recPool{"", "C1"})
	for i := range want.VMs {
		vm := &want.VMs[i]
		if vm.Marks == nil {
			vm.Marks = map[string]string{}
		}
		vm.Disks, vm.NICs, vm.Snapshots = append([]recDisk{}, vm.Disks...), append([]recNIC{}, vm.NICs...), append([]recSnapshot{}, vm.Snapshots...)
		if vm.Name == "on" {
			vm.Disks = []recDisk{vm.Disks[2], vm.Disks[0], vm.Disks[1]}
		}
	}
	want.sort()
	same(t, s.now().state(), want)
}

// login over VI/JSON, for the token.
func login(s *testServer) string {
	status, text := s.post("/sdk/vim25/8.0.1.0/SessionManager/SessionManager/Login", map[string]string{"Content-Type": "application/json"},
		`{"userName":"admin","password":"secret"}`)
	if status != 200 {
		s.t.Fatal(text)
	}
	for token := range s.now().sessions {
		return token
	}
	return ""
}

func TestJSONAnswersAreThoseOfVIJSON(t *testing.T) {
	s := start(t, "8.0.3", nil)
	header := map[string]string{"Content-Type": "application/json", sessionHeader: login(s)}
	call := func(path, body string) string {
		status, text := s.post("/sdk/vim25/8.0.1.0/"+path, header, body)
		return fmt.Sprint(status, " ", strings.TrimSpace(text))
	}
	same(t, call("SearchIndex/SearchIndex/FindByUuid", `{"uuid":"none","vmSearch":true}`), "200 null")
	same(t, call("ViewManager/ViewManager/CreateListView", `{}`)[:3], "200")
	same(t, call("VirtualMachine/vm-9999/PowerOnVM_Task", ``),
		`500 {"faultstring":"The object has already been deleted or has not been completely created","_typeName":"ManagedObjectNotFound",`+
			`"obj":{"_typeName":"ManagedObjectReference","type":"VirtualMachine","value":"vm-9999"}}`)
	task := call("VirtualMachine/"+s.vm("on").Value+"/PowerOnVM_Task", ``)
	_, id, _ := strings.Cut(task, `"value":"`)
	id = strings.TrimSuffix(id, `"}`)
	var info string
	for !strings.Contains(info, `"state":"error"`) {
		info = call("PropertyCollector/propertyCollector/RetrievePropertiesEx", `{"specSet":[{"propSet":[{"type":"Task","pathSet":["info.error","info.state"]}],`+
			`"objectSet":[{"obj":{"type":"Task","value":"`+id+`"}}]}],"options":{}}`)
		info = strings.ReplaceAll(info, `{"_typeName":"TaskInfoState","_value":"error"}`, `"state":"error"`)
	}
	if !strings.Contains(info, `"val":{"_typeName":"InvalidPowerState","existingState":"poweredOn","requestedState":"poweredOn"}`) {
		t.Error(info)
	}
	same(t, call("SessionManager/SessionManager/Logout", ``), "204 ")
	same(t, strings.Contains(call("ServiceInstance/ServiceInstance/CurrentTime", ``), `"NotAuthenticated"`), true)
}

func TestWithoutASessionNothingIsRead(t *testing.T) {
	s := start(t, "6.0.0", nil)
	read := `<RetrievePropertiesEx xmlns="urn:vim25"><_this type="PropertyCollector">propertyCollector</_this><specSet><propSet><type>%s</type>` +
		`<pathSet>%s</pathSet></propSet><objectSet><obj type="%s">%s</obj></objectSet></specSet><options/></RetrievePropertiesEx>`
	header := map[string]string{"SOAPAction": "urn:vim25/6.0"}
	status, text := s.post("/sdk", header, fmt.Sprintf(envelopeOf, fmt.Sprintf(read, "Folder", "name", "Folder", "group-d1")))
	same(t, []any{status, strings.Contains(text, `xsi:type="NotAuthenticated"`)}, []any{500, true})
	status, _ = s.post("/sdk", header, fmt.Sprintf(envelopeOf, fmt.Sprintf(read, "SessionManager", "currentSession", "SessionManager", "SessionManager")))
	same(t, status, 200)
}

func TestPathsAreThoseOfTheTypesAndTheVersion(t *testing.T) {
	for _, each := range []struct {
		version, kind, path string
		want                bool
	}{
		{"5.5", "VirtualMachine", "config.hardware.device", true},
		{"5.5", "VirtualMachine", `config.extraConfig["hvm.owner"].value`, true},
		{"5.5", "VirtualMachine", "config.hardware.device.key", false},
		{"5.5", "VirtualMachine", "config.hardwares", false},
		{"5.5", "VirtualMachine", "guest.customizationInfo", false},
		{"7.0.2.0", "VirtualMachine", "guest.customizationInfo", true},
		{"5.5", "ClusterComputeResource", "configurationEx.dasConfig.enabled", false},
		{"5.5", "ClusterComputeResource", "configuration.dasConfig.enabled", true},
	} {
		t.Run(each.version+" "+each.path, func(t *testing.T) {
			same(t, hasPath(managedType(each.kind), each.path, versionNamed(each.version)), each.want)
		})
	}
}

func TestAReleaseServesItsVersionAndThoseBefore(t *testing.T) {
	for product, want := range map[string]string{
		"5.5.0": "5.5.0 5.5 false", "6.0": "6.0.0 6.0 false", "6.5": "6.5.0 6.5 false", "6.7": "6.7.0 6.7 false", "7.0": "7.0.0 7.0.0.0 false",
		"8.0.3": "8.0.3 8.0.3.0 true", "9.0": "9.0.0 9.0.0.0 true", "5.5.0.30000": "5.5.0.30000 5.5 false",
	} {
		r, err := releaseOf(product)
		if err != nil {
			t.Fatal(err)
		}
		same(t, fmt.Sprint(r.product, " ", r.api, " ", r.hasJSON()), want)
	}
	if _, err := releaseOf("4"); err == nil {
		t.Error("there is no vCenter 4")
	}
}

func TestRulesStrikeTheCallsThatTheyName(t *testing.T) {
	s := start(t, "8.0.3", nil)
	header := map[string]string{sessionHeader: login(s)}
	now := func() string {
		status, text := s.post("/sdk/vim25/8.0.1.0/ServiceInstance/ServiceInstance/CurrentTime", header, "")
		if status == 200 && strings.HasPrefix(text, `"20`) {
			return "200"
		}
		return fmt.Sprint(status, " ", strings.TrimSpace(text))
	}
	for _, each := range []struct{ rule, want string }{
		{`{"action":"fault","fault":"TaskInProgress"}`, "TaskInProgress"},
		{`{"action":"status","status":502}`, "502 Bad Gateway"},
		{`{"action":"html"}`, "<html>"},
		{`{"action":"drop"}`, "EOF"},
		{`{"action":"drop","when":"after"}`, "EOF"},
		{`{"action":"truncate","when":"after"}`, "unexpected EOF"},
		{`{"action":"hang","ms":20}`, "EOF"},
		{`{"action":"delay","ms":20}`, "200"},
	} {
		t.Run(each.rule, func(t *testing.T) {
			s.ask("DELETE", "/rules", "", nil)
			s.ask("POST", "/rules", `[{"method":"CurrentTime","nth":2,`+each.rule[1:]+`]`, nil)
			same(t, now(), "200")
			if got := now(); !strings.Contains(got, each.want) {
				t.Error(got)
			}
			same(t, now(), "200")
		})
	}
	if s.rules.add([]byte(`[{"method":"A","action":"fault","fault":"NoFault"}]`)) == nil {
		t.Error("a fault that is none")
	}
}

func TestTheLogHoldsEachRequest(t *testing.T) {
	s := start(t, "8.0.3", nil)
	s.client("8.0.1.0", true)
	s.client("8.0.3.0", false)
	var log []entry
	s.ask("GET", "/log", "", &log)
	var lines []string
	for _, each := range log {
		lines = append(lines, fmt.Sprint(each.N, " ", each.API, " ", each.Method, " ", each.Object, " ", each.Status, " ", each.BytesOut > 0))
	}
	same(t, lines, []string{
		"1 json RetrieveServiceContent ServiceInstance 200 true", "2 json Login SessionManager 200 true",
		"3 soap RetrieveServiceContent ServiceInstance 200 true", "4 soap Login SessionManager 200 true",
	})
	same(t, s.now().openSessions()["open"], 2)
	s.ask("DELETE", "/sessions", "", nil)
	same(t, s.now().openSessions()["open"], 0)
}

func TestAReaderMayOnlyRead(t *testing.T) {
	s := start(t, "6.0.0", nil)
	c := s.client("6.0", false)
	for _, each := range s.now().sessions {
		each.readonly = true
	}
	_, err := methods.PowerOffVM_Task(ctx, c, &types.PowerOffVM_Task{This: s.vm("on")})
	if err == nil || !strings.Contains(err.Error(), "Permission to perform this operation was denied") {
		t.Error(err)
	}
	if _, err := methods.CurrentTime(ctx, c, &types.CurrentTime{This: vim25.ServiceInstance}); err != nil {
		t.Error(err)
	}
}

func TestUpdatesHaveVersionsThatMayBeAskedForTwice(t *testing.T) {
	s := start(t, "6.0.0", nil)
	c := s.client("6.0", false)
	made, err := methods.CreatePropertyCollector(ctx, c, &types.CreatePropertyCollector{This: c.ServiceContent.PropertyCollector})
	if err != nil {
		t.Fatal(err)
	}
	_, err = methods.CreateFilter(ctx, c, &types.CreateFilter{This: made.Returnval, Spec: types.PropertyFilterSpec{
		PropSet:   []types.PropertySpec{{Type: "VirtualMachine", PathSet: []string{"runtime.powerState", "config.annotation"}}},
		ObjectSet: []types.ObjectSpec{{Obj: s.vm("on")}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	wait := func(version string) string {
		response, err := methods.WaitForUpdatesEx(ctx, c, &types.WaitForUpdatesEx{
			This: made.Returnval, Version: version, Options: &types.WaitOptions{MaxWaitSeconds: pointer(int32(1))},
		})
		switch {
		case err != nil:
			return faultOf(err)
		case response.Returnval == nil:
			return "none"
		}
		text := response.Returnval.Version
		for _, change := range response.Returnval.FilterSet[0].ObjectSet[0].ChangeSet {
			text += fmt.Sprint(" ", change.Name, "=", change.Val)
		}
		return text
	}
	same(t, wait(""), "1 runtime.powerState=poweredOn config.annotation=<nil>")
	same(t, reconfigure(t, s, c, s.vm("on"), types.VirtualMachineConfigSpec{Annotation: "a"}), "")
	same(t, wait("1"), "2 config.annotation=a")
	same(t, wait("1"), "2 config.annotation=a")
	same(t, wait("1"), "InvalidCollectorVersion")
	same(t, wait("7"), "InvalidCollectorVersion")
	same(t, wait("2"), "none")
	same(t, wait(""), "3 runtime.powerState=poweredOn config.annotation=a")
}

func TestATaskTakesItsTimeAndCanBeCancelled(t *testing.T) {
	s := start(t, "6.0.0", func(o *options) { o.cloneTime = 100 * time.Millisecond })
	c := s.client("6.0", false)
	response, err := methods.CloneVM_Task(ctx, c, &types.CloneVM_Task{This: s.vm("tpl"), Folder: s.ref("Folder", "hospital"), Name: "new", Spec: cloneSpec(s)})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := methods.CancelTask(ctx, c, &types.CancelTask{This: response.Returnval}); err != nil {
		t.Fatal(err)
	}
	same(t, await(t, s, response.Returnval), "RequestCanceled")
	s.ask("POST", "/rules", `[{"method":"CloneVM_Task","when":"task","action":"fault","fault":"InsufficientResourcesFault"}]`, nil)
	same(t, clone(t, s, c, "new", cloneSpec(s)), "InsufficientResourcesFault")
	same(t, clone(t, s, c, "new", cloneSpec(s)), "")
}

func TestAListViewOfTasksTellsOfEach(t *testing.T) {
	eachClient(t, func(t *testing.T, s *testServer, c *vim25.Client) {
		collector, err := property.DefaultCollector(c).Create(ctx)
		if err != nil {
			t.Fatal(err)
		}
		list, err := view.NewManager(c).CreateListView(ctx, nil)
		if err != nil {
			t.Fatal(err)
		}
		traversal := &types.TraversalSpec{Type: "ListView", Path: "view"}
		_, err = methods.CreateFilter(ctx, c, &types.CreateFilter{This: collector.Reference(), Spec: types.PropertyFilterSpec{
			PropSet:   []types.PropertySpec{{Type: "Task", PathSet: []string{"info.state", "info.error", "info.result"}}},
			ObjectSet: []types.ObjectSpec{{Obj: list.Reference(), Skip: pointer(true), SelectSet: []types.BaseSelectionSpec{traversal}}},
		}})
		if err != nil {
			t.Fatal(err)
		}
		ended := map[types.ManagedObjectReference]any{}
		version := ""
		for round := 0; len(ended) < 3 && round < 20; round++ {
			if round < 3 {
				response, err := methods.ReconfigVM_Task(ctx, c, &types.ReconfigVM_Task{This: s.vm("on"), Spec: types.VirtualMachineConfigSpec{Annotation: "x"}})
				if err != nil {
					t.Fatal(err)
				}
				if _, err := list.Add(ctx, []types.ManagedObjectReference{response.Returnval}); err != nil {
					t.Fatal(err)
				}
			}
			set, err := methods.WaitForUpdatesEx(ctx, c, &types.WaitForUpdatesEx{This: collector.Reference(), Version: version,
				Options: &types.WaitOptions{MaxWaitSeconds: pointer(int32(1))}})
			if err != nil {
				t.Fatal(err)
			}
			if set.Returnval == nil {
				continue
			}
			version = set.Returnval.Version
			for _, filter := range set.Returnval.FilterSet {
				for _, object := range filter.ObjectSet {
					for _, change := range object.ChangeSet {
						if change.Name == "info.state" && change.Val == types.TaskInfoStateSuccess {
							ended[object.Obj] = true
						}
					}
				}
			}
		}
		same(t, len(ended), 3)
	})
}

func TestAnIdleSessionEnds(t *testing.T) {
	s := start(t, "6.0.0", func(o *options) { o.idle = 30 * time.Millisecond })
	c := s.client("6.0", false)
	ask := func() bool {
		_, err := methods.CurrentTime(ctx, c, &types.CurrentTime{This: vim25.ServiceInstance})
		return err == nil
	}
	same(t, ask(), true)
	time.Sleep(60 * time.Millisecond)
	same(t, ask(), false)
	same(t, s.now().openSessions()["open"], 0)
}

func TestADeniedPropertyStandsInTheMissingSet(t *testing.T) {
	s := start(t, "8.0.3", nil)
	header := map[string]string{"Content-Type": "application/json", sessionHeader: login(s)}
	s.ask("POST", "/rules", `[{"action":"deny","type":"VirtualMachine","path":"config.extraConfig","privilege":"VirtualMachine.Config.AdvancedConfig"}]`, nil)
	_, text := s.post("/sdk/vim25/8.0.1.0/PropertyCollector/propertyCollector/RetrievePropertiesEx", header,
		`{"specSet":[{"propSet":[{"type":"VirtualMachine","pathSet":["name","config.extraConfig"]}],"objectSet":[{"obj":{"type":"VirtualMachine","value":"`+s.vm("on").Value+`"}}]}],"options":{}}`)
	if !strings.Contains(text, `"missingSet":[{"_typeName":"MissingProperty","fault":{"_typeName":"NoPermission"`) {
		t.Error(text)
	}
}

func TestAPropertyOfOneObjectIsDeniedByItsName(t *testing.T) {
	s := start(t, "8.0.3", nil)
	header := map[string]string{"Content-Type": "application/json", sessionHeader: login(s)}
	s.ask("POST", "/rules", `[{"action":"deny","type":"VirtualMachine","name":"on","path":"name","privilege":"System.View"},
		{"action":"deny","type":"VirtualMachine","name":"on","path":"config.changeVersion","privilege":"System.Read"}]`, nil)
	object := func(vm string) string { return `{"obj":{"type":"VirtualMachine","value":"` + s.vm(vm).Value + `"}}` }
	_, text := s.post("/sdk/vim25/8.0.1.0/PropertyCollector/propertyCollector/RetrievePropertiesEx", header,
		`{"specSet":[{"propSet":[{"type":"VirtualMachine","pathSet":["name","config.changeVersion"]}],"objectSet":[`+object("on")+`,`+object("asked")+`]}],"options":{}}`)
	same(t, strings.Count(text, `"MissingProperty"`), 2)
	same(t, strings.Count(text, `"DynamicProperty"`), 2)
}
