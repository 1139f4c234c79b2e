package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"reflect"
	"strings"

	"github.com/vmware/govmomi/vim25/types"
)

const sessionHeader = "vmware-api-session-id"

// readJSON decodes POST /sdk/vim25/{release}/{type}/{id}/{method} and GET …/{property}.
func (x *exchange) readJSON(w *world) *reply {
	x.entry.API = "json"
	x.answer = x.answerJSON
	parts := strings.Split(strings.TrimPrefix(x.request.URL.EscapedPath(), "/sdk/vim25/"), "/")
	for i := range parts {
		parts[i], _ = url.PathUnescape(parts[i])
	}
	x.note(x.request.Method, "")
	missing := &reply{status: http.StatusNotFound, kind: "text/plain", body: []byte("404 page not found\n")}
	if len(parts) != 4 {
		return missing
	}
	c := &call{server: x.server, world: w, request: x.request, method: parts[3], present: map[string]bool{}}
	c.this, c.spoken = types.ManagedObjectReference{Type: parts[1], Value: parts[2]}, versionNamed(parts[0])
	x.call = c
	if !w.release.serves(c.spoken) {
		return missing
	}
	if token := x.request.Header.Get(sessionHeader); token != "" {
		c.session = w.sessionOf(token, x.server.options.idle)
	}
	switch x.request.Method {
	case http.MethodPost:
		x.note(c.method, c.this.Value)
		x.strict = x.decodeJSON()
	case http.MethodGet:
		x.note("GET "+c.method, c.this.Value)
		x.readProperty(c.method)
	default:
		return &reply{status: http.StatusMethodNotAllowed, kind: "text/plain"}
	}
	return nil
}

func (x *exchange) decodeJSON() error {
	body := bytes.TrimSpace(x.body)
	if len(body) == 0 {
		body = []byte("{}")
	} else if kind := x.request.Header.Get("Content-Type"); kind != "" && !strings.HasPrefix(kind, "application/json") {
		return fmt.Errorf("Content-Type %q is not application/json", kind)
	}
	n, err := parseJSON(body)
	if err != nil {
		return err
	}
	return x.decode(n, true)
}

// readProperty turns a property GET into a read of one object; only top-level properties can be had.
func (x *exchange) readProperty(name string) {
	c := x.call
	t := managedType(c.this.Type)
	switch {
	case t == nil:
		x.strict = fmt.Errorf("no type %s is known", c.this.Type)
	case strings.ContainsAny(name, ".[") || !hasPath(t, name, c.spoken):
		x.strict = fmt.Errorf("%s has no property %q", c.this.Type, name)
	}
	this := c.this
	c.this, c.method = types.ManagedObjectReference{Type: "PropertyCollector", Value: "propertyCollector"}, "RetrievePropertiesEx"
	c.body = &types.RetrievePropertiesEx{This: c.this, SpecSet: []types.PropertyFilterSpec{{
		PropSet:   []types.PropertySpec{{Type: this.Type, PathSet: []string{name}}},
		ObjectSet: []types.ObjectSpec{{Obj: this}},
	}}}
	x.answer = func(a answer) reply {
		read, ok := a.result.(*types.RetrievePropertiesExResponse)
		if !ok {
			return x.answerJSON(a)
		}
		var value any
		if read.Returnval != nil && len(read.Returnval.Objects[0].PropSet) > 0 {
			value = unboxed(read.Returnval.Objects[0].PropSet[0].Val)
		}
		return encodeJSON(http.StatusOK, value)
	}
}

// unboxed takes the list out of an ArrayOf….
func unboxed(value any) any {
	v := reflect.Indirect(reflect.ValueOf(value))
	if v.Kind() == reflect.Struct && strings.HasPrefix(v.Type().Name(), "ArrayOf") && v.NumField() == 1 {
		return v.Field(0).Interface()
	}
	return value
}

// answerJSON encodes a method's outcome: the bare value, 204 for none by declaration, null for none this time.
func (x *exchange) answerJSON(a answer) reply {
	if a.fault != nil {
		made := encodeJSON(http.StatusInternalServerError, a.fault.VimFault())
		said, _ := json.Marshal(a.fault.String)
		made.body = bytes.Replace(made.body, []byte("{"), []byte(`{"faultstring":`+string(said)+","), 1)
		return made
	}
	value := reflect.ValueOf(a.result).Elem().FieldByName("Returnval")
	if !value.IsValid() {
		return reply{status: http.StatusNoContent, kind: "application/json"}
	}
	var made reply
	if value.Kind() == reflect.Pointer && value.IsNil() {
		made = encodeJSON(http.StatusOK, nil)
	} else {
		made = encodeJSON(http.StatusOK, value.Interface())
	}
	if _, ok := a.result.(*types.LoginResponse); ok {
		made.header = http.Header{}
		made.header.Set(sessionHeader, x.call.session.token)
	}
	return made
}

// encodeJSON writes a value with govmomi's encoder, and each LocalizedMethodFault as the fault itself, as VI/JSON does.
func encodeJSON(status int, value any) reply {
	made := reply{status: status, kind: "application/json", body: []byte("null")}
	if value == nil {
		return made
	}
	var out bytes.Buffer
	if err := encodeBare(&out, value); err != nil {
		return reply{status: http.StatusInternalServerError, kind: "text/plain", body: []byte(err.Error())}
	}
	made.body = out.Bytes()
	if bytes.Contains(made.body, []byte(`"LocalizedMethodFault"`)) {
		bare, err := bareFaults(made.body)
		if err != nil {
			return reply{status: http.StatusInternalServerError, kind: "text/plain", body: []byte(err.Error())}
		}
		made.body = bare
	}
	return made
}

// encodeBare is govmomi's encoder without the boxes that it puts around strings, numbers, times and lists that stand alone.
func encodeBare(out *bytes.Buffer, value any) error {
	v := reflect.Indirect(reflect.ValueOf(value))
	switch {
	case v.Kind() == reflect.Slice && v.Type() != binaryType:
		out.WriteByte('[')
		for i := range v.Len() {
			if i > 0 {
				out.WriteByte(',')
			}
			if err := encodeBare(out, v.Index(i).Interface()); err != nil {
				return err
			}
		}
		out.WriteByte(']')
		return nil
	case v.Kind() == reflect.Struct && v.Type() != timeType:
		return types.NewJSONEncoder(out).Encode(value)
	}
	return json.NewEncoder(out).Encode(value)
}

func bareFaults(text []byte) ([]byte, error) {
	in := json.NewDecoder(bytes.NewReader(text))
	in.UseNumber()
	var value any
	if err := in.Decode(&value); err != nil {
		return nil, err
	}
	value, ok := withoutWrapper(value)
	if !ok {
		return nil, errors.New("a LocalizedMethodFault holds no fault")
	}
	return json.Marshal(value)
}

func withoutWrapper(value any) (any, bool) {
	switch value := value.(type) {
	case []any:
		for i := range value {
			bare, ok := withoutWrapper(value[i])
			if !ok {
				return nil, false
			}
			value[i] = bare
		}
	case map[string]any:
		if value["_typeName"] == "LocalizedMethodFault" {
			inner, ok := value["fault"].(map[string]any)
			if !ok {
				return nil, false
			}
			return withoutWrapper(inner)
		}
		for key := range value {
			bare, ok := withoutWrapper(value[key])
			if !ok {
				return nil, false
			}
			value[key] = bare
		}
	}
	return value, true
}
