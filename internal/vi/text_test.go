package vi

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
)

func TestSlug(t *testing.T) {
	for _, row := range vectors(t, "slugs.tsv") {
		if got := Slug(row[0]); got != row[1] {
			t.Errorf("Slug(%q) = %q, want %q (%s)", row[0], got, row[1], row[2])
		}
	}
}

func TestSlugIsCutAtAHyphen(t *testing.T) {
	got := Slug(strings.Repeat("nghiêng ", 20))
	if len(got) > MaxSlugBytes || len(got) < MaxSlugBytes-8 || !strings.HasSuffix(got, "-nghieng") {
		t.Errorf("%d bytes: %q", len(got), got)
	}
	exact := strings.Repeat("a", 49) + " " + strings.Repeat("b", 50)
	if got := Slug(exact + " c"); got != strings.ReplaceAll(exact, " ", "-") {
		t.Errorf("cut before the limit: %q", got)
	}
	if got := Slug(strings.Repeat("a", 150)); len(got) != MaxSlugBytes {
		t.Errorf("%d bytes of one run", len(got))
	}
}

func TestCompare(t *testing.T) {
	want := []string{
		"An Giang", "Ăn", "Ân Thi", "Ba Đình", "Bà Rịa", "Bảo Lộc", "Cà Mau", "Dĩ An", "Đà Nẵng",
		"Hai Bà Trưng", "Hòa Bình", "Hoà Vang", "ma", "mà", "mả", "mã", "má", "mạ", "mă", "mâ",
		"O", "Ô Môn", "Ơ", "Quận 2", "Quận 10", "Uông Bí", "Ứng Hòa", "Vị Thanh", "Ý Yên", "Yên Bái",
	}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, Compare)
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if Compare("Hòa", "Hoà") == 0 || Compare("a", "a") != 0 {
		t.Error("only equal strings are the same in order")
	}
}

func TestCompareFromManyGoroutines(t *testing.T) {
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 200 {
				if Compare("Đà Nẵng", "Dĩ An") <= 0 || Compare("ma", "mạ") >= 0 {
					t.Error("wrong order")
				}
			}
		})
	}
	wait.Wait()
}

func TestTermKeepsTheTokenWhenNothingChanges(t *testing.T) {
	allocations := testing.AllocsPerRun(100, func() {
		for _, token := range []string{"nghị", "tổng", "kết", "thủy", "2019", "hop"} {
			if Term(token) != token {
				t.Errorf("Term(%q) = %q", token, Term(token))
			}
		}
	})
	if allocations != 0 {
		t.Errorf("%v allocations", allocations)
	}
}

func TestInvalidBytesPassThrough(t *testing.T) {
	const s = "hoà\xff\xfe \xe1\xbb"
	if got, want := Normalize(s), "hòa\xff\xfe \xe1\xbb"; got != want {
		t.Errorf("Normalize = %q, want %q", got, want)
	}
	if got, want := Fold("Hoà\xffé\u0301"), "hoa\xffe"; got != want {
		t.Errorf("Fold = %q, want %q", got, want)
	}
	if got := terms(s); got != "hòa" {
		t.Errorf("terms = %q", got)
	}
}

func TestTokensStopsEarly(t *testing.T) {
	for token := range Tokens("một hai ba") {
		if token.Text == "hai" {
			return
		}
		if token.Text != "một" {
			t.Errorf("went on to %q", token.Text)
		}
	}
	t.Error("never saw the second token")
}

// What is left of every syllable without its marks is known, and nothing else.
func TestBareSyllables(t *testing.T) {
	want := map[string]bool{}
	for rime := range rimes {
		for onset := range onsets {
			addBare(want, spell(onset)+spell(rime))
		}
		addBare(want, "qu"+spell(rime))
		addBare(want, "gi"+spell(rime))
	}
	if !maps.Equal(want, bareSyllables()) {
		t.Errorf("%d syllables without marks, and %d known", len(want), len(bareSyllables()))
	}
	for _, s := range []string{"", "nhgi", "hoii", "web", "ubnd", "and", "brt", "pgd", "facebook", "hco", "w", "khuett", "longbien"} {
		if IsBareSyllable(s) {
			t.Errorf("%q is no syllable", s)
		}
	}
}

// addBare adds a syllable without its marks, if there is such a syllable with
// the tone sắc on any of its letters.
func addBare(to map[string]bool, toneless string) {
	for i := range toneless + " " {
		if IsSyllable(toneless[:i] + "\u0301" + toneless[i:]) {
			to[Fold(toneless)] = true
		}
	}
}
