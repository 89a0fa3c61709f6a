package e2e

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/khotin/khotin/e2e/host"
)

// coldQueries are common and rare, long and short, with and without marks; half
// of them of up to three syllables, as those of readers.
var coldQueries = []string{
	"tổng kết năm học", "hoc sinh", "giao duc va dao tao", "sách giáo khoa", `"ủy ban nhân dân"`,
	"thư viện", "sở vật chất", "phổ cập", "chuyen doi so",
}

// What a cold query may cost: more would be felt on any line.
const (
	maxRounds   = 4
	maxRequests = 18
)

// A reader who was never there pays for one query in few rounds of few requests,
// until ten results with their excerpts are there; facets are counted after that. Counts are the same on every
// machine, so they are tested; bytes and times are measured by make bench.
func TestColdQuery(t *testing.T) {
	scenario(t, "a cold query takes at most 4 rounds of at most 18 requests", func(t *testing.T) {
		rounds, requests := make([]int, len(coldQueries)), make([]int, len(coldQueries))
		for i, query := range coldQueries {
			log := coldQuery(t, query, leastGather)
			rounds[i], requests[i] = host.Rounds(log), len(log)
		}
		for gather := 4 * leastGather; median(rounds) > maxRounds && gather <= mostGather; gather *= 4 {
			for i, query := range coldQueries {
				if rounds[i] > maxRounds {
					rounds[i] = min(rounds[i], host.Rounds(coldQuery(t, query, gather)))
				}
			}
		}
		t.Logf("rounds %v of requests %v", rounds, requests)
		if median(rounds) > maxRounds {
			t.Errorf("rounds %v, the median is more than %d", rounds, maxRounds)
		}
		if median(requests) > maxRequests {
			t.Errorf("requests %v, the median is more than %d", requests, maxRequests)
		}
		if slices.Min(rounds) < 3 || slices.Min(requests) < 12 {
			t.Errorf("rounds %v of %v requests: too good, the search is not cold", rounds, requests)
		}
	})
}

// How long the host waits for more requests before it answers. A request that
// comes late from a busy machine makes two rounds of one, and nothing makes one
// of two: if there are too many, they are counted again by a host that waits longer.
const (
	leastGather = 50 * time.Millisecond
	mostGather  = 4 * time.Second
)

func median(numbers []int) int { return slices.Sorted(slices.Values(numbers))[len(numbers)/2] }

// coldQuery gives what the client asks for until it has the answer.
func coldQuery(t *testing.T, query string, gather time.Duration) (log []host.Request) {
	t.Helper()
	r := visitMadeUp(t, host.Options{HTTP2: true, Gather: gather})
	r.opens("gioi-thieu/") // a page that loads nothing of the search
	r.host.Log()
	shown := value[[]string](r, `import("/search/client.js").then((client) => client.openArchive("/search/")).then((archive) => archive.search(`+
		literal(query)+`, { uncounted: true })).then(({ hits }) => hits.map(({ excerpt }) => excerpt.text))`)
	if len(shown) != 10 || slices.Contains(shown, "") {
		t.Errorf("%q shows %q, want ten excerpts", query, shown)
	}
	for _, request := range r.host.Log() {
		if strings.HasPrefix(request.Name, "search/") {
			log = append(log, request)
		}
	}
	return log
}
