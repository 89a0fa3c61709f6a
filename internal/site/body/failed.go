package body

import (
	"path"
	"regexp"
	"strings"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/markdown"
)

// failed tells of text that looks like Markdown and would be shown as it stands.
func (r *reader) failed() {
	several := map[markdown.FailedKind]int{}
	for _, f := range r.document.Failed {
		message, hint := r.failure(f)
		if f.Kind > markdown.ForeignMark { // a page of another program has hundreds of these
			if several[f.Kind]++; several[f.Kind] == mostTold+1 {
				message, hint = message.Code().T("còn những dòng khác như vậy nữa", "there are more lines like these"), diag.Text{}
			} else if several[f.Kind] > mostTold {
				continue
			}
		}
		r.report(f.Place, message, hint)
	}
	for _, f := range r.document.Footnotes {
		if f.First > 0 {
			r.report(f.Place, diag.K1537.T("lời chú thích [^%s] đã có ở dòng %d, nên lời này không hiện trên trang", "the footnote [^%s] is already on line %d, so that this one is not shown", f.Name, r.entry.BodyLine+f.First-1),
				diag.T("viết [^%s] ở đây và ở chỗ cần chú thích", "write [^%s] here and where it belongs", f.Free))
			continue
		}
		r.report(f.Place, diag.K1522.T("lời chú thích [^%s] không được nhắc tới, nên không hiện trên trang", "nothing refers to the footnote [^%s], so that it is not shown", f.Name),
			diag.T("viết [^%s] vào chỗ cần chú thích", "write [^%s] where it belongs", f.Name))
	}
}

func (r *reader) failure(f markdown.Failed) (message diag.Message, hint diag.Text) {
	written := clip(strings.ReplaceAll(f.Written, "\n", " "))
	switch f.Kind {
	case markdown.FailedPicture:
		return diag.K1615.T("%s không thành ảnh mà hiện nguyên như chữ", "%s makes no picture and would be shown as it stands", written), r.destinationHint(f, "!")
	case markdown.WikiPicture:
		return diag.K1615.T("%s không thành ảnh mà hiện nguyên như chữ", "%s makes no picture and would be shown as it stands", written), r.wikiHint(f, "!")
	case markdown.FailedLink:
		code := diag.K1617
		if m := titled.FindStringSubmatch(f.Destination); r.looksLikeFile(f.Destination) || m != nil && r.names(m[1]) {
			code = diag.K1616
		}
		return code.T("%s không thành liên kết mà hiện nguyên như chữ", "%s makes no link and is shown as it stands", written), r.destinationHint(f, "")
	case markdown.WikiLink:
		return diag.K1617.T("%s không thành liên kết mà hiện nguyên như chữ", "%s makes no link and is shown as it stands", written), r.wikiHint(f, "")
	case markdown.FailedFootnote:
		return diag.K1521.T("chú thích %s không có lời giải thích, nên hiện nguyên như chữ", "the footnote %s has no text and is shown as it stands", written),
			diag.T("thêm một dòng: [^%s]: lời chú thích", "add a line: [^%s]: the text", f.Destination)
	case markdown.FailedTable:
		return diag.K1531.T("bảng này thiếu dòng |---| nên hiện nguyên như chữ", "the table lacks its line |---| and is shown as it stands"),
			diag.T("viết dòng này dưới dòng tên cột: %s", "write this line below the names of the columns: %s", f.Destination)
	case markdown.JoinedLine:
		message = diag.K1536.T("dòng này nối liền vào dòng trên, không xuống dòng: %s", "the line is joined to the one above: %s", written)
		if f.Destination == f.Written {
			return message, diag.T("để một dòng trống trước dòng này; khotin fmt làm việc này", "leave a blank line before it, as khotin fmt does")
		}
		return message, diag.T("viết: %s (khotin fmt làm việc này)", "write: %s (as khotin fmt does)", clip(f.Destination))
	case markdown.LazyLine:
		return diag.K1541.T("dòng này nối vào mục ở trên, không thành đoạn riêng: %s", "the line becomes a part of the item above: %s", written),
			diag.T("để một dòng trống trước dòng này; nếu thuộc mục thì thụt vào hai dấu cách", "leave a blank line before it; indent it by two spaces if it belongs to the item")
	case markdown.OpenFence:
		return diag.K1538.T("khối mã %s không có dòng đóng, nên phần còn lại hiện như mã chương trình", "the block of code %s is not closed, so that the rest is shown as code", written),
			diag.T("viết thêm một dòng %s sau phần mã, hoặc xóa dòng này", "write a line %s behind the code, or delete this one", written)
	case markdown.OpenComment:
		return diag.K1542.T("ghi chú <!-- không có dấu đóng -->, nên phần còn lại của bài không hiện", "the remark <!-- is not closed by -->, so that the rest of the text is not shown"),
			diag.T("viết --> ở cuối ghi chú, hoặc xóa <!--", "write --> at the end of the remark, or delete <!--")
	case markdown.LooseRow:
		return diag.K1540.T("hàng của bảng cách bảng một dòng trống, nên hiện nguyên như chữ: %s", "a blank line parts the row from its table, and it is shown as it stands: %s", written),
			diag.T("xóa dòng trống giữa các hàng", "delete the blank lines between the rows")
	case markdown.LostColumns:
		return diag.K1539.T("các cột này không thành bảng mà nối vào nhau: %s", "these columns make no table and are joined: %s", written),
			diag.T("viết mỗi hàng như: %s và dưới hàng đầu một dòng |---|---|, mỗi cột một lần ---", "write each row like: %s and below the first a line |---|---|, one --- for each column", clip(f.Destination))
	case markdown.LostCells:
		return diag.K1535.T("hàng có nhiều ô hơn số cột của bảng, nên mất: %s", "the row has more cells than the table has columns; lost is: %s", written),
			diag.T(`thêm cột vào dòng tên cột và dòng |---|; dấu | trong một ô thì viết \|`, `add a column to the names and to the line |---|; a sign | within a cell is written \|`)
	case markdown.FailedBold:
		return diag.K1532.T("dấu ** không thành chữ đậm mà hiện nguyên: %s", "the signs ** make nothing bold and are shown: %s", written),
			diag.T(`viết **chữ** liền nhau, ngoài hai đầu có dấu cách; nếu đúng là dấu sao thì viết \*\*`, `write **words** without spaces within and with spaces outside; for stars write \*\*`)
	case markdown.FailedHeading:
		return diag.K1533.T("%s không thành tiêu đề vì thiếu dấu cách", "%s makes no heading: a space is missing", written), diag.T("viết: %s", "write: %s", clip(f.Destination))
	case markdown.FailedBullet:
		return diag.K1534.T("dấu đầu dòng không thành danh sách: %s", "the bullet makes no list: %s", written),
			diag.T("viết - thay cho dấu ấy; khotin fmt làm việc này", "write - in its place, as khotin fmt does")
	default:
		if f.Destination == "~" {
			return diag.K1529.T("%s là cách viết của phần mềm khác, trên trang bị gạch ngang", "%s is another program's mark, and is struck through on pages", written), foreignHints["~"]
		}
		return diag.K1529.T("%s là cách viết của phần mềm khác và hiện nguyên như chữ", "%s is another program's mark and is shown as it stands", written), foreignHints[f.Destination]
	}
}

var (
	lostReference = diag.T("Word đã mất chỗ dẫn: ghi lại tên mục hay số trang, hoặc xóa", "Word has lost what was referred to: write the heading or the page, or delete it")
	deleteMark    = diag.T("xóa đoạn này: khotin không đọc nó", "delete it: khotin does not read it")
	contentsHint  = diag.T("xóa đoạn này: khotin tự làm mục lục", "delete it: khotin makes the table of contents itself")
	emojiHint     = diag.T("gõ thẳng biểu tượng ấy, hoặc xóa", "type the sign itself, or delete it")
	codedHint     = diag.T("chữ ở đây đã thành mã: chép lại đoạn này từ bản gốc", "the letters have become codes: copy this from the original again")
	boxSignHint   = diag.T("viết - [ ] cho việc chưa làm, - [x] cho việc đã làm", "write - [ ] for what is to be done, - [x] for what is done")
	boxHint       = diag.T("viết lời dẫn bằng chữ đậm: **Ghi chú:** …", "write its name in bold: **Note:** …")
)

// foreignHints say what is written in place of the marks of other programs.
var foreignHints = map[string]diag.Text{
	"%%":     diag.T("người đọc thấy cả ghi chú này: xóa nó khỏi bài", "readers see this remark, too: delete it"),
	"==":     diag.T("viết **chữ đậm** để làm nổi bật", "write **bold** to make it stand out"),
	"^[":     diag.T("viết [^1] ở đây, và lời chú thành một dòng riêng: [^1]: …", "write [^1] here, and the note as a line of its own: [^1]: …"),
	"{%":     diag.T("xóa đoạn này: khotin không chạy nó", "delete it: khotin does not run it"),
	"{{":     diag.T("xóa đoạn này: khotin không chạy nó", "delete it: khotin does not run it"),
	"$$":     diag.T("viết công thức bằng chữ thường", "write the formula in plain letters"),
	"[/":     diag.T("viết theo Markdown: **đậm**, *nghiêng*, [chữ](địa chỉ), ![lời](tệp)", "write it as Markdown: **bold**, *italic*, [text](address), ![words](file)"),
	"{++":    diag.T("đây là chỗ chèn thêm: giữ chữ, xóa {++ và ++}", "this was inserted: keep the words, delete {++ and ++}"),
	"{--":    diag.T("đây là chỗ đã bỏ: xóa cả đoạn, vì người đọc vẫn thấy", "this was taken out: delete all of it, since readers still see it"),
	"{>>":    diag.T("người đọc thấy cả ghi chú này: xóa nó khỏi bài", "readers see this remark, too: delete it"),
	"Lỗi!":   lostReference,
	"Error!": lostReference,
	"}":      diag.T("viết theo Markdown: **đậm**, *nghiêng*, ## Mục, [^1]", "write it as Markdown: **bold**, *italic*, ## heading, [^1]"),
	"{":      deleteMark,
	`\`:      deleteMark,
	`\u`:     codedHint,
	"=E1=":   codedHint,
	"^":      diag.T("số mũ thì viết x²; dấu đoạn của phần mềm ấy thì xóa", "write a power as x²; delete that program's mark of a block"),
	"{#":     deleteMark,
	" :":     emojiHint,
	"\n:":    emojiHint,
	"$":      diag.T("viết công thức bằng chữ thường: x²", "write the formula in plain letters: x²"),
	"```":    diag.T("khối này chỉ chạy trong phần mềm ấy, trên trang hiện như mã: xóa, hoặc chép kết quả của nó vào bài", "the block runs in that program only, and is shown as code: delete it, or copy what it gives"),
	"::":     diag.T("viết một dấu hai chấm, hoặc đưa vào phần đầu bài", "write one colon, or put it into the front matter"),
	"[]":     boxSignHint,
	"[-]":    boxSignHint,
	"TOC":    contentsHint,
	"toc]":   contentsHint,
	"[!":     boxHint,
	":::":    boxHint,
	"!!! ":   boxHint,
	"@":      diag.T("viết tên tài liệu ra, hoặc thành chú thích [^1]", "write the name of the document, or a footnote [^1]"),
	"h2. ":   diag.T("viết tiêu đề bằng dấu #: ## Mục", "write a heading with #: ## Heading"),
	"|http":  diag.T("viết: [chữ](địa chỉ)", "write: [text](address)"),
	"!":      diag.T("viết: ![lời tả ảnh](tệp)", "write: ![what it shows](file)"),
	"#. ":    diag.T("viết số: 1. Một", "write the number: 1. One"),
	"\n: ":   diag.T("viết lời của bảng thành một đoạn thường, bỏ dấu hai chấm", "write the table's caption as a paragraph, without the colon"),
	"#":      diag.T("bảng tính không tính được ô này: ghi lại con số, hoặc xóa", "the spreadsheet could not compute the cell: write the number, or delete it"),
	"[":      deleteMark,
	"~":      diag.T("chữ giữa hai dấu ~ bị gạch ngang: viết H₂O; nếu đúng là bỏ đi thì ~~chữ~~", "what stands between ~ is struck through: write H₂O; what is struck through is ~~written so~~"),
	"[@":     diag.T("viết tên tài liệu ra, hoặc thành chú thích [^1]", "write the name of the document, or a footnote [^1]"),
}

// pictureSize is a size as some programs write it behind a picture's name.
var pictureSize = regexp.MustCompile(`\s+=\d*x?\d*%?$`)

// destinationHint says how a name with spaces is written.
func (r *reader) destinationHint(f markdown.Failed, mark string) diag.Text {
	name := escapedSign.ReplaceAllString(strings.Trim(f.Destination, "<>"), "$1")
	if m := titled.FindStringSubmatch(name); m != nil && r.names(m[1]) && !pictureSize.MatchString(name) {
		return diag.T("lời chú đặt trong một cặp ngoặc kép, bên trong không có dấu ngoặc kép: %s[…](%s \"%s\")", "a title stands in one pair of quotation marks, without others within: %s[…](%s \"%s\")",
			mark, m[1], strings.ReplaceAll(m[2], `"`, ""))
	}
	switch {
	case strings.HasPrefix(f.Written, "("):
		return diag.T("đổi chỗ hai loại ngoặc: […](%s)", "change the two kinds of brackets: […](%s)", asDestination(name))
	case name == "" && r.definition(f.Written) != "":
		return diag.T("tên có dấu cách thì viết trong <…>: %s", "a name with spaces is written in <…>: %s", r.definition(f.Written))
	case name == "":
		return diag.T("viết tên tệp hoặc địa chỉ: %s[…](ten-tep); nếu đây chỉ là chữ thì viết \\[", "write the file's name or the address: %s[…](name); if it is meant as text, write \\[", mark)
	case mark != "" && pictureSize.MatchString(name):
		return diag.T("bỏ cỡ ảnh, khotin tự chọn: ![…](%s)", "leave the size out, khotin chooses it itself: ![…](%s)", pictureSize.ReplaceAllString(name, ""))
	case strings.HasPrefix(strings.ToLower(name), "tel:"):
		return diag.T("số điện thoại viết liền: %s[…](%s)", "a number is written in one: %s[…](%s)", mark, strings.ReplaceAll(name, " ", ""))
	case isAddress.MatchString(name) && strings.Contains(f.Written, "] ("):
		return diag.T("không có dấu cách giữa hai ngoặc: %s[…](%s)", "no space between the brackets: %s[…](%s)", mark, name)
	case isAddress.MatchString(name):
		return diag.T("địa chỉ không có dấu cách: %s[…](%s)", "addresses have no spaces: %s[…](%s)", mark, strings.ReplaceAll(name, " ", "%20"))
	}
	file, fragment, _ := strings.Cut(name, "#")
	if mark == "" && !r.looksLikeFile(file) {
		return diag.T(`nếu đây chỉ là chữ thì viết \[`, `if it is meant as text, write \[`)
	}
	if fragment != "" && r.looksLikeFile(file) && strings.ContainsAny(fragment, " ()") {
		name = file + "#" + markdown.Anchor(fragment)
	}
	if !strings.ContainsAny(name, " ()") {
		if name != f.Destination {
			return diag.T("viết: %s[…](%s)", "write: %s[…](%s)", mark, name)
		}
		switch {
		case strings.HasPrefix(f.Written, "! "):
			return diag.T("không có dấu cách sau dấu !: ![…](%s)", "no space behind the !: ![…](%s)", asDestination(name))
		case !strings.HasSuffix(f.Written, ")"):
			return diag.T("thiếu dấu ) ở cuối: %s[…](%s)", "the closing ) is missing: %s[…](%s)", mark, name)
		}
		return diag.T("viết %s[…](ten-tep), không có dấu cách giữa hai ngoặc; nếu đây chỉ là chữ thì viết \\[", "write %s[…](name), without a space between the brackets; if it is meant as text, write \\[", mark)
	}
	return diag.T("tên có dấu cách hay ngoặc thì viết trong <…>: %s[…](<%s>)", "a name with spaces or brackets is written in <…>: %s[…](<%s>)", mark, name)
}

var (
	titled      = regexp.MustCompile(`^(\S+)\s+(\S.*)$`)         // a name and a title behind it
	escapedSign = regexp.MustCompile(`\\([ ()\[\]])`)            // a sign as programs escape it in names
	reference   = regexp.MustCompile(`\[([^\[\]]+)\](?:\[\])?$`) // the name of a definition
)

// definition is the line that defines a reference, as it should be; "" if there is none.
func (r *reader) definition(written string) string {
	m := reference.FindStringSubmatch(written)
	if m == nil {
		return ""
	}
	for line := range strings.Lines(r.entry.Body) {
		if name, ok := strings.CutPrefix(strings.TrimSpace(line), "["+m[1]+"]:"); ok && strings.Contains(strings.TrimSpace(name), " ") {
			return "[" + m[1] + "]: <" + strings.TrimSpace(name) + ">"
		}
	}
	return ""
}

// isAddress matches an address on another site.
var isAddress = regexp.MustCompile(`^(?i:https?:)?//`)

// wikiHint says how a link of a wiki is written: it names a file, or a write-up
// by its title.
func (r *reader) wikiHint(f markdown.Failed, mark string) diag.Text {
	name, words, _ := strings.Cut(f.Destination, "|")
	name, _, _ = strings.Cut(name, "#")
	if words == "" || mark != "" {
		words = path.Base(name)
	}
	to, ok := name, r.names(name)
	if !ok {
		to, ok = r.nearestFile(name)
	}
	if !ok {
		to, ok = r.titled(name)
	}
	if !ok {
		return diag.T("viết theo Markdown: %s[lời](ten-tep)", "write it as Markdown: %s[words](name)", mark)
	}
	return diag.T("viết theo Markdown: %s[%s](%s)", "write it as Markdown: %s[%s](%s)", mark, words, asDestination(to))
}

// titled is the way to the write-up of a title.
func (r *reader) titled(title string) (way string, ok bool) {
	for _, entry := range r.site.Archive.WriteUps {
		if strings.EqualFold(entry.Title, strings.TrimSpace(title)) {
			return r.way(nfc(entry.File)), true
		}
	}
	return "", false
}
