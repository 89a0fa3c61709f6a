package browser

import (
	"fmt"
	"net/url"
	"slices"
	"sync"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
)

// recorder collects what went wrong in a tab. The browser tells it of events
// one after the other, while tests read.
type recorder struct {
	mu       sync.Mutex
	hosts    []string // that the reader went to
	asked    map[network.RequestID]string
	problems []string
}

func (r *recorder) visit(address string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if u, err := url.Parse(address); err == nil && !slices.Contains(r.hosts, u.Host) {
		r.hosts = append(r.hosts, u.Host)
	}
}

func (r *recorder) take() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	taken := r.problems
	r.problems = nil
	return taken
}

func (r *recorder) listen(event any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		r.add("console.%s: %s", e.Type, arguments(e.Args))
	case *runtime.EventExceptionThrown:
		r.add("exception: %s", exception(e.ExceptionDetails))
	case *log.EventEntryAdded:
		r.add("%s %s: %s (%s)", e.Entry.Source, e.Entry.Level, e.Entry.Text, e.Entry.URL)
	case *network.EventRequestWillBeSent:
		r.request(e)
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 {
			r.add("%s: status %d", e.Response.URL, e.Response.Status)
		}
	case *network.EventLoadingFailed:
		if !e.Canceled || e.BlockedReason != "" {
			r.add("%s: %s %s", r.asked[e.RequestID], e.ErrorText, e.BlockedReason)
		}
	}
}

func (r *recorder) request(e *network.EventRequestWillBeSent) {
	r.asked[e.RequestID] = e.Request.URL
	u, err := url.Parse(e.Request.URL)
	if err != nil || u.Scheme == "http" || u.Scheme == "https" {
		if err != nil || !slices.Contains(r.hosts, u.Host) {
			r.add("request to another host: %s", e.Request.URL)
		}
	}
}

func (r *recorder) add(format string, args ...any) {
	r.problems = append(r.problems, fmt.Sprintf(format, args...))
}

func arguments(args []*runtime.RemoteObject) string {
	var text string
	for _, arg := range args {
		if arg.Description != "" {
			text += arg.Description + " "
		} else {
			text += string(arg.Value) + " "
		}
	}
	return text
}

func exception(details *runtime.ExceptionDetails) string {
	if details.Exception != nil && details.Exception.Description != "" {
		return details.Exception.Description
	}
	return details.Text
}
