package main

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/khotin/khotin/internal/picture/picturetest"
)

// pieces of texts as editors write and break them: good, doubtful and wrong.
var pieces = []string{
	"Phòng Giáo dục và Đào tạo tổ chức hội nghị.", "## Kết quả đạt được", "- [x] Đã xong\n- [ ] Chưa", "2019. Năm học mới",
	"\tThụt đầu dòng bằng tab", "![Lễ](anh.png)", "![Lễ](<ảnh lễ.png>)", "![Lễ](ảnh lễ.png)", "[bài kia](b.md)", "[kia](b.md#ket-qua-dat-duoc)",
	"[mục](#ket-qua-dat-duoc)", "[tệp](tep.pdf)", "[tệp](khong-co.pdf)", "[tỉnh](/ha-noi/)", "[tỉnh](/ha-noi)", "[tin](/ha-noi/index.xml)",
	"Chữ[^1].\n\n[^1]: Lời.", "Chữ[^2].", "[^3]: Thừa.", "{{< youtube a >}}", "{{</* youtube */>}}", "{{< hở", "[x][n]\n\n[n]: tep.pdf", "[x][n]",
	"![](data:image/png;base64,AAAA)", `[x](C:\a.pdf)`, "[x](javascript:alert(1))", "![[anh.png]]", "[[Bài]]", "| a | b |\n|---|---|\n| [x](tep.pdf) | y |",
	"> trích [x](b.md)", "```\n[x](khong.md)\n```", "<b>đậm</b>", "<!-- lời ghi -->", "[x](https://example.org/)", "https://example.org/a", "[x](%zz)",
	"[x](?q=1)", "[x](../a/)", "*đậm **lồng* nhau**", "Dòng dài\n---", "[![x](anh.png)](tep.pdf)", "Từ\n: định nghĩa", "~~bỏ~~ `mã`", "[x](</ha-noi/>)", "[x]()",
	"&nbsp;&lt;a&gt;", `\[x](y z)`, "1. Một\n3. Ba", "[x](b.md \"tên\")", "Chữ {#id}\n\n### Mục {#id}\n\n[x](#id)", "[x](TEP.pdf)", "[x](mailto:a@b.vn)",
}

// TestCheckAndBuildAgree makes small archives of such pieces: build refuses what
// check refuses, with the same messages in the same order, and publishes the rest.
func TestCheckAndBuildAgree(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	built := 0
	for i := range 30 {
		source := t.TempDir()
		var texts []string
		for range 1 + random.IntN(3) {
			texts = append(texts, pieces[random.IntN(len(pieces))])
		}
		files := map[string]string{"anh.png": "picture 40x30", "ảnh lễ.png": "picture 40x30", "tep.pdf": "x", "b.md": front("Bài kia") + "## Kết quả đạt được\n",
			"a.md": front("Bài này") + strings.Join(texts, "\n\n") + "\n"}
		for _, file := range slices.Sorted(maps.Keys(files)) {
			name, text := filepath.Join(source, "content", file), files[file]
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, picturetest.Expand(name, []byte(text)), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		checked, checkCode := output("check", "--source", source, "--lang", "en")
		made, buildCode := output("build", "--source", source, "--lang", "en", "--cache-dir", t.TempDir())
		if checkCode != buildCode {
			t.Errorf("archive %d: check ends with %d, build with %d\n%s\n%s%s", i, checkCode, buildCode, files["a.md"], checked, made)
			continue
		}
		if buildCode == exitGood {
			built++
		} else if want, got := findings(checked), findings(made); want != got {
			t.Errorf("archive %d: build says\n%s\ncheck says\n%s", i, got, want)
		}
		if want, got := told(checked), told(made); !slices.Equal(got, want) {
			t.Errorf("archive %d: build says\n%s\ncheck says\n%s", i, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	if built < 5 || built > 25 {
		t.Errorf("%d of 30 archives were published: the pieces are too good or too bad", built)
	}
}

// output runs a command in this process.
func output(args ...string) (string, int) {
	var out bytes.Buffer
	code := run(args, surroundings{Out: &out, Err: &out, Getenv: func(string) string { return "" }, Now: time.Now})
	return out.String(), code
}

// told are the lines that name a place in a file, but for what check alone says: what
// makes an archive worse and stops no build.
func told(output string) []string {
	var lines []string
	for line := range strings.Lines(withoutReview(output)) {
		if strings.HasPrefix(line, "content/") {
			lines = append(lines, strings.TrimSpace(line))
		}
	}
	return lines
}

// findings are what a command that ends with problems says of them, with their hints
// and how many there are.
func findings(output string) string {
	begin, end := max(strings.Index(output, "content/"), 0), strings.LastIndex(output, "\nErrors: ")
	count, _, _ := strings.Cut(output[end+1:], "\n")
	return output[begin:end+1] + count
}

func front(title string) string {
	return fmt.Sprintf("---\ntitle: %s\ndate: 2019-08-19\nschool_year: 2018-2019\ndistrict: Quận Long Biên, Hà Nội\n---\n", title)
}
