package facts

import (
	"regexp"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/vi"
)

var (
	share  = regexp.MustCompile(`(?:^|[^\d/])(\d{1,3})/(\d{1,3})\s+(chỉ tiêu(?:\s+[^\s,.;:()/]+){0,6})`)
	count  = regexp.MustCompile(`(?:^|[\s(])(\d[\d.]*)\s+((?:tập thể|cá nhân|trường|học sinh|giáo viên|nhóm lớp|đơn vị|tỉnh|điểm cầu|chỉ tiêu|lớp|phòng học|cán bộ)(?:\s+[^\s,.;:()]+){0,5})`)
	target = regexp.MustCompile(`muc tieu|phan dau|it nhat|ke hoach giao|se dat|den nam`)
	unfit  = regexp.MustCompile(`(?i)\s+(trong|của|do|được|năm|và|với|nhưng|để)\s.*$`)
)

// maxNumbers bounds the numbers that are offered beside the figures.
const maxNumbers = 20

// findFigures takes "13/13 chỉ tiêu …". Sentences that speak of a target are not
// sure. Other numbers are only listed.
func (f *finder) findFigures() {
	for i := range f.lines {
		l := &f.lines[i]
		for _, m := range share.FindAllStringSubmatchIndex(l.text, -1) {
			f.addFigure(l, m)
		}
		for _, m := range count.FindAllStringSubmatchIndex(l.text, -1) {
			if len(f.facts.Numbers) < maxNumbers {
				p := l.proposal(l.text[m[2]:m[3]]+" "+shortened(l.text[m[4]:m[5]]), m[2], m[5], false)
				f.facts.Numbers = append(f.facts.Numbers, p)
			}
		}
	}
}

// shortened is what is counted, without the rest of the sentence.
func shortened(text string) string {
	return strings.TrimSpace(unfit.ReplaceAllString(text+" ", ""))
}

func (f *finder) addFigure(l *line, m []int) {
	sentence := l.text[strings.LastIndexAny(l.text[:m[0]+1], ".:;")+1 : m[1]]
	if at := strings.LastIndex(l.text[:m[0]+1], "Mục tiêu"); at >= 0 {
		sentence = l.text[at:m[1]]
	}
	sure := !target.MatchString(vi.Fold(sentence))
	name := upperFirst(shortened(l.text[m[6]:m[7]]))
	figure := Figure{Indicator: l.proposal(name, m[2], m[7], sure), Value: l.text[m[2]:m[3]], Of: l.text[m[4]:m[5]], Unit: "chỉ tiêu"}
	same := func(o Figure) bool {
		return o.Indicator.Value == name && o.Value == figure.Value && o.Of == figure.Of && o.Indicator.Sure == sure
	}
	if !slices.ContainsFunc(f.facts.Figures, same) {
		f.facts.Figures = append(f.facts.Figures, figure)
	}
}

// newspaper are the marks with which newspapers begin their stories.
var newspapers = []struct{ mark, name string }{
	{"GD&TĐ", "Báo Giáo dục và Thời đại"},
	{"TTXVN", "Thông tấn xã Việt Nam"},
	{"HNM", "Báo Hànộimới"},
}

// findSource names who published the text: the web page's own name, a newspaper
// by its mark, or, not sure, who held the event.
func (f *finder) findSource() {
	f.facts.Address = f.doc.Address
	if f.doc.Publisher != "" {
		f.facts.Source = Proposal{Value: f.doc.Publisher, Quote: f.doc.Publisher, Sure: true}
	}
	if f.doc.Published != "" {
		f.facts.Published = Proposal{Value: f.doc.Published, Quote: f.doc.Published, Sure: true}
	}
	for i := range f.lines {
		l := &f.lines[i]
		for _, n := range newspapers {
			if f.facts.Source.Value == "" && l.lead && (strings.HasPrefix(l.text, n.mark+" -") || strings.HasPrefix(l.text, n.mark+" –")) {
				f.facts.Source = l.proposal(n.name, 0, len(n.mark), true)
			}
		}
	}
	if f.facts.Source.Value == "" {
		f.facts.Source = f.facts.Organiser
		f.facts.Source.Sure = false
	}
}
