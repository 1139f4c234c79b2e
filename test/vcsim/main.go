// Command vcsim-hvm is a vCenter for hvm's tests: govmomi's simulator with a recording's inventory, strict about what
// clients send, over SOAP and VI/JSON, and with the rules that hvm's promises rest on. See README.md.
package main

import (
	"crypto/tls"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/vmware/govmomi/simulator"
)

func main() {
	log.SetFlags(0)
	if err := run(os.Args[1:], os.Stdin, os.Stdout); err != nil {
		log.Fatal("vcsim-hvm: ", err)
	}
}

func run(args []string, in io.Reader, out io.Writer) error {
	s := &server{}
	flags := flag.NewFlagSet("vcsim-hvm", flag.ExitOnError)
	asShipped := flags.Bool("stock", false, "govmomi's simulator as it ships, with a small site: SOAP, nothing strict, nothing added")
	inventory := flags.String("inventory", "", "recording to start with; default: a small inventory like vcsim's own")
	listen := flags.String("listen", "127.0.0.1:0", "address for clients")
	withTLS := flags.Bool("tls", false, "TLS with a self-signed certificate")
	tlsMax := flags.String("tls-max", "", "newest TLS version: 1.0, 1.1 or 1.2")
	flags.StringVar(&s.fixed, "version", "", "vCenter's version, 5.5.0 to 9.1; default: the recording's")
	flags.StringVar(&s.options.user, "user", "administrator@vsphere.local", "user who may do everything")
	flags.StringVar(&s.options.readonlyUser, "readonly-user", "readonly@vsphere.local", "user who may only read")
	flags.StringVar(&s.options.password, "password", "Passw0rd!", "password of both")
	flags.StringVar(&s.options.cloneConfig, "clone-config", "honour", "CloneSpec.config: honour, or ignore as vcsim does")
	flags.DurationVar(&s.options.cloneTime, "clone-time", 0, "time of a clone")
	flags.DurationVar(&s.options.bootTime, "boot-time", 0, "time from power-on to running Tools")
	flags.DurationVar(&s.options.addressTime, "address-time", 0, "time from running Tools, or changed cards, to the guest's addresses")
	flags.DurationVar(&s.options.customizeTime, "customize-time", 0, "time from running Tools to the end of a customization")
	flags.DurationVar(&s.options.shutdownTime, "shutdown-time", 50*time.Millisecond, "time of a guest's shutdown")
	flags.DurationVar(&s.options.latency, "latency", 0, "time added to each request")
	flags.DurationVar(&s.options.idle, "idle", 0, "time without requests after which a session ends; 0: never")
	flags.IntVar(&s.options.page, "page", 0, "most objects in one answer of RetrievePropertiesEx; 0: as the client asks")
	flags.BoolVar(&s.options.gzip, "gzip", false, "gzip answers to clients that accept it")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if s.options.cloneConfig != "honour" && s.options.cloneConfig != "ignore" {
		return fmt.Errorf("-clone-config is honour or ignore, not %q", s.options.cloneConfig)
	}
	if *asShipped {
		made, err := newStock(s)
		if err != nil {
			return err
		}
		defer made.remove()
		return s.serve(made, made.control(), *listen, *withTLS, *tlsMax, in, out)
	}
	// vcsim's own tasks let readers in while they run.
	simulator.TaskDelay.MethodDelay = map[string]int{"LockHandoff": 0}
	s.options.guestRule = func(what string) *rule { return first(s.rules.match(what), "before") }

	text := defaultRecording
	if *inventory != "" {
		read, err := os.ReadFile(*inventory)
		if err != nil {
			return err
		}
		text = read
	}
	if err := s.replace(text, ""); err != nil {
		return err
	}
	defer func() { s.now().remove() }()
	return s.serve(s, s.control(), *listen, *withTLS, *tlsMax, in, out)
}

// serve listens, says where, and ends when the input does or a signal comes.
func (s *server) serve(clients, tests http.Handler, listen string, withTLS bool, tlsMax string, in io.Reader, out io.Writer) error {
	front, err := openDoor(listen)
	if err != nil {
		return err
	}
	s.door = front
	var door net.Listener = front
	back, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	ready := map[string]string{
		"control": "http://" + back.Addr().String(), "user": s.options.user, "password": s.options.password,
		"readonlyUser": s.options.readonlyUser, "version": s.now().release.product,
	}
	scheme := "http://"
	if withTLS {
		scheme = "https://"
		config, fingerprint, certificate, err := selfSigned(door.Addr(), tlsMax)
		if err != nil {
			return err
		}
		front.newCert = func() (*tls.Certificate, error) {
			made, _, _, err := selfSigned(front.Addr(), tlsMax)
			if err != nil {
				return nil, err
			}
			return &made.Certificates[0], nil
		}
		front.cert = &config.Certificates[0]
		config.GetCertificate, config.Certificates = front.certificate, nil
		ready["fingerprint"], ready["certificate"] = fingerprint, certificate
		door = tls.NewListener(door, config)
	}
	ready["sdk"] = scheme + door.Addr().String() + "/sdk"
	ready["json"] = scheme + door.Addr().String() + "/sdk/vim25"
	// Clients hang up in the midst of tests; nobody wants to read of it.
	main := &http.Server{
		Handler: clients, ErrorLog: log.New(io.Discard, "", 0), ReadHeaderTimeout: time.Minute, ConnState: front.left,
	}
	control := &http.Server{Handler: tests, ReadHeaderTimeout: time.Minute}
	go func() { _ = main.Serve(door) }()
	go func() { _ = control.Serve(back) }()
	if err := json.NewEncoder(out).Encode(ready); err != nil {
		return err
	}
	over := make(chan os.Signal, 1)
	signal.Notify(over, os.Interrupt, syscall.SIGTERM)
	go func() {
		_, _ = io.Copy(io.Discard, in)
		over <- os.Interrupt
	}()
	<-over
	_ = main.Close()
	return control.Close()
}
