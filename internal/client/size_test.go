package client

import (
	"testing"

	"github.com/khotin/khotin/internal/jstest"
)

// What a reader pays, with gzip, before the first query: the client alone, and
// as the search page has it, in a worker that takes its questions. It was 14 KB
// until what a page shows was searched and narrowed by, full and partial matches
// were told apart, fragments marked whole passages and what corrects could fail
// alone: 2.2 KB more, 5 % of what a query over 1,000 write-ups loads in all. That
// rows of words are verified on the texts took another 0.4 KB, that completions are
// fetched by who wants some saved 0.4. What else a first query may not need is little:
// the order by date 0.1 KB, phrases 0.3. Columns and counts went to what reads filters: 0.4.
// That a time which was asked for puts full matches first took 0.1 KB.
// That excerpts show what the text says before what only the front matter does took 0.1 KB.
// Names among the words, and who in a question, took 0.15 KB. Filters that leave out,
// with names in any case and spaces, what they mean, days as machines write them and
// numbers apart from their words took 0.27. Months without their word, units, nào
// without its mark, Telex in capitals and people's titles took 0.25. That keys are found
// by how they begin, for completions of names, took 0.1; days of any year, and several
// days of one month, 0.5.
const (
	maxClientBytes = 17_450
	maxWorkerBytes = maxClientBytes + 160
)

func TestClientIsSmall(t *testing.T) {
	for name, most := range map[string]int{"client.ts": maxClientBytes, "worker.ts": maxWorkerBytes} {
		size := jstest.GzipBytes(t, "../../assets/search/"+name)
		t.Logf("%s: %d bytes with gzip", name, size)
		if size > most {
			t.Errorf("assets/search/%s takes %d bytes, more than %d", name, size, most)
		}
	}
}
