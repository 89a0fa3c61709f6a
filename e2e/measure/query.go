package main

import (
	"encoding/json"
	"fmt"
	"os"
)

// ownQueries are asked of made-up write-ups: common and rare words, with and
// without marks, long and short, quoted.
var ownQueries = []string{
	"tổng kết năm học", "tong ket nam hoc", "học sinh", "giao duc va dao tao", "chất lượng giáo viên",
	"sách giáo khoa", "thi dua khen thuong", `"ủy ban nhân dân"`, "trường chuẩn quốc gia", "day hoc truc tuyen",
	"Long Biên", "phổ cập", "cơ sở vật chất trường học", "tuyen sinh", "hướng nghiệp phân luồng học sinh",
	"y tế học đường", "số 17", "chuyen doi so", "bồi dưỡng chuyên môn", "hội nghị",
}

func readQueries(file string) (queries []string, err error) {
	data, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(data, &queries)
	}
	if err != nil {
		return nil, fmt.Errorf("read queries: %w", err)
	}
	return queries, nil
}
