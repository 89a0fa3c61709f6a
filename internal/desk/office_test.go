package desk

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/khotin/khotin/internal/diag"
)

// office is an editor's browser at the desk of an archive.
type office struct {
	*testing.T
	source  string
	server  *httptest.Server
	browser *http.Client
}

// atWork makes an archive of a write-up in order, one with a warning and one that
// cannot be read, and comes in by the token.
func atWork(t *testing.T, lang diag.Lang) *office {
	t.Helper()
	o := &office{T: t, source: t.TempDir()}
	o.write("content/a.md", "title: Hội nghị lớn <1 & 2>\ndate: 2019-08-19\n")
	o.write("content/b.md", "title: HỘI NGHỊ TỔNG KẾT NĂM HỌC\ndate: 2019-08-20\ndraft: true\n")
	o.write("content/c.md", "title: Hội nghị hỏng\ndate: 2019-02-30\n")
	d, err := New(Options{Source: o.source, Lang: lang, Drafts: true, Editor: DefaultEditor, Token: token, Version: "test",
		Now: func() time.Time { return time.Date(2019, 8, 20, 9, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	o.server = httptest.NewServer(d)
	t.Cleanup(o.server.Close)
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	o.browser = &http.Client{Jar: jar}
	return o
}

func (o *office) write(name, head string) {
	o.Helper()
	file := filepath.Join(o.source, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		o.Fatal(err)
	}
	if err := os.WriteFile(file, []byte("---\n"+head+"school_year: 2018-2019\nprovince: Hà Nội\nsummary: Tóm tắt.\nsource: {name: Báo}\n---\nVăn bản.\n"), 0o644); err != nil {
		o.Fatal(err)
	}
}

// enter follows the address that khotin serve prints.
func (o *office) enter() {
	o.Helper()
	if status, _ := o.get("?token=" + token); status != http.StatusOK {
		o.Fatalf("with the token: %d", status)
	}
}

func (o *office) get(address string) (status int, page string) {
	o.Helper()
	request, err := http.NewRequest(http.MethodGet, o.server.URL+Prefix+address, nil)
	if err != nil {
		o.Fatal(err)
	}
	return o.ask(request)
}

func (o *office) ask(request *http.Request) (status int, page string) {
	o.Helper()
	response, err := o.browser.Do(request)
	if err != nil {
		o.Fatal(err)
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		o.Fatal(err)
	}
	if policy := response.Header.Get("Content-Security-Policy"); !strings.HasPrefix(policy, "default-src 'none'; script-src 'self'; ") {
		o.Errorf("%s: policy %q", request.URL, policy)
	}
	return response.StatusCode, string(data)
}

// post sends a form as a page of the desk does, unless headers say otherwise.
func (o *office) post(address string, form url.Values, headers ...string) (status int, page string) {
	o.Helper()
	return o.send(address, "application/x-www-form-urlencoded", strings.NewReader(form.Encode()), headers...)
}

func (o *office) send(address, kind string, body io.Reader, headers ...string) (status int, page string) {
	o.Helper()
	request, err := http.NewRequest(http.MethodPost, o.server.URL+Prefix+address, body)
	if err != nil {
		o.Fatal(err)
	}
	request.Header.Set("Content-Type", kind)
	request.Header.Set("Origin", o.server.URL)
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	return o.ask(request)
}

// sendFiles sends documents, by their names and contents in turn.
func (o *office) sendFiles(namesAndTexts ...string) (status int, page string) {
	o.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for i := 0; i+1 < len(namesAndTexts); i += 2 {
		part, err := form.CreateFormFile("file", namesAndTexts[i])
		if err == nil {
			_, err = io.WriteString(part, namesAndTexts[i+1])
		}
		if err != nil {
			o.Fatal(err)
		}
	}
	form.Close()
	return o.send("import", form.FormDataContentType(), &body)
}

// files are the names of all files of the archive.
func (o *office) files() (names []string) {
	o.Helper()
	err := filepath.WalkDir(o.source, func(file string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			name, _ := filepath.Rel(o.source, file)
			names = append(names, filepath.ToSlash(name))
		}
		return err
	})
	if err != nil {
		o.Fatal(err)
	}
	return names
}

func holds(t testing.TB, page string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q:\n%s", want, page)
		}
	}
}
