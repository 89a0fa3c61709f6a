package archive_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/archive"
)

// BenchmarkLoad loads 10,000 made-up write-ups of about 7 KB from the disk.
func BenchmarkLoad(b *testing.B) {
	source := b.TempDir()
	localities := []string{"Quận Long Biên, Hà Nội", "Thành phố Thái Bình, Thái Bình", "Huyện Tam Nông, Đồng Tháp", "Quận 11, Hồ Chí Minh"}
	body := strings.Repeat("Ngành giáo dục và đào tạo hoàn thành tốt nhiệm vụ của năm học, đề ra nhiệm vụ cho năm học sau.\n\n", 55)
	for i := range 10_000 {
		year := 2005 + i%19
		text := fmt.Sprintf(`---
title: Hội nghị tổng kết năm học %d-%d, bài số %d (bài làm mẫu)
date: %d-08-%02d
school_year: %d-%d
district: %s
kind: hoi-nghi-tong-ket
levels: [mam-non, tieu-hoc, thcs]
organiser: Phòng Giáo dục và Đào tạo
figures:
  - {indicator: Chỉ tiêu thi đua, value: 13, of: 13, unit: chỉ tiêu}
  - {indicator: Học sinh, value: %d, unit: học sinh}
source: {name: Bài làm mẫu}
summary: Bài làm mẫu để đo thời gian, không có thật.
---
%s`, year, year+1, i, year+1, i%28+1, year, year+1, localities[i%len(localities)], 1000+i, body)
		file := filepath.Join(source, "content", fmt.Sprint(year), fmt.Sprintf("%05d.md", i))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		a, problems, err := archive.Load(b.Context(), archive.Options{Source: source})
		if err != nil || problems.HasErrors() || len(a.WriteUps) != 10_000 {
			b.Fatal(err, problems[:min(3, len(problems))])
		}
	}
}
