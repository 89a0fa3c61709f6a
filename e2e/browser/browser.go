// Package browser drives an installed Chromium as a reader would.
//
// What goes in: addresses, keys and clicks. What comes out: what the page
// shows, and every problem that the reader's console would show or hide: what
// was logged, exceptions, requests that failed, breaches of the page's own
// security policy, requests to another host.
//
// Each tab is a reader of their own: nothing is remembered from another tab.
// The browser is kept from the network but for this machine.
package browser

import (
	"context"
	"errors"
	"fmt"
	"os/exec"

	"github.com/chromedp/chromedp"
)

// programs are the names under which systems install Chromium.
var programs = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"}

// flags keep the browser from the network, let it run as root, as it must in
// containers, and trust hosts that vouch for themselves, as those of tests that
// speak HTTP/2.
var flags = []string{
	"no-sandbox", "disable-gpu", "disable-quic", "disable-background-networking",
	"disable-component-update", "disable-sync", "ignore-certificate-errors",
}

// ErrNotFound says that no Chromium is installed and what to do about it.
var ErrNotFound = errors.New("no Chromium found: install it (Debian, Ubuntu: sudo apt-get install chromium) or put it on the PATH")

// Find gives the path of an installed Chromium.
func Find() (string, error) {
	for _, name := range programs {
		if program, err := exec.LookPath(name); err == nil {
			return program, nil
		}
	}
	return "", ErrNotFound
}

// shells are the names of Chromium without its window: the same engine, which
// loads and shows pages as the whole program does, but has no tab to show an
// icon in. The browser suite takes about half the processor's time in it.
var shells = []string{"chromium-headless-shell", "chrome-headless-shell"}

// FindShell gives the path of an installed Chromium without a window or, where
// there is none, of the whole one.
func FindShell() (string, error) {
	for _, name := range shells {
		if program, err := exec.LookPath(name); err == nil {
			return program, nil
		}
	}
	return Find()
}

// A Browser is a running Chromium.
type Browser struct {
	ctx    context.Context
	cancel context.CancelFunc
}

// Open starts the program with its data in an empty folder. Close it.
func Open(program, dataDir string) (*Browser, error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.UserDataDir(dataDir))
	for _, name := range flags {
		options = append(options, chromedp.Flag(name, true))
	}
	ctx, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(ctx)
	b := &Browser{ctx, func() { cancel(); stop() }}
	if err := chromedp.Do(ctx); err != nil {
		b.cancel()
		return nil, fmt.Errorf("start %s: %w", program, err)
	}
	return b, nil
}

// Close ends the program; when it returns, the program has left its folder.
func (b *Browser) Close() error {
	err := chromedp.Cancel(b.ctx)
	b.cancel()
	return err
}
