package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"time"
)

// control is the endpoint for tests: no login, JSON in and out.
func (s *server) control() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /log", func(out http.ResponseWriter, _ *http.Request) {
		s.mu.Lock()
		defer s.mu.Unlock()
		send(out, s.log)
	})
	mux.HandleFunc("DELETE /log", func(out http.ResponseWriter, _ *http.Request) {
		s.mu.Lock()
		s.log, s.violations = nil, nil
		s.mu.Unlock()
		send(out, true)
	})
	mux.HandleFunc("GET /held", func(out http.ResponseWriter, in *http.Request) { send(out, s.awaitHeld(in.Context())) })
	mux.HandleFunc("GET /violations", func(out http.ResponseWriter, _ *http.Request) {
		s.mu.Lock()
		defer s.mu.Unlock()
		send(out, s.violations)
	})
	mux.HandleFunc("GET /state", func(out http.ResponseWriter, _ *http.Request) { send(out, s.now().state()) })
	mux.HandleFunc("GET /sessions", func(out http.ResponseWriter, _ *http.Request) { send(out, s.now().openSessions()) })
	mux.HandleFunc("DELETE /sessions", func(out http.ResponseWriter, _ *http.Request) {
		s.now().expire()
		send(out, true)
	})
	mux.HandleFunc("POST /rules", func(out http.ResponseWriter, in *http.Request) {
		body, _ := io.ReadAll(in.Body)
		finish(out, s.rules.add(body))
	})
	mux.HandleFunc("DELETE /rules", func(out http.ResponseWriter, _ *http.Request) {
		s.rules.clear()
		send(out, true)
	})
	mux.HandleFunc("GET /struck", func(out http.ResponseWriter, _ *http.Request) { send(out, s.rules.count()) })
	mux.HandleFunc("POST /inventory", func(out http.ResponseWriter, in *http.Request) {
		body, _ := io.ReadAll(in.Body)
		finish(out, s.replace(body, in.URL.Query().Get("version")))
	})
	return mux
}

// awaitHeld waits up to a second for requests that a rule holds, and gives those there are.
func (s *server) awaitHeld(ctx context.Context) []entry {
	held := []entry{}
	for deadline := time.Now().Add(time.Second); len(held) == 0 && time.Now().Before(deadline) && ctx.Err() == nil; {
		time.Sleep(2 * time.Millisecond)
		s.mu.Lock()
		for _, each := range s.log {
			if each.Held {
				held = append(held, *each)
			}
		}
		s.mu.Unlock()
	}
	return held
}

func (s *server) now() *world {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.world
}

// replace builds another world: sessions, rules, log and violations of the old one are gone. The version is the one
// asked for, or the flag's, or the recording's.
func (s *server) replace(text []byte, version string) error {
	rec, err := parseRecording(text)
	if err != nil {
		return err
	}
	orElse(&version, s.fixed)
	orElse(&version, rec.VCenter.Version)
	wanted, err := releaseOf(version)
	if err != nil {
		return err
	}
	made, err := newWorld(rec, wanted, s.options)
	if err != nil {
		return err
	}
	s.rules.clear()
	s.mu.Lock()
	old := s.world
	s.world, s.log, s.violations = made, nil, nil
	s.mu.Unlock()
	if old != nil {
		old.remove()
	}
	return nil
}

func send(out http.ResponseWriter, value any) {
	text, err := json.Marshal(value)
	if err != nil {
		http.Error(out, err.Error(), http.StatusInternalServerError)
		return
	}
	if string(text) == "null" {
		text = []byte("[]")
	}
	out.Header().Set("Content-Type", "application/json")
	_, _ = out.Write(append(text, '\n'))
}

func finish(out http.ResponseWriter, err error) {
	if err != nil {
		http.Error(out, fmt.Sprintf("%v", err), http.StatusBadRequest)
		return
	}
	send(out, true)
}
