package main

import (
	_ "embed"
	"strings"
)

//go:embed since.txt
var sinceText string

// since holds the first API version of types, fields (Type.field), enumeration values (Type.value) and methods.
var since = map[string]apiVersion{}

// privileges holds what a user must be allowed for a method.
var privileges = map[string]string{
	"CloneVM_Task":        "VirtualMachine.Provisioning.DeployTemplate",
	"ReconfigVM_Task":     "VirtualMachine.Config.Settings",
	"Rename_Task":         "VirtualMachine.Config.Rename",
	"Destroy_Task":        "VirtualMachine.Inventory.Delete",
	"PowerOnMultiVM_Task": "VirtualMachine.Interact.PowerOn",
}

func init() {
	for _, line := range strings.Split(strings.TrimSpace(sinceText), "\n") {
		words := strings.Fields(line)
		kind, name := words[0], words[1]
		if words[2] != "-" {
			since[kind+" "+name] = versionNamed(words[2])
		}
		if kind == "method" && privileges[name] == "" && words[3] != "-" {
			privileges[name] = words[3]
		}
	}
}

// isNew tells whether a thing ("type X", "field X.y", "enum X.y", "method X") is newer than the version spoken.
func isNew(thing string, spoken apiVersion) (apiVersion, bool) {
	v, known := since[thing]
	return v, known && v > spoken
}
