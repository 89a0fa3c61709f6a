package shard

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTextModel(t *testing.T) {
	texts := []string{"", "a", "Hội nghị tổng kết năm học 2018–2019, quận Long Biên\nỷ ỹ ỵ Ỹ Ằ “Đ” …", "𝐀 Ελλάς\t\u00a0\x00\x01 ﬁ", strings.Repeat("học sinh ", 500)}
	random := rand.New(rand.NewPCG(5, 6))
	some := []rune("hội nghị\n\x02ă𝐀…’")
	for range 30 {
		text := make([]rune, random.IntN(300))
		for i := range text {
			text[i] = some[random.IntN(len(some))]
		}
		texts = append(texts, string(text))
	}
	model := newTextModel()
	for _, text := range texts {
		model.reset()
		data := model.encodeText(text)
		model.reset()
		if got, err := model.decodeText(data); err != nil || got != text {
			t.Errorf("%q is read as %q, %v", text, got, err)
		}
		for _, at := range []int{0, 1, 3, len(data) / 2, len(data)} {
			model.reset()
			got := model.decodePart(data[:min(at, len(data))])
			if !strings.HasPrefix(text, got) || got != "" && !strings.ContainsAny(got[len(got)-1:], " \n") {
				t.Errorf("the first %d bytes of %q are read as %q", at, text, got)
			}
		}
	}
}

// What a reader shows first needs few bytes: most of them are read.
func TestPartIsMostOfTheText(t *testing.T) {
	text := strings.Repeat("Phòng Giáo dục và Đào tạo quận tổ chức hội nghị. ", 3) + "Năm học mới bắt đầu với nhiều việc cần làm ngay."
	data := newTextModel().encodeText(text)
	if got := newTextModel().decodePart(data[:len(data)-6]); len(got) < len(text)*2/3 {
		t.Errorf("%d bytes less are read as %q", 6, got)
	}
}

func FuzzText(f *testing.F) {
	f.Add(newTextModel().encodeText("Hội nghị tổng kết"))
	f.Fuzz(func(t *testing.T, data []byte) {
		text, err := newTextModel().decodeText(data)
		if part := newTextModel().decodePart(data); !utf8.ValidString(text + part) {
			t.Errorf("%q, %q are not texts", text, part)
		}
		if err != nil {
			return
		}
		again := newTextModel().encodeText(text)
		if read, err := newTextModel().decodeText(again); err != nil || read != text {
			t.Errorf("%q is read again as %q, %v", text, read, err)
		}
	})
}
