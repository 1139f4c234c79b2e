package main

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"strings"

	"github.com/vmware/govmomi/vim25/types"
	"github.com/vmware/govmomi/vim25/xml"
)

const cookieName = "vmware_soap_session"

// readSOAP decodes an envelope. The version spoken is the one of SOAPAction, and must be served.
func (x *exchange) readSOAP(w *world) *reply {
	x.entry.API = "soap"
	x.answer = x.answerSOAP
	x.note("", "")
	if x.request.Method != http.MethodPost {
		return &reply{status: http.StatusMethodNotAllowed, kind: "text/plain"}
	}
	root, err := parseXML(x.body)
	if err != nil {
		x.strict = err
		return nil
	}
	method, err := methodOf(root)
	if err != nil {
		x.strict = err
		return nil
	}
	c := &call{server: x.server, world: w, request: x.request, method: method.name, present: map[string]bool{}}
	if this := method.kid("_this"); this != nil {
		c.this = types.ManagedObjectReference{Type: this.moType, Value: this.text}
	}
	x.call = c
	x.note(c.method, c.this.Value)
	action := strings.Trim(x.request.Header.Get("SOAPAction"), `"`)
	c.spoken = versionNamed(strings.TrimPrefix(action, "urn:vim25/"))
	if !strings.HasPrefix(action, "urn:vim25/") || !w.release.serves(c.spoken) {
		x.strict = fmt.Errorf("SOAPAction %q: Unsupported version URI; this server speaks up to urn:vim25/%s", action, w.release.api)
		return nil
	}
	if cookie, err := x.request.Cookie(cookieName); err == nil {
		c.session = w.sessionOf(strings.Trim(cookie.Value, `"`), x.server.options.idle)
	}
	if v, newer := isNew("method "+c.method, c.spoken); newer {
		f := &types.MethodNotFound{Receiver: c.this, Method: c.method}
		return pointer(x.answer(refuse(f, fmt.Sprintf("%s came with %s", c.method, v))))
	}
	x.strict = x.decode(method, false)
	return nil
}

// methodOf finds the method's element: the only one in the Body.
func methodOf(root *node) (*node, error) {
	if root.name != "Envelope" || root.space != spaceEnvelope {
		return nil, fmt.Errorf("{%s}%s is no SOAP 1.1 Envelope", root.space, root.name)
	}
	for _, kid := range root.kids {
		if kid.space != spaceEnvelope || kid.name != "Header" && kid.name != "Body" {
			return nil, fmt.Errorf("{%s}%s stands in the Envelope", kid.space, kid.name)
		}
	}
	body := root.kid("Body")
	if body == nil || len(body.kids) != 1 {
		return nil, errors.New("the Body holds not one element")
	}
	if body.kids[0].space != spaceVim {
		return nil, fmt.Errorf("{%s}%s is no vim25 method", body.kids[0].space, body.kids[0].name)
	}
	return body.kids[0], nil
}

// decode reads the parameters into govmomi's type of the request.
func (x *exchange) decode(n *node, json bool) error {
	t, known := typeNamed(x.call.method)
	if !known || t.Kind() != reflect.Struct || t.NumField() == 0 || t.Field(0).Name != "This" {
		return fmt.Errorf("no method %s is known", x.call.method)
	}
	if json && (n.typ == "" || n.typ == strings.TrimSuffix(x.call.method, "_Task")+"RequestType") {
		n.typ = x.call.method
	}
	d := &decoder{spoken: x.call.spoken, json: json, present: x.call.present}
	value, err := d.decode(n, t, x.call.method)
	if err != nil {
		return err
	}
	request := reflect.New(t)
	request.Elem().Set(value)
	if json {
		request.Elem().FieldByName("This").Set(reflect.ValueOf(x.call.this))
	}
	x.call.body = request.Interface()
	x.capPage()
	return nil
}

// capPage: a server may give fewer objects at a time than a client asks for.
func (x *exchange) capPage() {
	request, ok := x.call.body.(*types.RetrievePropertiesEx)
	limit := int32(x.server.options.page)
	if ok && limit > 0 && (request.Options.MaxObjects <= 0 || request.Options.MaxObjects > limit) {
		request.Options.MaxObjects = limit
	}
}

// envelope is a SOAP answer as vCenter writes one; govmomi's encoder cannot say it with its own type.
type envelope struct {
	XMLName xml.Name `xml:"soapenv:Envelope"`
	Enc     string   `xml:"xmlns:soapenc,attr"`
	Env     string   `xml:"xmlns:soapenv,attr"`
	XSD     string   `xml:"xmlns:xsd,attr"`
	XSI     string   `xml:"xmlns:xsi,attr"`
	Body    any      `xml:"soapenv:Body"`
}

// content encodes the one element of a Body.
type content struct{ answer answer }

func (c content) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	if err := e.EncodeToken(start); err != nil {
		return err
	}
	var err error
	if c.answer.fault != nil {
		err = e.EncodeElement(faultContent{c.answer}, xml.StartElement{Name: xml.Name{Local: "soapenv:Fault"}})
	} else {
		name := xml.Name{Space: spaceVim, Local: reflect.TypeOf(c.answer.result).Elem().Name()}
		err = e.EncodeElement(c.answer.result, xml.StartElement{Name: name})
	}
	if err != nil {
		return err
	}
	return e.EncodeToken(start.End())
}

type faultContent struct{ answer answer }

func (c faultContent) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	f := c.answer.fault.VimFault()
	name := reflect.TypeOf(f).Elem().Name()
	detail := xml.StartElement{Name: xml.Name{Local: "detail"}}
	typed := xml.StartElement{Name: xml.Name{Local: name + "Fault"}, Attr: []xml.Attr{
		{Name: xml.Name{Local: "xmlns"}, Value: spaceVim}, {Name: xml.Name{Local: "xsi:type"}, Value: name},
	}}
	steps := []func() error{
		func() error { return e.EncodeToken(start) },
		func() error {
			return e.EncodeElement(c.answer.fault.Code, xml.StartElement{Name: xml.Name{Local: "faultcode"}})
		},
		func() error {
			return e.EncodeElement(c.answer.fault.String, xml.StartElement{Name: xml.Name{Local: "faultstring"}})
		},
		func() error { return e.EncodeToken(detail) },
		func() error { return e.EncodeElement(f, typed) },
		func() error { return e.EncodeToken(detail.End()) },
		func() error { return e.EncodeToken(start.End()) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// answerSOAP encodes an outcome; a login brings the cookie, quoted as vCenter's is.
func (x *exchange) answerSOAP(a answer) reply {
	made := reply{status: http.StatusOK, kind: `text/xml; charset="utf-8"`, header: http.Header{}}
	if a.fault != nil {
		made.status = http.StatusInternalServerError
	} else if _, ok := a.result.(*types.LoginResponse); ok {
		secure := ""
		if x.request.TLS != nil {
			secure = "; Secure"
		}
		made.header.Set("Set-Cookie", fmt.Sprintf(`%s="%s"; Path=/; HttpOnly%s`, cookieName, x.call.session.token, secure))
	}
	var out bytes.Buffer
	out.WriteString(xml.Header)
	encoder := xml.NewEncoder(&out)
	err := encoder.Encode(&envelope{
		Enc: "http://schemas.xmlsoap.org/soap/encoding/", Env: spaceEnvelope, XSD: spaceXSD, XSI: spaceXSI, Body: content{a},
	})
	if err != nil {
		return reply{status: http.StatusInternalServerError, kind: "text/plain", body: []byte(err.Error())}
	}
	made.body = out.Bytes()
	return made
}
