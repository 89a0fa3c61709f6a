package facts

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/khotin/khotin/internal/importer/document"
	"github.com/khotin/khotin/internal/vi"
)

// maxTitle is the longest title in characters that is taken for one.
const maxTitle = 250

// sentence is how a first sentence begins, folded: below it there is no title.
var sentence = regexp.MustCompile(`^(gd&td - )?(sang|chieu|toi|ngay|hom nay|vua qua|trong khong khi|thuc hien)\b`)

// notTitle are beginnings of lines above a title, folded: the state's motto, the
// number of a document and its day.
var notTitle = regexp.MustCompile(`^(cong hoa xa hoi|doc lap|dang cong san|so\s*:|noi nhan|kinh gui|[^,]{2,40}, ngay \d|gd&td -|` +
	`uy ban nhan dan [^,]{0,30}$|(phong|so) (giao duc|gd)[^,]{0,40}$)`)

// findTitle takes the file's own title, or a heading or short line without a full
// stop before the first paragraph.
func (f *finder) findTitle() {
	own := strings.TrimSpace(f.doc.Title)
	for i := range f.lines {
		l := &f.lines[i]
		starts := sentence.MatchString(vi.Fold(l.text))
		if own != "" && vi.Fold(l.text) == vi.Fold(own) || own == "" && !starts && l.kind != document.Table && f.isTitle(i) {
			f.title = i
			value, sure := titleCase(l.text)
			f.facts.Title = l.proposal(value, 0, len(l.text), sure)
			return
		}
		if own == "" && (len(l.text) >= minLead || starts) {
			break
		}
	}
	if own != "" {
		value, _ := titleCase(own)
		f.facts.Title = Proposal{Value: value, Quote: own} // not sure: the text does not have it
	}
}

func (f *finder) isTitle(i int) bool {
	text := f.lines[i].text
	n := utf8.RuneCountInString(text)
	if first, _ := utf8.DecodeRuneInString(text); unicode.IsLower(first) {
		return false // the rest of a sentence
	}
	if n < 12 || n > maxTitle || notTitle.MatchString(vi.Fold(text)) || strings.ContainsRune(".;:,", lastRune(text)) {
		return false
	}
	return f.lines[i].kind == document.Heading || strings.Count(text, ". ") == 0 && i+1 < len(f.lines) && !strings.HasPrefix(text, "- ")
}

func lastRune(text string) rune {
	r, _ := utf8.DecodeLastRuneInString(text)
	return r
}

// titleCase leaves a title as it is, unless four words of it or more are
// capitals: those become small letters, and an editor must look at the names.
func titleCase(title string) (value string, sure bool) {
	title = strings.Join(strings.Fields(title), " ")
	words := strings.Fields(title)
	capitals := 0
	for _, w := range words {
		if isCapitals(w) {
			capitals++
		}
	}
	if capitals < 4 {
		return title, true
	}
	for i, w := range words {
		if isCapitals(w) && !abbreviations[strings.Trim(w, ".,:()")] {
			words[i] = strings.ToLower(w)
		}
	}
	return upperFirst(strings.Join(words, " ")), false
}

var abbreviations = map[string]bool{"THCS": true, "THPT": true, "UBND": true, "HĐND": true, "GD&ĐT": true, "GDĐT": true,
	"TP": true, "GDTX": true, "CNTT": true}

func isCapitals(word string) bool {
	letters := 0
	for _, r := range word {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters > 1
}

func upperFirst(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[size:]
}

func lowerFirst(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToLower(r)) + text[size:]
}

// event is the part of a first sentence that says what was held.
var event = regexp.MustCompile(`(?i)\b((?:hội nghị|hội thảo|buổi làm việc|lễ|tọa đàm|toạ đàm|tập huấn) [^.;:]{8,200})`)

// findTitleOfLead makes a title of the first sentence that names the event, for
// texts that have none. An editor must decide on it.
func (f *finder) findTitleOfLead() {
	if f.facts.Title.Value != "" {
		return
	}
	for i := range f.lines {
		l := &f.lines[i]
		if !l.lead {
			continue
		}
		if m := event.FindStringSubmatchIndex(l.text); m != nil {
			value := strings.TrimRight(upperFirst(l.text[m[2]:m[3]]), " ,-–")
			f.facts.Title = l.proposal(value, m[2], m[3], false)
			return
		}
	}
	if len(f.lines) > 0 {
		l := &f.lines[0]
		first, _, _ := strings.Cut(l.text, ". ")
		f.facts.Title = l.proposal(clip(first, maxTitle), 0, len(first), false)
	}
}

func clip(text string, most int) string {
	if r := []rune(text); len(r) > most {
		return string(r[:most])
	}
	return text
}
