package facts

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/khotin/khotin/internal/vi"
)

const (
	honour = `(?i:đồng chí|đ/c|ông|bà|tiến s[ĩỹ]|ts\.?|pgs\.?|gs\.?|thạc s[ĩỹ]|ths\.?|thầy|cô giáo|cô|nhà giáo)`
	person = `(\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}+){1,4})`
)

var (
	named = regexp.MustCompile(`(?:^|[^\p{L}])` + honour + `\s+` + person)
	comma = regexp.MustCompile(`^\s*[-–,]\s*`)
	// officeStart is how offices begin.
	officeStart = regexp.MustCompile(`(?i)^(nguyên |quyền |phó |tổng )?(bí thư|chủ tịch|giám đốc|trưởng|hiệu trưởng|hiệu phó|vụ trưởng|` +
		`cục trưởng|chánh|thường vụ|[uủ][yỷ] viên|thành [uủ][yỷ] viên|quận [uủ][yỷ] viên|huyện [uủ][yỷ] viên|tỉnh [uủ][yỷ] viên|quv|tuv|huv|` +
		`thứ trưởng|bộ trưởng|tổ trưởng|chuyên viên|hiệu phó|đại biểu)`)
	// officeEnd is what stands behind an office.
	officeEnd = regexp.MustCompile(`(?i)[;.:(…]|\s[-–]\s*thay mặt|,?\s+(đã|phát biểu|chủ trì|báo cáo|kết luận|thay mặt|cũng|lên|đọc|trình bày|` +
		`cho biết|nhấn mạnh|khẳng định|đến dự|dự|tham dự|tại|trao|tặng|chúc mừng|ghi nhận|và)([\s:;.,]|$)|,\s*(các|đồng chí|đ/c|ông|bà|đại diện|lãnh đạo|cùng|tiến s[ĩỹ])[ .]`)
)

// findPeople takes who is named behind "đồng chí", "ông" and the like, with the
// longest office that the text gives.
func (f *finder) findPeople() {
	for i := range f.lines {
		l := &f.lines[i]
		for _, m := range named.FindAllStringSubmatchIndex(l.text, -1) {
			name := strings.Join(strings.Fields(l.text[m[2]:m[3]]), " ")
			if !isName(name) {
				continue
			}
			office, end := officeBehind(l.text[m[3]:])
			f.addPerson(Person{Name: name, Office: office, Line: l.number, Quote: quote(l.text, m[2], m[3]+end)})
			f.chairIn(l, name, m[0], m[3]+end)
		}
	}
	for i := range f.facts.People {
		p := &f.facts.People[i]
		p.Organisation = f.organisation(p.Office)
	}
}

// isName reports a name of Vietnamese syllables that does not begin as an office
// does.
func isName(name string) bool {
	for word := range strings.FieldsSeq(name) {
		if !vi.IsSyllable(word) {
			return false
		}
	}
	return !officeStart.MatchString(name) && !strings.HasPrefix(name, "Phó ") && !strings.HasPrefix(name, "Đại diện")
}

// officeBehind reads the office that follows a name.
func officeBehind(text string) (office string, end int) {
	sign := comma.FindString(text)
	if sign == "" {
		return "", 0
	}
	rest := text[len(sign):]
	if !officeStart.MatchString(rest) {
		return "", 0
	}
	stop := len(rest)
	if m := officeEnd.FindStringIndex(rest); m != nil {
		stop = m[0]
	}
	office = strings.Trim(strings.Join(strings.Fields(rest[:stop]), " "), " ,-–")
	if utf8.RuneCountInString(office) > 120 {
		return "", 0
	}
	return office, len(sign) + stop
}

func (f *finder) addPerson(p Person) {
	at := slices.IndexFunc(f.facts.People, func(q Person) bool { return q.Name == p.Name })
	if at < 0 {
		f.facts.People = append(f.facts.People, p)
	} else if q := &f.facts.People[at]; utf8.RuneCountInString(p.Office) > utf8.RuneCountInString(q.Office) {
		*q = p
	}
}

var (
	chairs     = regexp.MustCompile(`(?i)^\s*(đã\s+)?chủ\s+trì\s+(hội nghị|cuộc họp|buổi|hội thảo|tọa đàm|toạ đàm)`)
	underChair = regexp.MustCompile(`(?i)(dưới sự chủ trì của|chủ trì (hội nghị|cuộc họp|buổi làm việc) (có|là)|do)\s*$`)
)

// chairIn finds that a person chaired: "đồng chí … chủ trì hội nghị".
func (f *finder) chairIn(l *line, name string, from, to int) {
	before := underChair.FindString(l.text[:from])
	under := before != "" && (!strings.EqualFold(strings.TrimSpace(before), "do") || strings.HasPrefix(strings.TrimSpace(l.text[to:]), "chủ trì"))
	if f.facts.Chair.Value == "" && (chairs.MatchString(l.text[to:]) || under) {
		f.facts.Chair = l.proposal(name, from, to, true)
	}
}

// A post is an office that says by itself of which body it is.
var posts = []struct {
	office *regexp.Regexp
	body   string // before the locality; "" if the office names the body itself
	plain  bool
}{
	{regexp.MustCompile(`(?i)^(phó )?trưởng phòng (gd|giáo dục)[^,]*$`), "Phòng Giáo dục và Đào tạo", false},
	{regexp.MustCompile(`(?i)(^|, )(phó )?chủ tịch ubnd (quận|huyện|thị xã|thành phố)$`), "Ủy ban nhân dân", false},
	{regexp.MustCompile(`(?i)^(phó )?bí thư (thường trực )?quận [uủ][yỷ]$`), "Quận ủy", true},
	{regexp.MustCompile(`(?i)^(phó )?bí thư (thường trực )?huyện [uủ][yỷ]$`), "Huyện ủy", true},
}

var schoolOf = regexp.MustCompile(`(?i)^(?:phó )?hiệu trưởng (?:nhà )?(trường .+)$`)
var provincePost = regexp.MustCompile(`(?i)(?:^|, )(?:phó )?giám đốc sở ` + office + `\s+(\p{Lu}.*)$`)
var partyPost = regexp.MustCompile(`(?i)bí thư|hđnd`)

// organisation names the body of an office where the office leaves no doubt.
func (f *finder) organisation(office string) string {
	if m := schoolOf.FindStringSubmatch(office); m != nil {
		return upperFirst(m[1])
	}
	if m := provincePost.FindStringSubmatch(office); m != nil {
		return "Sở Giáo dục và Đào tạo " + m[1]
	}
	if f.facts.LocalityKey != "district" || !f.facts.Locality.Sure {
		return ""
	}
	for _, p := range posts {
		if p.office.MatchString(office) && (p.plain || !partyPost.MatchString(office)) {
			return p.body + " " + placeName(f.facts.Locality.Value, p.plain)
		}
	}
	return ""
}
