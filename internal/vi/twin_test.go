package vi

import (
	"encoding/json"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/khotin/khotin/internal/jstest"
)

// An analysis is all that package and twin have to say about one text.
type analysis struct {
	Normalized string          `json:"normalized"`
	Folded     string          `json:"folded"`
	Slug       string          `json:"slug"` // none of texts longer than MaxSlugBytes, whose slug may be cut
	Tokens     []tokenAnalysis `json:"tokens"`
	Decoded    string          `json:"decoded"`
}

// A tokenAnalysis is written as an array to keep the exchange small.
type tokenAnalysis struct {
	Start, End int // UTF-16 units
	Term, Key  string
	Syllable   bool
	Bare       bool // the key is one without its marks
}

func (r tokenAnalysis) MarshalJSON() ([]byte, error) {
	return json.Marshal([]any{r.Start, r.End, r.Term, r.Key, r.Syllable, r.Bare})
}

func read(text string) analysis {
	r := analysis{Normalized: Normalize(text), Folded: Fold(text), Tokens: []tokenAnalysis{}}
	r.Decoded, _ = DecodeKeystrokes(text)
	if len(text) <= MaxSlugBytes {
		r.Slug = Slug(text)
	}
	for token := range Tokens(text) {
		term := Term(token.Text)
		r.Tokens = append(r.Tokens, tokenAnalysis{
			units(text[:token.Start]), units(text[:token.End]), term, Key(term), IsSyllable(token.Text), IsBareSyllable(Key(term)),
		})
	}
	return r
}

func units(s string) int { return len(utf16.Encode([]rune(s))) }

// compareTwin reads every text in Go and in TypeScript.
func compareTwin(t *testing.T, engine jstest.Engine, texts []string) {
	t.Helper()
	var twin []json.RawMessage
	jstest.RunIn(t, engine, "testdata/twin.ts", texts, &twin)
	if len(twin) != len(texts) {
		t.Fatalf("%d analyses of %d texts", len(twin), len(texts))
	}
	differences := 0
	for i, text := range texts {
		want, got := analysisJSON(t, read(text)), string(twin[i])
		if got != want {
			t.Errorf("%+q\n  Go         %s\n  TypeScript %s", text, want, got)
			if differences++; differences == 10 {
				t.Fatal("and so on")
			}
		}
	}
}

// analysisJSON writes an analysis exactly as JSON.stringify does.
func analysisJSON(t *testing.T, r analysis) string {
	t.Helper()
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(r); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// twinTexts are the vectors, all syllables with all tones, and random texts.
func twinTexts(t *testing.T) []string {
	var texts []string
	for _, name := range []string{"vectors.tsv", "slugs.tsv", "keystrokes.tsv", "tokens.tsv", "syllables.tsv"} {
		for _, row := range vectors(t, name) {
			texts = append(texts, row[0])
		}
	}
	random := rand.New(rand.NewPCG(5, 6))
	for range 20_000 {
		texts = append(texts, randomText(random), randomKeys(random), randomSyllable(random))
	}
	return texts
}

// randomKeys writes what somebody types whose input method is off.
func randomKeys(random *rand.Rand) string {
	parts := strings.Split("d dd h ng nh th qu gi t k a aa e ee o oo u i y w uo uow uye ie oa ua c ng nh t p m n s f r x j 1 2 3 4 5 6 7 8 9 0 ơ ư é D A O W", " ")
	var b strings.Builder
	for range 2 + random.IntN(5) {
		b.WriteString(parts[random.IntN(len(parts))])
	}
	return b.String()
}

// randomSyllable joins any initial and any rime, mostly a possible syllable,
// with a tone on any letter.
func randomSyllable(random *rand.Rand) string {
	initials := strings.Split(" b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x z kr", " ")
	parts := strings.Split("a ă â e ê i o ô ơ u ư y oa oe uâ uê uô ươ iê yê uy uyê ua ưa ia oo ôô eo au oai", " ")
	finals := strings.Split(" c ch i m n ng nh o p t u y", " ")
	tones := strings.Split(" \u0300 \u0301 \u0303 \u0309 \u0323", " ")
	pick := func(list []string) string { return list[random.IntN(len(list))] }
	s := []rune(pick(initials) + pick(parts) + pick(finals))
	at := 1 + random.IntN(len(s))
	text := string(s[:at]) + pick(tones) + string(s[at:])
	if random.IntN(4) == 0 {
		text = strings.ToUpper(text)
	}
	return text
}

func TestTwin(t *testing.T) {
	engines := jstest.Engines()
	if len(engines) == 0 {
		t.Skip("no JavaScript engine: install node (package nodejs) or chromium to run this test")
	}
	compareTwin(t, engines[0], twinTexts(t))
}

// TestTwinKnowsTheSameSyllables tries every join of an initial and a rime,
// possible or not.
func TestTwinKnowsTheSameSyllables(t *testing.T) {
	engines := jstest.Engines()
	if len(engines) == 0 {
		t.Skip("no JavaScript engine: install node (package nodejs) or chromium to run this test")
	}
	var texts []string
	for _, initial := range []string{"", "b", "c", "ch", "d", "đ", "f", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh",
		"p", "ph", "q", "qu", "r", "s", "t", "th", "tr", "v", "x"} {
		for _, rime := range slices.Sorted(maps.Keys(rimes)) {
			texts = append(texts, initial+spell(rime)+" "+initial+spell(rime)+"\u0323")
		}
		for _, odd := range []string{"ae", "ea", "oau", "uău", "iên", "yên", "yn", "ôông", "uôp", "ơc", "ưp", "uyêm", "oec", "io", "êo", "ayu"} {
			texts = append(texts, initial+odd+" "+initial+odd+"\u0323")
		}
	}
	compareTwin(t, engines[0], texts)
}

// The client as a whole has 16 KB; a page may do without the keystrokes. That numbers
// are apart from money and words with marks took 30 bytes.
func TestTwinStaysSmall(t *testing.T) {
	const maxGzipBytes = 1740
	dir := "../../assets/search/"
	core, keystrokes := jstest.GzipBytes(t, dir+"vi.ts"), jstest.GzipBytes(t, dir+"keystrokes.ts")
	if core > maxGzipBytes {
		t.Errorf("vi.ts: %d bytes, at most %d", core, maxGzipBytes)
	}
	t.Logf("gzip: vi.ts %d bytes, with keystrokes.ts %d", core, keystrokes)
}
