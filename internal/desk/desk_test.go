package desk

import (
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/diag"
)

const token = "THE-TOKEN"

var meeting = url.Values{"title": {"Hội nghị mới"}, "date": {"2019-08-19"}, "place": {"long bien"}}

// Who has no token reads and writes nothing, and who comes from another origin
// writes nothing.
func TestNobodyElseComesIn(t *testing.T) {
	o := atWork(t, diag.Vietnamese)
	before := o.files()
	for _, address := range []string{"", "new", "import", "places?q=ha", "?token=", "?token=WRONG", "?token=" + token + "x"} {
		if status, page := o.get(address); status != http.StatusForbidden || strings.Contains(page, "Hội nghị") {
			t.Errorf("%q: %d\n%s", address, status, page)
		}
	}
	if status, page := o.get("page?address=/ha-noi/2018-2019/hoi-nghi-lon/"); status != http.StatusNoContent || page != "" {
		t.Errorf("a page of the preview is told: %d %s", status, page)
	}
	if status, _ := o.post("new?token="+token, meeting); status != http.StatusForbidden {
		t.Errorf("a form with the token in its address: %d", status)
	}
	o.enter()
	for _, headers := range [][]string{
		{"Origin", "https://example.org"}, {"Origin", "null"}, {"Origin", "http://127.0.0.1:1"}, {"Sec-Fetch-Site", "same-site"}, {"Sec-Fetch-Site", "cross-site"},
	} {
		if status, _ := o.post("new", meeting, headers...); status != http.StatusForbidden {
			t.Errorf("%q: %d", headers, status)
		}
	}
	if after := o.files(); !slices.Equal(before, after) {
		t.Errorf("files were made: %q", after)
	}
}

func TestTheTokenIsKeptInACookie(t *testing.T) {
	o := atWork(t, diag.Vietnamese)
	o.browser.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	response, err := o.browser.Get(o.server.URL + Prefix + "new?token=" + token)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != http.StatusSeeOther || response.Header.Get("Location") != Prefix+"new" {
		t.Errorf("%v", response)
	}
	cookies := response.Cookies()
	if len(cookies) != 1 || !cookies[0].HttpOnly || cookies[0].Path != Prefix || cookies[0].SameSite != http.SameSiteLaxMode || !strings.Contains(o.server.URL, ":"+strings.TrimPrefix(cookies[0].Name, "khotin-")) {
		t.Errorf("cookies: %v", cookies)
	}
}

// The list shows what check says of each file, those first that need somebody.
func TestListShowsWhatCheckSays(t *testing.T) {
	o := atWork(t, diag.Vietnamese)
	o.enter()
	_, page := o.get("")
	holds(t, page, "1 lỗi, ", `<h2>c.md</h2>`, "dòng 3", "<code>date</code>", "[K1233]", "toàn chữ hoa", "gợi ý: viết chữ thường", "bản nháp",
		"Hội nghị lớn &lt;1 &amp; 2&gt;", `<a href="/ha-noi/2018-2019/hoi-nghi-lon-1-2/">`, `href="vscode://file/`, `/content/c.md:3">dòng 3</a>`)
	if c, b, a := strings.Index(page, "c.md"), strings.Index(page, "b.md"), strings.Index(page, "a.md"); c > b || b > a {
		t.Error("what needs somebody does not come first")
	}
	for _, c := range []struct{ query, has, hasNot string }{
		{"?show=problems", "content/c.md", "content/a.md"},
		{"?show=drafts", "content/b.md", "content/c.md"},
		{"?q=LON", "content/a.md", "content/b.md"},
		{"?page=77", "content/a.md", "nobody"},
		{"?made=content/a.md", "Viết nội dung", "nobody"},
		{"?made=content/x.md", "content/a.md", "Viết nội dung"},
	} {
		_, page := o.get(c.query)
		if !strings.Contains(page, c.has) || strings.Contains(page, c.hasNot) {
			t.Errorf("%s: wants %q without %q:\n%s", c.query, c.has, c.hasNot, page)
		}
	}
}

func TestInEnglish(t *testing.T) {
	o := atWork(t, diag.English)
	o.enter()
	_, page := o.get("")
	holds(t, page, `<html lang="en">`, "Errors: 1, warnings: ", "line 3", "is all in capitals", "hint: ", "2019-08-19")
	_, page = o.get("import")
	holds(t, page, "drop them on this box", ".docx")
}

// A page of the preview is told what is wrong with its write-up.
func TestAPageIsTold(t *testing.T) {
	o := atWork(t, diag.Vietnamese)
	o.enter()
	_, page := o.get("page?address=/ha-noi/2018-2019/hoi-nghi-tong-ket-nam-hoc/")
	holds(t, page, `"file":"content/b.md"`, `"summary":"Bản nháp. Bài này: 1 chỗ cần xem"`, `"text":"dòng 2: title: toàn chữ hoa [K1406]"`, `content/b.md:2"`)
	_, page = o.get("page?address=/ha-noi/2018-2019/hoi-nghi-lon-1-2/")
	holds(t, page, `"summary":"Bài này: không có gì phải sửa"`, `"problems":[]`)
	_, page = o.get("page?address=/")
	holds(t, page, `"summary":"Cả kho: 1 lỗi, 1 lưu ý"`)
}

// The form begins a write-up as khotin new does, and says what is wrong beside the
// field, with what was typed still in it.
func TestBegin(t *testing.T) {
	o := atWork(t, diag.Vietnamese)
	o.enter()
	before := o.files()
	wrong := url.Values{"title": {""}, "date": {"2019-02-30"}, "place": {"chau thanh"}, "school_year": {"2018"}, "source.url": {"không phải địa chỉ"}, "source.name": {`"Báo" <b>`}}
	status, page := o.post("new", wrong)
	if status != http.StatusUnprocessableEntity {
		t.Errorf("status %d", status)
	}
	holds(t, page, `id="title-problem">còn trống`, `id="date-problem">&#34;2019-02-30&#34; không phải một ngày có thật`, `id="place-problem">có `, `value="Huyện Châu Thành, Bến Tre"`,
		`id="school_year-problem">`, `id="source-problem">&#34;không phải địa chỉ&#34; không phải địa chỉ web`, `value="&#34;Báo&#34; &lt;b&gt;"`, `value="không phải địa chỉ"`)
	if after := o.files(); !slices.Equal(before, after) {
		t.Errorf("files were made: %q", after)
	}
	form := url.Values{"title": {"Hội nghị: tổng kết #1"}, "date": {"2019-08-19"}, "place": {"chau thanh"}, "asked": {"chau thanh"}, "chosen": {"Huyện Châu Thành, Bến Tre"},
		"kind": {"hoi-nghi-tong-ket"}, "levels": {"mam-non", "thcs"}, "people": {"Nguyễn Văn A | Trưởng phòng\r\n\r\nTrần Thị B"}, "source.name": {"Báo"}, "source.published": {"20/8/2019"},
		"summary": {"Một câu,\r\nhai dòng."}}
	status, page = o.post("new", form)
	const name = "content/ben-tre/huyen-chau-thanh/2019-08-19-hoi-nghi-tong-ket-1.md"
	if status != http.StatusOK {
		t.Fatalf("%d\n%s", status, page)
	}
	holds(t, page, "Đã tạo", name, "Viết nội dung")
	data, err := os.ReadFile(filepath.Join(o.source, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	holds(t, string(data), "title: \"Hội nghị: tổng kết #1\"", "school_year: 2018-2019", "district: Huyện Châu Thành, Bến Tre", "levels: [mam-non, thcs]", "  - name: Nguyễn Văn A\n    office: Trưởng phòng\n  - name: Trần Thị B",
		"  published: 2019-08-20", "summary: Một câu, hai dòng.", "draft: true")
	// It is never written over.
	if status, page = o.post("new", form); status != http.StatusUnprocessableEntity || !strings.Contains(page, "đã có rồi [K6002]") {
		t.Errorf("again: %d\n%s", status, page)
	}
	if after := o.files(); len(after) != len(before)+1 {
		t.Errorf("files: %q", after)
	}
}

func TestPlacesAreOffered(t *testing.T) {
	o := atWork(t, diag.Vietnamese)
	o.enter()
	_, answer := o.get("places?day=2019-08-19&q=quan+long")
	holds(t, answer, `"Quận Long Biên, Hà Nội"`, `"school_year":"2018-2019"`)
	_, answer = o.get("places?day=2025-09-05&q=long+bien")
	holds(t, answer, `"Phường Long Biên, Hà Nội"`, `"school_year":"2025-2026"`)
}

// Documents come in as khotin import brings them in; their names lead nowhere.
func TestImport(t *testing.T) {
	temporary := t.TempDir()
	t.Setenv("TMPDIR", temporary)
	o := atWork(t, diag.Vietnamese)
	o.enter()
	const text = "Hội nghị tổng kết năm học 2004-2005\n\nSáng ngày 19/8/2005, Phòng Giáo dục và Đào tạo quận Long Biên tổ chức Hội nghị tổng kết năm học 2004-2005.\n"
	status, page := o.sendFiles(`..\..\bao-cao.txt`, text, "bao-cao.txt", "", "../../anh.png", "x")
	if status != http.StatusOK {
		t.Fatalf("%d\n%s", status, page)
	}
	const name = "content/ha-noi/quan-long-bien/2005-08-19-hoi-nghi-tong-ket-nam-hoc-2004-2005.md"
	holds(t, page, "<h2>bao-cao.txt</h2>", "Đã nhập thành", name, "Cần quyết định: source.name", "[K5001]", "<h2>anh.png</h2>", "[K5002]")
	_, page = o.get("")
	holds(t, page, name, "chưa quyết định", "gợi ý: nếu đúng thì bỏ dấu ?: ở đầu")
	_, page = o.sendFiles("ban-sao.txt", text)
	holds(t, page, "Đã nhập trước đây")
	if status, page = o.sendFiles(); status != http.StatusUnprocessableEntity || !strings.Contains(page, "chưa chọn tệp nào [K6014]") {
		t.Errorf("nothing sent: %d\n%s", status, page)
	}
	for _, file := range o.files() {
		if !strings.HasPrefix(file, "content/") && !strings.HasPrefix(file, "originals/") {
			t.Errorf("%s was written", file)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(temporary, "*")); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

func TestOnlyAddressesOfEditors(t *testing.T) {
	for _, address := range []string{"javascript:alert(1)//{file}", "https://example.org/{file}", "vscode://file/", "data:text/html,{file}", "{file}"} {
		if _, err := New(Options{Source: ".", Editor: address}); err == nil || !strings.Contains(err.Error(), "[K6013]") {
			t.Errorf("%q: %v", address, err)
		}
	}
	d, err := New(Options{Source: "/kho tin", Editor: "idea://open?file=/{file}&line={line}"})
	if err != nil {
		t.Fatal(err)
	}
	if got := string(d.edit("content/hà nội&x.md", 0)); got != "idea://open?file=/kho%20tin/content/h%C3%A0%20n%E1%BB%99i%26x.md&line=1" {
		t.Error(got)
	}
}
