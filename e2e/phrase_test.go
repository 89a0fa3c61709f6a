package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/khotin/khotin/e2e/host"
)

func writePhrased(source string) error {
	texts := map[string]string{}
	for i := range 350 {
		body := "Công tác phòng chống đuối nước.\n"
		if i%40 == 39 {
			body = "Phòng chống đuối sức; chống đuối nước sâu; phòng chống.\n"
		}
		name := fmt.Sprintf("bai-%03d", i)
		texts[name] = awkwardHead("Công văn số "+fmt.Sprint(1000+i), name) + body
	}
	return writeTexts(source, texts)
}

// A phrase is verified in the texts of the first hundred candidates: the pages
// end there, whichever was asked for.
func TestPagesOfAPhrase(t *testing.T) {
	t.Parallel()
	const beyond = "Chỉ 100 bài phù hợp nhất được đọc"
	address := func(page int) string {
		return fmt.Sprintf("tim-kiem/?q=%%22phòng+chống+đuối+nước%%22&page=%d", page)
	}

	for _, page := range []int{10, 11, 35, 9999} {
		scenario(t, fmt.Sprintf("page %d settles on the last, asks for nothing twice and says how to go on", page), func(t *testing.T) {
			r := visitHost(t, host.Options{Dir: phrased.dir(t)})
			r.opens("nam-hoc/")
			r.opens(address(page))
			r.sees("[data-search-count]", "Kết quả 91–9")
			r.sees("[data-search-paging]", "Trang 10 / 10")
			r.sees("[data-search-paging]", beyond)
			r.seesNo("[data-search-paging] [rel=next]")
			r.isAt("page=10")
			r.rests()
			seen := map[string]int{}
			for _, name := range r.loaded() {
				if seen[name]++; seen[name] > 1 && !inParts(name) {
					t.Errorf("%s was asked for %d times", name, seen[name])
				}
			}
			if texts := sum(seen, "search/t-"); texts > 210 {
				t.Errorf("%d parts of texts were asked for", texts)
			}
			r.goesBack()
			r.isAt("/nam-hoc/")
		})
	}

	scenario(t, "the pages before the last lead there, and the way back from it", func(t *testing.T) {
		r := visitHost(t, host.Options{Dir: phrased.dir(t)})
		r.opens(address(9))
		r.sees("[data-search-count]", "Kết quả 81–90 trên khoảng 3")
		r.rests()
		r.clicks("[rel=next]")
		r.sees("[data-search-paging]", beyond)
		r.clicks("[rel=prev]")
		r.sees("[data-search-count]", "Kết quả 81–90")
		r.goesBack()
		r.sees("[data-search-count]", "Kết quả 91–9")
	})
}

// inParts tells whether a file is read by parts, each of which is a request.
func inParts(name string) bool {
	return strings.HasPrefix(name, "search/t-") || strings.HasPrefix(name, "search/p-")
}

func sum(counts map[string]int, prefix string) (all int) {
	for name, n := range counts {
		if strings.HasPrefix(name, prefix) {
			all += n
		}
	}
	return all
}
