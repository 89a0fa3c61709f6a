package article

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/vi"
)

// spokenName is a person's name as documents have it: "ông Nguyễn Văn A - Trưởng
// phòng", "Trần Thị B (Phó phòng)".
var spokenName = regexp.MustCompile(`^(?i:ông |bà |đồng chí |đ/c |thầy |cô )?\s*([^,(–-]+?)\s*(?:[,–-]\s*(.+)|\(([^()]+)\))?$`)

// person writes what is said of one as an object.
func person(text string) (string, bool) {
	m := spokenName.FindStringSubmatch(strings.TrimLeft(text, "-•* "))
	if m == nil {
		return "", false
	}
	made := "{name: " + Scalar(m[1], true)
	if office := m[2] + m[3]; office != "" {
		made += ", office: " + Scalar(office, true)
	}
	return made + "}", true
}

var (
	betweenPeople = regexp.MustCompile(`\s*[;\n]\s*`)
	betweenNames  = regexp.MustCompile(`\s*,\s*(?:và\s+)?|\s+và\s+`)
)

// people are the persons whom a text names: each on a line of its own or behind a
// semicolon, or names alone with commas between.
func people(text string) []string {
	parts := betweenPeople.Split(strings.TrimSpace(text), -1)
	if names := betweenNames.Split(text, -1); len(parts) == 1 && !slices.ContainsFunc(names, func(s string) bool { return !isName(s) }) {
		parts = names
	}
	var list []string
	for _, part := range parts {
		if object, ok := person(oneLine(part)); ok {
			list = append(list, object)
		}
	}
	return list
}

// officeWords begin offices, which are not names even in capitals.
var officeWords = []string{"truong", "pho", "giam", "bi", "chu", "hieu", "thu", "uy", "chanh", "nguyen truong", "cong"}

// isName reports whether a text looks like the name of one person: two to six words in
// capitals.
func isName(text string) bool {
	words := strings.Fields(text)
	if len(words) < 2 || len(words) > 6 || slices.Contains(officeWords, vi.Fold(words[0])) {
		return false
	}
	return !slices.ContainsFunc(words, func(w string) bool { first, _ := utf8.DecodeRuneInString(w); return !unicode.IsUpper(first) })
}

// notAName is what stands in a name with an office, or in several names.
// Titles (TS., PGS.TS) and hyphens within words stay.
var notAName = regexp.MustCompile(`[(),;/]|\s[-–—]|[-–—]\s|\sv(?:à|ới)\s|^(?i:ông|bà|đồng chí|đ/c|thầy|cô)\s`)

// names warns of names that hold more than the name of one person.
func (r *reader) names(w *WriteUp) {
	if w.Chair != "" && notAName.MatchString(w.Chair) {
		hint := diag.T("ghi một người ở đây, những người khác vào people", "name one person here, the others in people")
		if m := spokenName.FindStringSubmatch(w.Chair); m != nil && !notAName.MatchString(m[1]) {
			hint = diag.T("viết: chair: %s", "write: chair: %s", Scalar(m[1], false))
		}
		r.report(w.Line("chair"), "chair", moreThanAName(w.Chair), hint)
	}
	for i, p := range w.People {
		if !notAName.MatchString(p.Name) {
			continue
		}
		hint := diag.T("mỗi người một mục, chức vụ ghi vào office: {name: Nguyễn Văn A, office: Trưởng phòng}", "one entry for each person, with the office in office: {name: Nguyễn Văn A, office: Trưởng phòng}")
		if m := spokenName.FindStringSubmatch(p.Name); m != nil && !notAName.MatchString(m[1]) {
			if made, ok := person(p.Name); ok {
				hint = diag.T("ghi thành: %s", "put it as: %s", made)
			}
		}
		r.report(w.Line("people"), fmt.Sprintf("people[%d].name", i+1), moreThanAName(p.Name), hint)
	}
}

func moreThanAName(written string) diag.Message {
	return diag.K1222.T("%q không chỉ là tên của một người", "%q is more than the name of one person", clip(written, longMessage))
}

// addressIn is an address of the web within a text.
var addressIn = regexp.MustCompile(`https?://[^\s()\[\]<>"']+`)

// sourceOf parts what a text says of a source into its name and its address.
func sourceOf(text string) (name, address string) {
	address = addressIn.FindString(text)
	if address == "" {
		return "", ""
	}
	rest := formatting.ReplaceAllString(strings.Replace(text, address, "", 1), unformatted)
	return oneLine(strings.Trim(rest, " ()[]<>-–—:,;\"'")), strings.TrimRight(address, ".,;")
}

// yearsIn finds school years in a text.
var yearsIn = regexp.MustCompile(`\d{4}\s*[-–—/]\s*\d{4}`)

// schoolYearList writes the school years of a text as a list, "" if it has none.
func schoolYearList(text string) string {
	years := yearsIn.FindAllString(text, -1)
	if years == nil {
		return ""
	}
	for i, year := range years {
		years[i] = year[:4] + "-" + year[len(year)-4:]
	}
	return "[" + strings.Join(years, ", ") + "]"
}
