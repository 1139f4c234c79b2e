package main

import (
	"slices"
	"sync"
	"time"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/types"
)

// session is a login. Its token is the SOAP cookie and the VI/JSON header alike, as from 8.0U3 on.
type session struct {
	token    string
	readonly bool
	sim      *simulator.Session
	mu       sync.Mutex
	used     time.Time
	busy     int
	waits    map[types.ManagedObjectReference]*waiting
}

func (w *world) login(c *call, request *types.Login) answer {
	user := c.server.options
	readonly := request.UserName == user.readonlyUser
	if c.session != nil || request.Password != user.password || (request.UserName != user.user && !readonly) {
		return refuse(&types.InvalidLogin{}, "Cannot complete login due to an incorrect user name or password.")
	}
	locale := request.Locale
	if locale == "" {
		locale = "en"
	}
	if !slices.Contains([]string{"en", "en_US", "ja", "ja_JP", "de", "fr", "ko", "zh_CN", "zh_TW"}, locale) {
		return refuse(&types.InvalidLocale{})
	}
	now := time.Now().UTC()
	made := &session{token: newUUID(), readonly: readonly, used: now, waits: map[types.ManagedObjectReference]*waiting{}}
	made.sim = &simulator.Session{
		UserSession: types.UserSession{
			Key: newUUID(), UserName: request.UserName, FullName: request.UserName, LoginTime: now, LastActiveTime: now,
			Locale: locale, MessageLocale: locale, UserAgent: c.request.UserAgent(),
		},
		Registry: simulator.NewRegistry(),
		Map:      w.ctx.Map,
	}
	w.sessionsMu.Lock()
	w.sessions[made.token] = made
	w.sessionsMu.Unlock()
	c.session = made
	return answer{result: &types.LoginResponse{Returnval: made.sim.UserSession}}
}

// logout drops the session with its views, filters and collectors.
func (w *world) logout(c *call) answer {
	w.drop(c.session)
	c.session = nil
	return answer{result: &types.LogoutResponse{}}
}

func (w *world) drop(s *session) {
	w.sessionsMu.Lock()
	delete(w.sessions, s.token)
	w.sessionsMu.Unlock()
	for _, each := range s.sim.Registry.AllReference("") {
		if collector, ok := each.(*simulator.PropertyCollector); ok {
			collector.CancelWaitForUpdates(nil)
		}
		if handler, ok := each.(simulator.RegisterObject); ok {
			w.ctx.Map.RemoveHandler(handler)
		}
	}
}

// sessionOf finds a live session and notes its use; a request under way keeps it alive.
func (w *world) sessionOf(token string, idle time.Duration) *session {
	w.sessionsMu.Lock()
	found := w.sessions[token]
	w.sessionsMu.Unlock()
	if found == nil {
		return nil
	}
	found.mu.Lock()
	expired := idle > 0 && found.busy == 0 && time.Since(found.used) > idle
	found.used = time.Now()
	found.busy++
	found.mu.Unlock()
	if expired {
		w.drop(found)
		return nil
	}
	return found
}

func (s *session) done() {
	s.mu.Lock()
	s.busy--
	s.used = time.Now()
	s.mu.Unlock()
}

// openSessions tells who is logged in and how many views, filters and collectors they hold.
func (w *world) openSessions() map[string]any {
	w.sessionsMu.Lock()
	defer w.sessionsMu.Unlock()
	users := []string{}
	objects := 0
	for _, each := range w.sessions {
		users = append(users, each.sim.UserName)
		for _, held := range each.sim.Registry.AllReference("") {
			if held.Reference() != w.content().PropertyCollector {
				objects++
			}
		}
	}
	slices.Sort(users)
	return map[string]any{"open": len(users), "users": users, "objects": objects}
}

// expire ends every session, as an idle limit or a restart of vCenter does.
func (w *world) expire() {
	w.sessionsMu.Lock()
	all := []*session{}
	for _, each := range w.sessions {
		all = append(all, each)
	}
	w.sessionsMu.Unlock()
	for _, each := range all {
		w.drop(each)
	}
}
