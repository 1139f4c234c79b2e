package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

const (
	spaceEnvelope = "http://schemas.xmlsoap.org/soap/envelope/"
	spaceXSI      = "http://www.w3.org/2001/XMLSchema-instance"
	spaceXSD      = "http://www.w3.org/2001/XMLSchema"
	spaceVim      = "urn:vim25"
)

// kind of JSON value that a node came from; isXML for an element.
type kind byte

const (
	isXML    kind = 0
	isString kind = 's'
	isNumber kind = 'n'
	isBool   kind = 'b'
	isObject kind = 'o'
	isNull   kind = '0'
)

// node is an XML element or a JSON member. A JSON array is as many nodes of one name, as in XML.
type node struct {
	name  string
	space string
	// typ is the value of xsi:type or _typeName, without its prefix; builtin tells that it is an xsd one.
	typ     string
	builtin bool
	// moType is the attribute `type` of a reference in XML.
	moType string
	text   string
	kids   []*node
	kind   kind
	// list: the JSON member was an array. boxed: it was {_typeName, _value}.
	list, boxed bool
}

func (n *node) kid(name string) *node {
	for _, each := range n.kids {
		if each.name == name {
			return each
		}
	}
	return nil
}

// parseXML reads a document whose names and xsi:type values are resolved by their namespaces.
func parseXML(text []byte) (*node, error) {
	in := xml.NewDecoder(bytes.NewReader(text))
	var stack []*node
	spaces := []map[string]string{{}}
	var root *node
	for {
		token, err := in.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			prefixes := declared(spaces[len(spaces)-1], token.Attr)
			made, err := element(token, prefixes)
			if err != nil {
				return nil, err
			}
			if len(stack) > 0 {
				parent := stack[len(stack)-1]
				parent.kids = append(parent.kids, made)
			} else {
				root = made
			}
			stack, spaces = append(stack, made), append(spaces, prefixes)
		case xml.EndElement:
			stack, spaces = stack[:len(stack)-1], spaces[:len(spaces)-1]
		case xml.CharData:
			if len(stack) > 0 {
				stack[len(stack)-1].text += string(token)
			}
		}
	}
	if root == nil {
		return nil, errors.New("there is no element")
	}
	return root, nil
}

// declared adds the prefixes that an element's attributes declare; "" is the default namespace.
func declared(outer map[string]string, attrs []xml.Attr) map[string]string {
	inner := outer
	for _, attr := range attrs {
		prefix, is := attr.Name.Local, attr.Name.Space == "xmlns"
		if attr.Name.Space == "" && attr.Name.Local == "xmlns" {
			prefix, is = "", true
		}
		if !is {
			continue
		}
		copied := map[string]string{prefix: attr.Value}
		for k, v := range inner {
			if k != prefix {
				copied[k] = v
			}
		}
		inner = copied
	}
	return inner
}

func element(token xml.StartElement, prefixes map[string]string) (*node, error) {
	made := &node{name: token.Name.Local, space: token.Name.Space}
	for _, attr := range token.Attr {
		switch {
		case attr.Name.Space == "xmlns" || attr.Name.Local == "xmlns":
		case attr.Name.Space == spaceXSI && attr.Name.Local == "type":
			prefix, local, found := strings.Cut(attr.Value, ":")
			if !found {
				prefix, local = "", attr.Value
			}
			switch space, known := prefixes[prefix]; {
			// vCenter takes these prefixes without a declaration: govmomi sends none.
			case known && space == spaceXSD, !known && (prefix == "xsd" || prefix == "xs"):
				made.typ, made.builtin = local, true
			case known && space == spaceVim:
				made.typ = local
			default:
				return nil, fmt.Errorf("%s: xsi:type %q is of no namespace known here", made.name, attr.Value)
			}
		case attr.Name.Space == "" && attr.Name.Local == "type":
			made.moType = attr.Value
		case attr.Name.Space == "" && attr.Name.Local == "serverGuid":
		case attr.Name.Space == "":
			return nil, fmt.Errorf("%s: no attribute %q is known", made.name, attr.Name.Local)
		}
	}
	return made, nil
}
