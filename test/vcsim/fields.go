package main

import (
	"reflect"
	"strings"
	"sync"

	"github.com/vmware/govmomi/vim25/types"
)

// member is one property of a vim25 type as govmomi declares it, bases first: the order of the schema.
type member struct {
	xml, json string
	// owner is the type that declares it, for its since-version.
	owner    string
	index    []int
	typ      reflect.Type
	list     bool
	required bool
	order    int
}

var (
	refType    = reflect.TypeOf(types.ManagedObjectReference{})
	bytesType  = reflect.TypeOf(types.ByteSlice{})
	binaryType = reflect.TypeOf([]byte{})
)

var memberCache sync.Map

// membersOf gives the properties of a govmomi struct, by their names in XML and in JSON.
func membersOf(t reflect.Type) []member {
	if found, ok := memberCache.Load(t); ok {
		return found.([]member)
	}
	var list []member
	collectMembers(t, ownerName(t), nil, &list)
	for i := range list {
		list[i].order = i
	}
	memberCache.Store(t, list)
	return list
}

// ownerName: parameters of a method stand in a type of govmomi's own making.
func ownerName(t reflect.Type) string {
	return strings.TrimSuffix(t.Name(), "RequestType")
}

func collectMembers(t reflect.Type, owner string, index []int, list *[]member) {
	for i := range t.NumField() {
		field := t.Field(i)
		at := append(append([]int{}, index...), i)
		if field.Anonymous {
			collectMembers(field.Type, ownerName(field.Type), at, list)
			continue
		}
		name, options, _ := strings.Cut(field.Tag.Get("xml"), ",")
		jsonName, jsonOptions, _ := strings.Cut(field.Tag.Get("json"), ",")
		if name == "" || strings.Contains(options, "attr") && !strings.Contains(options, "typeattr") {
			continue
		}
		optional := strings.Contains(jsonOptions, "omitempty") || strings.Contains(options, "omitempty")
		*list = append(*list, member{
			xml: name, json: jsonName, owner: owner, index: at, typ: field.Type,
			list:     field.Type.Kind() == reflect.Slice && field.Type != binaryType,
			required: !optional,
		})
	}
}

// abstract types have no values of their own: their slots need xsi:type or _typeName.
var abstract = map[string]bool{
	"VirtualDevice": true, "VirtualDeviceBackingInfo": true, "VirtualController": true, "VirtualEthernetCard": true,
	"VirtualSCSIController": true, "VirtualDeviceFileBackingInfo": true, "VirtualDeviceBusSlotInfo": true,
	"CustomizationIdentitySettings": true, "CustomizationIpGenerator": true, "CustomizationName": true,
	"CustomizationOptions": true, "CustomizationIpV6Generator": true, "VirtualMachineProfileSpec": true,
	"CryptoSpec": true, "MethodFault": true, "Event": true, "ClusterRuleInfo": true, "NetworkSummary": false,
}

// primitives that an Any slot can hold, by their names in xsd and in VI/JSON.
var primitives = map[string]reflect.Type{
	"string": reflect.TypeOf(""), "boolean": reflect.TypeOf(false), "byte": reflect.TypeOf(int8(0)),
	"short": reflect.TypeOf(int16(0)), "int": reflect.TypeOf(int32(0)), "long": reflect.TypeOf(int64(0)),
	"float": reflect.TypeOf(float32(0)), "double": reflect.TypeOf(float64(0)), "dateTime": timeType,
	"base64Binary": binaryType, "binary": binaryType, "anyURI": reflect.TypeOf(""),
}
