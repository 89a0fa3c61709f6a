package plan

import (
	"slices"
	"testing"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
)

func TestPhrasesAreWholeFrequentAndAsTheyAreWritten(t *testing.T) {
	var entries []*archive.Entry
	for _, title := range []string{
		"Hội nghị tổng kết năm học 2018-2019 quận Long Biên",
		"Quận Long Biên: hội nghị tổng kết năm học và nhiệm vụ mới",
		"Cầu Giấy họp hội nghị tổng kết năm học",
		"Đọc sách ở quận Long Biên",
		"Một buổi làm việc khác hẳn",
	} {
		entries = append(entries, &archive.Entry{WriteUp: &article.WriteUp{Title: title}})
	}
	got := phrases(entries)
	if want := []string{"hội nghị tổng kết năm học", "quận Long Biên"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	slices.Reverse(entries)
	if again := phrases(entries); !slices.Equal(got, again) {
		t.Errorf("in another order: %q", again)
	}
	if none := phrases(nil); len(none) != 0 {
		t.Errorf("an empty archive has %q", none)
	}
}
