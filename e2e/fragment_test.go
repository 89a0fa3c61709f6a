package e2e

import (
	"fmt"
	"testing"
)

// found gives what the search client answers: the address, the fragment and the
// excerpt of each hit.
const found = `import(%s + "search/client.js").then(({ openArchive }) => openArchive(%[1]s + "search/")).then((archive) => archive.search(%s)).then(({ hits }) => hits.map(({ url, fragment = "", excerpt }) => [url, fragment, excerpt.text]))`

// marks gives what a text directive marks in the page: from the first place of
// its first words to the first place of its last words behind them.
const marks = `(() => {
	const page = document.querySelector("main").innerText.replace(/\s+/g, " ");
	const [start, end] = %s.replace(":~:text=", "").split(",").map(decodeURIComponent);
	const from = page.indexOf(start);
	const to = end === undefined ? from + start.length : page.indexOf(end, from + start.length) + end.length;
	return from < 0 || to < from ? "" : page.slice(from, to);
})()`

// A link of a result leads to the passage that the result shows, and marks it.
func TestFragmentsMarkTheExcerpt(t *testing.T) {
	t.Parallel()
	const norm = `%s.replace(/^… | …$/g, "").replace(/\s+/g, " ").trim()`
	for _, query := range []string{"hoi nghi tong ket ", "chỉ tiêu thi đua ", "phổ cập giáo dục ", "nhiệm vụ trọng tâm ", "covid "} {
		scenario(t, "a result's link marks what its excerpt shows: "+query, func(t *testing.T) {
			r := visit(t)
			r.opens("")
			hits := value[[][3]string](r, fmt.Sprintf(found, literal(r.base()), literal(query)))
			whole := 0
			if len(hits) == 0 {
				t.Fatal("nothing is found")
			}
			for _, hit := range hits {
				if hit[1] == "" {
					continue
				}
				r.opens(hit[0][1:])
				marked, excerpt := value[string](r, fmt.Sprintf(marks, literal(hit[1]))), value[string](r, fmt.Sprintf(norm, literal(hit[2])))
				// Facts of the front matter, which stand elsewhere in the page, are not marked at all.
				if short := []rune(excerpt); len([]rune(marked)) > len(short)+3 {
					t.Errorf("%s: the excerpt is %q, marked is %q", hit[0], excerpt, marked)
				} else if len([]rune(marked)) > len(short)*8/10 {
					whole++
				}
			}
			if whole == 0 {
				t.Errorf("no excerpt is marked whole: %q", hits)
			}
		})
	}
}
