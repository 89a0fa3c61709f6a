package publish

import (
	"crypto/sha256"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// What was published long ago is taken by its size and time of change; what has
// another size or time is read, and whatever is known of the files may be damaged.
func TestPublishedFilesAreKnownBySizeAndTime(t *testing.T) {
	options := Options{Destination: filepath.Join(t.TempDir(), "public"), CacheDir: t.TempDir()}
	long := time.Now().Add(-time.Hour)
	const name = "a/index.html"
	text, other := first[name], "X"+first[name][1:]
	change := func(text string, when time.Time) {
		t.Helper()
		site{name: text}.write(t, options.Destination)
		if err := os.Chtimes(filepath.Join(options.Destination, name), time.Time{}, when); err != nil {
			t.Fatal(err)
		}
	}
	mustPublish(t, options.Destination, first, withCache(options.CacheDir))
	change(text, long)
	s := openFor(t, options)
	takeAll(t, s, first)
	commit(t, s) // which sees the file as it is now
	s.Close()
	for _, c := range []struct {
		what   string
		change func()
		taken  bool
	}{
		{"as it was", func() {}, true},
		{"another size", func() { change("longer "+text, long) }, false},
		{"another time", func() { change(other, long.Add(time.Minute)) }, false},
		{"its bytes are back", func() { change(text, long.Add(2*time.Minute)) }, true},
		{"all alike but the bytes", func() { change(other, long) }, true}, // the price
		{"the same, but to be read", func() { mustReadAll(t, options.CacheDir) }, false},
	} {
		c.change()
		s := openFor(t, options)
		if taken := s.Take(name, sha256.Sum256([]byte(text))); taken != c.taken {
			t.Errorf("%s: taken %t", c.what, taken)
		}
		s.Close()
	}
}

func mustReadAll(t *testing.T, cacheDir string) {
	t.Helper()
	if err := ReadAll(cacheDir); err != nil {
		t.Fatal(err)
	}
}

func TestWhatIsKnownOfFilesMayBeDamaged(t *testing.T) {
	options := Options{Destination: filepath.Join(t.TempDir(), "public"), CacheDir: t.TempDir()}
	mustPublish(t, options.Destination, first, withCache(options.CacheDir))
	files, err := filepath.Glob(filepath.Join(options.CacheDir, copiesDir, "*"+seenSuffix))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	if err := os.WriteFile(files[0], []byte("damaged"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := openFor(t, options)
	takeAll(t, s, first)
	commit(t, s)
	same(t, options.Destination, first)
}
