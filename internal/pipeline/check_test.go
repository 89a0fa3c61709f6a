package pipeline

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

// A check finds the same with what earlier checks and builds have kept, of what was
// changed since, and of drafts.
func TestACheckFindsTheSameWithACache(t *testing.T) {
	o := madeUpArchive(t, 20)
	o.CacheDir = t.TempDir()
	for _, text := range []string{"[a](no-such.md)\n", "Một câu.\n", "[b](no-such.md)\n", "[b](no-such.md)\n\n<script>\n"} {
		for _, draft := range []string{"true", "false"} {
			front := "---\ntitle: Bài\ndate: 2019-08-19\nschool_year: 2018-2019\nprovince: Hà Nội\ndraft: " + draft + "\n---\n"
			if err := os.WriteFile(filepath.Join(o.Source, "content", "bai.md"), []byte(front+text), 0o644); err != nil {
				t.Fatal(err)
			}
			without := o
			without.CacheDir = ""
			_, want, err := Check(t.Context(), without)
			if err != nil {
				t.Fatal(err)
			}
			for range 2 {
				if _, got, err := Check(t.Context(), o); err != nil || !reflect.DeepEqual(got, want) {
					t.Errorf("%q, draft %s: %v, %v, want %v", text, draft, got, err, want)
				}
			}
		}
	}
}
