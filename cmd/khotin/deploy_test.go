package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// After a deploy each file online is compared with what was built; a host that
// serves something else is told of in the operator's language, by address.
func TestDeployAndCheck(t *testing.T) {
	dir, web := t.TempDir(), t.TempDir()
	for _, file := range [][2]string{
		{"index.html", "<p>một"},
		{"khotin.json", `{"format":1,"files":{"index.html":"62b19573f51c2951234fbfd41332c42ed958a36e69a80330e0da967b60d156da"}}`},
	} {
		writeFile(t, dir, file[0], file[1])
	}
	host := httptest.NewServer(http.FileServer(http.Dir(web)))
	defer host.Close()
	khotin := func(args ...string) (int, string) {
		var said bytes.Buffer
		code := run(append([]string{"deploy", "--lang", "vi", "--destination", dir}, args...),
			surroundings{Out: &said, Err: &said, Getenv: func(string) string { return "" }, Now: time.Now})
		return code, said.String()
	}
	code, said := khotin(web, "--check", host.URL)
	if code != exitGood || !strings.Contains(said, "Cả 1 tệp ở "+host.URL+" đúng như đã dựng.") {
		t.Errorf("exit %d: %s", code, said)
	}
	if err := os.WriteFile(filepath.Join(web, "index.html"), []byte("<p>hai"), 0o644); err != nil {
		t.Fatal(err)
	}
	code, said = khotin("--check", host.URL)
	if code != exitProblems || !strings.Contains(said, host.URL+"/: khác với index.html đã dựng [K6062]") || !strings.Contains(said, "1 trong 1 tệp") {
		t.Errorf("exit %d: %s", code, said)
	}
	if code, said = khotin("--check", host.URL, "--json"); code != exitProblems || !strings.Contains(said, `"K6062"`) {
		t.Errorf("exit %d: %s", code, said)
	}
	if code, said = khotin("--check", "example.org"); code != exitUsage || !strings.Contains(said, "https://example.org/kho-tin/") {
		t.Errorf("exit %d: %s", code, said)
	}
}
