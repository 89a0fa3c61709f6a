package index

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/registry"

	"github.com/khotin/khotin/internal/lexicon"
	"github.com/khotin/khotin/internal/vi"
)

// The names under which bleve knows our analysis. Analyzer is what the text
// fields are indexed with.
const (
	Analyzer = "vi"

	tokenizerName  = "vi_syllables"
	filterTermName = "vi_term"
)

// register makes the analysis known to bleve, once.
var register = sync.OnceValue(func() error {
	for _, err := range []error{
		registry.RegisterTokenizer(tokenizerName, func(map[string]any, *registry.Cache) (analysis.Tokenizer, error) {
			return tokenizer{}, nil
		}),
		registry.RegisterTokenFilter(filterTermName, func(map[string]any, *registry.Cache) (analysis.TokenFilter, error) {
			return tokenFilter(vi.Term), nil
		}),
		registry.RegisterAnalyzer(Analyzer, newAnalyzer),
	} {
		if err != nil {
			return err
		}
	}
	return nil
})

// newAnalyzer makes an analyzer of our tokenizer and token filter. Terms are
// made in a filter, never before the tokenizer, so that offsets stay those of
// the text.
func newAnalyzer(_ map[string]any, cache *registry.Cache) (analysis.Analyzer, error) {
	t, err := cache.TokenizerNamed(tokenizerName)
	if err != nil {
		return nil, err
	}
	f, err := cache.TokenFilterNamed(filterTermName)
	if err != nil {
		return nil, err
	}
	return &analysis.DefaultAnalyzer{Tokenizer: t, TokenFilters: []analysis.TokenFilter{f}}, nil
}

// A positioner numbers the tokens of one text: from 1, one further at each
// token, and one more where a block ended since the last one, so that no
// phrase reaches from one block into the next.
type positioner struct {
	text     string
	end      int // of the last token
	position int // of the last token, 0 before the first
}

func (p *positioner) next(t vi.Token) int {
	if p.position > 0 && strings.IndexByte(p.text[p.end:t.Start], '\n') >= 0 {
		p.position++
	}
	p.position++
	p.end = t.End
	return p.position
}

// tokenizer is bleve's view of vi.Tokens.
type tokenizer struct{}

func (tokenizer) Tokenize(input []byte) analysis.TokenStream {
	text := string(input)
	var stream analysis.TokenStream
	at := positioner{text: text}
	for t := range vi.Tokens(text) {
		stream = append(stream, &analysis.Token{
			Term:     []byte(t.Text),
			Start:    t.Start,
			End:      t.End,
			Position: at.next(t),
			Type:     analysis.AlphaNumeric,
		})
	}
	return stream
}

// A tokenFilter writes each token anew, offsets and positions unchanged.
type tokenFilter func(token string) string

func (f tokenFilter) Filter(stream analysis.TokenStream) analysis.TokenStream {
	for _, token := range stream {
		token.Term = []byte(f(string(token.Term)))
	}
	return stream
}

// fingerprint changes when the analysis does: it is the digest of what becomes
// of a text that needs every rule of it, and of the abbreviations, so that an
// index made under other rules is noticed without anybody having to remember it.
func fingerprint(l *lexicon.Lexicon) string {
	if l == nil {
		return analysisPrint()
	}
	return analysisPrint() + l.Digest()
}

var analysisPrint = sync.OnceValue(func() string {
	const probe = "Hội nghị TỔNG KẾT năm học 2018–2019; hoà hòa khoẻ khỏe thuỷ thủy quý quí lý lí Mỹ tay thùy " +
		"Ðoàn ðạt Ɖức GD&ĐT TP.HCM x.Yên Nguyê\u0303n hôị nghi\u0323 Que\u0301bec Léon İzmir ΣΟΦΌΣ ﬁn ½ 10.000 " +
		"hộ\u200bi ngh\u00adị học\u200bsinh học\u00a0sinh 가각 ２０１９ Ⅱ 300m² m2 12km\nđầu dòng"
	const synonyms = "Sở GD&ĐT, đ/c An: HS, học sinh, giáo dục và đào tạo ngày 19 tháng 8 năm 2019 tháng 9/2019, 8/2019, CĐ, NH 2018-19, năm học 18-19, 20/11, tháng 7, 17-18/7/2020; 2.111.600 9,9 99,8%, thông tư số 22, QĐ 5, P. An"
	h := sha256.New()
	filing := lexicon.Filing{Locality: "Long Biên, Hà Nội", Date: "2019-08-19", SchoolYear: "2018-2019"}
	for _, blocks := range lexicon.Default().Expand([]lexicon.Row{lexicon.Read(synonyms)}, filing) {
		h.Write([]byte(fmt.Sprint(blocks)))
	}
	at := positioner{text: probe}
	for t := range vi.Tokens(probe) {
		term := vi.Term(t.Text)
		h.Write([]byte(term + "\x00" + vi.Key(term) + "\x00"))
		h.Write([]byte{byte(t.Start), byte(t.End), byte(at.next(t))})
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
})
