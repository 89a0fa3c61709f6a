package browser

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// patience is how long a tab waits for what should come at once. It only bounds
// how long a failure takes: what comes late on a busy machine is no failure.
const patience = 2 * time.Minute

// thinking is how long an expression may take: one that runs thousands of
// searches takes seconds.
const thinking = 3 * time.Minute

// keystroke is the time between two keys: quick typing.
const keystroke = 30 * time.Millisecond

// A Tab is a reader's window.
type Tab struct {
	ctx    context.Context
	cancel context.CancelFunc
	record *recorder
}

// Tab opens a window, 1280 pixels wide, for a reader who was never here before.
func (b *Browser) Tab(settings ...Setting) (*Tab, error) {
	record := &recorder{asked: map[network.RequestID]string{}}
	ctx, cancel := chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext(), chromedp.WithListener(record.listen))
	t := &Tab{ctx, cancel, record}
	settings = append([]Setting{focused, Width(1280), Dark(false)}, settings...)
	if err := chromedp.Do(ctx); err != nil {
		cancel()
		return nil, fmt.Errorf("open a tab: %w", err)
	}
	for _, set := range settings {
		if err := set(ctx); err != nil {
			cancel()
			return nil, fmt.Errorf("set up a tab: %w", err)
		}
	}
	return t, nil
}

// Set changes the reader's device while the page stays.
func (t *Tab) Set(settings ...Setting) error {
	for _, set := range settings {
		if err := set(t.ctx); err != nil {
			return fmt.Errorf("change a tab's device: %w", err)
		}
	}
	return nil
}

// Close closes the window.
func (t *Tab) Close() { t.cancel() }

// Problems gives what went wrong since the last call.
func (t *Tab) Problems() []string {
	// Events come before the answer to a question asked after them.
	if _, err := Eval[bool](t, "true"); err != nil {
		return append(t.record.take(), err.Error())
	}
	return t.record.take()
}

// Open goes to an address and waits until the page is there.
func (t *Tab) Open(address string) error {
	t.record.visit(address)
	return t.do("open "+address, chromedp.Navigate(address))
}

// Back goes back in the reader's history.
func (t *Tab) Back() error { return t.travel(-1) }

// Forward goes forward in the reader's history.
func (t *Tab) Forward() error { return t.travel(1) }

// travel goes so many steps. A page that is just being left or restored
// belongs to nobody for a moment, and Chromium then refuses.
func (t *Tab) travel(by int64) error {
	deadline := time.Now().Add(patience)
	for {
		err := t.do("travel in history", step(by))
		if err == nil || !strings.Contains(err.Error(), "Not attached to an active page") || time.Now().After(deadline) {
			return err
		}
		time.Sleep(50 * time.Millisecond)
	}
}

func step(by int64) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		history, err := cdp.Call(ctx, target, page.GetNavigationHistory, cdp.Empty{})
		if err != nil {
			return err
		}
		at := history.CurrentIndex + by
		if at < 0 || at >= int64(len(history.Entries)) {
			return fmt.Errorf("the history ends here")
		}
		_, err = cdp.Call(ctx, target, page.NavigateToHistoryEntry, page.NavigateToHistoryEntryParams{EntryID: history.Entries[at].ID})
		return err
	})
}

// Type types a text where the focus is, letter by letter, quickly.
func (t *Tab) Type(text string) error { return t.TypeAt(keystroke, text) }

// TypeAt types a text with so much time from one key to the next. Letters that
// are no keys come as from an input method.
func (t *Tab) TypeAt(pause time.Duration, text string) error {
	next := time.Now()
	for _, letter := range text {
		action := chromedp.KeyEvent(string(letter))
		if letter > 127 {
			action = insert(string(letter))
		}
		if err := t.do("type "+text, action); err != nil {
			return err
		}
		next = next.Add(pause)
		time.Sleep(time.Until(next))
	}
	return nil
}

// Paste puts a text where the focus is, all at once.
func (t *Tab) Paste(text string) error { return t.do("paste "+text, insert(text)) }

func insert(text string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, input.InsertText, input.InsertTextParams{Text: text})
		return err
	})
}

// Press presses one key, of chromedp's package kb.
func (t *Tab) Press(key string) error { return t.do("press a key", chromedp.KeyEvent(key)) }

// PressBack presses a key while Shift is held.
func (t *Tab) PressBack(key string) error {
	return t.do("press a key with Shift", chromedp.KeyEvent(key, chromedp.KeyModifiers(chromedp.ModifierShift)))
}

// Click clicks the first element that the selector finds.
func (t *Tab) Click(selector string) error {
	return t.do("click "+selector, chromedp.Click(chromedp.CSS(selector)))
}

// ClickAt clicks a point of the window.
func (t *Tab) ClickAt(x, y float64) error {
	return t.do("click a point", chromedp.MouseClickXY(x, y))
}

// Drop drops files of this machine on a point of the window, as from a file manager.
func (t *Tab) Drop(x, y float64, files ...string) error {
	return t.do("drop files", chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		for _, step := range []input.DispatchDragEventType{input.DispatchDragEventTypeDragEnter, input.DispatchDragEventTypeDragOver, input.DispatchDragEventTypeDrop} {
			_, err := cdp.Call(ctx, target, input.DispatchDragEvent, input.DispatchDragEventParams{
				Type: step, X: x, Y: y, Data: &input.DragData{Items: []*input.DragDataItem{}, Files: files, DragOperationsMask: 1},
			})
			if err != nil {
				return err
			}
		}
		return nil
	}))
}

// Wait waits until a JavaScript expression, or what it promises, is true.
func (t *Tab) Wait(expression string) error {
	deadline := time.Now().Add(patience)
	for {
		ok, err := Eval[bool](t, "(async () => !!(await ("+expression+")))()")
		if ok {
			return nil
		}
		// A page that is being left has nothing to ask.
		if time.Now().After(deadline) {
			return fmt.Errorf("waited in vain for %s (%v); the page shows:\n%.300s", expression, err, t.Shown())
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// Shown gives the visible text of the page, for messages.
func (t *Tab) Shown() string {
	text, err := Eval[string](t, "location.href + '\\n' + document.body.innerText")
	if err != nil {
		return err.Error()
	}
	return strings.TrimSpace(text)
}

// Screenshot gives the whole page as a PNG.
func (t *Tab) Screenshot() ([]byte, error) {
	return t.screenshot("document.documentElement.scrollHeight")
}

// WindowShot gives what the window shows as a PNG.
func (t *Tab) WindowShot() ([]byte, error) { return t.screenshot("innerHeight") }

// TopShot gives the top of the page as a small WebP; the height is an expression.
func (t *Tab) TopShot(height string) ([]byte, error) {
	return t.screenshot(height, func(p *page.CaptureScreenshotParams) {
		quality := int64(75)
		p.Format, p.Quality = page.CaptureScreenshotFormatWebp, &quality
	})
}

func (t *Tab) screenshot(height string, options ...func(*page.CaptureScreenshotParams)) ([]byte, error) {
	picture, err := Eval[struct{ Width, Height float64 }](t, "({Width: innerWidth, Height: "+height+"})")
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(t.ctx, patience)
	defer cancel()
	whole := true
	params := page.CaptureScreenshotParams{
		Clip:                  &page.Viewport{Width: picture.Width, Height: picture.Height, Scale: 1},
		CaptureBeyondViewport: &whole,
	}
	for _, set := range options {
		set(&params)
	}
	shot, err := chromedp.Call(ctx, page.CaptureScreenshot, params)
	return shot.Data, err
}

// Print gives the page as a PDF of A4 sheets.
func (t *Tab) Print() ([]byte, error) {
	ctx, cancel := context.WithTimeout(t.ctx, patience)
	defer cancel()
	asStyled := true
	printed, err := chromedp.Call(ctx, page.PrintToPDF, page.PrintToPDFParams{PaperWidth: 210 / 25.4, PaperHeight: 297 / 25.4, PreferCSSPageSize: &asStyled})
	if err != nil {
		return nil, fmt.Errorf("print: %w", err)
	}
	return printed.Data, nil
}

// Eval gives the value of a JavaScript expression.
func Eval[T any](t *Tab, expression string) (T, error) {
	ctx, cancel := context.WithTimeout(t.ctx, thinking)
	defer cancel()
	return chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}

func (t *Tab) do(what string, actions ...chromedp.Action[chromedp.Void]) error {
	ctx, cancel := context.WithTimeout(t.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, actions...); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}

func call[P, R any](ctx context.Context, command cdp.Command[P, R], params P) error {
	_, err := chromedp.Call(ctx, command, params)
	return err
}
