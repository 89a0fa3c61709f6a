package card

import (
	"math"
	"unicode"
)

// A word is what a line is never broken within: glyphs from, up to but without
// to, of a text.
type word struct{ from, to int }

// words divides a text at its spaces, and further where a word is wider than a
// line, in units of the font.
func (t text) words(widest int) []word {
	var words []word
	start := 0
	for i := 0; i <= len(t.glyphs); i++ {
		switch {
		case i == len(t.glyphs) || t.glyphs[i].char == ' ':
			if i > start {
				words = append(words, word{start, i})
			}
			start = i + 1
		case i > start && t.width(start, i+1) > widest:
			words = append(words, word{start, i})
			start = i
		}
	}
	return words
}

// lines counts the lines that a text needs at the least.
func (t text) lines(words []word, widest int) int {
	count, from := 0, -1
	for _, w := range words {
		if from < 0 || t.width(from, w.to) > widest {
			count, from = count+1, w.from
		}
	}
	return count
}

// wrap breaks a text into the given number of lines, which must be enough, such
// that they are about equally long and what belongs together stays together:
// the way with the least cost, which is the sum of each line's distance from the
// mean, squared, and of what its breaks cost.
func (t text) wrap(words []word, widest, count int) (lines []text, cost int) {
	n := len(words)
	mean := t.width(0, len(t.glyphs)) / max(count, 1)
	least := make([][]int, count+1) // by lines used and words set
	before := make([][]int, count+1)
	for line := range least {
		least[line], before[line] = make([]int, n+1), make([]int, n+1)
		for i := range least[line] {
			least[line][i] = never
		}
	}
	least[0][0] = 0
	for line := 1; line <= count; line++ {
		for from, cost := range least[line-1][:n] {
			for to := from + 1; cost < never && to <= n; to++ {
				length := t.width(words[from].from, words[to-1].to)
				if length > widest && to > from+1 {
					break
				}
				total := cost + (length-mean)*(length-mean)/em + t.breakCost(words, to, widest)
				if total < least[line][to] {
					least[line][to], before[line][to] = total, from
				}
			}
		}
	}
	lines = make([]text, count)
	for line, to := count, n; line > 0; line-- {
		from := before[line][to]
		lines[line-1] = t.part(words[from].from, words[to-1].to)
		to = from
	}
	return lines, least[count][n]
}

// never is the cost of what cannot be.
const never = math.MaxInt

// breakCost is what it costs to break before a word: as much as a line that is
// some way from the mean. A number stays with what it counts; two capitals in a
// row are a name ("Long Biên") unless all the title is in capitals; best is the
// end of a clause.
func (t text) breakCost(words []word, before, widest int) int {
	if before == len(words) {
		return 0
	}
	a, b := words[before-1], words[before]
	part := func(n int) int { return widest / n * (widest / n) / em }
	switch {
	case unicode.IsPunct(t.glyphs[a.to-1].char):
		return 0
	case t.isNumber(a) || t.isNumber(b) || t.isName(a) && t.isName(b):
		return part(3) + part(5)
	case compounds[t.lower(a)+" "+t.lower(b)]:
		return part(4) + part(5)
	}
	return part(5)
}

func (t text) isNumber(w word) bool { return unicode.IsDigit(t.glyphs[w.from].char) }

// isName reports whether a word is written as part of a name: a capital, then
// a small letter.
func (t text) isName(w word) bool {
	return w.to-w.from > 1 && unicode.IsUpper(t.glyphs[w.from].char) && unicode.IsLower(t.glyphs[w.from+1].char)
}

func (t text) lower(w word) string {
	runes := make([]rune, 0, w.to-w.from)
	for _, g := range t.glyphs[w.from:w.to] {
		runes = append(runes, unicode.ToLower(g.char))
	}
	return string(runes)
}

// compounds are the words of two syllables that titles of this kind are full of.
// Vietnamese writes them with a space, and they read badly across two lines.
var compounds = pairs("bồi dưỡng", "báo cáo", "chuyển đổi", "chương trình", "chất lượng", "chỉ tiêu", "chỉ đạo", "công nghệ", "công tác", "cơ sở",
	"cải cách", "giao ban", "giáo dục", "giáo viên", "hoàn thành", "học kì", "học kỳ", "học sinh", "học tập", "hội nghị", "hội thảo",
	"hội đồng", "khai giảng", "khen thưởng", "kiểm tra", "kế hoạch", "kết luận", "kết quả", "làm việc", "lãnh đạo", "mầm non",
	"nghị quyết", "nhiệm vụ", "nhà trường", "nhân dân", "nâng cao", "năm học", "phong trào", "phát triển", "phương hướng", "phấn đấu",
	"phổ thông", "quyết định", "quản lý", "quốc gia", "sáng tạo", "sơ kết", "thanh tra", "thi đua", "thành phố", "thường trực",
	"thông báo", "thực hiện", "tiểu học", "triển khai", "trung học", "trung tâm", "trường học", "tuyên dương", "tăng cường", "tập huấn",
	"tổ chức", "tổng kết", "xuất sắc", "đào tạo", "đánh giá", "đổi mới", "ủy ban")

func pairs(list ...string) map[string]bool {
	set := make(map[string]bool, len(list))
	for _, pair := range list {
		set[pair] = true
	}
	return set
}
