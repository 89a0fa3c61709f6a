package pdf

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tetratelabs/wazero"

	"github.com/khotin/khotin/internal/importer/document"
)

// lineOf makes a line of text that begins at left; its width is 6 points for each
// character.
func lineOf(text string, left float64, bold bool) line {
	var l line
	for _, r := range text {
		if r == '|' { // a gap that PDFium took for none
			left += spaceWidth
			continue
		}
		l.add(string(r), bold, left, left+6)
		left += 6
	}
	l.finish()
	return l
}

func TestParagraphs(t *testing.T) {
	full := "Năm học 2018-2019, ngành giáo dục và đào tạo quận đã triển khai tốt"
	d := compose([][]line{
		{lineOf("I. Kết quả", 60, true), lineOf(full, 60, false), lineOf("các nhiệm vụ.", 60, false), lineOf("• Một", 60, false), lineOf(full, 60, false), lineOf("1", 200, false)},
		{lineOf("Trang 2/2", 200, false), lineOf("các thành phố|còn lại.", 60, false), lineOf("12. Đoạn mới", 60, false)},
	})
	want := "**I. Kết quả**\n\n" + full + " các nhiệm vụ.\n\n- Một\n\n" + full + " các thành phố còn lại.\n\n12\\. Đoạn mới\n"
	if got := d.Markdown(nil); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if len(d.Removed) != 2 || d.Removed[0].Why != document.Menu {
		t.Errorf("removed %v", d.Removed)
	}
}

// rowOf makes a line with cells that begin at some places.
func rowOf(cells ...any) line {
	var l line
	for i := 0; i < len(cells); i += 2 {
		left := float64(cells[i].(int))
		for _, r := range cells[i+1].(string) {
			l.add(string(r), false, left, left+6)
			left += 6
		}
	}
	l.finish()
	return l
}

// Lines of three columns and more are a table; two are the head of a letter.
func TestTables(t *testing.T) {
	d := compose([][]line{{
		rowOf(60, "UBND QUẬN", 300, "CỘNG HÒA"), rowOf(60, "PHÒNG GD", 300, "Độc lập"),
		rowOf(60, "Kết quả năm học 2018-"), rowOf(60, "2019 như sau:"),
		rowOf(60, "STT", 86, "Tên các trường", 300, "Số"), rowOf(64, "1", 100, "Mầm non Hoa Sữa", 300, "450"), rowOf(64, "2", 100, "Ái Mộ", 290, "1.200"),
		rowOf(60, "Hội nghị kết thúc."),
	}})
	want := "| STT | Tên các trường | Số |\n| --- | --- | --- |\n| 1 | Mầm non Hoa Sữa | 450 |\n| 2 | Ái Mộ | 1.200 |\n\nHội nghị kết thúc.\n"
	if got := d.Markdown(nil); !strings.HasSuffix(got, want) || !strings.Contains(got, "PHÒNG GD Độc lập") {
		t.Errorf("got\n%s", got)
	}
}

func TestYearsAcrossLines(t *testing.T) {
	full := "Năm học này, ngành giáo dục và đào tạo quận đã triển khai tốt năm 2018-"
	if got := compose([][]line{{lineOf(full, 60, false), lineOf("2019 và sau đó.", 60, false)}}).Markdown(nil); got != full+"2019 và sau đó.\n" {
		t.Errorf("got %q", got)
	}
}

func TestGapsWithinSyllablesStay(t *testing.T) {
	for text, want := range map[string]string{"phố" + gap + "còn": "phố còn", "ngh" + gap + "iêng": "nghiêng", "G" + gap + "DĐT": "GDĐT", "a" + gap: "a"} {
		if got := parted(text); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}

// tiny is a PDF with one page and no text, of the least that PDFium accepts.
const tiny = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
	"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n"

func TestFiles(t *testing.T) {
	r := new(Reader)
	defer r.Close()
	d, err := r.Read([]byte(tiny))
	if err != nil || len(d.Blocks) != 0 {
		t.Errorf("a page without text: %v %v", d, err)
	}
	if _, err := r.Read([]byte("%PDF-1.4")); err == nil || !strings.Contains(err.Error(), "PDF") {
		t.Errorf("a damaged file: %v", err)
	}
	many := strings.Replace(tiny, "[3 0 R]/Count 1", fmt.Sprintf("[%s]/Count %d", strings.Repeat("3 0 R ", maxPages+1), maxPages+1), 1)
	if _, err := r.Read([]byte(many)); err == nil || !strings.Contains(err.Error(), "K5014") {
		t.Errorf("too many pages: %v", err)
	}
	if _, err := r.Read([]byte(tiny)); err != nil {
		t.Errorf("behind a damaged file: %v", err)
	}
}

// Code that was kept is run: one changed byte of it is noticed, and PDFium is
// compiled again.
func TestKeptCodeThatIsDamaged(t *testing.T) {
	pool, err := begin(compiled())
	if err != nil {
		t.Fatal(err)
	}
	defer pool.Close()
	kept, _ := filepath.Glob(filepath.Join(codeDir(), "*", "*"))
	if len(kept) == 0 {
		t.Skip("this user has no cache folder, so nothing is kept")
	}
	code, err := os.ReadFile(kept[0])
	if err != nil {
		t.Fatal(err)
	}
	code[len(code)/2] ^= 0xff
	dir := t.TempDir()
	damaged := filepath.Join(dir, filepath.Base(filepath.Dir(kept[0])), filepath.Base(kept[0]))
	if err := errors.Join(os.Mkdir(filepath.Dir(damaged), 0o700), os.WriteFile(damaged, code, 0o600)); err != nil {
		t.Fatal(err)
	}
	cache, err := wazero.NewCompilationCacheWithDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if pool, err := begin(cache); err == nil {
		pool.Close()
		t.Error("damaged code is run")
	}
}

// FuzzRead: any bytes are read or refused.
func FuzzRead(f *testing.F) {
	f.Add([]byte(tiny))
	r := new(Reader)
	f.Cleanup(func() { _ = r.Close() })
	if _, err := r.Read([]byte(tiny)); err != nil { // PDFium begins, which takes longer than an input may
		f.Fatal(err)
	}
	f.Fuzz(func(_ *testing.T, data []byte) {
		_, _ = r.Read(data)
	})
}
