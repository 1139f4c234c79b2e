// Writes the golden requests and answers of test/wire: what govmomi's own types and codecs make of the same values.
//
//	cd test/wire/golden && go run .
//
// The files are checked in, so the tests need no Go. Nothing of hvm is used here: that is the point of it.
package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"

	"github.com/vmware/govmomi/vim25/types"
	"github.com/vmware/govmomi/vim25/xml"
)

func main() {
	folder := "."
	if len(os.Args) > 1 {
		folder = os.Args[1]
	}
	for name, request := range requests() {
		write(folder, "requests", name+".xml", envelope(soapBody(request)))
		write(folder, "requests", name+".json", jsonBody(request))
	}
	for name, answer := range answers() {
		method := answer.method + "Response"
		inner := fmt.Sprintf("<%s xmlns=\"urn:vim25\">%s</%s>", method, element("returnval", answer.value), method)
		write(folder, "answers", name+".xml", envelope(inner))
		write(folder, "answers", name+".json", jsonBody(answer.value))
	}
	for name, fault := range faults() {
		write(folder, "answers", name+".xml", envelope(soapFault(fault)))
		write(folder, "answers", name+".json", jsonFault(fault))
	}
}

func write(folder, kind, name, text string) {
	file := filepath.Join(folder, kind, name)
	check(os.MkdirAll(filepath.Dir(file), 0o755))
	check(os.WriteFile(file, []byte(text), 0o644))
}

func envelope(body string) string {
	return xml.Header + `<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body>` + body + "</Body></Envelope>\n"
}

// The request's type is the method's, as govmomi's client sends it.
func soapBody(request any) string {
	return element(reflect.TypeOf(request).Name(), request)
}

func element(name string, value any) string {
	var out bytes.Buffer
	encoder := xml.NewEncoder(&out)
	start := xml.StartElement{Name: xml.Name{Space: "urn:vim25", Local: name}}
	check(encoder.EncodeElement(value, start))
	check(encoder.Flush())
	return out.String()
}

// A list is one of JSON's: govmomi's encoder would put a name of Go's around it.
func jsonBody(value any) string {
	var out bytes.Buffer
	if list := reflect.ValueOf(value); list.Kind() == reflect.Slice {
		parts := []string{}
		for i := range list.Len() {
			parts = append(parts, strings.TrimSpace(jsonBody(list.Index(i).Interface())))
		}
		return "[" + strings.Join(parts, ",") + "]\n"
	}
	check(types.NewJSONEncoder(&out).Encode(value))
	return out.String()
}

// What a vCenter puts around a fault; govmomi has no encoder for it. Its properties are govmomi's.
func soapFault(fault fault) string {
	name := reflect.TypeOf(fault.value).Name()
	whole := element("Fault", fault.value)
	inner := strings.TrimSuffix(whole[strings.Index(whole, ">")+1:], "</Fault>")
	return fmt.Sprintf(`<soapenv:Fault xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">`+
		`<faultcode>ServerFaultCode</faultcode><faultstring>%[2]s</faultstring><detail>`+
		`<%[1]sFault xmlns="urn:vim25" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="%[1]s">%[3]s</%[1]sFault>`+
		`</detail></soapenv:Fault>`, name, fault.message, inner)
}

func jsonFault(fault fault) string {
	text := jsonBody(fault.value)
	return fmt.Sprintf("{\"faultstring\":%q,%s", fault.message, text[1:])
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
