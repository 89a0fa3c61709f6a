package shard

import (
	"strings"
	"unicode/utf16"
)

// A textModel predicts the bits of a text from the character before: for each
// character and each beginning of the next one's code it keeps how often the
// next bit was a one. Every text begins with a model that knows nothing, so
// that texts are read alone. On the news corpus (docs/format.md) a model that
// mixes two contexts and learns first from texts in the manifest saves less
// than 2 % of a cold query, and deflate, which browsers of old phones lack,
// about as much.
type textModel struct {
	odds [1 << 16]uint32 // by last<<8 | node: the chance of a one in 65536ths << 6 | how often it was met
	last uint32          // the code before, 0 at first
	met  [256]bool       // the codes that were the last one: the other odds are as at first
}

const (
	textUnmet = 1 << 15 << 6 // odds of a bit that was never met: even
	textLimit = 30           // how often a bit is met until it learns no slower
	// textSure bounds the chance of a bit, in 4096ths: none costs more than
	// eight bits, nor so little that few bytes stand for a huge text.
	textSure = 16
)

func newTextModel() *textModel {
	m := &textModel{}
	for i := range m.odds {
		m.odds[i] = textUnmet
	}
	return m
}

// reset makes the model forget what it has learned.
func (m *textModel) reset() {
	for last, met := range m.met {
		if met {
			odds := m.odds[last<<8 : (last+1)<<8]
			for i := range odds {
				odds[i] = textUnmet
			}
		}
	}
	m.met, m.last = [256]bool{}, 0
}

// context finds the odds of the next bit of a code; node is 1 and the bits so far.
func (m *textModel) context(node uint32) *uint32 { return &m.odds[m.last<<8|node] }

// zeroOf gives the chance of a zero in 4096ths, as the coder takes it.
func zeroOf(odds uint32) uint16 {
	return uint16(min(max(certain-odds>>10, textSure), certain-textSure))
}

// learned gives the odds after a bit was met: the first moves them by two
// thirds, the next by two fifths, and so on.
func learned(odds uint32, bit int) uint32 {
	met, chance := odds&63, int32(odds>>6)
	chance += (int32(bit)*65535 - chance) * textSteps[met] >> 15
	return uint32(chance)<<6 | min(met+1, textLimit)
}

// textSteps are those shares in 32768ths.
var textSteps = func() (steps [64]int32) {
	for met := range steps {
		steps[met] = int32(65536 / (2*met + 3))
	}
	return steps
}()

func (m *textModel) encode(e *encoder, code byte) {
	m.met[m.last] = true
	node := uint32(1)
	for i := 7; i >= 0; i-- {
		bit := int(code >> i & 1)
		odds := m.context(node)
		e.encode(bit, zeroOf(*odds))
		*odds = learned(*odds, bit)
		node = node<<1 | uint32(bit)
	}
	m.last = uint32(code)
}

func (m *textModel) decode(d *decoder) byte {
	m.met[m.last] = true
	node := uint32(1)
	for node < 256 {
		odds := m.context(node)
		bit := d.decode(zeroOf(*odds))
		*odds = learned(*odds, bit)
		node = node<<1 | uint32(bit)
	}
	m.last = node & 255
	return byte(node)
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
	var units [2]uint16
	for _, r := range text {
		if r <= lastUnit && codeOf[r] > 0 {
			codes = append(codes, codeOf[r])
			continue
		}
		for _, unit := range utf16.AppendRune(units[:0], r) {
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
