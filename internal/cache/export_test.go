package cache

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// What one process asked for or put is there for another, which keeps none of it.
func TestWhatIsExportedCanBeImported(t *testing.T) {
	dir, file := t.TempDir(), filepath.Join(t.TempDir(), "values")
	build(t, dir, "old", "asked for")
	c := open(t, dir)
	c.Get(key("asked for"))
	c.Put(key("put"), value("put"))
	c.Put(key("empty"), nil)
	if err := c.Export(file); err != nil {
		t.Fatal(err)
	}
	shut(t, c)
	other := open(t, t.TempDir())
	if err := other.Import(file); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]byte{"asked for": value("asked for"), "put": value("put"), "empty": {}} {
		if got, ok := other.Get(key(name)); !ok || !bytes.Equal(got, want) || !other.Has(key(name)) {
			t.Errorf("%s: %d bytes, %t", name, len(got), ok)
		}
	}
	if other.Has(key("old")) {
		t.Error("what nobody asked for was exported")
	}
	again := filepath.Join(t.TempDir(), "again")
	if err := other.Export(again); err != nil {
		t.Fatal(err)
	}
	shut(t, other)
	third := open(t, t.TempDir())
	defer shut(t, third)
	if err := third.Import(again); err != nil || third.Has(key("put")) {
		t.Error("what was imported is exported again:", err)
	}
}

// A damaged file is refused, or the damaged value is not there.
func TestDamagedExport(t *testing.T) {
	dir, file := t.TempDir(), filepath.Join(t.TempDir(), "values")
	c := open(t, dir)
	c.Put(key("a"), value("a"))
	if err := c.Export(file); err != nil {
		t.Fatal(err)
	}
	shut(t, c)
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for length := range whole {
		if err := os.WriteFile(file, whole[:length], 0o600); err != nil {
			t.Fatal(err)
		}
		c := open(t, t.TempDir())
		if err := c.Import(file); !errors.Is(err, ErrExport) {
			t.Errorf("%d of %d bytes: %v", length, len(whole), err)
		}
		shut(t, c)
	}
	for at := range whole {
		flipped := bytes.Clone(whole)
		flipped[at] ^= 1
		if err := os.WriteFile(file, flipped, 0o600); err != nil {
			t.Fatal(err)
		}
		c := open(t, t.TempDir())
		if c.Import(file) == nil {
			if got, ok := c.Get(key("a")); ok && !bytes.Equal(got, value("a")) {
				t.Errorf("byte %d: another value", at)
			}
		}
		shut(t, c)
	}
}
