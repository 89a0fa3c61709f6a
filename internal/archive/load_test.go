package archive

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
)

// page writes a write-up; more is further front matter.
func page(title, date, year, locality, more string) *fstest.MapFile {
	text := fmt.Sprintf("---\ntitle: %s\ndate: %s\nschool_year: %s\n%s\n%s---\nNội dung.\n", title, date, year, locality, more)
	return &fstest.MapFile{Data: []byte(text)}
}

const longBien = "district: Quận Long Biên, Hà Nội"

// longBienPage is a write-up of one district and school year.
func longBienPage(title, more string) *fstest.MapFile {
	return page(title, "2019-08-19", "2018-2019", longBien, more)
}

// loadFS loads an archive from memory.
func loadFS(t *testing.T, source fs.FS, drafts bool) (*Archive, diag.Problems) {
	t.Helper()
	localities, err := gazetteer.Default()
	if err != nil {
		t.Fatal(err)
	}
	a, problems, err := load(t.Context(), source, Options{Drafts: drafts, Gazetteer: localities})
	if err != nil {
		t.Fatal(err)
	}
	if (a == nil) != problems.HasErrors() {
		t.Errorf("archive %v with these problems:\n%v", a != nil, problems)
	}
	return a, problems
}

// wantProblems compares the first lines of problems, in English.
func wantProblems(t *testing.T, problems diag.Problems, want ...string) {
	t.Helper()
	var got []string
	for _, p := range problems {
		line, _, _ := strings.Cut(p.Error(), "\n")
		got = append(got, line)
	}
	if !slices.Equal(got, want) {
		t.Errorf("problems:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func addresses(entries []*Entry) string {
	var list []string
	for _, e := range entries {
		list = append(list, e.Address)
	}
	return strings.Join(list, "\n")
}

// small is an archive of several localities, years and days.
func small() fstest.MapFS {
	return fstest.MapFS{
		"content/e.md": page("E", "2019-08-19", "2018-2019", longBien, ""),
		"content/d.md": page("D", "2019-08-19", "2018-2019", longBien, ""),
		"content/c.md": page("C", "2018-08-15", "2018-2019", longBien, ""),
		"content/b.md": page("B", "2024-08-23", "2023-2024", longBien, ""),
		"content/a.md": page("A", "2020-09-15", "2019-2020", "province: Hà Nội", ""),
		"content/f.md": page("F", "2020-09-09", "2019-2020", "district: TP Thái Bình, Thái Bình", ""),
		"content/g.md": page("G", "2025-08-22", "2024-2025", "commune: Phường Long Biên, Hà Nội", ""),
	}
}

func TestOrderAndAddresses(t *testing.T) {
	a, problems := loadFS(t, small(), false)
	wantProblems(t, problems)
	want := `/ha-noi/phuong-long-bien/2024-2025/g/
/ha-noi/quan-long-bien/2023-2024/b/
/ha-noi/2019-2020/a/
/thai-binh/thanh-pho-thai-binh/2019-2020/f/
/ha-noi/quan-long-bien/2018-2019/d/
/ha-noi/quan-long-bien/2018-2019/e/
/ha-noi/quan-long-bien/2018-2019/c/`
	if got := addresses(a.WriteUps); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if a.WriteUps[0].File != "content/g.md" {
		t.Errorf("file %s", a.WriteUps[0].File)
	}
}

func TestQueries(t *testing.T) {
	a, _ := loadFS(t, small(), false)
	if e, ok := a.ByAddress("/ha-noi/2019-2020/a/"); !ok || e.Title != "A" {
		t.Error("no write-up at its address")
	}
	if e, ok := a.ByAddress("/an-giang/"); ok {
		t.Errorf("%s at the address of no write-up", e.Title)
	}
	var provinces []string
	for _, p := range a.Provinces() {
		provinces = append(provinces, p.Name)
	}
	if got := strings.Join(provinces, ", "); got != "Hà Nội, Thái Bình" {
		t.Errorf("provinces: %s", got)
	}
}

// TestNeighbours walks the write-ups of a district through time and back.
func TestNeighbours(t *testing.T) {
	a, _ := loadFS(t, small(), false)
	e, _ := a.ByAddress("/ha-noi/quan-long-bien/2018-2019/c/")
	var walk []string
	for ok := true; ok; e, ok = a.Later(e) {
		walk = append(walk, e.Title)
		if len(walk) > 4 {
			break
		}
		if earlier, found := a.Earlier(e); found != (len(walk) > 1) || found && earlier.Title != walk[len(walk)-2] {
			t.Errorf("earlier than %s: %v", e.Title, earlier)
		}
	}
	if got := strings.Join(walk, " "); got != "C D E B" {
		t.Errorf("through time: %s", got)
	}
}

func TestDrafts(t *testing.T) {
	source := fstest.MapFS{
		"content/a.md": longBienPage("A", ""),
		"content/b.md": longBienPage("A", "draft: true\n"), // would have the same address
	}
	a, problems := loadFS(t, source, false)
	wantProblems(t, problems)
	if len(a.WriteUps) != 1 || len(a.Drafts) != 1 {
		t.Errorf("%d write-ups, %d drafts left out", len(a.WriteUps), len(a.Drafts))
	}
	_, problems = loadFS(t, source, true)
	wantProblems(t, problems, "content/b.md:2: slug: has the same address /ha-noi/quan-long-bien/2018-2019/a/ as content/a.md [K2102]")
}

func TestSameAddressTwice(t *testing.T) {
	_, problems := loadFS(t, fstest.MapFS{
		"content/1.md": longBienPage("Hội nghị", ""),
		"content/2.md": longBienPage("Hội Nghị", ""),
		"content/3.md": longBienPage("Khác", "slug: hoi-nghi-2019-08-19\n"),
		"content/4.md": page("Hội nghị", "2019-08-19", "2018-2019", "district: Quận Ba Đình, Hà Nội", ""),
	}, false)
	wantProblems(t, problems, "content/2.md:2: slug: has the same address /ha-noi/quan-long-bien/2018-2019/hoi-nghi/ as content/1.md [K2102]")
	if hint := problems[0].Hint.EN; !strings.HasSuffix(hint, "slug: hoi-nghi-2") {
		t.Errorf("the suggested slug is taken: %s", hint)
	}
}

// Who follows all hints at once must not get the same fault again.
func TestSameAddressManyTimes(t *testing.T) {
	same := fstest.MapFS{}
	for i := range 4 {
		same[fmt.Sprintf("content/%d.md", i)] = longBienPage("Hội nghị", "")
	}
	_, problems := loadFS(t, same, false)
	suggested := map[string]bool{}
	for _, p := range problems {
		suggested[p.Hint.EN] = true
	}
	if len(problems) != 3 || len(suggested) != 3 {
		t.Errorf("%d faults with %d different hints: %v", len(problems), len(suggested), problems)
	}
}

func TestAliases(t *testing.T) {
	_, problems := loadFS(t, fstest.MapFS{
		"content/1.md": longBienPage("A", "aliases: [/cu/1/, /cu/1.html, /ha-noi/quan-long-bien/2018-2019/b/]\n"),
		"content/2.md": longBienPage("B", "aliases: [/Cu/1, /cu/1/index.html, /ha-noi/quan-long-bien/2018-2019/b/, /ha-noi/, /ha-noi/2018-2019, /tim-kiem/cu/, /Search/x.json, /cu/2/]\n"),
	}, false)
	wantProblems(t, problems,
		"content/1.md:6: aliases[3]: /ha-noi/quan-long-bien/2018-2019/b/ is already an address of content/2.md [K2103]",
		"content/2.md:6: aliases[1]: /Cu/1/ is already an address of content/1.md [K2103]",
		"content/2.md:6: aliases[2]: /cu/1/index.html is already an address of content/1.md [K2103]",
		"content/2.md:6: aliases[3]: /ha-noi/quan-long-bien/2018-2019/b/ is already an address of content/2.md [K2103]",
		"content/2.md:6: aliases[4]: /ha-noi/ is the address of a list [K2104]",
		"content/2.md:6: aliases[5]: /ha-noi/2018-2019/ is the address of a list [K2104]",
		"content/2.md:6: aliases[6]: /tim-kiem/cu/ belongs to khotin's own pages [K2105]",
		"content/2.md:6: aliases[7]: /Search/x.json belongs to khotin's own pages [K2105]")
}

// TestReservedNames: no province of any time may take an address of khotin's own.
func TestReservedNames(t *testing.T) {
	localities, err := gazetteer.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, day := range []string{"2004-09-01", "2025-06-30", "2025-07-01"} {
		for _, p := range localities.Provinces(gazetteer.MustDay(day)) {
			if slices.Contains(Reserved, p.Slug) {
				t.Errorf("%s has the address of a page of khotin's", p.FullName)
			}
		}
	}
	_, problems := loadFS(t, fstest.MapFS{"content/1.md": longBienPage("Trang", "")}, false)
	wantProblems(t, problems, `content/1.md:2: slug: "trang" belongs to the pages of lists [K2101]`)
}

func TestNothingToLoad(t *testing.T) {
	_, problems := loadFS(t, fstest.MapFS{"hugo.toml": {}}, false)
	wantProblems(t, problems, "content: there is no folder content [K2003]")
	_, problems = loadFS(t, fstest.MapFS{"content/a.txt": {}}, false)
	wantProblems(t, problems, "content: holds no write-up [K2004]")
	_, problems, err := Load(t.Context(), Options{Source: filepath.Join(t.TempDir(), "nirgends")})
	if err != nil || len(problems) != 1 || problems[0].Message.EN != "there is no such folder" || problems[0].Hint.VI == "" {
		t.Errorf("%v %v", problems, err)
	}
}

func TestCancelled(t *testing.T) {
	localities, err := gazetteer.Default()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if a, _, err := load(ctx, small(), Options{Gazetteer: localities}); a != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("%v, %v", a, err)
	}
}

func TestTooLargeIsNotRead(t *testing.T) {
	source := small()
	source["content/z.md"] = &fstest.MapFile{Data: make([]byte, article.MaxFileBytes+1)}
	_, problems := loadFS(t, source, false)
	wantProblems(t, problems, "content/z.md: the file has 2049 KB, the most is 2048 KB [K1002]")
}

func TestAnArchivesOwnKinds(t *testing.T) {
	source := fstest.MapFS{
		"data/kinds.yaml": {Data: []byte("hoi-giang: {vi: Hội giảng}\n")},
		"content/a.md":    longBienPage("A", "kind: hoi-giang\n"),
	}
	a, problems := loadFS(t, source, false)
	wantProblems(t, problems)
	if got := a.Rules.Kinds.Label(a.WriteUps[0].Kind).VI; got != "Hội giảng" {
		t.Errorf("label %s", got)
	}
	source["data/kinds.yaml"].Data = []byte("hoi-giang: Hội giảng\n")
	_, problems = loadFS(t, source, false)
	if len(problems) != 2 || problems[1].File != "data/kinds.yaml" {
		t.Errorf("%v", problems)
	}
}

// onDisk writes files into a new folder and returns it.
func onDisk(t *testing.T, files fstest.MapFS) string {
	t.Helper()
	folder := t.TempDir()
	if err := os.CopyFS(folder, files); err != nil {
		t.Fatal(err)
	}
	return folder
}

// TestSameEveryTime loads with many workers and compares with the first.
func TestSameEveryTime(t *testing.T) {
	source := small()
	for i := range 50 {
		source[fmt.Sprintf("content/bad%02d.md", i)] = longBienPage("X", "x: 1\ny: 2\n")
	}
	_, first := loadFS(t, source, false)
	for range 5 {
		if _, again := loadFS(t, source, false); !slices.Equal(again, first) {
			t.Fatal("the problems come in another order")
		}
	}
}
