// Package online asks for the addresses of sources whether they still answer.
//
// What goes in: an archive. What comes out: warnings about sources whose page is
// gone, has moved, does not answer, or lies in a private network.
//
// What it promises: nothing but the addresses of sources and what they redirect to
// is asked for, and no address of a private network is connected to, whatever name
// leads there; one host is asked one question at a time, with a pause between two;
// a host that cannot be reached is not asked again; nothing is kept. The order of
// what comes out is that of files, but what it says depends on the network.
//
// The files: hosts and their order here, one address in ask.go, what may be
// connected to in guard.go, what is said of it in tell.go.
package online

import (
	"cmp"
	"context"
	"net"
	"net/url"
	"slices"
	"sync"
	"time"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/parallel"
)

// Options says how hosts are asked. The zero value is for real networks.
type Options struct {
	// Dial connects to a host; nil for the network, without private addresses.
	Dial     func(ctx context.Context, network, address string) (net.Conn, error)
	Source   string                // the archive's folder, where originals are looked for
	Patience time.Duration         // for one answer with all its redirects; 0 means DefaultPatience
	Pause    time.Duration         // between two questions to a host; 0 means DefaultPause
	Progress func(done, total int) // told after each address; may be nil
}

// How hosts are asked unless the options say otherwise. Portals of districts have
// been seen to take ten seconds for a page that they do have; four questions a second
// are fewer than one reader's browser asks.
const (
	DefaultPatience = 20 * time.Second
	DefaultPause    = 250 * time.Millisecond
	hostsAtOnce     = 16
	mostSlow        = 3 // addresses of a host in a row without an answer in time, before it is not asked again
)

// A question is one address and the write-ups whose source it is.
type question struct {
	address string
	askers  []*archive.Entry
	answer  answer
}

// Check asks for the sources of all write-ups. Its error is that of ctx.
func Check(ctx context.Context, a *archive.Archive, o Options) (diag.Problems, error) {
	o.Patience, o.Pause = cmp.Or(o.Patience, DefaultPatience), cmp.Or(o.Pause, DefaultPause)
	hosts, total := questions(a)
	var mutex sync.Mutex
	done := 0
	err := parallel.Some(ctx, len(hosts), hostsAtOnce, func(i int) error {
		return askHost(ctx, hosts[i], o, func() {
			mutex.Lock()
			defer mutex.Unlock()
			if done++; o.Progress != nil {
				o.Progress(done, total)
			}
		})
	})
	if err != nil {
		return nil, err
	}
	return tell(hosts, o.Source), nil
}

// questions is what to ask, by host, in the order in which files first name them.
func questions(a *archive.Archive) (hosts [][]*question, total int) {
	entries := slices.Clone(a.WriteUps)
	slices.SortFunc(entries, func(a, b *archive.Entry) int { return cmp.Compare(a.File, b.File) })
	byHost, byAddress := map[string]int{}, map[string]*question{}
	for _, e := range entries {
		u, err := url.Parse(e.Source.URL)
		if err != nil || u.Host == "" {
			continue // no source, or none on the web
		}
		u.Fragment, u.RawFragment = "", ""
		address := u.String()
		if q := byAddress[address]; q != nil {
			q.askers = append(q.askers, e)
			continue
		}
		at, known := byHost[u.Host]
		if !known {
			at = len(hosts)
			byHost[u.Host], hosts = at, append(hosts, nil)
		}
		q := &question{address: address, askers: []*archive.Entry{e}}
		byAddress[address], hosts[at] = q, append(hosts[at], q)
		total++
	}
	return hosts, total
}

// askHost puts all questions for one host, until one shows that it cannot be reached.
func askHost(ctx context.Context, questions []*question, o Options, asked func()) error {
	client := newClient(o)
	slow := 0
	for i, q := range questions {
		if i > 0 && questions[i-1].answer.noHost {
			q.answer = questions[i-1].answer
			asked()
			continue
		}
		if i > 0 {
			select {
			case <-ctx.Done():
			case <-time.After(o.Pause):
			}
		}
		if q.answer = client.ask(ctx, q.address); q.answer.slow {
			slow++
		} else {
			slow = 0
		}
		q.answer.noHost = q.answer.noHost || slow == mostSlow
		if err := ctx.Err(); err != nil {
			return err
		}
		asked()
	}
	client.CloseIdleConnections()
	return nil
}
