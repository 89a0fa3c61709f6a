package e2e

import (
	"encoding/csv"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/khotin/khotin/e2e/browser"
	"github.com/khotin/khotin/internal/jstest"
)

// keepFile keeps the text of what the page hands out as a file.
const keepFile = `(() => {
	const made = URL.createObjectURL.bind(URL);
	URL.createObjectURL = (blob) => (blob.arrayBuffer().then((bytes) => (globalThis.file = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes))), made(blob));
	HTMLAnchorElement.prototype.click = function () { globalThis.fileName = this.download; };
})()`

func TestExport(t *testing.T) {
	t.Parallel()
	scenario(t, "what was found is saved as a table that spreadsheets read", func(t *testing.T) {
		r := visit(t, browser.Before(keepFile))
		r.opens("tim-kiem/?q=hoi+nghi&sort=date")
		r.sees("[data-search-export]", "Tải kết quả thành bảng")
		for _, name := range r.loaded() {
			if name == "search/export.js" {
				t.Error("what writes tables is loaded before anyone asks for one")
			}
		}
		shown := r.texts("[data-search-results] h3 a")
		r.clicks("[data-search-export]")
		r.waits("globalThis.file")
		text := value[string](r, "file")
		if !strings.HasPrefix(text, "\uFEFF") || value[string](r, "fileName") != "tim-kiem.csv" {
			t.Errorf("%q begins %.20q", value[string](r, "fileName"), text)
		}
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\uFEFF"))).ReadAll()
		r.must(err)
		if len(rows) != len(shown)+1 || rows[0][0] != "Tên bài" || rows[0][4] != "Địa chỉ trang" {
			t.Fatalf("%d rows for %d results: %q", len(rows), len(shown), rows[0])
		}
		for i, title := range shown {
			if row := rows[i+1]; row[0] != title || !strings.HasPrefix(row[4], r.host.URL) {
				t.Errorf("row %d is %q, the result %q", i+1, row, title)
			}
		}
		r.sees("[data-search-export]", "Tải kết quả thành bảng")
		r.waits("document.activeElement.matches('[data-search-export]')")
	})

	scenario(t, "more results than one page are all saved, at another try if the first fails", func(t *testing.T) {
		r := visitStandIn(t, browser.Before(keepFile))
		r.host.Fail(func(name string) bool { return name == "search/export.js" }, 0)
		r.opens("tim-kiem/?q=hoi")
		r.clicks("[data-search-export]")
		r.sees("[data-search-export]", "Không tải được")
		r.sawFailing("search/export.js")
		r.host.Recover()
		r.clicks("[data-search-export]")
		r.waits("globalThis.file?.split('\\r\\n').length === 25")
	})
}

// No cell is a formula to any program.
func TestCells(t *testing.T) {
	t.Parallel()
	cases := map[string]string{
		"hội nghị": "hội nghị", "=1+1": "'=1+1", " =1+1": "' =1+1", "+84": "'+84", "-1": "'-1", "@SUM(A1)": "'@SUM(A1)", "＝1": "'＝1",
		"\t=1": "\"'\t=1\"", "a, b": "\"a, b\"", "a;b": "\"a;b\"", "“a” \"b\"": "\"“a” \"\"b\"\"\"", "a\nb": "\"a\nb\"", "=\"a\"": "\"'=\"\"a\"\"\"", "": "",
		"|cmd": "'|cmd", "2018–2019": "2018–2019",
	}
	var got []string
	in := slices.Sorted(maps.Keys(cases))
	jstest.Run(t, "testdata/cells.ts", in, &got)
	for i, text := range in {
		if got[i] != cases[text] {
			t.Errorf("%q is written %q, want %q", text, got[i], cases[text])
		}
	}
}
