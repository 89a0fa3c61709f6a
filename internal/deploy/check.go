package deploy

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/khotin/khotin/internal/deploy/store"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/hosting"
	"github.com/khotin/khotin/internal/parallel"
	"github.com/khotin/khotin/internal/publish"
)

// CheckOptions say what to compare with what.
type CheckOptions struct {
	Source   string // the published folder
	URL      string // where the site is served, with http or https
	Parallel int    // files asked for at once; 0 for DefaultParallel
	Progress func(done, total int)
}

// Checked is what was compared.
type Checked struct {
	Files    int           `json:"files"`
	Problems diag.Problems `json:"-"` // by address
}

// All are the problems; none of a check that was not made.
func (c *Checked) All() diag.Problems {
	if c == nil {
		return nil
	}
	return c.Problems
}

// answerTime is how long one file may take to come.
const answerTime = time.Minute

// checker compares under way.
type checker struct {
	CheckOptions
	pause  func(context.Context, time.Duration) // between tries
	client *http.Client
}

// Check asks a host for every file of a published site as a browser would, and
// compares what comes with the manifest. What a host keeps to itself, or shows
// under another address, is left out: _headers, _redirects, 404.html.
func Check(ctx context.Context, o CheckOptions) (*Checked, error) {
	return check(ctx, o, store.Wait)
}

func check(ctx context.Context, o CheckOptions, pause func(context.Context, time.Duration)) (*Checked, error) {
	m, err := publish.ReadManifest(filepath.Join(o.Source, publish.ManifestName))
	if err != nil {
		return nil, err
	}
	c := checker{o, pause, &http.Client{Timeout: answerTime}}
	names := slices.DeleteFunc(m.Names(), func(name string) bool {
		return slices.Contains([]string{hosting.HeadersName, hosting.RedirectsName, "404.html"}, name)
	})
	found := make([]diag.Problems, len(names))
	var mu sync.Mutex
	done := 0
	err = parallel.Some(ctx, len(names), cmp.Or(o.Parallel, DefaultParallel), func(i int) error {
		found[i] = c.file(ctx, names[i], m.Files[names[i]])
		mu.Lock()
		defer mu.Unlock()
		if done++; o.Progress != nil {
			o.Progress(done, len(names))
		}
		return nil
	})
	return &Checked{len(names), slices.Concat(found...)}, err
}

// address is where a file is served.
func (c *checker) address(name string) string {
	if path.Base(name) == "index.html" {
		name = strings.TrimSuffix(name, "index.html")
	}
	return strings.TrimSuffix(c.URL, "/") + "/" + (&url.URL{Path: name}).EscapedPath()
}

// errStatus is an answer that is no file.
type errStatus int

func (e errStatus) Error() string { return fmt.Sprint(int(e)) }

// file compares one file.
func (c *checker) file(ctx context.Context, name, digest string) (found diag.Problems) {
	address := c.address(name)
	problem := func(message diag.Message, hint diag.Text) {
		found = append(found, diag.Problem{File: address, Message: message, Hint: hint})
	}
	var got, as string
	err := store.Retry(ctx, c.pause, hopeless, func() (err error) { got, as, err = c.get(ctx, address); return err })
	var status errStatus
	switch {
	case errors.As(err, &status):
		problem(diag.K6061.T("máy chủ trả lời %d", "the host answers %d", int(status)), diag.T("đưa lên lại; xem máy chủ có phục vụ đúng thư mục không", "send it again; see whether the host serves the right folder"))
	case err != nil:
		problem(diag.K6061.T("không tải được", "cannot be fetched"), diag.T("xem lại địa chỉ và mạng", "check the address and the network"))
	case got != digest:
		problem(diag.K6062.T("khác với %s đã dựng", "is not %s as it was built", name), diag.T("đưa lên lại; tắt việc sửa trang ở máy chủ hay mạng phân phối, xóa bộ đệm của chúng", "send it again; have the host or CDN change no pages, and empty their caches"))
	case !fits(name, as):
		problem(diag.K6063.T("có kiểu %q, trình duyệt cần %q", "has the type %q, browsers need %q", as, hosting.ContentType(name)), diag.T("cấu hình máy chủ như khotin headers in ra", "configure the host as khotin headers prints"))
	}
	return found
}

// get fetches a file and gives its digest and its type.
func (c *checker) get(ctx context.Context, address string) (digest, as string, err error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return "", "", err
	}
	r.Header.Set("Cache-Control", "no-cache") // what readers will get, not what was kept of the last site
	answer, err := c.client.Do(r)
	if err != nil {
		return "", "", err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return "", "", errStatus(answer.StatusCode)
	}
	sum := sha256.New()
	if _, err := io.Copy(sum, answer.Body); err != nil {
		return "", "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), answer.Header.Get("Content-Type"), nil
}

// fits reports whether browsers use a file of that type. They mind with scripts,
// style sheets and pages; names of other types differ between hosts.
func fits(name, as string) bool {
	if !slices.Contains([]string{".js", ".css", ".html"}, path.Ext(name)) {
		return true
	}
	got, _, _ := mime.ParseMediaType(as)
	want, _, _ := mime.ParseMediaType(hosting.ContentType(name))
	return got == want || want == "text/javascript" && got == "application/javascript"
}
