package main

import (
	"bytes"
	"fmt"
	"net"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/madeup"
)

func TestLanguage(t *testing.T) {
	cases := []struct {
		args []string
		env  map[string]string
		want diag.Lang
	}{
		{nil, nil, diag.Vietnamese},
		{nil, map[string]string{"LANG": "en_US.UTF-8"}, diag.English},
		{nil, map[string]string{"LANG": "C.UTF-8"}, diag.Vietnamese},
		{nil, map[string]string{"LANG": "en_US.UTF-8", "LC_ALL": "vi_VN"}, diag.Vietnamese},
		{nil, map[string]string{"LANG": "vi_VN", "LC_MESSAGES": "en"}, diag.English},
		{[]string{"build", "--lang", "en"}, nil, diag.English},
		{[]string{"--lang=vi", "build"}, map[string]string{"LANG": "en"}, diag.Vietnamese},
		{[]string{"search", "--", "--lang", "en"}, nil, diag.Vietnamese},
		{[]string{"--lang", "xx"}, map[string]string{"LANG": "en"}, diag.English},
		{[]string{"--lang"}, nil, diag.Vietnamese},
	}
	for _, c := range cases {
		if got := language(c.args, func(name string) string { return c.env[name] }); got != c.want {
			t.Errorf("%v with %v: %s, want %s", c.args, c.env, got, c.want)
		}
	}
}

// A port that another program has, and the hint that names another one.
func TestPortInUse(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	port := listener.Addr().(*net.TCPAddr).Port
	for lang, want := range map[string]string{
		"vi": fmt.Sprintf("cổng %d đang được dùng [K6011]\n    gợi ý: chọn cổng khác: --port %d", port, port+1),
		"en": fmt.Sprintf("port %d is in use [K6011]\n    hint: choose another: --port %d", port, port+1),
	} {
		if said, code := output("serve", "--source", t.TempDir(), "--port", strconv.Itoa(port), "--lang", lang); code != exitProblems || !strings.Contains(said, want) {
			t.Errorf("%d: %s\nwant %s", code, said, want)
		}
	}
}

func TestNumbersForPeople(t *testing.T) {
	vi, en := &app{lang: diag.Vietnamese}, &app{lang: diag.English}
	for _, c := range []struct{ got, want string }{
		{en.size(999), "999 B"}, {en.size(1500), "1.5 KB"}, {vi.size(1500), "1,5 KB"}, {en.size(2e9), "2.0 GB"}, {en.size(5e12), "5000.0 GB"},
		{en.duration(1500 * time.Millisecond), "1.5 s"}, {vi.duration(1500 * time.Millisecond), "1,5 s"},
		{en.duration(125 * time.Second), "2 min 5 s"}, {vi.duration(time.Minute), "1 phút 0 giây"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

// screen is what a terminal shows in the end: a carriage return goes back to
// the start of the line, and what is written there covers what was.
func screen(output string) []string {
	var lines []string
	for line := range strings.SplitSeq(output, "\n") {
		var shown []rune
		for part := range strings.SplitSeq(line, "\r") {
			written := []rune(part)
			shown = append(written, shown[min(len(written), len(shown)):]...)
		}
		lines = append(lines, strings.TrimRight(string(shown), " "))
	}
	return lines
}

// On a terminal the bars leave nothing behind but one line for each stage.
func TestProgressOnATerminal(t *testing.T) {
	dir := t.TempDir()
	if err := madeup.Write(dir, 120, 1); err != nil {
		t.Fatal(err)
	}
	var out, err bytes.Buffer
	code := run([]string{"build", "--source", dir, "--cache-dir", dir + "/.cache", "--base-url", "https://example.org/", "--lang", "en"},
		surroundings{Out: &out, Err: &err, Getenv: func(string) string { return "" }, Now: time.Now, ErrWidth: 80})
	if code != exitGood {
		t.Fatalf("exit %d\n%s", code, err.String())
	}
	if !strings.Contains(err.String(), "%") {
		t.Error("no bar was ever drawn")
	}
	lines := screen(err.String())
	for i, want := range []string{"Reading write-ups: 120 (", "Comparing with the last build: 120 (", "Making texts: 120 (", "Indexing: 120 (", "Building pages: 120 (", "Writing search files: "} {
		if i >= len(lines) || !strings.HasPrefix(lines[i], want) || !strings.HasSuffix(lines[i], " s)") {
			t.Errorf("line %d of %q, want %q…", i, lines, want)
		}
	}
}
