package indicator

import (
	"strings"
	"testing"
	"testing/fstest"
)

func names(t *testing.T, table string) (*Names, []string) {
	t.Helper()
	n, problems, err := Load(fstest.MapFS{File: {Data: []byte(table)}})
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, p := range problems {
		if p.File != File || p.Line == 0 || p.Hint.IsZero() {
			t.Errorf("%+v does not say where or what to do", p)
		}
		said = append(said, p.Message.EN)
	}
	return n, said
}

func TestNames(t *testing.T) {
	n, problems := names(t, "indicator\talso\n# của kho\nHọc sinh phổ thông\tHọc sinh\nMáy tính\tsố máy tính\n")
	if problems != nil {
		t.Error(problems)
	}
	for written, want := range map[string]string{
		"SỐ GIÁO VIÊN": "Giáo viên", // capitals
		"Danh hiệu “Chiến sĩ thi đua cơ sở”": "Chiến sĩ thi đua cơ sở", // signs
		"Số máy tính":      "Máy tính",           // the archive's own
		"Tổng số học sinh": "Học sinh phổ thông", // khotin's, led on by the archive's
		"Số giao viên":     "Số giao viên",       // marks count
		"Học sinh giỏi":    "Học sinh giỏi",      // another indicator
		"Tỷ lệ học sinh":   "Tỷ lệ học sinh",     // so is this
	} {
		if got := n.Name(written); got != want {
			t.Errorf("%q is %q, want %q", written, got, want)
		}
	}
	if got := (*Names)(nil).Name("Số giáo viên"); got != "Số giáo viên" {
		t.Errorf("without a table: %q", got)
	}
}

// The order of an archive's lines does not matter, nor the order of a map.
func TestAnArchivesNameWinsOverBoth(t *testing.T) {
	n, problems := names(t, "Số học sinh\tHọc sinh\n")
	for _, written := range []string{"Học sinh", "Số học sinh", "Tổng số học sinh"} {
		if got := n.Name(written); got != "Số học sinh" || problems != nil {
			t.Errorf("%q is %q (%q)", written, got, problems)
		}
	}
}

func TestFaultyLines(t *testing.T) {
	for table, want := range map[string]string{
		"Học sinh\n":            "second name",
		"Học sinh\t \n":         "second name",
		"Học sinh\thọc sinh!\n": "one name already",
		"A B\tC\nD\tC\n":        "belongs to another",
		"A B\tC\nC\tD\n":        "belongs to another",
		"A B\tC\nD\tA B\n":      "belongs to another",
	} {
		n, problems := names(t, table)
		if len(problems) != 1 || !strings.Contains(problems[0], want) {
			t.Errorf("%q: %q, want %q", table, problems, want)
		}
		if n.Name("Số giáo viên") != "Giáo viên" {
			t.Errorf("%q: khotin's own table is gone", table)
		}
	}
}
