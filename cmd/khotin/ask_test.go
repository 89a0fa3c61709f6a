package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// answers is a screen at which somebody has typed all answers beforehand.
type answers struct {
	io.Reader
	bytes.Buffer
}

func (a *answers) Read(p []byte) (int, error) { return a.Reader.Read(p) }

// begin runs khotin new with answers, and gives its exit code, what the screen
// showed and the file that was made.
func begin(t *testing.T, typed string, args ...string) (code int, shown, made string) {
	t.Helper()
	dir := t.TempDir()
	screen := &answers{Reader: strings.NewReader(typed)}
	var out, errs bytes.Buffer
	restored := false
	code = run(append([]string{"new", "--source", dir, "--lang", "vi"}, args...), surroundings{Program: "khotin", Out: &out, Err: &errs,
		Getenv:   func(string) string { return "" },
		Now:      func() time.Time { return time.Date(2019, 8, 20, 9, 0, 0, 0, time.UTC) },
		Terminal: func() (*terminal, func(), bool) { return newTerminal(screen, 80), func() { restored = true }, true }})
	if !restored && typed != "" {
		t.Error("the terminal stays raw")
	}
	files, err := filepath.Glob(filepath.Join(dir, "content", "*", "*", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	provinces, err := filepath.Glob(filepath.Join(dir, "content", "*", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(files, provinces...) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		made += string(data)
	}
	return code, screen.String() + errs.String(), made
}

// wants looks for lines of the file, up to the comment behind them.
func wants(t *testing.T, made string, lines ...string) {
	t.Helper()
	for _, line := range lines {
		if !strings.Contains(made, "\n"+line+"\n") && !strings.Contains(made, "\n"+line+" ") {
			t.Errorf("the file lacks %q:\n%s", line, made)
		}
	}
}

// A clerk answers every question, some of them as people write: the day with
// slashes, the place by a part of its name without accents, a level by its number.
func TestNewAsks(t *testing.T) {
	code, shown, made := begin(t, strings.Join([]string{"Hội nghị tổng kết", "19/8/2019", "long bien", "", "Hội nghị tổng kết", "1, thcs",
		"Hội trường", "Phòng GD&ĐT quận Long Biên", "", "Nguyễn Văn A | Trưởng phòng", "Trần Thị B", "",
		"Cổng thông tin quận Long Biên | https://longbien.edu.vn/ | 20/8/2019", "Ngành hoàn thành 13/13 chỉ tiêu: “xuất sắc”.", ""}, "\r"))
	if code != exitGood {
		t.Fatalf("exit %d:\n%s", code, shown)
	}
	for _, want := range []string{"Ngày diễn ra [2019-08-20]: ", "= Quận Long Biên, Hà Nội", "Năm học [2018-2019]: ", "1. Mầm non", "người nữa: "} {
		if !strings.Contains(shown, want) {
			t.Errorf("the screen lacks %q:\n%s", want, shown)
		}
	}
	wants(t, made, "title: Hội nghị tổng kết", "date: 2019-08-19", "school_year: 2018-2019", "district: Quận Long Biên, Hà Nội", "kind: hoi-nghi-tong-ket",
		"levels: [mam-non, thcs]", "organiser: Phòng GD&ĐT quận Long Biên", "venue: Hội trường", "  - name: Nguyễn Văn A", "    office: Trưởng phòng", "  - name: Trần Thị B",
		"  published: 2019-08-20", `summary: "Ngành hoàn thành 13/13 chỉ tiêu: “xuất sắc”."`, "draft: true")
}

// What cannot be right is told at once and asked again; of several localities one
// chooses; after June 2025 the places are communes.
func TestNewAsksAgain(t *testing.T) {
	code, shown, made := begin(t, strings.Join([]string{"", "Hội nghị", "31/2/2025", "1/9/2025", "khong co dau", "long bien", "2018", "2025/2026", "khong-co-loai", "", "",
		"", "", "", "", "Báo | không phải địa chỉ", "", "", ""}, "\r"))
	if code != exitGood {
		t.Fatalf("exit %d:\n%s", code, shown)
	}
	for _, want := range []string{`"31/2/2025" không phải một ngày có thật`, "không có nơi nào tên", "Nơi (xã, phường hoặc tỉnh)", "2017-2018 hay 2018-2019?", "không có trong danh sách", "không phải địa chỉ web"} {
		if !strings.Contains(shown, want) {
			t.Errorf("the screen lacks %q:\n%s", want, shown)
		}
	}
	wants(t, made, "date: 2025-09-01", "school_year: 2025-2026", "commune: Phường Long Biên, Hà Nội")
}

// Tab completes a name without accents, or lists those that it may be.
func TestNewCompletes(t *testing.T) {
	code, shown, made := begin(t, "Hội nghị\r\rchau thanh\t\r2\r\rke hoach\t\r"+strings.Repeat("\r", 7))
	if code != exitGood {
		t.Fatalf("exit %d:\n%s", code, shown)
	}
	for _, want := range []string{"Huyện Châu Thành, Tiền Giang", "Huyện Châu Thành, Trà Vinh"} {
		if !strings.Contains(shown, want) {
			t.Errorf("the screen lacks %q:\n%s", want, shown)
		}
	}
	wants(t, made, "district: Huyện Châu Thành, Bến Tre", "kind: ke-hoach")
}

// Ctrl-C makes nothing, and says so.
func TestNewStops(t *testing.T) {
	code, shown, made := begin(t, "Hội nghị\r\x03")
	if code != exitProblems || !strings.Contains(shown, "Đã dừng") || made != "" {
		t.Errorf("exit %d, file %q:\n%s", code, made, shown)
	}
}

// The same on a real terminal, which is as it was afterwards.
func TestNewOnATerminal(t *testing.T) {
	c := freshArchive(t)
	cmd, _ := c.start(t, "new", "Hội nghị", "--date", "2019-08-19")
	cmd.Stdout, cmd.Stderr = nil, nil // the terminal's
	screen, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		t.Skip("no terminal here:", err)
	}
	defer screen.Close()
	var shown bytes.Buffer
	for part := make([]byte, 1000); !strings.Contains(shown.String(), "Place (district or province): "); { // then it is ready
		n, err := screen.Read(part)
		if shown.Write(part[:n]); err != nil {
			t.Fatalf("%v:\n%s", err, shown.String())
		}
	}
	if _, err := io.WriteString(screen, "hung yen\t\r"+strings.Repeat("\r", 9)); err != nil {
		t.Fatal(err)
	}
	_, _ = io.Copy(&shown, screen) // ends with an error of the system when the command has ended
	if err := cmd.Wait(); err != nil {
		t.Fatalf("%v:\n%s", err, shown.String())
	}
	if !strings.Contains(shown.String(), "Created content/hung-yen/") {
		t.Errorf("the screen shows:\n%s", shown.String())
	}
}

// Who gives all that is needed is not asked, and neither is a machine.
func TestNewDoesNotAsk(t *testing.T) {
	code, shown, made := begin(t, "", "Hội nghị", "--province", "Hà Nội", "--date", "19/8/2019", "--levels", "THCS, tieu-hoc", "--people", "A | Trưởng phòng", "--people", "B",
		"--figures", "Chỉ tiêu | 13 | 13 | chỉ tiêu", "--source-name", "Báo", "--tags", "thi đua, số", "--related-school-years", "2019/2020", "--venue", "Hội trường: A")
	if code != exitGood {
		t.Fatalf("exit %d:\n%s", code, shown)
	}
	wants(t, made, "province: Hà Nội", "levels: [thcs, tieu-hoc]", "  - name: A", "    office: Trưởng phòng", "    value: 13", "    unit: chỉ tiêu", "tags: [thi đua, số]",
		"related_school_years: [2019-2020]", `venue: "Hội trường: A"`, "  name: Báo")
	if code, shown, made := begin(t, "", "--json"); code != exitUsage || made != "" {
		t.Errorf("exit %d, file %q:\n%s", code, made, shown)
	}
}
