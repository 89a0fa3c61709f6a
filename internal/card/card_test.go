package card

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

var update = flag.Bool("update", false, "write the pictures of testdata anew; look at them")

// cards are the pictures in testdata, by name.
var cards = map[string]Card{
	"long": {"Kho tin", "Hội nghị tổng kết", "Hội nghị tổng kết năm học 2023-2024 và triển khai phương hướng, nhiệm vụ năm học 2024-2025 của ngành giáo dục và đào tạo quận Long Biên với sự tham dự của lãnh đạo Sở Giáo dục và Đào tạo, Quận ủy, Hội đồng nhân dân cùng cán bộ quản lý các trường",
		"Quận Long Biên, Hà Nội", "23/8/2024", "năm học 2023–2024", false, false},
	"usual": {"Kho tin", "Thông báo kết luận", "Thường trực Quận ủy Long Biên ra thông báo kết luận về giáo dục năm học 2018-2019: phấn đấu đạt 13/13 chỉ tiêu thi đua",
		"Quận Long Biên, Hà Nội", "15/8/2018", "năm học 2018–2019", false, false},
	"capitals": {"KHO TIN GIÁO DỤC", "Hội nghị triển khai nhiệm vụ", "HỘI NGHỊ TRIỂN KHAI NHIỆM VỤ NĂM HỌC 2024-2025: ĐỔI MỚI, SÁNG TẠO, NÂNG CAO CHẤT LƯỢNG CỦA MỖI GIỜ DẠY Ở MẪU GIÁO, Ề Ẳ Ỗ Ự ẪM",
		"Thành phố Phan Rang-Tháp Chàm, Ninh Thuận", "05/09/2024", "năm học 2024–2025", false, false},
	"quotes": {"Kho tin", "", "“Trường học hạnh phúc”: 2.111.600 học sinh, 62.223 nhóm lớp và 99,8% trường đạt chuẩn (121/100) – “vượt kế hoạch”",
		"Hà Nội", "15/9/2020", "năm học 2019–2020", false, false},
	"short": {"Kho tin", "", "Quận Long Biên, Hà Nội", "", "", "năm học 2018–2019", false, false},
	"cover": {"Kho tin", "Kỷ yếu", "Quận Long Biên, Hà Nội", "", "12 bài viết", "2016–2024", false, true},
	"home":  {"Phòng Giáo dục", "", "Kho tin giáo dục Việt Nam", "", "", "", true, false},
}

func newPainter(t testing.TB) *Painter {
	t.Helper()
	p, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func encode(t testing.TB, p *Painter, c Card) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := p.Encode(&b, c); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestPictures compares points, not bytes: how well Go compresses may change
// with its version.
func TestPictures(t *testing.T) {
	p := newPainter(t)
	for _, name := range slices.Sorted(maps.Keys(cards)) {
		got := encode(t, p, cards[name])
		file := filepath.Join("testdata", name+".png")
		if *update {
			if err := os.WriteFile(file, got, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(points(t, got), points(t, want)) {
			t.Errorf("%s looks otherwise; run with -update and look at it", file)
		}
	}
}

// points reads a picture with Go's own decoder.
func points(t *testing.T, file []byte) []byte {
	t.Helper()
	decoded, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	picture, ok := decoded.(*image.Paletted)
	if !ok || picture.Rect != image.Rect(0, 0, 1200, 630) && picture.Rect != image.Rect(0, 0, 600, 800) {
		t.Fatalf("a picture of %T, %v", decoded, decoded.Bounds())
	}
	return picture.Pix
}

func TestWhatWasEncodedIsWhatWasDrawn(t *testing.T) {
	p := newPainter(t)
	canvas := image.NewPaletted(image.Rect(0, 0, Width, Height), colours)
	p.draw(canvas, cards["usual"])
	if !bytes.Equal(points(t, encode(t, p, cards["usual"])), canvas.Pix) {
		t.Error("the file holds another picture than the canvas")
	}
}

func TestSameCardSameBytes(t *testing.T) {
	p := newPainter(t)
	var want sync.Map
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for name, c := range cards {
				var b bytes.Buffer
				if err := p.Encode(&b, c); err != nil {
					t.Error(err)
				}
				if first, met := want.LoadOrStore(name, b.String()); met && first != b.String() {
					t.Errorf("%s: two encodings differ", name)
				}
			}
		})
	}
	group.Wait()
	other := newPainter(t)
	for name, c := range cards {
		if first, _ := want.Load(name); first != string(encode(t, other, c)) {
			t.Errorf("%s: another painter draws it otherwise", name)
		}
	}
}

// TestSmallAndLight holds what 10,000 pictures may cost: 1,500 titles of
// newspapers gave 12 KB in the mean, 18 KB at the most.
func TestSmallAndLight(t *testing.T) {
	p := newPainter(t)
	if len(colours) > 16 {
		t.Errorf("%d colours do not fit half a byte", len(colours))
	}
	for name, c := range cards {
		if size := len(encode(t, p, c)); size > 22<<10 {
			t.Errorf("%s has %d bytes", name, size)
		}
	}
}

func TestBadInputIsDrawn(t *testing.T) {
	p := newPainter(t)
	for _, s := range []string{
		"", " ", "\x00\xff\xfe", strings.Repeat("\u0301", 500), strings.Repeat("W", 3000), strings.Repeat("Ẳ ", 3000),
		"🎉🎉 Khai giảng 🎉", "مدرسة 学校 школа", "\u202eđảo ngược\u202c", strings.Repeat("🎉", 900), "a\u00a0" + strings.Repeat("b\u00a0", 200), "“", "….!",
	} {
		encode(t, p, Card{s, s, s, s, s, s, false, false})
	}
}

func TestDigestNamesEveryLine(t *testing.T) {
	seen := map[string]Card{}
	for _, c := range []Card{{}, {Site: "a"}, {Kind: "a"}, {Title: "a"}, {Locality: "a"}, {Day: "a"}, {SchoolYear: "a"}, {Unmarked: true}, {Site: "aa"}, {Site: "a", Kind: "a"}} {
		digest := fmt.Sprintf("%x", c.Digest())
		if other, met := seen[digest]; met {
			t.Errorf("%+v and %+v have one digest", c, other)
		}
		seen[digest] = c
	}
}

func BenchmarkEncode(b *testing.B) {
	p := newPainter(b)
	encode(b, p, cards["usual"])
	for b.Loop() {
		encode(b, p, cards["usual"])
	}
}
