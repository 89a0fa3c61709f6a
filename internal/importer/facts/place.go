package facts

import (
	"errors"
	"regexp"
	"strings"

	"github.com/khotin/khotin/internal/gazetteer"
)

const (
	unit    = `(?:quận|huyện|thị xã|thành phố|tp\.?|tỉnh|xã|phường|đặc khu)`
	office  = `(?:giáo dục và đào tạo|giáo dục & đào tạo|gd\s*&\s*đt|gd\s*[-–]\s*đt|gdđt|gd và đt)(?:\s*\([^)]{2,12}\))?`
	capWord = `\p{Lu}[\p{L}'’]*`
	capName = `(` + capWord + `(?:\s+` + capWord + `){0,3})`
)

// A body is a kind of organisation whose name ends in a locality's.
type body struct {
	pattern *regexp.Regexp // unit and name of the locality in its last two groups
	name    string         // its name before the locality's
	kind    gazetteer.Kind
	plain   bool // the locality stands without its unit: "Quận ủy Long Biên"
}

func bodyOf(pattern, name string, kind gazetteer.Kind, plain bool) body {
	return body{regexp.MustCompile(`((?i:` + pattern + `))(?:\s+((?i:` + unit + `)))?(?:\s+` + capName + `)?`), name, kind, plain}
}

var bodies = []body{
	bodyOf(`phòng\s+`+office, "Phòng Giáo dục và Đào tạo", gazetteer.InDistrict, false),
	bodyOf(`sở\s+`+office, "Sở Giáo dục và Đào tạo", gazetteer.InProvince, true),
	bodyOf(`thường trực\s+quận [uủ][yỷ]`, "Thường trực Quận ủy", gazetteer.InDistrict, true),
	bodyOf(`thường trực\s+huyện [uủ][yỷ]`, "Thường trực Huyện ủy", gazetteer.InDistrict, true),
	bodyOf(`thường trực\s+thị [uủ][yỷ]`, "Thường trực Thị ủy", gazetteer.InDistrict, true),
	bodyOf(`(?:ubnd|[uủ][yỷ] ban nhân dân)\s+(?:quận|huyện|thị xã)`, "Ủy ban nhân dân", gazetteer.InDistrict, false),
}

// holds is what stands behind the name of who held the event.
var holds = regexp.MustCompile(`(?i)^[^.;:]{0,40}?(tổ chức|làm việc|khai mạc|phối hợp)`)

// A placeFound is a locality in a line.
type placeFound struct {
	locality gazetteer.Locality
	line     *line
	from, to int
}

// findPlace finds who held the event and, by it or by what the lead names, where.
func (f *finder) findPlace() {
	mentioned := f.mentions()
	for i := range f.lines {
		l := &f.lines[i]
		if !l.lead || i == f.title {
			continue
		}
		if f.organiserIn(l, mentioned) {
			return
		}
	}
	if f.title >= 0 && f.organiserIn(&f.lines[f.title], mentioned) {
		return
	}
	f.place(mentioned)
}

func (f *finder) organiserIn(l *line, mentioned []placeFound) bool {
	first, at := -1, len(l.text)
	var match []int
	for i, b := range bodies {
		for _, m := range b.pattern.FindAllStringSubmatchIndex(l.text, -1) {
			if m[0] < at && holds.MatchString(l.text[m[3]:]) {
				first, at, match = i, m[0], m
			}
		}
	}
	if first < 0 {
		return false
	}
	b := bodies[first]
	name := ""
	if match[6] >= 0 {
		name = l.text[match[6]:match[7]]
	}
	if match[4] >= 0 && name != "" {
		name = l.text[match[4]:match[5]] + " " + name
	}
	if where, ok := f.resolve(b.kind, name); ok {
		f.setPlace(where, l.proposal(where.FullName(), match[0], match[1], true))
	} else {
		f.place(mentioned)
	}
	if f.facts.Locality.Value != "" && f.facts.LocalityKey == b.kind.String() {
		value := b.name + " " + placeName(f.facts.Locality.Value, b.plain)
		f.facts.Organiser = l.proposal(value, match[0], match[1], f.facts.Locality.Sure)
	}
	return true
}

// placeName is "quận Long Biên" for "Quận Long Biên, Hà Nội", or plain "Long
// Biên"; for a province its bare name.
func placeName(full string, plain bool) string {
	name, _, _ := strings.Cut(full, ",")
	for _, u := range []string{"Quận ", "Huyện ", "Thị xã ", "Thành phố ", "Tỉnh "} {
		if rest, ok := strings.CutPrefix(name, u); ok && plain {
			return rest
		}
	}
	return lowerFirstUnit(name)
}

func lowerFirstUnit(name string) string {
	for _, u := range []string{"Quận ", "Huyện ", "Thị xã ", "Thành phố ", "Tỉnh "} {
		if strings.HasPrefix(name, u) {
			return lowerFirst(name)
		}
	}
	return name
}

func (f *finder) setPlace(where gazetteer.Locality, p Proposal) {
	f.facts.LocalityKey = where.Kind.String()
	f.facts.Locality, f.facts.Place = p, where
}

// resolve reads a name, leaving off words from its end that are not of it. Of
// several candidates the one is taken whose province the text names.
func (f *finder) resolve(kind gazetteer.Kind, name string) (gazetteer.Locality, bool) {
	words := strings.Fields(name)
	for n := len(words); n > 0; n-- {
		written := strings.Join(words[:n], " ")
		if len(words[n-1]) < 2 || kind != gazetteer.InProvince && n == 1 && strings.EqualFold(written, words[0]) && isUnit(written) {
			continue
		}
		where, err := f.rules.Gazetteer.Resolve(kind, written, f.day)
		if err == nil {
			return where, true
		}
		var refused *gazetteer.ResolveError
		if errors.As(err, &refused) && refused.Reason == gazetteer.Ambiguous {
			return f.byProvince(refused.Candidates)
		}
	}
	return gazetteer.Locality{}, false
}

func isUnit(word string) bool {
	return strings.Contains(" quận huyện tp tp. tỉnh xã phường ", " "+strings.ToLower(word)+" ")
}

// byProvince chooses the only candidate whose province the text names.
func (f *finder) byProvince(candidates []gazetteer.Locality) (chosen gazetteer.Locality, ok bool) {
	for _, c := range candidates {
		if !f.names(c.Province.Name) {
			continue
		}
		if ok {
			return gazetteer.Locality{}, false
		}
		chosen, ok = c, true
	}
	return chosen, ok
}

func (f *finder) names(province string) bool {
	for i := range f.lines {
		if strings.Contains(f.lines[i].text, province) {
			return true
		}
	}
	return false
}

var placeMention = regexp.MustCompile(`((?i:` + unit + `))\s+` + capName)

// mentions are the districts and provinces of the title and the lead, with the
// one in the line of the document's day last.
func (f *finder) mentions() (found []placeFound) {
	for i := range f.lines {
		l := &f.lines[i]
		if !l.lead {
			continue
		}
		for _, m := range placeMention.FindAllStringSubmatchIndex(l.text, -1) {
			written := l.text[m[2]:m[1]]
			for _, kind := range f.kinds() {
				if where, ok := f.resolve(kind, written); ok {
					found = append(found, placeFound{where, l, m[0], m[1]})
					break
				}
			}
		}
	}
	return found
}

// kinds are the levels of localities that existed on the day, narrow ones first.
func (f *finder) kinds() []gazetteer.Kind {
	if f.day >= gazetteer.Reform {
		return []gazetteer.Kind{gazetteer.InCommune, gazetteer.InProvince}
	}
	return []gazetteer.Kind{gazetteer.InDistrict, gazetteer.InProvince}
}

// place takes the only district or commune that is named, or else the only
// province.
func (f *finder) place(mentioned []placeFound) {
	for _, narrow := range []bool{true, false} {
		var chosen *placeFound
		same := true
		for i := range mentioned {
			m := &mentioned[i]
			if (m.locality.Kind != gazetteer.InProvince) != narrow {
				continue
			}
			if chosen == nil {
				chosen = m
			}
			same = same && chosen.locality == m.locality
		}
		if chosen != nil {
			f.setPlace(chosen.locality, chosen.line.proposal(chosen.locality.FullName(), chosen.from, chosen.to, same))
			return
		}
	}
}
