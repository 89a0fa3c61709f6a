package body

import (
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/markdown"
)

// bounds tells what would take too long to make a page of, or make one that no
// phone opens.
func (r *reader) bounds() {
	for _, e := range r.document.Excess {
		message, hint := excess(e)
		r.report(e.Place, message, hint)
	}
}

func excess(e markdown.Excess) (message diag.Message, hint diag.Text) {
	switch e.Bound {
	case markdown.Bytes:
		return diag.K1511.T("bài dài %d byte; nhiều nhất là %d", "the text has %d bytes; %d is the most", e.Found, markdown.MaxBytes), splitHint
	case markdown.Depth:
		return diag.K1512.T("%d tầng trích dẫn và danh sách lồng nhau; nhiều nhất là %d", "%d quotations and lists one within another; %d is the most", e.Found, markdown.MaxDepth),
			diag.T("bỏ bớt các dấu >, - hay khoảng trắng ở đầu dòng", "leave out some of the >, - or spaces at the beginning of the line")
	case markdown.Brackets:
		return diag.K1513.T("một đoạn có hơn %d dấu [", "one paragraph has more than %d times the sign [", markdown.MaxBrackets),
			diag.T("tách đoạn bằng dòng trống; viết \\[ nếu đây chỉ là chữ", "divide it by empty lines; write \\[ where it is meant as text")
	case markdown.Headings:
		return diag.K1514.T("bài có hơn %d đề mục", "the text has more than %d headings", markdown.MaxHeadings), splitHint
	case markdown.Cells:
		return diag.K1515.T("bảng có %d ô; nhiều nhất là %d", "the table has %d cells; %d is the most", e.Found, markdown.MaxCells),
			diag.T("đưa bảng vào một tệp .csv hay .xlsx đặt cạnh bài rồi dẫn liên kết tới đó", "put the table into a .csv or .xlsx beside this file and link to that")
	default:
		return diag.K1516.T("các liên kết lặp lại một địa chỉ hay lời chú quá dài quá nhiều lần", "links repeat an address or a title that is too long too many times"),
			diag.T("rút ngắn lời chú của liên kết", "shorten the title of the link")
	}
}

var splitHint = diag.T("tách thành nhiều bài", "divide it into several write-ups")
