package preview

import (
	"bytes"
	"context"
	"errors"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"
)

// Options say what to preview.
type Options struct {
	Dir      string                                     // the folder that Build fills
	Build    func(ctx context.Context, look Look) error // builds the site into Dir
	Describe func(error) string                         // what is shown of an error of Build
	Watch    []string                                   // files and folders whose changes call for a build
	Ignore   []string                                   // folders below them that do not
	Hosts    []string                                   // names to answer to, in lower case, besides those of the loopback
	Changed  func()                                     // told before pages are that a build has ended; may be nil
	Built    func(error)                                // told of the outcome of every build; may be nil
	Desk     http.Handler                               // answers what else is asked below /_khotin/, on the loopback's names only; may be nil
}

// A Look is what somebody waits for while a build is under way.
type Look struct {
	Pages []string                      // the addresses of the pages that are open
	Show  func(files map[string][]byte) // shows files before the build is done, in place of those in the folder
}

// shutdownTime is how long requests under way may take to end after the
// preview is stopped; local answers take milliseconds.
const shutdownTime = 2 * time.Second

// Serve builds once, then serves and rebuilds until the context ends, which is
// the good end. It takes over the listener.
func Serve(ctx context.Context, listener net.Listener, o Options) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	changes, err := watch(ctx, o.Watch, o.Ignore)
	if err != nil {
		listener.Close()
		return err
	}
	state := &state{}
	server := &http.Server{
		Handler:           named(o.Hosts, handler(o.Dir, state, o.Desk)),
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	go rebuild(ctx, o, state, changes)
	select {
	case err = <-ended:
	case <-ctx.Done():
		grace, cancel := context.WithTimeout(context.Background(), shutdownTime)
		defer cancel()
		err = errors.Join(server.Shutdown(grace), <-ended)
	}
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// rebuild builds at once and then after each change, one build after the other.
func rebuild(ctx context.Context, o Options, s *state, changes *watcher) {
	look := Look{Show: s.madeFirst}
	for {
		err := o.Build(ctx, look)
		if ctx.Err() != nil {
			return
		}
		problems := ""
		if err != nil {
			problems = o.Describe(err)
		}
		if o.Changed != nil {
			o.Changed()
		}
		s.built(problems, func(name string, data []byte) bool {
			built, err := os.ReadFile(filepath.Join(o.Dir, filepath.FromSlash(name)))
			return err == nil && bytes.Equal(built, data)
		})
		if o.Built != nil {
			o.Built(err)
		}
		select {
		case <-ctx.Done():
			return
		case <-changes.changed:
		}
		look.Pages = nil
		if changes.ofTexts() { // else a page may be as it was, and a picture on it another
			look.Pages = s.looked()
		}
	}
}
