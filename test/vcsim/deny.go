package main

import "github.com/vmware/govmomi/vim25/types"

// deny takes properties out of an answer that a rule denies, and says so in the missingSet.
func deny(a answer, struck []*rule) answer {
	var objects []types.ObjectContent
	switch result := a.result.(type) {
	case *types.RetrievePropertiesExResponse:
		if result.Returnval != nil {
			objects = result.Returnval.Objects
		}
	case *types.ContinueRetrievePropertiesExResponse:
		objects = result.Returnval.Objects
	}
	for i := range objects {
		name := nameIn(objects[i])
		for _, each := range struck {
			if each.Action == "deny" && (each.Name == "" || each.Name == name) {
				denyOne(&objects[i], each)
			}
		}
	}
	return a
}

// nameIn is the name that stands in the answer, before a rule takes it out.
func nameIn(object types.ObjectContent) string {
	for _, property := range object.PropSet {
		if name, ok := property.Val.(string); ok && property.Name == "name" {
			return name
		}
	}
	return ""
}

func denyOne(object *types.ObjectContent, r *rule) {
	if object.Obj.Type != r.Type {
		return
	}
	var kept []types.DynamicProperty
	for _, property := range object.PropSet {
		if property.Name != r.Path {
			kept = append(kept, property)
			continue
		}
		object.MissingSet = append(object.MissingSet, types.MissingProperty{Path: r.Path, Fault: types.LocalizedMethodFault{
			Fault:            &types.NoPermission{Object: &object.Obj, PrivilegeId: r.Privilege},
			LocalizedMessage: "Permission to perform this operation was denied.",
		}})
	}
	object.PropSet = kept
}
