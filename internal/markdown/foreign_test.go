package markdown

import (
	"slices"
	"strings"
	"testing"
)

// TestMarksOfOtherPrograms finds what other programs write, and no text that only
// looks a little like it.
func TestMarksOfOtherPrograms(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Chữ {++thêm++} và {--bớt--} và {>>bình luận<<}.", []string{"{++thêm++}", "{--bớt--}", "{>>bình luận<<}"}},
		{"Xem Error! Reference source not found. ở trang Error! Bookmark not defined.", []string{"Error! Reference source not found.", "Error! Bookmark not defined."}},
		{"{loadposition abc}\n\n{youtube}", []string{"{loadposition abc}", "{youtube}"}},
		{`Có \textbf{đậm} và \emph{nghiêng}.`, []string{`\textbf{đậm}`, `\emph{nghiêng}`}},
		{`H\u1ed9i ngh\u1ecb`, []string{`H\u1ed9i ngh\u1ecb`}},
		{"H=E1=BB=99i nghi", []string{"H=E1=BB=99i nghi"}},
		{"STT;Trường;Lớp\n1;A;2\n2;B;3", []string{"STT Trường Lớp"}},
		{"Một; hai; ba.\nBốn; năm; sáu.\nBảy; tám; chín.", nil},
		{"Chữ.\n\n<!-- ghi\n\nchú", []string{""}},
		{"Chữ.\n\n<!-- ghi\n\nchú --> mất\n\n<!-- a -->\n\nHết", nil},
		{"Mã `{++a++}` và \\{++a++} và {a} và Error! và {-- một", nil},
	} {
		document := Parse(c.text)
		var got []string
		for _, f := range document.Failed {
			got = append(got, strings.TrimSpace(f.Written))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: found %q, want %q", c.text, got, c.want)
		}
	}
}
