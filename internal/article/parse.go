package article

import (
	"bytes"
	"crypto/sha256"
	"strings"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"github.com/khotin/khotin/internal/diag"
)

// MaxFileBytes is the largest file that is read: the longest of 10,900 news
// articles looked at has 17 KB, a book of 500 pages about 1 MB.
const MaxFileBytes = 2 << 20

// maxFrontMatterBytes bounds what YAML gets to see; a write-up with 1,000
// figures needs about 100 KB.
const maxFrontMatterBytes = 256 << 10

// Parse reads one file; file is its path with slashes, for messages. The
// WriteUp is nil exactly if one of the problems is an error. Problems are in
// the order of lines. Nothing of data is kept.
func Parse(file string, data []byte, rules *Rules) (*WriteUp, diag.Problems) {
	r := &reader{file: file, rules: rules}
	w := r.parse(data)
	r.problems.Sort()
	if w == nil || r.problems.HasErrors() {
		return nil, r.problems
	}
	w.File, w.Digest = file, sha256.Sum256(data)
	return w, r.problems
}

// TooLarge is the problem of a file that is not read because of its size.
func TooLarge(file string, size int64) diag.Problem {
	return diag.Problem{File: file,
		Message: diag.K1002.T("tệp lớn %d KB, nhiều nhất là %d KB", "the file has %d KB, the most is %d KB", kilobytes(size), kilobytes(MaxFileBytes)),
		Hint:    diag.T("chia thành nhiều bài; ảnh và tài liệu kèm theo không đặt trong tệp", "split it; keep pictures and documents out of the file")}
}

// kilobytes rounds up, so that what is too large never looks just right.
func kilobytes(size int64) int64 { return (size + 1023) >> 10 }

// parse reads the file as far as it can be read.
func (r *reader) parse(data []byte) *WriteUp {
	if len(data) > MaxFileBytes {
		r.add(TooLarge(r.file, int64(len(data))))
		return nil
	}
	if r.document(data) {
		return nil
	}
	text, ok := r.text(data)
	if !ok || r.conflicts(text) {
		return nil
	}
	yamlText, body, bodyLine, ok := r.open(text)
	if !ok {
		return nil
	}
	w := r.frontMatter(yamlText)
	r.body(body, bodyLine, w.Draft)
	w.Body, w.BodyLine = body, bodyLine
	return w
}

// text takes the text out of what editors and systems wrap around it (a byte
// order mark at the start, CRLF, decomposed letters), and reports what must not
// be in it.
func (r *reader) text(data []byte) (text string, ok bool) {
	text = string(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")))
	text = strings.ReplaceAll(text, "\r\n", "\n")
	if !strings.Contains(text, "\n") { // line ends of the first Macintosh
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	plain := ordinary(text)
	if !plain && !r.encoding(data) {
		return "", false
	}
	r.legacyLetters(text)
	r.lostLetters(text)
	if !plain {
		text = r.characters(norm.NFC.String(text))
		r.lookAlikes(text)
	}
	return r.hidden(text), true
}

// frontMatter reads the YAML text, which begins on the second line of the file.
func (r *reader) frontMatter(text string) *WriteUp {
	r.above = 1
	mapping, broken := r.tree(text)
	r.broken = broken
	r.cutItems(text)
	r.rename(mapping)
	r.structure(mapping, "", 0)
	w := &WriteUp{}
	w.lines = r.topLines(mapping)
	readMapping(r, w, mapping, "", writeUpFields)
	r.complete(w)
	return w
}

// topLines are the lines of the file on which the known keys stand.
func (r *reader) topLines(mapping *yaml.Node) []keyLine {
	lines := make([]keyLine, 0, len(mapping.Content)/2)
	for i := 0; i < len(mapping.Content); i += 2 {
		if f := lookUp(writeUpFields, mapping.Content[i].Value); f != nil {
			lines = append(lines, keyLine{f.Key, r.line(mapping.Content[i])})
		}
	}
	return lines
}
