package cache

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const someID = "NK_Uhecgs-mk86bo2peT/qtx363uFqCYZpm9Pt3Aj/v7NcW_X8soWvPV8skgUV/GZkCwzpoMqLFMLaI9hUj"

// The program of this test was linked by Go, which says in it what it is: it is not
// read whole.
func TestProgramHasABuildID(t *testing.T) {
	name, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if id := buildID(file); strings.Count(id, "/") < 1 {
		t.Errorf("build ID %q of %s", id, name)
	}
	a, err := Program()
	if err != nil {
		t.Fatal(err)
	}
	if b, err := program(name); a != b || err != nil {
		t.Errorf("%x, read again %x: %v", a, b, err)
	}
}

// Where Go's linker left no ID that tells contents apart, each byte counts.
func TestProgramsAreToldApart(t *testing.T) {
	marked := func(id, code string) string { return "MZ" + idStart + id + idEnd + code }
	for _, tt := range []struct {
		name, a, b string
		same       bool
	}{
		{"no ID, other code", "MZ code", "MZ edoc", false},
		{"one ID", marked(someID, "code"), marked(someID, "code"), true},
		{"another content in the ID", marked(someID, ""), marked(strings.Replace(someID, "hUj", "hUk", 1), ""), false},
		{"an ID that a flag set, other code", marked("release", "a"), marked("release", "b"), false},
		{"an ID of two words that a flag set, other code", marked("release/5", "a"), marked("release/5", "b"), false},
		{"an ID that is cut off, other code", "MZ" + idStart + someID + "a", "MZ" + idStart + someID + "b", false},
		{"an ELF file without a note, other code", "\x7fELF a", "\x7fELF b", false},
		{"no ELF file, one ID in the middle of other code", "MZ a" + idStart + someID + idEnd, "MZ b" + idStart + someID + idEnd, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			key := func(content string) Key {
				name := filepath.Join(t.TempDir(), "program")
				if err := os.WriteFile(name, []byte(content), 0o700); err != nil {
					t.Fatal(err)
				}
				k, err := program(name)
				if err != nil {
					t.Fatal(err)
				}
				return k
			}
			if same := key(tt.a) == key(tt.b); same != tt.same {
				t.Errorf("same key: %v", same)
			}
		})
	}
}
