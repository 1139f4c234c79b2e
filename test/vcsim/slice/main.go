// Command slice makes ../since.txt out of vim25.json, the table of all vim25 types with the API version that each came
// with: go run ./slice path/to/vim25.json > since.txt. Only what requests of hvm and its neighbours can reach is kept.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"
	"slices"
	"strings"
)

type field struct {
	Name, Type, Since string
}

type table struct {
	Types map[string]struct {
		Base, Since string
		Fields      []field
	}
	Methods map[string]struct {
		Params           []field
		Since, Privilege string
	}
	ManagedObjects map[string]struct {
		Properties []field
	}
	EnumValueSince map[string]map[string]string
}

var methods = strings.Fields(`Login Logout CurrentTime RetrieveServiceContent SessionIsActive AcquireCloneTicket CloneSession
	RetrievePropertiesEx ContinueRetrievePropertiesEx CancelRetrievePropertiesEx CreatePropertyCollector
	DestroyPropertyCollector CreateFilter DestroyPropertyFilter WaitForUpdatesEx CancelWaitForUpdates
	CreateContainerView CreateListView ModifyListView ResetListView DestroyView
	FindByUuid FindAllByUuid FindByInventoryPath FindChild QueryEvents CreateCollectorForEvents CreateCollectorForTasks
	SetCollectorPageSize DestroyCollector
	CreateFolder CloneVM_Task ReconfigVM_Task CustomizeVM_Task CheckCustomizationSpec PowerOnVM_Task PowerOffVM_Task
	PowerOnMultiVM_Task ShutdownGuest AnswerVM CancelTask Rename_Task Destroy_Task MarkAsTemplate MarkAsVirtualMachine
	MoveIntoFolder_Task RelocateVM_Task CreateSnapshot_Task RemoveAllSnapshots_Task SetField AddCustomFieldDef
	setCustomValue QueryConfigOptionEx`)

var objects = strings.Fields(`ManagedEntity VirtualMachine HostSystem ComputeResource ClusterComputeResource ResourcePool
	Datastore Network DistributedVirtualPortgroup DistributedVirtualSwitch OpaqueNetwork Folder Datacenter Task
	TaskManager SessionManager EventHistoryCollector`)

func main() {
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	var vim table
	if err := json.Unmarshal(text, &vim); err != nil {
		log.Fatal(err)
	}
	reached := map[string]bool{}
	var lines []string
	for _, name := range methods {
		method := vim.Methods[name]
		if method.Since != "" || method.Privilege != "" {
			lines = append(lines, fmt.Sprintf("method %s %s %s", name, or(method.Since), or(method.Privilege)))
		}
		for _, param := range method.Params {
			vim.reach(param.Type, reached)
		}
	}
	for _, name := range objects {
		for _, property := range vim.ManagedObjects[name].Properties {
			if property.Since != "" {
				lines = append(lines, fmt.Sprintf("field %s.%s %s", name, property.Name, property.Since))
			}
			if name != "HostSystem" || property.Name == "summary" || property.Name == "runtime" {
				vim.reach(property.Type, reached)
			}
		}
	}
	for name := range reached {
		lines = append(lines, vim.sinceOf(name)...)
	}
	slices.Sort(lines)
	fmt.Println(strings.Join(slices.Compact(lines), "\n"))
}

// reach marks a type, the types of its fields, its bases, and everything that extends it.
func (t *table) reach(name string, reached map[string]bool) {
	if reached[name] || name == "anyType" || name == "DynamicData" || name == "MethodFault" || name == "Event" {
		return
	}
	reached[name] = true
	for _, each := range t.Types[name].Fields {
		t.reach(each.Type, reached)
	}
	t.reach(t.Types[name].Base, reached)
	for other, def := range t.Types {
		if def.Base == name {
			t.reach(other, reached)
		}
	}
}

func (t *table) sinceOf(name string) []string {
	var lines []string
	def := t.Types[name]
	if def.Since != "" {
		lines = append(lines, fmt.Sprintf("type %s %s", name, def.Since))
	}
	for _, each := range def.Fields {
		if each.Since != "" {
			lines = append(lines, fmt.Sprintf("field %s.%s %s", name, each.Name, each.Since))
		}
	}
	for value, since := range t.EnumValueSince[name] {
		lines = append(lines, fmt.Sprintf("enum %s.%s %s", name, value, since))
	}
	return lines
}

func or(text string) string {
	if text == "" {
		return "-"
	}
	return text
}
