package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"
)

// options are the flags.
type options struct {
	user, password, readonlyUser string
	cloneConfig                  string
	cloneTime, bootTime          time.Duration
	shutdownTime, customizeTime  time.Duration
	addressTime                  time.Duration
	latency, idle                time.Duration
	page                         int
	gzip                         bool
	// guestRule counts a GuestBoot, GuestAddress or GuestCustomization and gives the rule that strikes it.
	guestRule func(what string) *rule
}

// server answers clients, keeps the log, and holds the world that POST /inventory replaces.
type server struct {
	options    options
	fixed      string
	rules      rules
	mu         sync.Mutex
	world      *world
	door       *door
	log        []*entry
	violations []violation
}

// entry is one line of GET /log. Status 0: no answer was given, or not yet.
type entry struct {
	N      int    `json:"n"`
	API    string `json:"api"`
	Method string `json:"method"`
	Object string `json:"object"`
	Write  bool   `json:"write"`
	Status int    `json:"status"`
	// Held: a rule has stopped it, before the call or after it was done, and it still waits.
	Held     bool  `json:"held"`
	Ms       int64 `json:"ms"`
	BytesIn  int   `json:"bytesIn"`
	BytesOut int   `json:"bytesOut"`
}

type violation struct {
	N      int    `json:"n"`
	API    string `json:"api"`
	Method string `json:"method"`
	Text   string `json:"text"`
}

// reply is an answer before it is sent.
type reply struct {
	status int
	kind   string
	header http.Header
	body   []byte
}

// exchange is one request on its way: what it asks is known before it is done.
type exchange struct {
	server  *server
	request *http.Request
	body    []byte
	entry   *entry
	// strict is what was wrong with the request.
	strict error
	call   *call
	// answer encodes an outcome for the API of the request.
	answer func(answer) reply
}

func (s *server) ServeHTTP(out http.ResponseWriter, in *http.Request) {
	start := time.Now()
	body, err := io.ReadAll(in.Body)
	if err != nil {
		return
	}
	x := &exchange{server: s, request: in, body: body, entry: s.newEntry(len(body))}
	s.mu.Lock()
	w := s.world
	s.mu.Unlock()
	time.Sleep(s.options.latency)
	reply := x.read(w)
	if x.call != nil && x.call.session != nil {
		defer x.call.session.done()
	}
	struck := s.rules.match(x.entry.Method)
	sent := x.perform(out, w, reply, struck)
	s.mu.Lock()
	x.entry.Ms = time.Since(start).Milliseconds()
	x.entry.Status, x.entry.BytesOut = sent.status, len(sent.body)
	s.mu.Unlock()
}

func (s *server) newEntry(bytesIn int) *entry {
	s.mu.Lock()
	defer s.mu.Unlock()
	made := &entry{N: len(s.log) + 1, API: "rest", BytesIn: bytesIn}
	s.log = append(s.log, made)
	return made
}

// read finds out what is asked. A reply is given where there is no call to make.
func (x *exchange) read(w *world) *reply {
	path := x.request.URL.Path
	switch {
	case path == "/sdk" || path == "/sdk/vimService":
		return x.readSOAP(w)
	case strings.HasPrefix(path, "/sdk/vim25/") && w.release.hasJSON():
		return x.readJSON(w)
	}
	x.note(x.request.Method+" "+path, "")
	if path == "/sdk/vimServiceVersions.xml" && x.request.Method == http.MethodGet {
		return &reply{status: http.StatusOK, kind: "text/xml", body: []byte(w.release.serviceVersions())}
	}
	return &reply{status: http.StatusNotFound, kind: "text/plain", body: []byte("404 page not found\n")}
}

func (x *exchange) note(method, object string) {
	x.server.mu.Lock()
	x.entry.Method, x.entry.Object = method, object
	x.entry.Write = x.entry.API != "rest" && writes(method)
	x.server.mu.Unlock()
}

// refused lists what was wrong with a request, and answers with it.
func (x *exchange) refused(err error) reply {
	x.server.mu.Lock()
	x.server.violations = append(x.server.violations, violation{x.entry.N, x.entry.API, x.entry.Method, err.Error()})
	x.server.mu.Unlock()
	return x.answer(invalidRequest(err.Error()))
}

// perform does the call with what the rules want, and sends its answer.
func (x *exchange) perform(out http.ResponseWriter, w *world, known *reply, struck []*rule) reply {
	if before := first(struck, "before"); before != nil {
		if sent, over := x.strike(out, before, nil); over {
			return sent
		}
	}
	result := reply{}
	switch {
	case known != nil:
		result = *known
	case x.strict != nil:
		result = x.refused(x.strict)
	default:
		x.call.task = first(struck, "task")
		if done := first(struck, "done"); done != nil {
			x.call.task = done
		}
		result = x.answer(deny(w.run(x.call), struck))
	}
	if after := first(struck, "after"); after != nil {
		if sent, over := x.strike(out, after, &result); over {
			return sent
		}
	}
	x.send(out, &result)
	return result
}

// strike does what a rule says; true: nothing more is to be sent.
func (x *exchange) strike(out http.ResponseWriter, r *rule, result *reply) (reply, bool) {
	wait := time.Duration(r.Ms) * time.Millisecond
	sent := reply{kind: "text/plain"}
	switch r.Action {
	case "delay":
		x.hold(true)
		defer x.hold(false)
		time.Sleep(wait)
		return sent, false
	case "pause":
		x.hold(true)
		defer x.hold(false)
		select {
		case <-r.gone:
			return sent, false
		case <-x.request.Context().Done():
		}
		panic(http.ErrAbortHandler)
	case "hang":
		if r.Ms == 0 {
			wait = time.Hour
		}
		x.hold(true)
		defer x.hold(false)
		select {
		case <-time.After(wait):
		case <-x.request.Context().Done():
		}
		panic(http.ErrAbortHandler)
	case "drop":
		panic(http.ErrAbortHandler)
	case "truncate":
		if result == nil {
			result = &reply{status: http.StatusOK, kind: "text/xml", body: []byte("<?xml version=\"1.0\"?><soapenv:Envelope")}
		}
		out.Header().Set("Content-Type", result.kind)
		out.Header().Set("Content-Length", fmt.Sprint(len(result.body)+1))
		out.WriteHeader(result.status)
		_, _ = out.Write(result.body[:len(result.body)/2])
		_ = http.NewResponseController(out).Flush()
		panic(http.ErrAbortHandler)
	case "fault":
		if x.answer != nil {
			sent = x.answer(refuse(faultNamed(r.Fault)))
		}
	case "status":
		sent.status, sent.body = r.Status, []byte(http.StatusText(r.Status)+"\n")
		orElse(&sent.status, http.StatusServiceUnavailable)
	case "html":
		sent.status, sent.kind = r.Status, "text/html"
		orElse(&sent.status, http.StatusServiceUnavailable)
		sent.body = []byte("<html><body><h1>503 Service Unavailable</h1>no healthy upstream</body></html>\n")
	default:
		return x.disaster(out, r, result)
	}
	for name, value := range r.Headers {
		out.Header().Set(name, value)
	}
	x.send(out, &sent)
	return sent, true
}

func (x *exchange) hold(held bool) {
	x.server.mu.Lock()
	x.entry.Held = held
	x.server.mu.Unlock()
}

func (x *exchange) send(out http.ResponseWriter, result *reply) {
	for name, values := range result.header {
		out.Header()[name] = values
	}
	out.Header().Set("Content-Type", result.kind)
	if x.server.options.gzip && strings.Contains(x.request.Header.Get("Accept-Encoding"), "gzip") && len(result.body) > 1024 {
		var packed bytes.Buffer
		pack, _ := gzip.NewWriterLevel(&packed, gzip.BestSpeed)
		_, _ = pack.Write(result.body)
		_ = pack.Close()
		result.body = packed.Bytes()
		out.Header().Set("Content-Encoding", "gzip")
	}
	if result.status != http.StatusNoContent {
		out.Header().Set("Content-Length", fmt.Sprint(len(result.body)))
	}
	out.WriteHeader(result.status)
	_, _ = out.Write(result.body)
}
