package cache

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/khotin/khotin/internal/parallel"
)

func key(name string) Key { return sha256.Sum256([]byte(name)) }

func value(name string) []byte { return bytes.Repeat([]byte(name), 100) }

func open(t *testing.T, dir string) *Cache {
	t.Helper()
	c, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func shut(t *testing.T, c *Cache) {
	t.Helper()
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
}

// build is one build that wants these things, and reports which it had to make.
func build(t *testing.T, dir string, names ...string) (made []string) {
	t.Helper()
	c := open(t, dir)
	defer shut(t, c)
	for _, name := range names {
		got, ok := c.Get(key(name))
		switch {
		case !ok:
			made = append(made, name)
			c.Put(key(name), value(name))
		case !bytes.Equal(got, value(name)):
			t.Errorf("%s is another value", name)
		}
	}
	return made
}

func wantMade(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("made %q, want %q", got, want)
	}
}

func packs(t *testing.T, dir string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, packPrefix+"*"))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func TestWhatIsPutIsThereAtOnceAndLater(t *testing.T) {
	dir := t.TempDir()
	c := open(t, dir)
	c.Put(key("a"), value("a"))
	if got, ok := c.Get(key("a")); !ok || !bytes.Equal(got, value("a")) {
		t.Error("not there at once")
	}
	c.Put(key("b"), nil)
	shut(t, c)
	shut(t, c)
	c = open(t, dir)
	defer shut(t, c)
	for name, want := range map[string][]byte{"a": value("a"), "b": {}} {
		if got, ok := c.Get(key(name)); !ok || !bytes.Equal(got, want) {
			t.Errorf("%s: not there later", name)
		}
	}
	if c.Has(key("c")) || !c.Has(key("a")) {
		t.Error("Has is wrong")
	}
}

func TestNoCacheKeepsNothing(t *testing.T) {
	var none *Cache
	none.Put(key("a"), value("a"))
	if _, ok := none.Get(key("a")); ok || none.Has(key("a")) || none.Close() != nil {
		t.Error("a nil cache is not empty")
	}
}

// Whatever is damaged is made again, and nothing else.
func TestDamage(t *testing.T) {
	damages := map[string]func(data []byte) []byte{
		"emptied":   func([]byte) []byte { return nil },
		"truncated": func(data []byte) []byte { return data[:len(data)/2] },
		"flipped":   func(data []byte) []byte { data[len(data)-1] ^= 1; return data },
		"longer":    func(data []byte) []byte { return append(data, 'x') },
	}
	for name, damage := range damages {
		for _, what := range []string{packPrefix + "*", indexName} {
			t.Run(name+" "+what, func(t *testing.T) {
				dir := t.TempDir()
				build(t, dir, "a", "b", "c", "d")
				files, _ := filepath.Glob(filepath.Join(dir, what))
				for _, file := range files {
					data, err := os.ReadFile(file)
					if err != nil {
						t.Fatal(err)
					}
					if err := os.WriteFile(file, damage(data), 0o600); err != nil {
						t.Fatal(err)
					}
				}
				build(t, dir, "a", "b", "c", "d") // every value that it gets is right
				wantMade(t, build(t, dir, "a", "b", "c", "d"))
			})
		}
	}
}

func TestAPackThatIsGone(t *testing.T) {
	dir := t.TempDir()
	build(t, dir, "a")
	build(t, dir, "a", "b")
	os.Remove(packs(t, dir)[0])
	build(t, dir, "a", "b")
	wantMade(t, build(t, dir, "a", "b"))
}

// What a killed build put is lost; what it left behind goes with the next one.
func TestKilled(t *testing.T) {
	dir := t.TempDir()
	build(t, dir, "a")
	c := open(t, dir)
	c.Put(key("b"), value("b"))
	c.writing.buffer.Flush()
	c.lock.Unlock() // as the system does
	wantMade(t, build(t, dir, "a", "b"), "b")
	if got := len(packs(t, dir)); got != 2 {
		t.Errorf("%d packs, want 2", got)
	}
}

func TestWhatNobodyAsksForGoes(t *testing.T) {
	dir := t.TempDir()
	build(t, dir, "a", "b")
	for range keptFor {
		build(t, dir, "a")
	}
	wantMade(t, build(t, dir, "a", "b")) // asked for just in time
	for range keptFor + 1 {
		build(t, dir, "a")
	}
	wantMade(t, build(t, dir, "a", "b"), "b")
}

// However often an archive changes, the folder holds a few packs of about what
// is asked for.
func TestBounded(t *testing.T) {
	dir := t.TempDir()
	var names []string
	for i := range 200 {
		names = append(names, fmt.Sprint("page ", i))
		if len(names) > 50 {
			names = names[10:]
		}
		build(t, dir, names...)
	}
	var bytes int64
	for _, name := range packs(t, dir) {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		bytes += info.Size()
	}
	if n := len(packs(t, dir)); n > maxPacks+1 {
		t.Errorf("%d packs", n)
	}
	if most := int64(4 * 100 * len(value("page 100"))); bytes > most {
		t.Errorf("%d bytes, want at most %d", bytes, most)
	}
}

func TestTheSecondProcessOnlyReads(t *testing.T) {
	dir := t.TempDir()
	build(t, dir, "a")
	first := open(t, dir)
	wantMade(t, build(t, dir, "a", "b"), "b")
	shut(t, first)
	wantMade(t, build(t, dir, "a", "b"), "b")
}

func TestManyAtOnce(t *testing.T) {
	dir := t.TempDir()
	for range 2 {
		c := open(t, dir)
		err := parallel.Each(t.Context(), 500, func(i int) error {
			name := fmt.Sprint(i % 100)
			if got, ok := c.Get(key(name)); ok && !bytes.Equal(got, value(name)) {
				return fmt.Errorf("%s is another value", name)
			}
			c.Put(key(name), value(name))
			return nil
		})
		if err != nil {
			t.Error(err)
		}
		shut(t, c)
	}
}

func BenchmarkOpen(b *testing.B) {
	dir := b.TempDir()
	c, err := Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	for i := range 100_000 {
		c.Put(key(fmt.Sprint(i)), nil)
	}
	if err := c.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		readIndex(filepath.Join(dir, indexName))
	}
}
