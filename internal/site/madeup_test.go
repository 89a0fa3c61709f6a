package site

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/vi"
)

// madeUp makes an archive of n write-ups that nobody could take for real: every
// name says that it is made up ("Bịa").
func madeUp(t testing.TB, n int) *archive.Archive {
	t.Helper()
	a := &archive.Archive{Rules: &article.Rules{Kinds: &article.ClosedList{}, Levels: &article.ClosedList{}}}
	places := madeUpPlaces()
	for i := range n {
		a.WriteUps = append(a.WriteUps, madeUpEntry(i, places[i*7919%len(places)]))
	}
	return a
}

func madeUpPlaces() []gazetteer.Locality {
	var places []gazetteer.Locality
	for i := range 63 {
		name := fmt.Sprintf("Bịa %02d", i+1)
		province := &gazetteer.Province{Name: name, Type: "Tỉnh", FullName: "Tỉnh " + name, Slug: vi.Slug(name)}
		places = append(places, gazetteer.Locality{Kind: gazetteer.InProvince, Province: province})
		for j := range 11 {
			name := fmt.Sprintf("Huyện Đặt Ra %02d", j+1)
			places = append(places, gazetteer.Locality{Kind: gazetteer.InDistrict, Province: province, District: &gazetteer.District{
				Name: name, Type: "Huyện", FullName: name, Slug: vi.Slug(name), Province: province,
			}})
		}
	}
	return places
}

func madeUpEntry(i int, place gazetteer.Locality) *archive.Entry {
	first := 2010 + i%12
	title := fmt.Sprintf("Hội nghị bịa số %d tổng kết năm học %d-%d của %s", i+1, first, first+1, place.Name())
	w := &article.WriteUp{
		File: fmt.Sprintf("content/bia/%05d.md", i+1), Title: title,
		Date:       gazetteer.MustDay(fmt.Sprintf("%d-08-%02d", first+1, i%28+1)),
		SchoolYear: article.SchoolYear{First: first}, RelatedSchoolYears: []article.SchoolYear{{First: first + 1}},
		Locality: place, Organiser: "Phòng Bịa Đặt", Chair: "Ông Không Có Thật",
		People:  []article.Person{{Name: "Bà Không Có Thật", Office: "Trưởng phòng"}},
		Figures: []article.Figure{{Indicator: "Chỉ tiêu bịa", Unit: "chỉ tiêu"}},
		Source:  article.Source{Name: "Nguồn bịa", URL: "https://example.org/bia"},
		Summary: "Tóm tắt bịa ra để thử, không nói về nơi nào có thật. " + title,
		Slug:    vi.Slug(title), Body: madeUpBody(i), BodyLine: 12, Digest: sha256.Sum256([]byte(title)),
	}
	return &archive.Entry{WriteUp: w, Address: "/" + place.Path() + "/" + w.SchoolYear.String() + "/" + w.Slug + "/"}
}

// madeUpBody is as long as a real write-up, about 6.8 KB.
func madeUpBody(i int) string {
	var b strings.Builder
	for j := range 6 {
		fmt.Fprintf(&b, "## Phần bịa %d\n\n", j+1)
		for k := range 5 {
			fmt.Fprintf(&b, "Đoạn **bịa** thứ %d của bài %d: học sinh, giáo viên, cơ sở vật chất, chất lượng giáo dục và kỷ cương, nền nếp đều là chữ đặt ra để thử.\n\n", k+1, i+1)
		}
		b.WriteString("- Nhiệm vụ bịa thứ nhất\n- Nhiệm vụ bịa thứ hai\n\n")
	}
	return b.String()
}
