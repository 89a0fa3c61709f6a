package formatter

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/markdown"
)

// FuzzFile: whatever the bytes, the normal form of the normal form is itself, no
// comment is lost, a write-up stays the same write-up, and no letter of the text
// comes or goes.
func FuzzFile(f *testing.F) {
	for _, pattern := range []string{"testdata/*.txtar", "../article/testdata/golden/*.txtar"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			f.Fatal(pattern, err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add([]byte(unescape(string(txtar.Parse(data).Files[0].Data))))
		}
	}
	for _, text := range texts {
		f.Add([]byte("---\ntitle: Hội nghị\ndate: 2019-08-19\nschool_year: 2018-2019\ndistrict: Quận Long Biên, Hà Nội\n---\n" + text))
	}
	rules := rules(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		result, problems := File("content/bai.md", data, rules, free)
		if (result == nil) != problems.HasErrors() {
			t.Fatalf("result %v with these problems:\n%v", result != nil, problems)
		}
		if result == nil {
			return
		}
		again, problems := File("content/bai.md", result.Text, rules, free)
		if again == nil {
			t.Fatalf("the normal form is refused:\n%v\n%s", problems, result.Text)
		}
		if string(again.Text) != string(result.Text) || len(again.Changes) > 0 {
			t.Errorf("first:\n%q\nsecond:\n%q\n%v", result.Text, again.Text, again.Changes)
		}
		before, _ := article.Inspect("", data)
		after, _ := article.Inspect("", result.Text)
		if before == nil || after == nil {
			return // it was too large with its pictures
		}
		if was, is := comments(before.YAML), comments(after.YAML); !reflect.DeepEqual(sorted(was), sorted(is)) {
			t.Errorf("comments %q became %q", was, is)
		}
		if was, _ := article.Parse("", data, rules); was != nil {
			is, problems := article.Parse("", result.Text, rules)
			if is == nil {
				t.Fatalf("a write-up is none any more:\n%v\n%s", problems, result.Text)
			}
			if !reflect.DeepEqual(bare(was), bare(is)) {
				t.Errorf("%+v\nbecame\n%+v", bare(was), bare(is))
			}
		}
		if was, is := letters(before.Body), letters(after.Body); len(result.Pictures) == 0 && was != is {
			t.Errorf("the letters %q became %q", was, is)
		}
		if was, is := code(before.Body), code(after.Body); len(result.Pictures) == 0 && was != is {
			t.Errorf("the code %q became %q", was, is)
		}
	})
}

// texts are what fuzzing begins with beside the golden files.
var texts = []string{
	"> a\n> b dài hơn bốn mươi chữ để được coi là một dòng\n> bị ngắt\n",
	"- a\n\n  b\n  c\n1. d\n   e\n\n\n\n   f\n",
	"[a]: /b\n'c\nd'\n\n[a] `x\ny` <https://a.b>\n<b\nc> \\\nd  \ne\n",
	"a | b\n--|--\nc | d\n\n: e\n\n[^1]: f\n    g\n\nh[^1]\n",
	"\u00a0\u00a0\u00a0\u00a0a\n\n•\ta\n• b\n\n• c\n\uf0b7d\n- • e\n",
	"<div>\n\n\n</div>\n\n```\n\n\n\n```\n\n\tcode\n\n\n\tcode\n",
	"Term\nTerm khác\n: định nghĩa bị\nngắt\n\n{{< a\nb >}} c\nd\n",
	"# a\u200b {#b}\n\nGD&ÐT\u00a0ðạt Ɖức cао сấp ﬁn １２ Ⅱ\n===\n",
}

// letters are those of a text, in order.
func letters(text string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return c
		}
		return -1
	}, cleanWords(text))
}

// code is what must stay byte for byte.
func code(text string) string {
	var b strings.Builder
	for _, s := range markdown.Read(text).Verbatim {
		b.WriteString(strings.TrimSpace(text[s.Start:s.End]) + "\n")
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func sorted(list []string) []string {
	list = append([]string{}, list...)
	slices.Sort(list)
	return list
}
