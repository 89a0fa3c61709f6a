package client

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/khotin/khotin/internal/jstest"
	"github.com/khotin/khotin/internal/search/searchtest"
)

// visitQueries are whole syllables, so that no words are needed. One syllable
// alone may need days of older years to part ties, the others end with none.
var visitQueries = []string{"hội nghị tổng kết năm học ", `"ủy ban nhân" `, "trường lớp quận Long Biên ", "học ", "thi đua kỹ "}

// files gives the published files of an archive in base64.
func files(t *testing.T, archive []searchtest.WriteUp) map[string]string {
	t.Helper()
	dir := filepath.Join(publish(t, archive), "search")
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		out[e.Name()] = base64.StdEncoding.EncodeToString(data)
	}
	return out
}

func TestVisits(t *testing.T) {
	archive := makeArchive(400, 11)
	for i := range archive {
		archive[i].Body = firstBytes(archive[i].Body, 200) // fits into a head
	}
	var got struct {
		Rounds, Again   []int
		Twice, Packs    int
		Failures        []string
		Missing         string
		AtOnce, Renewed []bool
		Differs, Whole  bool
		Corrected       bool
		Manifests       int
		Suggested       [][]struct{ Text, Kind, URL string }
	}
	input := map[string]any{"files": files(t, archive[:399]), "newer": files(t, archive), "queries": visitQueries}
	jstest.Run(t, "testdata/visits.ts", input, &got)
	// With client.js itself there is one more.
	if want := []int{3, 3, 3, 4, 3}; !slices.Equal(got.Rounds, want) {
		t.Errorf("rounds of dependent requests: %v, want %v", got.Rounds, want)
	}
	if slices.Max(got.Again) > 0 {
		t.Errorf("requests when a query is asked again: %v", got.Again)
	}
	if slices.Contains(got.AtOnce, false) {
		t.Errorf("queries asked all at once are answered as alone: %v", got.AtOnce)
	}
	if got.Twice > 0 {
		t.Errorf("%d shards were fetched twice", got.Twice)
	}
	if want := []string{"LoadError: k-", "answered", "LoadError: p-", "answered", "LoadError: t-", "answered"}; !slices.Equal(got.Failures, want) {
		t.Errorf("failures: %q", got.Failures)
	}
	if got.Missing != "LoadError: ma" {
		t.Errorf("no search at all: %q", got.Missing)
	}
	if !got.Differs || slices.Contains(got.Renewed, false) {
		t.Errorf("published anew: %v, which makes a difference: %v", got.Renewed, got.Differs)
	}
	if !got.Corrected || got.Manifests != 1 {
		t.Errorf("published anew, what corrects is that of the new archive: %v, after %d looks at the manifest", got.Corrected, got.Manifests)
	}
	if !got.Whole || got.Packs > 30 {
		t.Errorf("a host without ranges: the same answer is %v, %d requests", got.Whole, got.Packs)
	}
	if s := got.Suggested; len(s[0]) == 0 || s[0][len(s[0])-1].Text != "hội ngheo" || len(s[1]) == 0 || s[1][0].Kind != "place" || s[1][0].URL != "/kho-tin/ha-noi/quan-long-bien/" || len(s[2])+len(s[3]) > 0 {
		t.Errorf("suggested: %+v", s)
	}
}

func firstBytes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xc0 == 0x80 {
		n--
	}
	return s[:n]
}
