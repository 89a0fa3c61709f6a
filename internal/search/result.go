package search

import "unicode/utf16"

// The orders of results.
const (
	ByRelevance = "relevance"
	ByDate      = "date"
)

// DefaultLimit is how many hits a page of results has if nothing else is said.
const DefaultLimit = defaultLimit

// Options say what is wanted beside the query.
type Options struct {
	Filters map[Facet][]string // values of each, any of which may hold; ids, or what a person writes for them
	From    string             // the first day, month, year or school year; "" for no bound
	To      string             // the last
	Facets  []Facet            // the open facets to be counted, too

	// Places knows more names of places than the catalogue has, such as official
	// codes and what places were called at another time: the ids of those that a
	// text means. Browsers have none; nil is none.
	Places  func(text string) []string
	Sort    string // ByRelevance or ByDate; "" is by relevance, but by date for the empty query
	Offset  int
	Limit   int  // 0 means DefaultLimit; below 0 no hits, only the counts
	Partial bool // count the facets over partial matches too
	Exact   bool // look for what was typed even where a correction would find more
	// Uncounted leaves out the facets: then columns are read only if there are filters.
	Uncounted bool
	Explain   bool // say of each hit where its score comes from
}

// page tells which of the hits are wanted.
func (o Options) page() (from, to int) {
	limit := o.Limit
	if limit == 0 {
		limit = DefaultLimit
	}
	from = max(0, o.Offset)
	return from, from + max(0, limit)
}

// A Result is the answer to a query, as the browser gets it too.
type Result struct {
	Total       int               `json:"total"`                 // full matches; if there are none, partial ones
	Partial     int               `json:"partial,omitempty"`     // the partial matches beside the full ones; they are among the hits too
	Approximate bool              `json:"approximate,omitempty"` // Total was not verified on the texts
	Unread      int               `json:"unread,omitempty"`      // how many of Total and Partial are beyond the texts that are read to verify phrases: no offset reaches them
	Wordless    bool              `json:"wordless,omitempty"`    // the query has signs but no letter or digit: nothing is found
	Missing     []string          `json:"missing,omitempty"`     // what of the query no document holds, as typed
	Relaxed     bool              `json:"relaxed,omitempty"`     // no hit holds all of the words asked for, or quotes were dropped
	Hits        []Hit             `json:"hits"`
	Facets      map[Facet][]Count `json:"facets"`              // the values that occur or are chosen
	Uncounted   bool              `json:"uncounted,omitempty"` // they could not be counted: Facets is empty
	CountError  error             `json:"-"`                   // why
	Suggestion  *Suggestion       `json:"suggestion,omitempty"`
	Unknown     []TypedFilter     `json:"unknown,omitempty"`  // filters that name nothing of the archive, so that nothing is found
	Meant       []Meaning         `json:"meant,omitempty"`    // what those of Options.Filters mean that are not written as values
	Reversed    bool              `json:"reversed,omitempty"` // the first day is after the last one, so that nothing is found
}

// A Meaning is what a filter beside the query means: values as Facets has them, and
// provinces by their addresses. Of open facets they are known if they were counted,
// or looked for among all.
type Meaning struct {
	TypedFilter
	Values []string `json:"values"`
}

// A Suggestion is another spelling of the query.
type Suggestion struct {
	Query   string `json:"query"`
	Applied bool   `json:"applied"` // the hits are those of this spelling
}

// A Hit is one write-up that was found.
type Hit struct {
	URL         string   `json:"url"` // relative to the site's root, "ha-noi/…/"
	Title       string   `json:"title"`
	TitleRanges [][2]int `json:"title_ranges,omitempty"` // the matches within the title, as in Excerpt
	Date        string   `json:"date"`
	District    string   `json:"district"` // the locality as in filters, "ha-noi/quan-long-bien"
	Place       string   `json:"place"`    // the locality as readers know it
	SchoolYear  string   `json:"school_year"`
	Score       int      `json:"score"`
	Partial     bool     `json:"partial,omitempty"` // it holds only a part of the words, others all
	Excerpt     Excerpt  `json:"excerpt"`
	Fragment    string   `json:"fragment,omitempty"` // leads to the excerpt's place in the page: ":~:text=…"

	Explanation *Explanation `json:"explanation,omitempty"` // if Options.Explain is set

	DocID uint32 `json:"-"`
}

// An Excerpt is a passage of a write-up and what matched in it.
type Excerpt struct {
	Text   string   `json:"text"`
	Ranges [][2]int `json:"ranges"` // start and end of each match, in UTF-16 units, as JavaScript counts
}

// A Part is a piece of an excerpt.
type Part struct {
	Text  string
	Match bool
}

// Parts cuts an excerpt where matches start and end.
func (e Excerpt) Parts() []Part {
	units := utf16.Encode([]rune(e.Text))
	var parts []Part
	cut := func(from, to int, match bool) {
		if from < to {
			parts = append(parts, Part{string(utf16.Decode(units[from:to])), match})
		}
	}
	done := 0
	for _, r := range e.Ranges {
		cut(done, r[0], false)
		cut(r[0], r[1], true)
		done = r[1]
	}
	cut(done, len(units), false)
	return parts
}

// A Count is one value of a facet and how many of the write-ups found have it.
type Count struct {
	Value string `json:"value"`
	Label string `json:"label"`
	Count int    `json:"count"`
}
