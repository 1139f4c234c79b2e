package main

import (
	"encoding/base64"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/vmware/govmomi/vim25/types"
)

var timeType = reflect.TypeOf(time.Time{})

var typeNamed = types.TypeFunc()

// decoder turns nodes into govmomi's types and refuses what a vCenter would refuse: unknown names, wrong order, missing
// or repeated properties, missing types, and everything newer than the version spoken.
type decoder struct {
	spoken apiVersion
	json   bool
	// present holds the paths of what was sent: an empty string is not the same as none.
	present map[string]bool
}

// decode fills a new value of the type; the path is for messages and for `present`.
func (d *decoder) decode(n *node, t reflect.Type, path string) (reflect.Value, error) {
	switch {
	case n.kind == isNull:
		return reflect.Value{}, fmt.Errorf("%s is null; what is not set is left out", path)
	case t == refType:
		return d.reference(n, path)
	case t.Kind() == reflect.Interface && t.NumMethod() == 0:
		return d.any(n, path)
	case t.Kind() == reflect.Pointer:
		value, err := d.decode(n, t.Elem(), path)
		if err != nil {
			return value, err
		}
		pointer := reflect.New(t.Elem())
		pointer.Elem().Set(value)
		return pointer, nil
	case t.Kind() == reflect.Interface:
		return d.polymorphic(n, t, path)
	case t.Kind() == reflect.Struct && t != timeType:
		if n.typ != "" && n.typ != t.Name() && n.typ != ownerName(t) {
			return reflect.Value{}, fmt.Errorf("%s is a %s, not a %s", path, t.Name(), n.typ)
		}
		return d.object(n, t, path)
	}
	if n.boxed {
		return reflect.Value{}, fmt.Errorf("%s is no Any slot: its value stands without _typeName and _value", path)
	}
	return d.scalar(n, t, path)
}

func (d *decoder) reference(n *node, path string) (reflect.Value, error) {
	ref := types.ManagedObjectReference{Type: n.moType, Value: n.text}
	if d.json {
		if n.kind != isObject || (n.typ != "" && n.typ != "ManagedObjectReference") {
			return reflect.Value{}, fmt.Errorf("%s is no ManagedObjectReference", path)
		}
		for _, kid := range n.kids {
			switch {
			case kid.kind != isString:
				return reflect.Value{}, fmt.Errorf("%s.%s is no string", path, kid.name)
			case kid.name == "type":
				ref.Type = kid.text
			case kid.name == "value":
				ref.Value = kid.text
			case kid.name != "serverGuid":
				return reflect.Value{}, fmt.Errorf("%s.%s is not known", path, kid.name)
			}
		}
	}
	if ref.Type == "" || ref.Value == "" {
		return reflect.Value{}, fmt.Errorf("%s is a reference without type or value", path)
	}
	return reflect.ValueOf(ref), nil
}

// any reads a slot of xsd:anyType.
func (d *decoder) any(n *node, path string) (reflect.Value, error) {
	t, primitive := primitives[n.typ]
	switch {
	case n.typ == "":
		return reflect.Value{}, fmt.Errorf("%s is an Any slot: its type is missing", path)
	case !d.json && primitive != n.builtin:
		return reflect.Value{}, fmt.Errorf("%s: %s is of the wrong namespace", path, n.typ)
	case d.json && n.typ != "ManagedObjectReference" && primitive != (n.boxed && primitive):
		return reflect.Value{}, fmt.Errorf("%s: a %s stands in _value", path, n.typ)
	case primitive:
		return d.scalar(n, t, path)
	case n.typ == "ManagedObjectReference":
		return d.reference(n, path)
	}
	t, known := typeNamed(n.typ)
	if !known {
		return reflect.Value{}, fmt.Errorf("%s: no type %s is known", path, n.typ)
	}
	if t.Kind() != reflect.Struct {
		return d.scalar(n, t, path)
	}
	return d.object(n, t, path)
}

// polymorphic reads a slot whose value may extend the declared type.
func (d *decoder) polymorphic(n *node, t reflect.Type, path string) (reflect.Value, error) {
	base := strings.TrimPrefix(t.Name(), "Base")
	name := n.typ
	if name == "" {
		if abstract[base] {
			return reflect.Value{}, fmt.Errorf("%s is a %s: which one is missing (xsi:type, _typeName)", path, base)
		}
		name = base
	}
	actual, known := typeNamed(name)
	if !known || !reflect.PointerTo(actual).Implements(t) {
		return reflect.Value{}, fmt.Errorf("%s is a %s, which %s is not", path, base, name)
	}
	value, err := d.object(n, actual, path)
	if err != nil {
		return value, err
	}
	pointer := reflect.New(actual)
	pointer.Elem().Set(value)
	return pointer, nil
}

func (d *decoder) object(n *node, t reflect.Type, path string) (reflect.Value, error) {
	if v, newer := isNew("type "+t.Name(), d.spoken); newer {
		return reflect.Value{}, fmt.Errorf("%s: the type %s came with %s, %s is spoken", path, t.Name(), v, d.spoken)
	}
	if d.json && n.kind != isObject || !d.json && strings.TrimSpace(n.text) != "" {
		return reflect.Value{}, fmt.Errorf("%s is no %s but a plain value", path, t.Name())
	}
	value := reflect.New(t).Elem()
	seen := map[string]bool{}
	last := -1
	for _, kid := range n.kids {
		at := path + "." + kid.name
		m, err := d.member(t, kid, at, seen, &last)
		if err != nil {
			return value, err
		}
		if err := d.set(value, m, kid, at); err != nil {
			return value, err
		}
		seen[kid.name] = true
		d.present[at] = true
	}
	for _, m := range membersOf(t) {
		name := m.xml
		if d.json {
			name = m.json
		}
		if m.required && name != "-" && !seen[name] {
			return value, fmt.Errorf("required property %s is missing from data object of type %s at %s", name, t.Name(), path)
		}
	}
	return value, nil
}

// member finds the property that a node is for and checks its place.
func (d *decoder) member(t reflect.Type, n *node, at string, seen map[string]bool, last *int) (member, error) {
	for _, m := range membersOf(t) {
		if d.json && m.json != n.name || !d.json && m.xml != n.name {
			continue
		}
		if v, newer := isNew("field "+m.owner+"."+m.xml, d.spoken); newer {
			return m, fmt.Errorf("%s came with %s, %s is spoken", at, v, d.spoken)
		}
		switch {
		case seen[n.name] && !m.list:
			return m, fmt.Errorf("single property %s provided multiple times", at)
		case !d.json && n.space != spaceVim:
			return m, fmt.Errorf("%s is of the namespace %q", at, n.space)
		case !d.json && m.order < *last:
			return m, fmt.Errorf("%s is out of order: %s of %s stands after it in the schema", at, membersOf(t)[*last].xml, t.Name())
		case d.json && n.list != m.list:
			return m, fmt.Errorf("%s: is an array %t, must be %t", at, n.list, m.list)
		}
		*last = m.order
		return m, nil
	}
	return member{}, fmt.Errorf("%s: no property %q in data object of type %s", at, n.name, t.Name())
}

func (d *decoder) set(object reflect.Value, m member, n *node, path string) error {
	field := object.FieldByIndex(m.index)
	if m.typ == bytesType {
		number, err := strconv.ParseInt(n.text, 10, 8)
		if err != nil {
			return fmt.Errorf("%s is no signed byte", path)
		}
		field.SetBytes(append(field.Bytes(), byte(number)))
		return nil
	}
	if !m.list {
		value, err := d.decode(n, m.typ, path)
		if err == nil {
			field.Set(value)
		}
		return err
	}
	value, err := d.decode(n, m.typ.Elem(), path)
	if err == nil {
		field.Set(reflect.Append(field, value))
	}
	return err
}

func (d *decoder) scalar(n *node, t reflect.Type, path string) (reflect.Value, error) {
	value := reflect.New(t).Elem()
	text := n.text
	if !d.json && t.Kind() != reflect.String {
		text = strings.TrimSpace(text)
	}
	wrong := fmt.Errorf("%s: %q is no %s", path, text, t)
	if len(n.kids) > 0 && !n.boxed {
		return value, wrong
	}
	wanted := isString
	var err error
	switch t.Kind() {
	case reflect.String:
		value.SetString(text)
		err = d.enumeration(value, path)
	case reflect.Bool:
		wanted = isBool
		if text != "true" && text != "false" && (d.json || text != "1" && text != "0") {
			return value, wrong
		}
		value.SetBool(text == "true" || text == "1")
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		wanted = isNumber
		number, failed := strconv.ParseInt(text, 10, t.Bits())
		if failed != nil {
			return value, wrong
		}
		value.SetInt(number)
	case reflect.Float32, reflect.Float64:
		wanted = isNumber
		number, failed := strconv.ParseFloat(text, t.Bits())
		if failed != nil {
			return value, wrong
		}
		value.SetFloat(number)
	default:
		err = decodeOther(value, text, wrong)
	}
	if d.json && n.kind != wanted {
		return value, wrong
	}
	return value, err
}

func decodeOther(value reflect.Value, text string, wrong error) error {
	switch value.Type() {
	case timeType:
		at, err := time.Parse(time.RFC3339Nano, text)
		if err != nil {
			return wrong
		}
		value.Set(reflect.ValueOf(at))
	case binaryType:
		bytes, err := base64.StdEncoding.DecodeString(text)
		if err != nil {
			return wrong
		}
		value.SetBytes(bytes)
	default:
		return wrong
	}
	return nil
}

// enumeration refuses a string that is no value of its type, or not yet.
func (d *decoder) enumeration(value reflect.Value, path string) error {
	strs, ok := value.Interface().(interface{ Strings() []string })
	if !ok {
		return nil
	}
	name := value.Type().Name()
	if v, newer := isNew("enum "+name+"."+value.String(), d.spoken); newer {
		return fmt.Errorf("%s: %s came with %s", path, value, v)
	}
	for _, each := range strs.Strings() {
		if each == value.String() {
			return nil
		}
	}
	return fmt.Errorf("%s: %q is no %s", path, value, name)
}
