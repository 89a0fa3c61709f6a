package cache

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestFilesHoldWhileAFileIsAsItWas(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a")
	write := func(text string, changed time.Time) os.FileInfo {
		t.Helper()
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(name, time.Time{}, changed); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		return info
	}
	long := time.Now().Add(-time.Hour)
	var files Files[string]
	files.Put(name, write("one", long), "of one")
	for _, c := range []struct {
		what, text string
		changed    time.Time
		known      bool
	}{
		{"as it was", "one", long, true},
		{"another size", "three", long, false},
		{"another time", "two", long.Add(time.Minute), false},
	} {
		if value, ok := files.Get(name, write(c.text, c.changed)); ok != c.known || ok && value != "of one" {
			t.Errorf("%s: %q, %t", c.what, value, ok)
		}
	}
	just := write("one", time.Now())
	files.Put(name, just, "of just now")
	if value, ok := files.Get(name, just); ok {
		t.Errorf("%q is kept of a file that may change again within the same tick", value)
	}
	var none *Files[string]
	none.Put(name, just, "x")
	if _, ok := none.Get(name, just); ok {
		t.Error("none keeps something")
	}
}
