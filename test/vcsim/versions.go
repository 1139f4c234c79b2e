package main

import (
	"fmt"
	"strings"
)

// apiVersions are the vim25 API versions in order, as they stand in SOAPAction and in the path of VI/JSON.
var apiVersions = strings.Fields(`4.1 5.0 5.1 5.5 6.0 6.5 6.7 6.7.1 6.7.2 6.7.3 6.8.7 6.9.1 7.0.0.0 7.0.0.2 7.0.1.0 7.0.1.1
	7.0.2.0 7.0.2.1 7.0.3.0 7.0.3.1 7.0.3.2 8.0.0.0 8.0.0.1 8.0.0.2 8.0.1.0 8.0.2.0 8.0.3.0 8.0.3.1 9.0.0.0 9.1.0.0
	9.1.1.0`)

// apiOf is the API version that a vCenter release brings where it is not the release itself.
var apiOf = map[string]string{
	"7.0": "7.0.0.0", "7.0.1": "7.0.1.0", "7.0.2": "7.0.2.0", "7.0.3": "7.0.3.0",
	"8.0": "8.0.0.1", "8.0.1": "8.0.1.0", "8.0.2": "8.0.2.0", "8.0.3": "8.0.3.0",
	"9.0": "9.0.0.0", "9.1": "9.1.0.0",
}

// apiVersion is a place in apiVersions.
type apiVersion int

const unknownVersion = apiVersion(-1)

func (v apiVersion) String() string { return apiVersions[v] }

// versionNamed finds an API version by its name on the wire.
func versionNamed(name string) apiVersion {
	for i, each := range apiVersions {
		if each == name {
			return apiVersion(i)
		}
	}
	return unknownVersion
}

// release is a vCenter's version: 5.5.0 speaks the API version 5.5.
type release struct {
	product string
	api     apiVersion
}

func releaseOf(product string) (release, error) {
	parts := strings.Split(product, ".")
	for len(parts) < 3 {
		parts = append(parts, "0")
	}
	full := strings.Join(parts, ".")
	short := strings.TrimSuffix(strings.Join(parts[:3], "."), ".0")
	for _, name := range []string{apiOf[short], short, product, strings.Join(parts[:2], ".")} {
		if api := versionNamed(name); api != unknownVersion {
			return release{full, api}, nil
		}
	}
	return release{}, fmt.Errorf("no vCenter %q is known", product)
}

// before tells whether the vCenter is older than major.minor.
func (r release) before(major, minor int) bool {
	var a, b int
	fmt.Sscanf(r.product, "%d.%d", &a, &b)
	return a < major || (a == major && b < minor)
}

// hasJSON tells whether the vCenter serves VI/JSON.
func (r release) hasJSON() bool { return r.api >= versionNamed("8.0.1.0") }

// serves tells whether a client may speak this version: the vCenter's own and all before.
func (r release) serves(v apiVersion) bool { return v != unknownVersion && v <= r.api }

// serviceVersions is the body of vimServiceVersions.xml.
func (r release) serviceVersions() string {
	var prior strings.Builder
	for v := r.api - 1; v >= 0; v-- {
		fmt.Fprintf(&prior, "   <version>%s</version>\n", v)
	}
	return fmt.Sprintf(`<?xml version="1.0" encoding="UTF-8" ?>
<namespaces version="1.0">
 <namespace>
  <name>urn:vim25</name>
  <version>%s</version>
  <priorVersions>
%s  </priorVersions>
 </namespace>
</namespaces>
`, r.api, prior.String())
}
