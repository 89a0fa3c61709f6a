package deploy

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/publish"
)

var day = time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC)

// memory is a target that can be made to fail.
type memory struct {
	mu      sync.Mutex
	files   map[string][]byte
	sent    []string
	folder  bool                    // compressed texts lie beside
	before  func(name string) error // may be nil
	checked func(map[string][]byte) // after each change; may be nil
}

func (m *memory) list(context.Context) (map[string]object, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	objects := map[string]object{}
	for name, data := range m.files {
		objects[name] = object{int64(len(data)), file{data: data}.sum()}
	}
	return objects, nil
}

func (m *memory) read(_ context.Context, name string) ([]byte, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	data, ok := m.files[name]
	return data, ok, nil
}

func (m *memory) write(ctx context.Context, f file) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.before != nil {
		if err := m.before(f.name); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	m.sent = append(m.sent, f.name)
	m.files[f.name] = f.data
	if m.checked != nil {
		m.checked(m.files)
	}
	return nil
}

func (m *memory) remove(_ context.Context, name string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.files, name)
	if m.checked != nil {
		m.checked(m.files)
	}
	return nil
}

func (m *memory) beside() bool { return m.folder }

func (m *memory) close() error { return nil }

// site writes a site of several pages whose files refer to each other by their
// digests, as khotin's do.
func site(t *testing.T, word string, pages ...string) string {
	t.Helper()
	dir := t.TempDir()
	files := map[string]string{}
	named := func(format, text string, length int) string {
		sum := sha256.Sum256([]byte(text))
		name := fmt.Sprintf(format, hex.EncodeToString(sum[:])[:length])
		files[name] = text
		return name
	}
	style := named("style.min.%s.css", "a{}"+word, 64)
	shards := []string{named("search/k-%s.bin", "k "+word, 10), named("search/t-%s.bin", "t "+word, 10), named("search/w-%s.bin", "the same", 10)}
	files["search/manifest.json"] = strings.Join(shards, "\n")
	files["card.png"] = word
	for _, page := range append(pages, "") {
		files[page+"index.html"] = style + " card.png " + word
	}
	files["sitemap.xml"] = strings.Join(pages, " ")
	m := publish.Manifest{Format: 1, Files: map[string]string{}}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		text := files[name]
		sum := sha256.Sum256([]byte(text))
		m.Files[name] = hex.EncodeToString(sum[:])
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, publish.ManifestName), data, 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

func deploy(ctx context.Context, dir string, m *memory, more ...func(*deployment)) (*Report, error) {
	d := &deployment{Options: Options{Source: dir, Now: day, Grace: DefaultGrace}, target: m, pause: func(context.Context, time.Duration) {}}
	for _, change := range more {
		change(d)
	}
	return &d.report, d.run(ctx)
}

// paused is a deploy whose pauses are noted, not made.
func paused(dir string, to target, pauses *[]time.Duration) *deployment {
	note := func(_ context.Context, p time.Duration) { *pauses = append(*pauses, p) }
	return &deployment{Options: Options{Source: dir, Now: day, Grace: DefaultGrace}, target: to, pause: note}
}

func mustDeploy(t *testing.T, dir string, m *memory, more ...func(*deployment)) *Report {
	t.Helper()
	report, err := deploy(t.Context(), dir, m, more...)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

var reference = regexp.MustCompile(`\S*[-.][0-9a-f]{10,64}\.\w+`)

// works fails if a page or the manifest of the search refers to a file that is not
// there.
func works(t *testing.T) func(map[string][]byte) {
	return func(files map[string][]byte) {
		for name, data := range files {
			if !strings.HasSuffix(name, ".html") && name != "search/manifest.json" {
				continue
			}
			for _, ref := range reference.FindAllString(string(data), -1) {
				if _, ok := files[ref]; !ok {
					t.Errorf("%s refers to %s, which is not there", name, ref)
				}
			}
		}
	}
}

// holds fails if the target is not the site, but for files that wait.
func holds(t *testing.T, m *memory, dir string, waiting int) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, publish.ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	var manifest publish.Manifest
	if err := json.Unmarshal(data, &manifest); err != nil {
		t.Fatal(err)
	}
	manifest.Files[publish.ManifestName] = ""
	for name := range manifest.Files {
		want, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || string(m.files[name]) != string(want) {
			t.Errorf("%s is not as it was built (%v)", name, err)
		}
	}
	left := 0
	for name := range m.files {
		if _, ok := manifest.Files[name]; !ok && name != stateName {
			left++
		}
	}
	if left != waiting {
		t.Errorf("%d other files are left, want %d: %v", left, waiting, slices.Sorted(maps.Keys(m.files)))
	}
}

// A deploy that ends after any number of files leaves a site whose pages and
// search find all they refer to, and the next one completes it.
func TestReadersNeverSeeHalfASite(t *testing.T) {
	first, second := site(t, "một", "a/", "b/"), site(t, "hai", "a/", "c/")
	for n := 0; ; n++ {
		m := &memory{files: map[string][]byte{}, checked: works(t)}
		mustDeploy(t, first, m)
		ctx, stop := context.WithCancel(t.Context())
		left := n
		m.before = func(string) error {
			if left--; left < 0 {
				stop()
			}
			return nil
		}
		_, err := deploy(ctx, second, m)
		stop()
		m.before = nil
		if err != nil && !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
		mustDeploy(t, second, m)
		holds(t, m, second, 3) // the style and two shards of the first
		if err == nil {
			if n < 10 {
				t.Errorf("only %d files were sent", n)
			}
			break
		}
	}
}

func TestTheOrder(t *testing.T) {
	m := &memory{files: map[string][]byte{}}
	mustDeploy(t, site(t, "một", "a/"), m)
	at := -1
	for _, name := range m.sent {
		if s := stage(name); s < at {
			t.Errorf("%s too late: %v", name, m.sent)
		} else {
			at = s
		}
	}
	if m.sent[len(m.sent)-1] != publish.ManifestName {
		t.Errorf("the manifest is not the last: %v", m.sent)
	}
}

func TestOnlyWhatChanged(t *testing.T) {
	m := &memory{files: map[string][]byte{"foreign.txt": []byte("x")}}
	dir := site(t, "một", "a/")
	if dry := mustDeploy(t, dir, m, func(d *deployment) { d.DryRun = true }); dry.Sent != dry.Files || len(m.files) != 1 {
		t.Errorf("a dry run: %+v, %d files", dry, len(m.files))
	}
	mustDeploy(t, dir, m)
	if again := mustDeploy(t, dir, m); again.Sent != 0 || again.Deleted != 0 {
		t.Errorf("nothing has changed: %+v", again)
	}
	m.files["card.png"] = []byte("damaged") // of the same meaning to the manifest
	if mended := mustDeploy(t, dir, m); !slices.Equal(mended.Names, []string{"card.png"}) {
		t.Errorf("one file was damaged: %v", mended.Names)
	}
	if string(m.files["foreign.txt"]) != "x" {
		t.Error("a file of somebody else's was touched")
	}
}

func TestGrace(t *testing.T) {
	m := &memory{files: map[string][]byte{}}
	mustDeploy(t, site(t, "một", "a/", "b/"), m)
	second := site(t, "hai", "a/")
	r := mustDeploy(t, second, m)
	if m.files["b/index.html"] != nil || r.Deleted != 1 || r.Waiting != 3 {
		t.Errorf("a page that is gone goes, what it was named by stays: %+v", r)
	}
	later := func(by time.Duration) func(*deployment) { return func(d *deployment) { d.Now = day.Add(by) } }
	if r = mustDeploy(t, second, m, later(23*time.Hour)); r.Waiting != 3 || r.Deleted != 0 {
		t.Errorf("before its time: %+v", r)
	}
	if r = mustDeploy(t, second, m, later(24*time.Hour)); r.Waiting != 0 || r.Deleted != 3 {
		t.Errorf("after its time: %+v", r)
	}
	holds(t, m, second, 0)
}

func TestTries(t *testing.T) {
	left := map[string]int{"index.html": 4, "card.png": 2}
	m := &memory{files: map[string][]byte{}, before: func(name string) error {
		if left[name]--; left[name] >= 0 {
			return errors.New("503")
		}
		return nil
	}}
	var pauses []time.Duration
	dir := site(t, "một")
	mustDeploy(t, dir, m, func(d *deployment) {
		d.Parallel = 1
		d.pause = func(_ context.Context, p time.Duration) { pauses = append(pauses, p) }
	})
	holds(t, m, dir, 0)
	want := []time.Duration{500 * time.Millisecond, time.Second, 500 * time.Millisecond, time.Second, 2 * time.Second, 4 * time.Second}
	if !slices.Equal(pauses, want) {
		t.Errorf("paused %v, want %v", pauses, want)
	}
	left["a/index.html"] = 1000
	_, err := deploy(t.Context(), site(t, "một", "a/"), m)
	var fault *diag.Fault
	if !errors.As(err, &fault) || !strings.Contains(fault.Message.In(diag.Vietnamese), "không gửi được a/index.html") {
		t.Errorf("a target that stays broken: %v", err)
	}
}
