package online

import (
	"os"
	"slices"

	"github.com/khotin/khotin/internal/diag"
)

// fewestHosts is how many hosts must all be out of reach before it is the network
// of this machine that is to blame.
const fewestHosts = 3

// tell says what the answers mean for the write-ups, in the order of files.
func tell(hosts [][]*question, source string) (problems diag.Problems) {
	if len(hosts) >= fewestHosts && !slices.ContainsFunc(hosts, func(h []*question) bool { return h[0].answer.kind != noAnswer || !h[0].answer.noHost }) {
		return diag.Problems{{Message: diag.K2311.T("không máy chủ nào của các trang nguồn trả lời (đã hỏi %d)", "no host of any source answers (%d were asked)", len(hosts)),
			Hint: diag.T("máy này có lẽ không nối mạng, hoặc ra mạng qua proxy: khotin check --online hỏi thẳng, không qua proxy",
				"perhaps this machine is offline, or goes through a proxy: khotin check --online asks directly, through none")}}
	}
	for _, q := range slices.Concat(hosts...) {
		message, hint := q.said()
		if hint == nil {
			continue
		}
		for _, e := range q.askers {
			problems = append(problems, diag.Problem{File: e.File, Line: e.Line("source"), Field: "source.url", Message: message, Hint: hint(kept(source, e.Source.Original))})
		}
	}
	problems.Sort()
	return problems
}

// kept is the name of an original, "" if it is not in the archive.
func kept(source, original string) string {
	root, err := os.OpenRoot(source)
	if err != nil {
		return ""
	}
	defer root.Close()
	if info, err := root.Stat(original); err != nil || !info.Mode().IsRegular() {
		return ""
	}
	return original
}

// said is what an answer means, and what to do about it where the archive keeps the
// original; hint is nil if nothing is wrong.
func (q *question) said() (message diag.Message, hint func(original string) diag.Text) {
	a := q.answer
	switch {
	case a.kind == gone:
		return diag.K2310.T("trang nguồn không còn: %s", "the page of the source is gone: %s", q.address), hintOfGone
	case a.kind == home:
		return diag.K2310.T("trang nguồn có lẽ không còn: %s dẫn về trang chủ %s", "the page of the source is probably gone: %s leads to the first page %s", q.address, a.moved), hintOfGone
	case a.kind == privateHost:
		return diag.K2313.T("địa chỉ trong mạng nội bộ, bạn đọc không mở được: %s", "an address of a private network, which readers cannot open: %s", q.address), hintOfPrivate
	case a.kind == noAnswer:
		reason := a.reason
		return diag.K2311.T("chưa xem được trang nguồn %s", "the page of the source cannot be seen: %s", q.address).With(diag.Text{VI: ": " + reason.VI, EN: ": " + reason.EN}),
			func(string) diag.Text {
				return diag.T("mở địa chỉ bằng trình duyệt; thử lại sau", "open the address in a browser; try again later")
			}
	case a.moved != "" && a.moved != q.address:
		return diag.K2312.T("trang nguồn đã chuyển hẳn: %s", "the page of the source has moved for good: %s", q.address),
			func(string) diag.Text { return diag.T("viết: url: %s", "write: url: %s", a.moved) }
	}
	return diag.Message{}, nil
}

func hintOfGone(original string) diag.Text {
	if original != "" {
		return diag.T("bản gốc còn giữ ở %s, nên có thể để nguyên; tìm được nơi mới thì ghi địa chỉ ấy", "the original is kept in %s, so this may stay; if it has a new place write its address", original)
	}
	return diag.T("tìm nơi mới của trang (cả ở web.archive.org) và ghi địa chỉ ấy; không còn đâu thì bỏ url, giữ name",
		"look for its new place (in web.archive.org, too) and write that address; if there is none leave url out and keep name")
}

func hintOfPrivate(string) diag.Text {
	return diag.T("ghi địa chỉ mà ai cũng mở được; không có thì bỏ url, giữ name", "write an address that everybody can open; if there is none leave url out and keep name")
}
