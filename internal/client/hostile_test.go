package client

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/khotin/khotin/internal/jstest"
	"github.com/khotin/khotin/internal/shard"
)

// harm damages the files of one kind.
// start is when files were changed last, for all that caches know.
var start = time.Unix(1_600_000_000, 0)

type harm struct {
	name   string
	kind   string // the first letter of the files
	damage func(random *rand.Rand, data []byte) []byte
}

var harms = []struct {
	name   string
	damage func(random *rand.Rand, data []byte) []byte
}{
	{"a bit flipped", func(random *rand.Rand, data []byte) []byte {
		data[random.IntN(len(data))] ^= 1 << random.IntN(8)
		return data
	}},
	{"cut off", func(random *rand.Rand, data []byte) []byte { return data[:random.IntN(len(data))] }},
	{"a part lost", func(random *rand.Rand, data []byte) []byte {
		from := random.IntN(len(data))
		return append(data[:from:from], data[from+random.IntN(len(data)-from):]...)
	}},
	{"empty", func(*rand.Rand, []byte) []byte { return nil }},
	{"of another file", func(random *rand.Rand, data []byte) []byte {
		for i := range data {
			data[i] = byte(random.Uint32())
		}
		return data
	}},
	{"a page that says that nothing is here", func(*rand.Rand, []byte) []byte { return []byte("<!doctype html><title>404</title>") }},
}

// damagedHost serves a folder whole at /0/ and with a harm at every other number.
func damagedHost(t *testing.T, site string, all []harm) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var at int
		_, name := path.Split(r.URL.Path)
		fmt.Sscanf(r.URL.Path, "/%d/", &at)
		data, err := os.ReadFile(filepath.Join(site, "search", name))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		if at > 0 && all[at].damage == nil && strings.HasPrefix(name, all[at].kind) {
			data = anotherFile(t, site, name)
		} else if at > 0 && strings.HasPrefix(name, all[at].kind) {
			data = all[at].damage(rand.New(rand.NewPCG(uint64(at), uint64(len(name)))), data)
		}
		http.ServeContent(w, r, "file.bin", start, bytes.NewReader(data))
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// anotherFile gives a sound file of the same kind.
func anotherFile(t *testing.T, site, name string) []byte {
	others, err := filepath.Glob(filepath.Join(site, "search", name[:2]+"*.bin"))
	if err != nil || len(others) == 0 {
		t.Error(name, err)
		return nil
	}
	for _, other := range others {
		if filepath.Base(other) != name {
			name = filepath.Base(other)
			break
		}
	}
	data, err := os.ReadFile(filepath.Join(site, "search", name))
	if err != nil {
		t.Error(err)
	}
	return data
}

// Whatever happens to the files, readers get the right answer or are told which
// file is wrong; nothing hangs.
func TestDamagedFiles(t *testing.T) {
	archive := makeArchive(300, 5)
	site := publish(t, archive)
	all := []harm{{}}
	for _, kind := range []string{"k", "p", "t", "d", "w", "l", "c"} {
		for _, h := range harms {
			for range 3 {
				all = append(all, harm{h.name, kind, h.damage})
			}
		}
	}
	all = append(all, harm{"another in its place", "k", nil})
	base := damagedHost(t, site, all)
	var bases []string
	for i := range all {
		bases = append(bases, fmt.Sprintf("%s/%d/search/", base, i))
	}
	queries := []string{"hội nghị tổng kết", `"giáo dục và" -covid`, "district:thai-binh", "khuyen khixh", "truong xu"}
	var got []struct {
		Answers, Error, Message string
		Milliseconds            int
	}
	jstest.Run(t, "testdata/hostile.ts", map[string]any{"bases": bases, "queries": queries}, &got)
	if got[0].Error != "" {
		t.Fatal(got[0].Message)
	}
	told := regexp.MustCompile(`^[kptdwlc]-[0-9a-f]{10}\.bin: `)
	failed := 0
	for i, g := range got[1:] {
		what := fmt.Sprintf("%s files, %s", all[i+1].kind, all[i+1].name)
		switch {
		case g.Milliseconds > 5000:
			t.Errorf("%s: %d ms", what, g.Milliseconds)
		case all[i+1].kind == "w" && g.Error != "":
			t.Errorf("%s: what only corrects fails the search: %s", what, g.Message)
		case g.Error == "" && strings.Contains(g.Answers, `"uncorrected":true`):
			failed++ // and said so
		case g.Error == "" && g.Answers != got[0].Answers:
			t.Errorf("%s: other answers, not an error", what)
		case g.Error == "":
		case g.Error != "LoadError" || !told.MatchString(g.Message):
			t.Errorf("%s: %s: %s", what, g.Error, g.Message)
		default:
			failed++
		}
	}
	if failed < len(got)/2 {
		t.Errorf("only %d of %d were noticed: the test does little", failed, len(got))
	}

	// What only counts fails no search: it is answered, and says so.
	columns := slices.IndexFunc(all, func(h harm) bool { return h.kind == "l" })
	jstest.Run(t, "testdata/hostile.ts", map[string]any{"bases": bases[columns : len(bases)-1], "queries": queries[:1]}, &got)
	for i, g := range got {
		if g.Error != "" || !strings.Contains(g.Answers, `"hits":[{`) || !strings.Contains(g.Answers, `"uncounted":true`) && !strings.Contains(g.Answers, `"kind":[{`) {
			t.Errorf("%s files, %s: %s, %.100s", all[columns+i].kind, all[columns+i].name, g.Message, g.Answers)
		}
	}
}

// What is wrong with a manifest is told, too; a version that nobody knows as such.
func TestDamagedManifest(t *testing.T) {
	site := publish(t, makeArchive(100, 6))
	name := filepath.Join(site, "search", shard.ManifestName)
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	all := []harm{{}}
	edit := func(pattern, with string) {
		edited := regexp.MustCompile(pattern).ReplaceAll(data, []byte(with))
		if bytes.Equal(edited, data) {
			t.Fatalf("the manifest has no %s", pattern)
		}
		all = append(all, harm{pattern, "m", func(*rand.Rand, []byte) []byte { return edited }})
	}
	edit(`"version":4`, `"version":5`)
	edit(`"format":"khotin-search"`, `"format":"pagefind"`)
	versions := len(all)
	edit(`"years":\[\[\d+,\d+,\d+`, `"years":[[2015,3,999999999`)
	edit(`"open":"...`, `"open":"AAA`)
	edit(`"open":"[^"]*"`, `"open":null`)
	edit(`"keys":`, `"clefs":`)
	edit(`^\{`, ``)
	edit(`"files":"....`, `"files":"`)
	edit(`"heads":\[\d+`, `"heads":[1`)
	edit(`"pages":\d+`, `"pages":1000000`)
	edit(`"sizes":\[\d+`, `"sizes":[-5`)
	for _, h := range harms {
		all = append(all, harm{h.name, "m", h.damage})
	}
	base := damagedHost(t, site, all)
	var bases []string
	for i := range all {
		bases = append(bases, fmt.Sprintf("%s/%d/search/", base, i))
	}
	var got []struct{ Answers, Error, Message string }
	jstest.Run(t, "testdata/hostile.ts", map[string]any{"bases": bases, "queries": []string{"hội nghị", `"giáo dục và đào"`}}, &got)
	for i, g := range got[1:] {
		want := "LoadError"
		if i+1 < versions {
			want = "VersionError"
		}
		uncounted := g.Error == "" && strings.Contains(g.Answers, `"uncounted":true`)
		if g.Error != want && !uncounted && (all[i+1].name != "a bit flipped" || g.Error != "") {
			t.Errorf("%s: %q %s", all[i+1].name, g.Error, g.Message)
		}
	}
}

// Bytes with a right sum that no writer made are an error after work in
// proportion to them.
func TestHostileStreams(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	var payloads []string
	for i := range 600 {
		data := make([]byte, random.IntN(1+i*4))
		ones := random.IntN(3) == 0
		for j := range data {
			data[j] = byte(random.Uint32())
			for range 2 {
				if ones {
					data[j] |= byte(random.Uint32())
				}
			}
		}
		payloads = append(payloads, base64.StdEncoding.EncodeToString(data))
	}
	for _, b := range []byte{0, 0xff, 0xaa} {
		payloads = append(payloads, base64.StdEncoding.EncodeToString(bytes.Repeat([]byte{b}, 20_000)))
	}
	var got struct {
		Errors, Read int
		Slowest      float64
	}
	jstest.Run(t, "testdata/decode.ts", payloads, &got)
	t.Logf("%+v", got)
	if got.Slowest > 5000 {
		t.Errorf("one took %.0f ms", got.Slowest)
	}
	if got.Errors < 9*got.Read {
		t.Errorf("%d of %d were read as if they meant something", got.Read, got.Read+got.Errors)
	}
}
