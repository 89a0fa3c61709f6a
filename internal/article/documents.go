package article

import (
	"bytes"
	"strings"

	"github.com/khotin/khotin/internal/diag"
)

var (
	importHint = diag.T("đặt lại đuôi cũ cho tệp rồi chạy: khotin import TỆP", "give the file its ending back, then run: khotin import FILE")
	resaveHint = diag.T("mở bằng Word, lưu thành .docx rồi chạy: khotin import TỆP", "open it with Word, save it as .docx, then run: khotin import FILE")
)

// documents are how the files of other programs begin, which people rename, and what
// to do with them.
var documents = []struct {
	begins     string
	name, hint diag.Text
}{
	{"%PDF-", diag.T("một tài liệu PDF (.pdf)", "a PDF (.pdf)"), importHint},
	{"PK\x03\x04", diag.T("một tài liệu Word hay LibreOffice (.docx, .odt)", "a document of Word or LibreOffice (.docx, .odt)"), importHint},
	{"\xD0\xCF\x11\xE0", diag.T("một tài liệu Word cũ (.doc)", "an old document of Word (.doc)"), importHint},
	{`{\rtf`, diag.T("một tài liệu RTF (.rtf)", "an RTF document (.rtf)"), resaveHint},
	{"<!doctype html", diag.T("một trang web (.html)", "a web page (.html)"), importHint},
	{"<html", diag.T("một trang web (.html)", "a web page (.html)"), importHint},
}

// document reports a file that was never a write-up.
func (r *reader) document(data []byte) bool {
	begin := string(bytes.TrimSpace(bytes.TrimPrefix(data[:min(len(data), 64)], []byte("\xEF\xBB\xBF"))))
	for _, d := range documents {
		if len(begin) >= len(d.begins) && strings.EqualFold(begin[:len(d.begins)], d.begins) {
			r.report(1, "", diag.K1015.Of(diag.Text{VI: "tệp này là " + d.name.VI + ", không phải bài viết", EN: "the file is " + d.name.EN + ", not a write-up"}), d.hint)
			return true
		}
	}
	return false
}

// conflicts reports where git could not put two changes together, and left both.
func (r *reader) conflicts(text string) bool {
	if !strings.Contains(text, "\n>>>>>>> ") && !strings.Contains(text, "\n<<<<<<< ") {
		return false
	}
	start, number, found := 0, 0, false
	for line := range strings.Lines(text) {
		switch number++; {
		case strings.HasPrefix(line, "<<<<<<< "):
			start = number
		case start > 0 && strings.HasPrefix(line, ">>>>>>> "):
			r.report(start, "", diag.K1016.T("git để hai bản của chỗ này, đến dòng %d", "git left two versions of this place, up to line %d", number),
				diag.T("giữ một bản, xóa bản kia và các dòng <<<<<<<, =======, >>>>>>>", "keep one, delete the other and the lines <<<<<<<, =======, >>>>>>>"))
			start, found = 0, true
		case strings.HasPrefix(line, ">>>>>>> "):
			r.leftMark(number, line)
			found = true
		}
	}
	if start > 0 {
		r.leftMark(start, "<<<<<<<")
	}
	return found || start > 0
}

// leftMark reports one of git's marks whose others were taken out already.
func (r *reader) leftMark(number int, line string) {
	r.report(number, "", diag.K1016.T("dòng %s của git còn sót lại", "the line %s of git was left behind", line[:7]),
		diag.T("xem lại chỗ này, rồi xóa các dòng <<<<<<<, =======, >>>>>>>", "look at the place, then delete the lines <<<<<<<, =======, >>>>>>>"))
}
