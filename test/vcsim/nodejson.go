package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// parseJSON reads one JSON object; names that are there twice are an error.
func parseJSON(text []byte) (*node, error) {
	in := json.NewDecoder(bytes.NewReader(text))
	in.UseNumber()
	root, err := jsonValue(in, "")
	if err != nil {
		return nil, err
	}
	if _, err := in.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something follows the JSON object")
	}
	if len(root) != 1 || root[0].kind != isObject || root[0].list {
		return nil, errors.New("the body is no JSON object")
	}
	return root[0], nil
}

// jsonValue reads a value as nodes of the name: one, or as many as the array holds.
func jsonValue(in *json.Decoder, name string) ([]*node, error) {
	token, err := in.Token()
	if err != nil {
		return nil, err
	}
	switch token := token.(type) {
	case nil:
		return []*node{{name: name, kind: isNull}}, nil
	case string:
		return []*node{{name: name, kind: isString, text: token}}, nil
	case json.Number:
		return []*node{{name: name, kind: isNumber, text: token.String()}}, nil
	case bool:
		return []*node{{name: name, kind: isBool, text: fmt.Sprint(token)}}, nil
	case json.Delim:
		if token == '[' {
			return jsonArray(in, name)
		}
		made, err := jsonObject(in, name)
		return []*node{made}, err
	}
	return nil, fmt.Errorf("%v is no JSON value", token)
}

func jsonArray(in *json.Decoder, name string) ([]*node, error) {
	nodes := []*node{}
	for in.More() {
		items, err := jsonValue(in, name)
		if err != nil {
			return nil, err
		}
		if len(items) != 1 || items[0].list {
			return nil, fmt.Errorf("%s is an array of arrays", name)
		}
		items[0].list = true
		nodes = append(nodes, items[0])
	}
	_, err := in.Token()
	return nodes, err
}

func jsonObject(in *json.Decoder, name string) (*node, error) {
	made := &node{name: name, kind: isObject}
	seen := map[string]bool{}
	for in.More() {
		token, err := in.Token()
		if err != nil {
			return nil, err
		}
		key := token.(string)
		if seen[key] {
			return nil, fmt.Errorf("%q is there twice", key)
		}
		seen[key] = true
		values, err := jsonValue(in, key)
		if err != nil {
			return nil, err
		}
		switch {
		case key != "_typeName":
			made.kids = append(made.kids, values...)
		case len(values) != 1 || values[0].kind != isString:
			return nil, errors.New("_typeName is no string")
		default:
			made.typ = values[0].text
		}
	}
	if seen["_value"] {
		made.boxed = true
		if made.typ == "" {
			return nil, fmt.Errorf("%s: a _value without _typeName", name)
		}
		if value := made.kid("_value"); value != nil && !value.list {
			made.text, made.kind = value.text, value.kind
		}
	}
	_, err := in.Token()
	return made, err
}
