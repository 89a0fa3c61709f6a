package site

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/picture/picturetest"
	"github.com/khotin/khotin/internal/site/plan"
)

// What a build has read may be gone or changed before it is used: it says so, and
// publishes nothing else in its place.
func TestAPictureThatIsChangedMeanwhile(t *testing.T) {
	o := photographs(t, "![Lễ](a.gif)", "content/a.gif", "picture 70x50")
	s, err := Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := os.WriteFile(filepath.Join(o.Source, "content", "a.gif"), picturetest.GIF(90, 60, 2), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := s.Write(nil); err == nil || !strings.Contains(err.Error(), "K4013") {
		t.Error(err)
	}
}

func TestACacheThatIsLostMeanwhile(t *testing.T) {
	o := photographs(t, "![Lễ](a.jpg)", "content/a.jpg", "picture 700x500")
	o.CacheDir = t.TempDir()
	if err := Build(t.Context(), o); err != nil { // what was made of the picture is in the cache
		t.Fatal(err)
	}
	o.Staging = filepath.Join(t.TempDir(), "out")
	s, err := Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	packs, err := filepath.Glob(filepath.Join(o.CacheDir, "pages", "*"))
	if err != nil || len(packs) == 0 {
		t.Fatal(packs, err)
	}
	for _, name := range packs {
		if err := os.Truncate(name, 0); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Write(nil); err == nil || !strings.Contains(err.Error(), "K4012") {
		t.Error(err)
	}
}

func TestAPartWithoutItsTexts(t *testing.T) {
	o := photographs(t, "Hội nghị.")
	s, err := Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	var records []plan.Record
	err = s.PageRecords(nil, func(r plan.Record) error { records = append(records, r); return nil })
	s.Close()
	if err != nil {
		t.Fatal(err)
	}
	o.CacheDir = t.TempDir()
	if s, err = MakePages(t.Context(), o, records, "1"); err == nil || !strings.Contains(err.Error(), "K4402") {
		t.Error(err)
	}
	if s != nil {
		s.Close()
	}
}
