package shard

import (
	"math"
	"strings"
	"unicode/utf16"
)

// A textModel foretells the bits of a text from what it has read before: it
// remembers how often a one came after the last character and after the last
// two, and learns whom of the two to trust. A published text is short, so what
// the model has learned from a sample of others counts for much. On the news
// corpus a text takes 1,020 bytes, after a sample of 3,200; deflate takes
// 1,400, at the same cost. A third context would save 35 more, and cost half as
// much again.
type textModel struct {
	odds    *[2 * textPlaces]uint32 // by context: chance of a one in 65536ths << 6 | how often it was met
	trust   [2]int32                // in each of the two, in 65536ths
	history uint32                  // the codes before
	rows    [2]uint32               // where the contexts of these four bits begin
	node    uint32                  // 1 and the bits of the code so far
	met     [2]uint32               // the contexts of the next bit
	hints   [2]int32                // what they say, as logarithms of odds in 256ths
	chance  int32                   // of a one, in 4096ths
}

const (
	textPlaces   = 1 << 16 // for each of the two
	textTrust    = 22000   // in each context, at first
	textLearning = 10      // 5 and 20 are worse by a thousandth
	textLimit    = 30      // how long a context goes on to learn slower; 60 and 250 are no better
	// textSure bounds the odds of a bit, as a logarithm in 256ths: it never costs
	// more than eight bits, nor so little that few bytes stand for a huge text.
	textSure = 1417
)

var (
	logistic = tabulate(func(x float64) float64 { return certain / (1 + math.Exp((2048-x)/256)) })
	logOdds  = tabulate(func(x float64) float64 { return 256 * math.Log((x+0.5)/(certain-0.5-x)) })
	rates    = slower()
)

// tabulate makes integers of a function. None of its values lies near a half
// (TestTables), so that all processors round alike.
func tabulate(f func(float64) float64) *[certain]int32 {
	var table [certain]int32
	for i := range table {
		table[i] = int32(math.Floor(f(float64(i)) + 0.5))
	}
	return &table
}

// slower says how far a context moves, in 32768ths, by how often it was met.
func slower() *[64]int32 {
	var r [64]int32
	for i := range r {
		r[i] = int32(65536 / (2*i + 3))
	}
	return &r
}

func newTextModel() *textModel {
	m := &textModel{odds: new([2 * textPlaces]uint32), trust: [2]int32{textTrust, textTrust}}
	for i := range m.odds {
		m.odds[i] = 1 << 21
	}
	return m
}

// follow makes a model begin a text knowing what another has learned.
func (m *textModel) follow(other *textModel) {
	*m.odds, m.trust, m.history = *other.odds, other.trust, 0
}

// foretell finds the chance that bit i of the code is a one. The contexts of
// four bits lie together, as near to each other as memory reads.
func (m *textModel) foretell(i uint) {
	if i&3 == 0 {
		upper := m.node & 15 * uint32(4*i)
		h := (m.history&65535*0x9e3779b1 + m.node) * 0x2c1b3c6d
		m.rows = [2]uint32{m.history&255<<8 | upper, textPlaces | (h^h>>15)*0x297a2d39>>20<<4}
	}
	place := uint32(1)<<(i&3) | m.node&(1<<(i&3)-1)
	m.met = [2]uint32{m.rows[0] | place, m.rows[1] | place}
	m.hints = [2]int32{hint(m.odds[m.met[0]]), hint(m.odds[m.met[1]])}
	sum := m.hints[0]*m.trust[0] + m.hints[1]*m.trust[1]
	m.chance = logistic[min(max(sum>>16, -textSure), textSure)+2048]
}

func hint(odds uint32) int32 {
	if odds&63 == 0 {
		return 0
	}
	return logOdds[odds>>10]
}

// learn takes in what the bit was.
func (m *textModel) learn(bit int) {
	miss := (int32(bit)<<12 - m.chance) * textLearning
	for c, at := range m.met {
		odds := &m.odds[at]
		m.trust[c] += (m.hints[c]*miss + 1<<15) >> 16
		seen, chance := *odds&63, int32(*odds>>6)
		chance += (int32(bit)*65535 - chance) * rates[seen] >> 15
		*odds = uint32(chance)<<6 | min(seen+1, textLimit)
	}
	m.node = m.node<<1 | uint32(bit)
}

func (m *textModel) encode(e *encoder, code byte) {
	m.node = 1
	for i := range uint(8) {
		bit := int(code >> (7 - i) & 1)
		m.foretell(i)
		e.encode(bit, uint16(certain-m.chance))
		m.learn(bit)
	}
	m.history = m.history<<8 | uint32(code)
}

func (m *textModel) decode(d *decoder) byte {
	m.node = 1
	for i := range uint(8) {
		m.foretell(i)
		m.learn(d.decode(uint16(certain - m.chance)))
	}
	m.history = m.history<<8 | m.node&255
	return byte(m.node)
}

// The codes of texts. ASCII's printable characters and the newline are
// themselves, the other codes stand for the letters and marks of markedLetters
// in turn.
const (
	codeEnd    = 0
	codeEscape = 1 // the two bytes of a UTF-16 unit follow
)

var codeOf, unitOf = makeCodes()

// lowerMarked are the letters of Vietnamese that ASCII does not have: those
// with a sign of their own, then every vowel with every tone.
const lowerMarked = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"

const (
	markedLetters = "–“”…" + lowerMarked
	lastUnit      = '…' // the highest unit that has a code
)

func makeCodes() (codes [lastUnit + 1]byte, units [256]uint16) {
	marked := utf16.Encode([]rune(markedLetters + strings.ToUpper(lowerMarked)))
	for code := 2; code < 256; code++ {
		unit := uint16(code)
		if code != '\n' && (code < ' ' || code > '~') {
			if len(marked) == 0 {
				break
			}
			unit, marked = marked[0], marked[1:]
		}
		codes[unit], units[code] = byte(code), unit
	}
	return codes, units
}

// textCodes gives the codes of a text, the end's not among them.
func textCodes(text string) []byte {
	codes := make([]byte, 0, len(text))
	for _, unit := range utf16.Encode([]rune(text)) {
		if unit <= lastUnit && codeOf[unit] > 0 {
			codes = append(codes, codeOf[unit])
		} else {
			codes = append(codes, codeEscape, byte(unit>>8), byte(unit))
		}
	}
	return codes
}

// encodeAll writes a text without its end.
func (m *textModel) encodeAll(e *encoder, text string) {
	for _, code := range textCodes(text) {
		m.encode(e, code)
	}
}

// encodeText writes a text with its end.
func (m *textModel) encodeText(text string) []byte {
	e := newEncoder()
	m.encodeAll(e, text)
	m.encode(e, codeEnd)
	return e.finish()
}

// decodeText reads a whole text.
func (m *textModel) decodeText(data []byte) (string, error) {
	d := newDecoder(data)
	text := m.units(d, func() bool { return d.err == nil })
	return text, d.end()
}

// decodePart reads what the first bytes of a text tell, up to its last white
// space, so that no token is cut.
func (m *textModel) decodePart(data []byte) string {
	d := newDecoder(append(data[:len(data):len(data)], make([]byte, 3*mostPerCode)...))
	text := m.units(d, func() bool { return d.at <= len(data) })
	return text[:strings.LastIndexAny(text, " \n")+1]
}

// mostPerCode is how many bytes a code takes at most.
const mostPerCode = 8

// units reads characters up to the end, or as long as going on is true of what was read.
func (m *textModel) units(d *decoder, going func() bool) string {
	var units []uint16
	for {
		code := m.decode(d)
		unit := unitOf[code]
		if code == codeEscape {
			unit = uint16(m.decode(d))<<8 | uint16(m.decode(d))
		}
		if !going() || code == codeEnd {
			return string(utf16.Decode(units))
		}
		units = append(units, unit)
	}
}
