package main

import (
	"fmt"
	"reflect"

	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vim25/types"
)

// fault is what a method or a task ends with when it fails; nil is success.
type fault = types.BaseMethodFault

// answer is the outcome of a call: the response struct of govmomi, or a fault.
type answer struct {
	result any
	fault  *soap.Fault
}

// refuse is the answer with a fault and a text that names it.
func refuse(f fault, text ...string) answer {
	said := textOf(f)
	if len(text) > 0 {
		said = text[0]
	}
	made := &soap.Fault{Code: "ServerFaultCode", String: said}
	made.Detail.Fault = f
	return answer{fault: made}
}

func textOf(f fault) string {
	return fmt.Sprintf("The operation failed: %s.", faultName(f))
}

func faultName(f fault) string {
	return reflect.TypeOf(f).Elem().Name()
}

// faultNamed makes an empty fault of a type; nil where the name is no fault.
func faultNamed(name string) fault {
	t, known := typeNamed(name)
	if !known {
		return nil
	}
	made, _ := reflect.New(t).Interface().(fault)
	return made
}

func invalidRequest(text string) answer { return refuse(&types.InvalidRequest{}, text) }

func invalidArgument(property string) fault { return &types.InvalidArgument{InvalidProperty: property} }

func notFound(ref types.ManagedObjectReference) fault { return &types.ManagedObjectNotFound{Obj: ref} }

func invalidDevice(index int, property string) fault {
	return &types.InvalidDeviceSpec{
		InvalidVmConfig: types.InvalidVmConfig{Property: fmt.Sprintf("deviceChange[%d].%s", index, property)},
		DeviceIndex:     int32(index),
	}
}

func wrongPower(existing, requested types.VirtualMachinePowerState) fault {
	return &types.InvalidPowerState{ExistingState: existing, RequestedState: requested}
}
