package pipeline

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// topics are what the write-ups of relatedArchive are about. What the last
// three say, nothing else says.
var topics = []string{
	"Dạy bơi an toàn, phòng chống đuối nước cho học sinh trong dịp hè, lớp bơi miễn phí tại bể bơi của xã",
	"Ngày hội đọc sách, xây dựng tủ sách lớp học, thư viện xanh và tiết đọc thư viện hằng tuần",
	"Ký số học bạ điện tử, kết nối cơ sở dữ liệu ngành",
	"Chấm sáng kiến kinh nghiệm cấp thành phố",
	"Lắp pin mặt trời ở vùng cao",
}

// relatedArchive writes write-ups on swimming and on reading, three of each in
// places of their own, and one of every other topic.
func relatedArchive(t *testing.T) (o Options, addresses map[string]int) {
	t.Helper()
	places := []string{"Hà Nội", "Thái Bình", "Nam Định", "Hải Phòng", "Thanh Hóa", "Nghệ An", "Sơn La", "Cà Mau", "Hà Giang"}
	about := []int{0, 1, 0, 1, 0, 1, 2, 3, 4}
	o = Options{Source: t.TempDir(), Version: "test"}
	o.CacheDir = filepath.Join(o.Source, ".cache")
	if err := os.Mkdir(filepath.Join(o.Source, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	addresses = map[string]int{}
	slugs := []string{"ha-noi", "thai-binh", "nam-dinh", "hai-phong", "thanh-hoa", "nghe-an", "son-la", "ca-mau", "ha-giang"}
	for i, place := range places {
		text := fmt.Sprintf("---\ntitle: Bài %d\ndate: 2019-08-%02d\nschool_year: 2018-2019\nprovince: %s\nslug: bai\n---\n%s.\n\nTại hội nghị, các đồng chí lãnh đạo ngành giáo dục biểu dương các đơn vị.\n",
			i, i+1, place, topics[about[i]])
		if err := os.WriteFile(filepath.Join(o.Source, "content", fmt.Sprintf("%d.md", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		addresses["/"+slugs[i]+"/2018-2019/bai/"] = about[i]
	}
	return o, addresses
}

var relatedCard = regexp.MustCompile(`<li><a href="([^"]+)"`)

// relatedOn lists where the related write-ups of a published page lead.
func relatedOn(t *testing.T, public, address string) (found []string, html string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(public, filepath.FromSlash(address), "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(data), `class="related"`)
	section, _, _ = strings.Cut(section, "</section>")
	for _, match := range relatedCard.FindAllStringSubmatch(section, -1) {
		found = append(found, match[1])
	}
	return found, section
}

// A page leads to the write-ups on its own topic, with day, place and school
// year; where there is none, there is no list.
func TestPagesLeadToRelatedWriteUps(t *testing.T) {
	o, addresses := relatedArchive(t)
	if _, err := Run(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	for address, topic := range addresses {
		var want []string
		for other, its := range addresses {
			if its == topic && other != address {
				want = append(want, other)
			}
		}
		got, html := relatedOn(t, filepath.Join(o.Source, "public"), address)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s (%.20s…) leads to %q, want %q", address, topics[topic], got, want)
		}
		if len(want) > 0 && (!strings.Contains(html, `<time datetime="2019-08-`) || !strings.Contains(html, "Năm học 2018–2019")) {
			t.Errorf("%s: no day or school year in %s", address, html)
		}
	}
}

// Nothing of an earlier build is left in the lists, and building upon the index
// of the last one gives what a first build gives.
func TestRelatedAreThoseOfThisBuild(t *testing.T) {
	o, addresses := relatedArchive(t)
	public := filepath.Join(o.Source, "public")
	if _, err := Run(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(o.Source, "content", "0.md")); err != nil {
		t.Fatal(err)
	}
	o.AllowRemoved = true
	if _, err := Run(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	anew := o
	anew.CacheDir, anew.Destination = t.TempDir(), filepath.Join(t.TempDir(), "public")
	if _, err := Run(t.Context(), anew); err != nil {
		t.Fatal(err)
	}
	for address := range addresses {
		if address == "/ha-noi/2018-2019/bai/" {
			continue
		}
		got, html := relatedOn(t, public, address)
		if _, first := relatedOn(t, anew.Destination, address); html != first {
			t.Errorf("%s: an index that was changed gives\n%s\na new one\n%s", address, html, first)
		}
		if slices.Contains(got, "/ha-noi/2018-2019/bai/") {
			t.Errorf("%s leads to what is gone", address)
		}
	}
}
