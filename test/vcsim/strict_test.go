package main

import (
	"fmt"
	"strings"
	"testing"
)

const envelopeOf = `<?xml version="1.0"?><e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"` +
	` xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:x="http://www.w3.org/2001/XMLSchema"><e:Body>%s</e:Body></e:Envelope>`

const reconfigOf = `<ReconfigVM_Task xmlns="urn:vim25"><_this type="VirtualMachine">vm-1</_this><spec>%s</spec></ReconfigVM_Task>`

func disk(inner string) string {
	return `<deviceChange><operation>edit</operation><device i:type="VirtualDisk">` + inner + `</device></deviceChange>`
}

const goodBacking = `<backing i:type="VirtualDiskFlatVer2BackingInfo"><fileName></fileName><diskMode>persistent</diskMode></backing>`

func TestSOAPRequestsAreCheckedAgainstTheTypes(t *testing.T) {
	s := start(t, "6.5.0", nil)
	for _, each := range []struct{ name, body, want string }{
		{"what is right goes on to the session", fmt.Sprintf(reconfigOf, `<name>a</name>`+disk(`<key>2000</key>`+goodBacking+
			`<controllerKey>1000</controllerKey><unitNumber>0</unitNumber><capacityInKB>1</capacityInKB>`)), "NotAuthenticated"},
		{"an Any slot", fmt.Sprintf(reconfigOf, `<extraConfig><key>a</key><value i:type="x:string">b</value></extraConfig>`), "NotAuthenticated"},
		{"unknown method", `<Reboot xmlns="urn:vim25"/>`, "no method Reboot is known"},
		{"unknown property", fmt.Sprintf(reconfigOf, `<cpus>2</cpus>`), `no property "cpus" in data object of type VirtualMachineConfigSpec`},
		{"order", fmt.Sprintf(reconfigOf, `<numCPUs>2</numCPUs><name>a</name>`), "spec.name is out of order: numCPUs"},
		{"order, base first", fmt.Sprintf(reconfigOf, disk(`<capacityInKB>1</capacityInKB><key>2000</key>`)), "key is out of order"},
		{"repeated", fmt.Sprintf(reconfigOf, `<name>a</name><name>b</name>`), "single property ReconfigVM_Task.spec.name provided multiple times"},
		{"required", fmt.Sprintf(reconfigOf, disk(`<key>2000</key>`)), "required property capacityInKB is missing from data object of type VirtualDisk"},
		{"abstract", fmt.Sprintf(reconfigOf, `<deviceChange><device><key>1</key></device></deviceChange>`), "device is a VirtualDevice: which one is missing"},
		{"no subtype", fmt.Sprintf(reconfigOf, `<deviceChange><device i:type="OptionValue"><key>1</key></device></deviceChange>`), "which OptionValue is not"},
		{"Any without type", fmt.Sprintf(reconfigOf, `<extraConfig><key>a</key><value>b</value></extraConfig>`), "value is an Any slot: its type is missing"},
		{"Any of a wrong namespace", fmt.Sprintf(reconfigOf, `<extraConfig><key>a</key><value i:type="string">b</value></extraConfig>`), "string is of the wrong namespace"},
		{"unknown prefix", fmt.Sprintf(reconfigOf, `<extraConfig><key>a</key><value i:type="q:string">b</value></extraConfig>`), "is of no namespace known here"},
		{"newer property", fmt.Sprintf(reconfigOf, `<createDate>2026-01-01T00:00:00Z</createDate>`), "spec.createDate came with 6.7, 6.5 is spoken"},
		{"newer type", fmt.Sprintf(reconfigOf, `<deviceChange><device i:type="VirtualTPM"><key>1</key></device></deviceChange>`), "the type VirtualTPM came with 6.7"},
		{"enumeration", fmt.Sprintf(reconfigOf, `<deviceChange><operation>change</operation></deviceChange>`), `"change" is no VirtualDeviceConfigSpecOperation`},
		{"number", fmt.Sprintf(reconfigOf, `<numCPUs>two</numCPUs>`), `"two" is no int32`},
		{"boolean", fmt.Sprintf(reconfigOf, `<cpuHotAddEnabled>yes</cpuHotAddEnabled>`), `"yes" is no bool`},
		{"namespace", `<ReconfigVM_Task xmlns="urn:vim25"><_this type="VirtualMachine">v</_this><spec xmlns="urn:other"/></ReconfigVM_Task>`, `is of the namespace "urn:other"`},
		{"byte[] as base64", `<CustomizeVM_Task xmlns="urn:vim25"><_this type="VirtualMachine">v</_this><spec>` +
			`<identity i:type="CustomizationSysprepText"><value>x</value></identity><globalIPSettings/><encryptionKey>AQ==</encryptionKey></spec></CustomizeVM_Task>`,
			"encryptionKey is no signed byte"},
		{"a reference without type", `<Logout xmlns="urn:vim25"><_this>SessionManager</_this></Logout>`, "is a reference without type or value"},
	} {
		t.Run(each.name, func(t *testing.T) {
			status, text := s.post("/sdk", map[string]string{"SOAPAction": "urn:vim25/6.5"}, fmt.Sprintf(envelopeOf, each.body))
			text = strings.NewReplacer("&#34;", `"`).Replace(text)
			if status != 500 || !strings.Contains(text, each.want) {
				t.Errorf("%d %s", status, text)
			}
		})
	}
	var listed []violation
	s.ask("GET", "/violations", "", &listed)
	if len(listed) != 19 {
		t.Errorf("%d violations", len(listed))
	}
}

func TestAnUnservedVersionIsRefused(t *testing.T) {
	s := start(t, "6.5.0", nil)
	for _, action := range []string{"urn:vim25/6.7", "", "urn:vim25", `"urn:vim25/7.0.0.0"`} {
		_, text := s.post("/sdk", map[string]string{"SOAPAction": action}, fmt.Sprintf(envelopeOf,
			`<CurrentTime xmlns="urn:vim25"><_this type="ServiceInstance">ServiceInstance</_this></CurrentTime>`))
		if !strings.Contains(text, "Unsupported version URI") {
			t.Errorf("%s: %s", action, text)
		}
	}
}

func TestJSONRequestsAreCheckedAgainstTheTypes(t *testing.T) {
	s := start(t, "8.0.3", nil)
	for _, each := range []struct{ name, body, want string }{
		{"what is right goes on to the session", `{"spec":{"_typeName":"VirtualMachineConfigSpec","name":"a","deviceChange":[{"device":{"_typeName":"VirtualDisk","key":1,"capacityInKB":1}}]}}`, "NotAuthenticated"},
		{"any order, _typeName last", `{"spec":{"numCPUs":1,"name":"a","_typeName":"VirtualMachineConfigSpec"},"_typeName":"ReconfigVMRequestType"}`, "NotAuthenticated"},
		{"an Any slot", `{"spec":{"extraConfig":[{"key":"a","value":{"_typeName":"string","_value":"b"}}]}}`, "NotAuthenticated"},
		{"unknown property", `{"spec":{"cpus":1}}`, "no property"},
		{"_this", `{"_this":{},"spec":{}}`, "no property"},
		{"null", `{"spec":{"name":null}}`, "spec.name is null"},
		{"required", `{"spec":{"deviceChange":[{"device":{"_typeName":"VirtualDisk","key":1}}]}}`, "required property capacityInKB"},
		{"abstract", `{"spec":{"deviceChange":[{"device":{"key":1}}]}}`, "which one is missing"},
		{"wrong type", `{"spec":{"_typeName":"VirtualMachineCloneSpec"}}`, "not a VirtualMachineCloneSpec"},
		{"bare Any", `{"spec":{"extraConfig":[{"key":"a","value":"b"}]}}`, "its type is missing"},
		{"boxed where typed", `{"spec":{"name":{"_typeName":"string","_value":"b"}}}`, "is no Any slot"},
		{"a number as text", `{"spec":{"numCPUs":"2"}}`, "is no int32"},
		{"text as a number", `{"spec":{"name":2}}`, "is no string"},
		{"a list that is none", `{"spec":{"extraConfig":{"key":"a"}}}`, "is an array false, must be true"},
		{"a list for one", `{"spec":{"name":["a"]}}`, "is an array true, must be false"},
		{"newer property", `{"spec":{"metroFtEnabled":true}}`, "came with 8.0.3.0, 8.0.1.0 is spoken"},
		{"twice", `{"spec":{"name":"a","name":"b"}}`, "is there twice"},
		{"no JSON", `{"spec":`, "EOF"},
	} {
		t.Run(each.name, func(t *testing.T) {
			status, text := s.post("/sdk/vim25/8.0.1.0/VirtualMachine/vm-1/ReconfigVM_Task", map[string]string{"Content-Type": "application/json"}, each.body)
			if status != 500 || !strings.Contains(text, each.want) {
				t.Errorf("%d %s", status, text)
			}
		})
	}
	for _, path := range []string{"/sdk/vim25/9.0.0.0/A/b/C", "/sdk/vim25/8.0.1.0/A/b", "/sdk/vim25/", "/api/session"} {
		if status, _ := s.post(path, nil, ""); status != 404 {
			t.Errorf("%s: %d", path, status)
		}
	}
}
