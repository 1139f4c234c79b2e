package main

import (
	"bytes"
	"context"
	"io"
	"log"
	"net/http"
	"net/url"
	"os"
	"time"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25"
)

// stock is govmomi's simulator as it ships: its own methods, sessions and faults. It only counts what comes by.
type stock struct {
	*server
	model *simulator.Model
	// behind listens at an address of its own, which nobody uses; the front hands requests to its handler.
	behind *simulator.Server
}

// newStock starts simulator.VPX() with the site of stocksite.go. Of the model itself only two numbers are changed: the
// version that it tells, and a second datastore.
func newStock(s *server) (*stock, error) {
	model := simulator.VPX()
	model.Datastore = 2
	about := &model.ServiceContent.About
	orElse(&s.fixed, about.Version)
	version, err := releaseOf(s.fixed)
	if err != nil {
		return nil, err
	}
	about.Version, about.ApiVersion = version.product, version.api.String()
	made := &stock{server: s, model: model}
	if err := made.start(version); err != nil {
		made.remove()
		return nil, err
	}
	return made, nil
}

func (s *stock) start(version release) error {
	// It logs what it then goes on without.
	log.SetOutput(io.Discard)
	if err := s.model.Create(); err != nil {
		return err
	}
	service := s.model.Service
	s.world = &world{release: version, observedAt: time.Now().UTC().Format(time.RFC3339), ctx: service.Context}
	c, err := vim25.NewClient(context.Background(), service)
	if err != nil {
		return err
	}
	if err := (&stockSite{world: s.world, c: c}).build(context.Background()); err != nil {
		return err
	}
	service.Listen = &url.URL{Host: "127.0.0.1:0", User: url.UserPassword(s.options.user, s.options.password)}
	s.behind = service.NewServer()
	return nil
}

func (s *stock) remove() {
	log.SetOutput(os.Stderr)
	if s.behind != nil {
		s.behind.Close()
	}
	s.model.Remove()
}

// counted is an answer on its way, with what the log says of it.
type counted struct {
	http.ResponseWriter
	status, bytes int
}

func (c *counted) WriteHeader(status int) {
	c.status = status
	c.ResponseWriter.WriteHeader(status)
}

func (c *counted) Write(text []byte) (int, error) {
	orElse(&c.status, http.StatusOK)
	c.bytes += len(text)
	return c.ResponseWriter.Write(text)
}

// ServeHTTP hands a request over, untouched, and logs it.
func (s *stock) ServeHTTP(out http.ResponseWriter, in *http.Request) {
	start := time.Now()
	body, err := io.ReadAll(in.Body)
	if err != nil {
		return
	}
	x := &exchange{server: s.server, entry: s.newEntry(len(body))}
	method, object := in.Method+" "+in.URL.Path, ""
	if root, err := parseXML(body); err == nil && in.Method == http.MethodPost {
		if call, err := methodOf(root); err == nil {
			x.entry.API, method = "soap", call.name
			if this := call.kid("_this"); this != nil {
				object = this.text
			}
		}
	}
	x.note(method, object)
	in.Body = io.NopCloser(bytes.NewReader(body))
	sent := &counted{ResponseWriter: out}
	s.behind.Config.Handler.ServeHTTP(sent, in)
	s.mu.Lock()
	x.entry.Ms, x.entry.Status, x.entry.BytesOut = time.Since(start).Milliseconds(), sent.status, sent.bytes
	s.mu.Unlock()
}

// control is what of the control endpoint can be had without a front of our own.
func (s *stock) control() http.Handler {
	mux := http.NewServeMux()
	full := s.server.control()
	for _, each := range []string{"GET /log", "DELETE /log", "GET /state"} {
		mux.Handle(each, full)
	}
	mux.HandleFunc("GET /sessions", func(out http.ResponseWriter, _ *http.Request) { send(out, s.openSessions()) })
	return mux
}

// openSessions asks as a session would: nothing else tells them.
func (s *stock) openSessions() map[string]any {
	asking := &simulator.Session{Registry: simulator.NewRegistry(), Map: s.model.Map()}
	manager := asking.Get(*s.now().content().SessionManager).(*simulator.SessionManager)
	users := []string{}
	for _, each := range manager.SessionList {
		users = append(users, each.UserName)
	}
	return map[string]any{"open": len(users), "users": users}
}
