package main

import (
	"reflect"
	"regexp"
	"strings"

	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/types"
)

// checkPaths refuses property paths that the types do not have, or not yet in the version spoken. vcsim takes them.
func checkPaths(body any, spoken apiVersion) fault {
	switch request := body.(type) {
	case *types.RetrievePropertiesEx:
		for _, spec := range request.SpecSet {
			if f := checkFilter(spec, spoken); f != nil {
				return f
			}
		}
	case *types.CreateFilter:
		return checkFilter(request.Spec, spoken)
	}
	return nil
}

func checkFilter(spec types.PropertyFilterSpec, spoken apiVersion) fault {
	for _, each := range spec.PropSet {
		t := managedType(each.Type)
		if t == nil {
			return invalidArgument("propSet.type")
		}
		for _, path := range each.PathSet {
			if !hasPath(t, path, spoken) {
				return &types.InvalidProperty{Name: path}
			}
		}
	}
	for _, each := range spec.ObjectSet {
		if f := checkTraversals(each.SelectSet, spoken); f != nil {
			return f
		}
	}
	return nil
}

func checkTraversals(set []types.BaseSelectionSpec, spoken apiVersion) fault {
	for _, each := range set {
		traversal, ok := each.(*types.TraversalSpec)
		if !ok {
			continue
		}
		t := managedType(traversal.Type)
		if t == nil {
			return invalidArgument("selectSet.type")
		}
		if !hasPath(t, traversal.Path, spoken) {
			return &types.InvalidProperty{Name: traversal.Path}
		}
		if f := checkTraversals(traversal.SelectSet, spoken); f != nil {
			return f
		}
	}
	return nil
}

// managedType finds govmomi's struct of a managed object type, nil where there is none.
func managedType(name string) (found reflect.Type) {
	defer func() { _ = recover() }()
	content := types.ObjectContent{Obj: types.ManagedObjectReference{Type: name, Value: "none"}}
	object, err := mo.ObjectContentToType(content)
	if err != nil {
		return nil
	}
	return reflect.TypeOf(object)
}

// hasPath follows config.hardware.device[4000].key through the types.
func hasPath(t reflect.Type, path string, spoken apiVersion) bool {
	for path != "" {
		var name, key string
		name, key, path = nextPart(path)
		keyed := key != ""
		t = concrete(t)
		if t == nil || t.Kind() != reflect.Struct || name == "" {
			return false
		}
		field, ok := t.FieldByName(strings.ToUpper(name[:1]) + name[1:])
		if !ok || field.Name == "Self" {
			return false
		}
		owner := t
		for _, i := range field.Index[:len(field.Index)-1] {
			owner = owner.Field(i).Type
		}
		if _, newer := isNew("field "+owner.Name()+"."+name, spoken); newer {
			return false
		}
		t = field.Type
		if t.Kind() == reflect.Slice && keyed {
			t = t.Elem()
		}
	}
	return true
}

var pathPart = regexp.MustCompile(`^(\w*)(\[(?:"[^"]*"|[^\]"]*)\])?(?:\.|$)`)

// nextPart takes the first name, and its key with the brackets, off a path.
func nextPart(path string) (name, key, rest string) {
	found := pathPart.FindStringSubmatch(path)
	if found == nil {
		return "", "", "?"
	}
	return found[1], found[2], path[len(found[0]):]
}

// concrete follows pointers, and takes govmomi's interface BaseX as X.
func concrete(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() == reflect.Interface {
		found, known := typeNamed(strings.TrimPrefix(t.Name(), "Base"))
		if !known {
			return nil
		}
		return found
	}
	return t
}
