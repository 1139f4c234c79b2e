package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// rule makes something go wrong: the nth call of a method, and as many after it as times says.
type rule struct {
	// Method is a method's name, "GET property" of VI/JSON, or "*" for any of them; what guests do has names of its own.
	Method string `json:"method"`
	// Nth is the first call to strike, 1 by default; Times how many, 1 by default, -1 for ever.
	Nth   int `json:"nth,omitempty"`
	Times int `json:"times,omitempty"`
	// When: before the call, after it was done, in the task that it starts, or when that task has done its work.
	When   string `json:"when,omitempty"`
	Action string `json:"action"`
	Ms     int    `json:"ms,omitempty"`
	Fault  string `json:"fault,omitempty"`
	Status int    `json:"status,omitempty"`
	// Headers of a "status" or "html".
	Headers map[string]string `json:"headers,omitempty"`
	// Type, Path and Privilege of a "deny": what RetrievePropertiesEx then puts into the missingSet; Name: of this object
	// only, or else of all of the type. Of a "withhold", which no call strikes: who may not do what, and on which objects.
	Type      string `json:"type,omitempty"`
	Name      string `json:"name,omitempty"`
	Path      string `json:"path,omitempty"`
	Privilege string `json:"privilege,omitempty"`
	seen      int
	// gone is closed when the rule is taken away, which ends a "pause".
	gone chan struct{}
}

var actions = []string{"delay", "fault", "drop", "status", "truncate", "hang", "pause", "html", "deny", "withhold"}

type rules struct {
	mu   sync.Mutex
	list []*rule
	// struck counts, since the rules were cleared last.
	struck int
}

// add puts rules beside those there are.
func (r *rules) add(text []byte) error {
	var more []*rule
	if err := json.Unmarshal(text, &more); err != nil {
		return err
	}
	for _, each := range more {
		each.gone = make(chan struct{})
		orElse(&each.Nth, 1)
		orElse(&each.Times, 1)
		orElse(&each.When, "before")
		if each.Action == "deny" {
			each.When, each.Times = "answer", -1
			orElse(&each.Method, "RetrievePropertiesEx")
		}
		if each.Action == "withhold" {
			each.Method = "-"
		}
		switch {
		case each.Action == "withhold" && each.Privilege == "":
			return fmt.Errorf("no privilege is withheld")
		case each.Method == "":
			return fmt.Errorf("a rule has no method")
		case !slices.Contains(actions, each.Action) && !slices.Contains(disasters, each.Action):
			return fmt.Errorf("%q is no action", each.Action)
		case !slices.Contains([]string{"before", "after", "task", "done", "answer"}, each.When):
			return fmt.Errorf("%q is no time", each.When)
		case each.Action == "fault" && faultNamed(each.Fault) == nil:
			return fmt.Errorf("%q is no fault", each.Fault)
		}
	}
	r.mu.Lock()
	r.list = append(r.list, more...)
	r.mu.Unlock()
	return nil
}

func (r *rules) clear() {
	r.mu.Lock()
	for _, each := range r.list {
		close(each.gone)
	}
	r.list, r.struck = nil, 0
	r.mu.Unlock()
}

// match counts a call and gives the rules that strike it.
func (r *rules) match(method string) []*rule {
	r.mu.Lock()
	defer r.mu.Unlock()
	var struck []*rule
	for _, each := range r.list {
		if each.Action == "withhold" || each.Method != method && (each.Method != "*" || strings.HasPrefix(method, "Guest")) {
			continue
		}
		each.seen++
		if each.seen >= each.Nth && (each.Times < 0 || each.seen < each.Nth+each.Times) {
			struck = append(struck, each)
		}
	}
	r.struck += len(struck)
	return struck
}

func (r *rules) count() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.struck
}

func first(list []*rule, when string) *rule {
	for _, each := range list {
		if each.When == when {
			return each
		}
	}
	return nil
}
