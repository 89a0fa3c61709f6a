package related

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/index"
)

// relatedArchive has two topics in two places and what every office writes.
func relatedArchive() []index.Document {
	const (
		books    = "Ngày hội đọc sách, xây dựng tủ sách lớp học và thư viện xanh cho trẻ."
		swimming = "Dạy bơi an toàn, phòng chống đuối nước cho trẻ trong dịp hè."
		office   = "\nPhòng giáo dục quận tổ chức hội nghị. Các đồng chí lãnh đạo dự hội nghị."
	)
	doc := func(address, locality, place, date, topic string) index.Document {
		return index.Document{
			Address: address, Locality: locality, Date: date, Title: strings.SplitN(topic, ",", 2)[0] + " tại " + place,
			Body: topic + office + "\nQuận " + place + ". Tại quận " + place + ", quận " + place + " cho biết.",
		}
	}
	return []index.Document{
		doc("/lb-sach/", "ha-noi/quan-long-bien", "Long Biên", "2019-01-01", books),
		doc("/lb-boi/", "ha-noi/quan-long-bien", "Long Biên", "2019-01-02", swimming),
		doc("/cg-sach/", "ha-noi/quan-cau-giay", "Cầu Giấy", "2018-01-01", books),
		doc("/cg-boi/", "ha-noi/quan-cau-giay", "Cầu Giấy", "2018-01-02", swimming),
		doc("/dd-khac/", "ha-noi/quan-dong-da", "Đống Đa", "2018-01-02", "Chuyển đổi số, học bạ điện tử."),
	}
}

// update brings an index to the documents and gives what is related in it.
func update(t *testing.T, ix *index.Index, docs []index.Document, n int) map[string][]string {
	t.Helper()
	if _, err := ix.Update(t.Context(), docs); err != nil {
		t.Fatal(err)
	}
	all, err := All(t.Context(), ix, n)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func newIndex(t *testing.T) *index.Index {
	t.Helper()
	ix, err := index.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	return ix
}

// The same topic elsewhere is nearer than another topic at home.
func TestRelatedByTopicNotByLocality(t *testing.T) {
	all := update(t, newIndex(t), relatedArchive(), 1)
	for address, want := range map[string]string{
		"/lb-sach/": "/cg-sach/", "/cg-sach/": "/lb-sach/", "/lb-boi/": "/cg-boi/", "/cg-boi/": "/lb-boi/",
	} {
		if got := all[address]; !slices.Equal(got, []string{want}) {
			t.Errorf("related to %s: %q, want %s", address, got, want)
		}
	}
}

func TestTiesGoToTheNewerThenByAddress(t *testing.T) {
	docs := relatedArchive()
	twin := func(address, date string) index.Document {
		d := docs[0]
		d.Address, d.Date = address, date
		return d
	}
	docs = append(docs, twin("/b/", "2020-01-01"), twin("/a/", "2020-01-01"), twin("/c/", "2021-01-01"))
	got := update(t, newIndex(t), docs, 3)["/lb-sach/"]
	if want := []string{"/c/", "/a/", "/b/"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// madeUp gives documents of few different syllables, so that many share some.
func madeUp(r *rand.Rand, n int) []index.Document {
	syllables := strings.Fields("học sinh đường hòa quý kỹ tay năm nam 2018 hội nghị tổng kết trường lớp một hai ba ăn ngủ bơi đọc sách xanh sạch đẹp vui khỏe")
	docs := make([]index.Document, n)
	for i := range docs {
		words := make([]string, 20+r.IntN(40))
		for j := range words {
			words[j] = syllables[r.IntN(len(syllables))]
		}
		docs[i] = index.Document{Address: fmt.Sprintf("/%d/", i), Date: fmt.Sprintf("2018-01-%02d", 1+r.IntN(20)),
			Title: strings.Join(words[:5], " "), Body: strings.Join(words[5:], " ")}
	}
	return docs
}

// The same documents have the same related ones, in whatever order they came
// and whatever was in the index before.
func TestRelatedDependOnTheDocumentsAlone(t *testing.T) {
	docs := madeUp(rand.New(rand.NewPCG(1, 2)), 80)
	want := update(t, newIndex(t), docs, 4)
	count := 0
	for _, d := range docs {
		related := want[d.Address]
		if slices.Contains(related, d.Address) || len(related) > 4 {
			t.Fatalf("%s: %q", d.Address, related)
		}
		count += len(related)
	}
	if len(want) != len(docs) || count < len(docs) {
		t.Errorf("%d of %d documents, %d related in all", len(want), len(docs), count)
	}
	slices.Reverse(docs)
	changed := newIndex(t)
	update(t, changed, docs[:30], 4)
	docs[50].Title += " mới"
	update(t, changed, docs[20:], 4)
	docs[50].Title = strings.TrimSuffix(docs[50].Title, " mới")
	if got := update(t, changed, docs, 4); !reflect.DeepEqual(got, want) {
		t.Errorf("in another order and after updates: %v\nwant %v", got, want)
	}
}

func TestRelatedOfOneAndNone(t *testing.T) {
	ix := newIndex(t)
	if all := update(t, ix, relatedArchive()[:1], 5); len(all) != 1 || len(all["/lb-sach/"]) != 0 {
		t.Errorf("the only write-up: %q", all)
	}
	if all := update(t, ix, nil, 5); len(all) != 0 {
		t.Errorf("an empty archive: %v", all)
	}
}

// On real text: of the four nearest to an article of a law how many are of the
// same law, and to a paragraph of the encyclopaedia of the same page: so many
// of those that could be shown are, and so many of those shown are right. Only
// the bodies are indexed, which name neither.
func TestRelatedOnRealText(t *testing.T) {
	label, sets := questionDocuments(t)
	members := map[string]int{}
	for _, l := range label {
		members[l]++
	}
	for set, least := range map[string]struct{ found, right float64 }{"alqac": {.88, .88}, "xquad-vi": {.41, .83}} {
		all := update(t, newIndex(t), sets[set], 4)
		same, shown, total := 0, 0, 0
		for address, related := range all {
			if members[label[address]] < 5 {
				continue // too few for four to be found
			}
			total += 4
			shown += len(related)
			for _, other := range related {
				if label[other] == label[address] {
					same++
				}
			}
		}
		found, right := float64(same)/float64(total), float64(same)/float64(shown)
		t.Logf("%s: %.3f of %d found, %.3f of %d right", set, found, total, right, shown)
		if found < least.found || right < least.right {
			t.Errorf("%s: %.3f found, %.3f right, want %v", set, found, right, least)
		}
	}
}

// questionDocuments reads the documents of the shared question sets, and what
// each is a part of.
func questionDocuments(t *testing.T) (label map[string]string, sets map[string][]index.Document) {
	t.Helper()
	shared := os.Getenv("KHOTIN_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "shared")
	}
	data, err := os.ReadFile(filepath.Join(shared, "corpus", "questions-docs.jsonl"))
	if err != nil {
		t.Skipf("the shared corpus is not here (set KHOTIN_SHARED): %v", err)
	}
	label, sets = map[string]string{}, map[string][]index.Document{}
	for line := range bytes.Lines(data) {
		var d struct{ ID, Set, Title, Body string }
		if err := json.Unmarshal(line, &d); err != nil {
			t.Fatal(err)
		}
		whole := d.Title
		if law, _, ok := strings.Cut(d.ID, "@"); ok {
			whole = law
		}
		address := "/" + d.ID + "/"
		label[address] = whole
		sets[d.Set] = append(sets[d.Set], index.Document{Address: address, Body: d.Body})
	}
	return label, sets
}
