package document

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/khotin/khotin/internal/vi"
)

// Clean takes out what a portal put around the text, tells captions from
// paragraphs and puts headings together that were typed on several lines.
func (d *Document) Clean() {
	d.normalize()
	d.dropEmpty()
	d.joinWrapped()
	d.readTyped()
	d.unfoldLetterhead()
	d.dropPortal()
	d.joinHeadings()
	d.tellCaptions()
	slices.SortStableFunc(d.Removed, func(a, b Removed) int { return cmp.Compare(a.Line, b.Line) })
}

func (d *Document) dropEmpty() {
	kept := d.Blocks[:0]
	for _, b := range d.Blocks {
		if !b.IsEmpty() {
			kept = append(kept, b)
		}
	}
	d.Blocks = kept
}

// letterheadBlocks is how many blocks from the top the table with the state's
// motto stands.
const letterheadBlocks = 3

// unfoldLetterhead makes paragraphs of the table without lines in which official
// documents set who issued them beside the state's motto, and of that below with
// the recipients beside the signature.
func (d *Document) unfoldLetterhead() {
	var kept []Block
	for i, b := range d.Blocks {
		text := vi.Fold(b.Plain())
		top := i < letterheadBlocks && (strings.Contains(text, "cong hoa xa hoi chu nghia") || strings.Contains(text, "dang cong san viet nam"))
		if b.Kind != Table || !top && !strings.Contains(text, "noi nhan") {
			kept = append(kept, b)
			continue
		}
		for _, row := range b.Rows {
			for _, cell := range row {
				kept = append(kept, cell.paragraphs(b.Line)...)
			}
		}
	}
	d.Blocks = kept
}

// paragraphs are the lines of a cell.
func (c Cell) paragraphs(line int) (blocks []Block) {
	b := Block{Line: line}
	for _, s := range append(slices.Clip(c), Span{Text: "\n"}) {
		if s.Text != "\n" {
			b.Spans = append(b.Spans, s)
		} else if !b.IsEmpty() {
			blocks = append(blocks, b)
			b = Block{Line: line}
		}
	}
	return blocks
}

// endings are headings behind which a portal shows other stories, folded.
var endings = wordSet("tin tieu diem|dung bo lo|tin lien quan|bai lien quan|tin cung chuyen muc|tin khac|cac tin khac|tin moi|" +
	"tin moi nhat|bai viet khac|bai viet lien quan|doc nhieu|doc nhieu nhat|xem nhieu|tin doc nhieu|co the ban quan tam|" +
	"tin noi bat|y kien ban doc|binh luan|tin cu hon|tin moi hon|cac tin da dua|tin da dua")

// menus are lines that portals put anywhere, folded.
var menus = wordSet("trang chu|in trang|in bai viet|gui email|chia se|chia se facebook|quay lai|ve dau trang|dang nhap|" +
	"lien he|so do cong|tim kiem|xem voi co chu|tu khoa|theo doi tren google news|google news|len dau trang|gioi thieu")

var counter = regexp.MustCompile(`^(so )?(luot xem|luot truy cap|lan xem|so lan doc|luot doc|view|views)( bai viet)?\s*:?\s*[\d.,]+$`)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for line := range strings.SplitSeq(list, "|") {
		set[line] = true
	}
	return set
}

// maxOther is the part of a text that may stand behind a portal's heading of
// other stories: 002 of the five sources has a tenth. If more follows, the words
// are the write-up's own.
const maxOther = 2 // the last half

func (d *Document) dropPortal() {
	kept := d.Blocks[:0]
	for i, b := range d.Blocks {
		line := foldLine(b.Plain())
		if endings[line] && i*maxOther >= len(d.Blocks) {
			for _, rest := range d.Blocks[i:] {
				d.Removed = append(d.Removed, Removed{rest.Line, rest.Plain(), Other})
			}
			break
		}
		if menus[line] || counter.MatchString(line) {
			d.Removed = append(d.Removed, Removed{b.Line, b.Plain(), Menu})
			continue
		}
		kept = append(kept, b)
	}
	d.Blocks = kept
}

func foldLine(text string) string { return strings.Trim(vi.Fold(text), " :.|»›…-") }

// joinHeadings puts neighbouring lines that are all bold, or all capitals, into
// one heading, as a document's title is typed.
func (d *Document) joinHeadings() {
	kept := d.Blocks[:0]
	for _, b := range d.Blocks {
		if n := len(kept) - 1; n >= 0 && titleLine(&b) && titleLine(&kept[n]) && b.Line <= kept[n].Line+1 && !StartsBlock(b.Plain()) {
			kept[n].Spans = append(append(kept[n].Spans, Span{Text: " "}), b.Spans...)
			kept[n].Kind = Heading
			kept[n].Level = 2
			kept[n].Line = b.Line
			continue
		}
		kept = append(kept, b)
	}
	for i := range kept {
		if kept[i].Kind == Paragraph && kept[i].IsBold() && utf8.RuneCountInString(kept[i].Plain()) <= maxHeading {
			kept[i].Kind, kept[i].Level = Heading, 2
		}
	}
	d.Blocks = kept
}

// maxHeading is the longest line in characters that is a heading because it is
// bold.
const maxHeading = 250

func titleLine(b *Block) bool { return (b.Kind == Paragraph || b.Kind == Heading) && b.IsBold() }

// maxCaption is the longest caption in characters.
const maxCaption = 160

// tellCaptions marks short lines without a full stop between paragraphs, and
// drops one that repeats its neighbour, as portals do for pictures.
func (d *Document) tellCaptions() {
	kept := d.Blocks[:0]
	for i, b := range d.Blocks {
		if n := len(kept) - 1; n >= 0 && b.Kind != Table && b.Plain() != "" && b.Plain() == kept[n].Plain() {
			d.Removed = append(d.Removed, Removed{b.Line, b.Plain(), Repeated})
			if b.Kind == Paragraph {
				kept[n].Kind = Caption
			}
			continue
		}
		if i > 0 && b.Kind == Paragraph && isCaption(&d.Blocks[i]) && i+1 < len(d.Blocks) && len(b.Spans) > 0 && b.number() == 0 {
			b.Kind = Caption
		}
		kept = append(kept, b)
	}
	d.Blocks = kept
}

// isCaption reports a short line that says who is in a picture: it ends without a
// sign and is no sentence that a list follows.
func isCaption(b *Block) bool {
	text := b.Plain()
	folded := vi.Fold(text)
	if utf8.RuneCountInString(text) > maxCaption || strings.ContainsAny(text[max(len(text)-1, 0):], ".:;!?") || hasPicture(b) {
		return false
	}
	return captionStart.MatchString(folded)
}

func hasPicture(b *Block) bool {
	for _, s := range b.Spans {
		if s.Picture > 0 {
			return true
		}
	}
	return false
}

// captionStart is how captions of such pictures begin, in the five sources and on
// portals of education offices.
var captionStart = regexp.MustCompile(`^(dai dien|toan canh|quang canh|(dong chi|d/c|ong|ba|thay|co) [^,;]+.*(phat bieu|trao|tang|bao cao|khai mac|tham luan)|` +
	`hinh anh|anh:|cac dai bieu|cac dong chi|le (trao|khen)|hoi nghi .* (cua|tai) |cuoi buoi)`)
