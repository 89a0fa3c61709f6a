package body

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
)

// locked is a folder whose files may not be read.
type locked struct{}

func (locked) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
}

func TestAPictureThatMayNotBeRead(t *testing.T) {
	entry := &archive.Entry{WriteUp: &article.WriteUp{File: "content/a.md", Body: "Lễ.\n\n![Lễ](le.png)\n", BodyLine: 7}, Address: "/a/"}
	a := &archive.Archive{WriteUps: []*archive.Entry{entry}, Ignored: []string{"content/le.png"}}
	s := New(&Site{Archive: a, Source: locked{}, Files: NewFiles(a, nil), Published: func(string) bool { return false }})
	problems := s.Read(entry).Problems
	if len(problems) != 1 || problems[0].Message.Code() != diag.K1624 || problems[0].Line != 9 {
		t.Error(problems)
	}
}

// TestHints holds what is said of links and pictures that lead to nothing, or are none,
// to hints that the next check takes.
func TestHints(t *testing.T) {
	files := []string{"content/anh.png", "content/a b.pdf", "content/tep.pdf", "content/tên — dài.pdf", "content/thumuc/index.md", "content/sub/anh.png", "static/tai lieu/bao cao.pdf"}
	for _, c := range []struct{ text, said, hint string }{
		{"[x](a%20b.doc)", "K1607", "viết: <a b.pdf>"},
		{"[x](<tên – dài.pdf>)", "K1607", "viết: <tên — dài.pdf>"},
		{"[x](thumuc/)", "K1607", "viết: thumuc/index.md"},
		{"[x](thumuc)", "K1607", "viết: thumuc/index.md"},
		{"[x](“tep.pdf”)", "K1607", "viết: tep.pdf"},
		{"[x](<a b.pdf?x=1>)", "K1607", "bỏ phần từ dấu ? trở đi: <a b.pdf>"},
		{"[x](</static/tai lieu/bao cao.pdf>)", "K1607", "bỏ static khỏi địa chỉ: </tai lieu/bao cao.pdf>"},
		{"[x](https//a.vn/b)", "K1607", "viết: https://a.vn/b"},
		{"[x](http:/a.vn)", "K1606", "viết: http://a.vn"},
		{`[x](http:\\\\a.vn)`, "K1606", "viết: http://a.vn"},
		{`[x](\\\\may-chu\\a.pdf)`, "K1602", "đặt tệp cạnh bài viết này rồi chỉ ghi tên tệp"},
		{"![x](cid:image001.png)", "K1602", "đặt tệp cạnh bài viết này rồi chỉ ghi tên tệp"},
		{"![x](blob:https://a.vn/1)", "K1602", "đặt tệp cạnh bài viết này rồi chỉ ghi tên tệp"},
		{"![x](anh.jpg)", "K1608", "viết: anh.png"},
		{"![x](anh)", "K1608", "viết: anh.png"},
		{`![x](anh.png "Lễ "to"")`, "K1615", `lời chú đặt trong một cặp ngoặc kép, bên trong không có dấu ngoặc kép: ![…](anh.png "Lễ to")`},
		{"[x](tep.pdf t)", "K1616", `lời chú đặt trong một cặp ngoặc kép, bên trong không có dấu ngoặc kép: […](tep.pdf "t")`},
		{"[x](tep.pdf", "K1616", "thiếu dấu ) ở cuối: […](tep.pdf)"},
		{`[x](a\ b.pdf)`, "K1616", "tên có dấu cách hay ngoặc thì viết trong <…>: […](<a b.pdf>)"},
		{"(x)[tep.pdf]", "K1616", "đổi chỗ hai loại ngoặc: […](tep.pdf)"},
		{"(x)[https://a.vn]", "K1617", "đổi chỗ hai loại ngoặc: […](https://a.vn)"},
		{"! [x](anh.png)", "K1615", "không có dấu cách sau dấu !: ![…](anh.png)"},
		{"[x] (https://a.vn/b)", "K1617", "không có dấu cách giữa hai ngoặc: […](https://a.vn/b)"},
		{"[x](http://192.168.1.5/a)", "K1628", "ghi địa chỉ mà người đọc mở được, hoặc bỏ liên kết"},
		{"1/ Một\n2/ Hai", "K1536", "để một dòng trống trước dòng này; khotin fmt làm việc này"},
		{"Điều 1. Một\nĐiều 2. Hai", "K1536", "để một dòng trống trước dòng này; khotin fmt làm việc này"},
		{"o Một\no Hai", "K1536", "viết: - Hai (khotin fmt làm việc này)"},
		{"[x](tel:024 3827)", "K1617", "số điện thoại viết liền: […](tel:0243827)"},
		{"![x][a]\n\n[a]: a b.pdf", "K1615", "tên có dấu cách thì viết trong <…>: [a]: <a b.pdf>"},
		{"Lỗi! Thẻ đánh dấu không được xác định.", "K1529", "Word đã mất chỗ dẫn: ghi lại tên mục hay số trang, hoặc xóa"},
		{"Các việc:\n-một\n-hai", "K1536", "viết: - một (khotin fmt làm việc này)"},
		{"1.Một\n2.Hai", "K1536", "để một dòng trống trước dòng này; khotin fmt làm việc này"},
	} {
		entry := &archive.Entry{WriteUp: &article.WriteUp{File: "content/a.md", Body: c.text + "\n", BodyLine: 7}, Address: "/a/"}
		other := &archive.Entry{WriteUp: &article.WriteUp{File: "content/thumuc/index.md"}, Address: "/b/"}
		a := &archive.Archive{WriteUps: []*archive.Entry{entry, other}, Ignored: files}
		s := New(&Site{Archive: a, Files: NewFiles(a, files[6:]), Published: func(string) bool { return false }})
		problems := s.Read(entry).Problems
		if len(problems) == 0 {
			t.Errorf("%s: nothing is said", c.text)
			continue
		}
		if said := fmt.Sprint(problems[0]); !strings.Contains(said, c.said) || problems[0].Hint.VI != c.hint {
			t.Errorf("%s: %s %q, want %s %q", c.text, problems[0].Message.Code(), problems[0].Hint.VI, c.said, c.hint)
		}
	}
}
