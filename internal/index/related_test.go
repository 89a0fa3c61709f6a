package index

import (
	"bytes"
	"context"
	"encoding/json"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// relatedArchive has two topics in two places and what every office writes.
func relatedArchive() []Document {
	const (
		reading  = "Ngày hội đọc sách, xây dựng tủ sách lớp học và thư viện xanh cho trẻ."
		swimming = "Dạy bơi an toàn, phòng chống đuối nước cho trẻ trong dịp hè."
		office   = "\nPhòng giáo dục quận tổ chức hội nghị. Các đồng chí lãnh đạo dự hội nghị."
	)
	doc := func(address, locality, place, date, topic string) Document {
		return Document{
			Address: address, Locality: locality, Date: date, Title: strings.SplitN(topic, ",", 2)[0] + " tại " + place,
			Body: topic + office + "\nQuận " + place + ". Tại quận " + place + ", quận " + place + " cho biết.",
		}
	}
	return []Document{
		doc("/lb-sach/", "ha-noi/quan-long-bien", "Long Biên", "2019-01-01", reading),
		doc("/lb-boi/", "ha-noi/quan-long-bien", "Long Biên", "2019-01-02", swimming),
		doc("/cg-sach/", "ha-noi/quan-cau-giay", "Cầu Giấy", "2018-01-01", reading),
		doc("/cg-boi/", "ha-noi/quan-cau-giay", "Cầu Giấy", "2018-01-02", swimming),
		doc("/dd-khac/", "ha-noi/quan-dong-da", "Đống Đa", "2018-01-02", "Chuyển đổi số, học bạ điện tử."),
	}
}

// The same topic elsewhere is nearer than another topic at home.
func TestRelatedByTopicNotByPlace(t *testing.T) {
	ix := build(t, relatedArchive())
	for address, want := range map[string]string{
		"/lb-sach/": "/cg-sach/", "/cg-sach/": "/lb-sach/", "/lb-boi/": "/cg-boi/", "/cg-boi/": "/lb-boi/",
	} {
		got, err := ix.Related(address, 1)
		must(t, err)
		if !slices.Equal(got, []string{want}) {
			t.Errorf("related to %s: %q, want %s", address, got, want)
		}
	}
}

func TestRelatedTiesGoToTheNewerThenByAddress(t *testing.T) {
	docs := relatedArchive()
	twin := func(address, date string) Document {
		d := docs[0]
		d.Address, d.Date = address, date
		return d
	}
	docs = append(docs, twin("/b/", "2020-01-01"), twin("/a/", "2020-01-01"), twin("/c/", "2021-01-01"))
	got, err := build(t, docs).Related("/lb-sach/", 3)
	must(t, err)
	if want := []string{"/c/", "/a/", "/b/"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestRelatedAllIsRelatedOfEach(t *testing.T) {
	docs := madeUp(rand.New(rand.NewPCG(1, 2)), 80, 40)
	ix := build(t, docs)
	all, err := ix.RelatedAll(4)
	must(t, err)
	some := 0
	for _, d := range docs {
		one, err := ix.Related(d.Address, 4)
		must(t, err)
		if !slices.Equal(one, all[d.Address]) {
			t.Fatalf("%s: %q alone, %q among all", d.Address, one, all[d.Address])
		}
		if slices.Contains(one, d.Address) || len(one) > 4 {
			t.Fatalf("%s: %q", d.Address, one)
		}
		some += len(one)
	}
	if len(all) != len(docs) || some < 2*len(docs) {
		t.Errorf("%d of %d documents, %d related in all", len(all), len(docs), some)
	}
	slices.Reverse(docs)
	again, err := build(t, docs).RelatedAll(4)
	must(t, err)
	if !reflect.DeepEqual(all, again) {
		t.Error("the same documents in another order have other related ones")
	}
}

func TestRelatedOfUnknownAndAlone(t *testing.T) {
	ix := build(t, relatedArchive()[:1])
	if got, err := ix.Related("/lb-sach/", 5); err != nil || len(got) != 0 {
		t.Errorf("the only write-up: %q, %v", got, err)
	}
	if _, err := ix.Related("/khong-co/", 5); err == nil {
		t.Error("an unknown address: no error")
	}
	must(t, errOf(ix.Update(context.Background(), nil)))
	if all, err := ix.RelatedAll(5); err != nil || len(all) != 0 {
		t.Errorf("an empty archive: %v, %v", all, err)
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
	for set, least := range map[string]struct{ found, right float64 }{"alqac": {.88, .88}, "xquad-vi": {.38, .83}} {
		all, err := build(t, sets[set]).RelatedAll(4)
		must(t, err)
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
func questionDocuments(t *testing.T) (label map[string]string, sets map[string][]Document) {
	t.Helper()
	data, err := os.ReadFile(shared("corpus", "questions-docs.jsonl"))
	if err != nil {
		t.Skipf("the shared corpus is not here (set KHOTIN_SHARED): %v", err)
	}
	label, sets = map[string]string{}, map[string][]Document{}
	for line := range bytes.Lines(data) {
		var d struct{ ID, Set, Title, Body string }
		must(t, json.Unmarshal(line, &d))
		whole := d.Title
		if law, _, ok := strings.Cut(d.ID, "@"); ok {
			whole = law
		}
		address := "/" + d.ID + "/"
		label[address] = whole
		sets[d.Set] = append(sets[d.Set], Document{Address: address, Body: d.Body})
	}
	return label, sets
}
