package jstest

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
)

// flags keep the browser from the network and let it run as root, as it must
// in containers.
var flags = []string{
	"no-sandbox", "disable-gpu", "disable-quic", "disable-background-networking",
	"disable-component-update", "disable-sync",
}

func runChromium(t testing.TB, program string, script, input []byte) ([]byte, error) {
	ctx, cancel := context.WithTimeout(t.Context(), timeout)
	defer cancel()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program), chromedp.UserDataDir(t.TempDir()))
	for _, name := range flags {
		options = append(options, chromedp.Flag(name, true))
	}
	ctx, cancel = chromedp.NewExecAllocator(ctx, options...)
	defer cancel()
	ctx, cancel = chromedp.NewContext(ctx)
	defer cancel()

	// JSON is JavaScript; marshalled once more it is a string of it.
	literal, err := json.Marshal(string(input))
	if err != nil {
		return nil, err
	}
	call := fmt.Sprintf("%s\n;(async () => JSON.stringify(await entry.default(JSON.parse(%s)) ?? null))()", script, literal)
	out, err := chromedp.Run(ctx, chromedp.Evaluate[string](call, chromedp.EvalAwaitPromise))
	// Before the test removes its folders the browser must have left them.
	if closed := chromedp.Cancel(ctx); err == nil {
		err = closed
	}
	return []byte(out), err
}
