package article

import "github.com/khotin/khotin/internal/gazetteer"

// A WriteUp (bài viết) is one Markdown file about one conference or conclusion,
// with every value checked.
type WriteUp struct {
	File  string        // path with slashes, relative to the source folder: "content/long-bien/2019.md"
	Title string        // one line
	Date  gazetteer.Day // the day of the event

	SchoolYear         SchoolYear   // filed under this one
	RelatedSchoolYears []SchoolYear // also about these; ascending, without SchoolYear itself

	Locality gazetteer.Locality // as it was on Date
	Kind     string             // id from the closed list; "" if not given
	Levels   []string           // ids from the closed list, in the list's order

	Venue     string // where the event was held (địa điểm tổ chức), or that it was online
	Organiser string
	Chair     string // the person who chaired (người chủ trì)
	People    []Person
	Figures   []Figure
	Source    Source
	Summary   string
	Tags      []string

	Slug    string   // last part of the address; given, or made from the title
	Aliases []string // old addresses, each "/…/"
	Draft   bool

	Body     string   // Markdown as written, in NFC, line ends LF
	BodyLine int      // line of the file on which Body starts, from 1
	Digest   [32]byte // SHA-256 of the file's bytes

	lines []keyLine // where the keys stand
}

// A keyLine is a key of the front matter and its line.
type keyLine struct {
	key  string
	line int
}

// Line is the line of the file on which a key of the front matter stands, 0 if
// it was not given, for problems that only show between files.
func (w *WriteUp) Line(key string) int {
	for _, k := range w.lines {
		if k.key == key {
			return k.line
		}
	}
	return 0
}

// A Person is somebody named in a write-up.
type Person struct {
	Name         string
	Office       string // chức vụ
	Organisation string
}

// A Figure (số liệu) is one number worth keeping as data.
type Figure struct {
	Indicator string  // chỉ tiêu: what was counted
	Value     Number  // reached
	Of        *Number // of how many, or planned; nil if not given
	Unit      string
	Note      string
}

// A Source says where the facts of a write-up come from.
type Source struct {
	Name      string
	URL       string         // http or https; may be empty
	Published *gazetteer.Day // nil if not given
	Original  string         // where the archive keeps the document it was imported from; may be empty
}

// IsZero reports whether the write-up names no source.
func (s Source) IsZero() bool { return s == Source{} }
