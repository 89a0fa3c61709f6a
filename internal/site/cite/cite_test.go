package cite

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
)

var item = Item{
	Title: "Hội nghị tổng kết: 100% đạt & vượt {chỉ tiêu}_1", Author: "Nhóm khotin", Archive: "Kho tin",
	Place: "Quận Long Biên, Hà Nội", Source: "Nguồn: Cổng\nthông tin", Day: time.Date(2019, 8, 9, 0, 0, 0, 0, time.UTC),
	Address: "https://kho.example/ha-noi/quan-long-bien/2018-2019/hoi-nghi/",
}

func TestBibTeX(t *testing.T) {
	want := `@online{2019-quan-long-bien-hoi-nghi,
  title = {{Hội nghị tổng kết: 100\% đạt \& vượt \{chỉ tiêu\}\_1}},
  author = {{Nhóm khotin}},
  date = {2019-08-09},
  organization = {Kho tin},
  location = {Quận Long Biên, Hà Nội},
  note = {Nguồn: Cổng thông tin},
  url = {https://kho.example/ha-noi/quan-long-bien/2018-2019/hoi-nghi/},
  langid = {vietnamese},
}
`
	if got := item.BibTeX(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestRIS(t *testing.T) {
	want := `TY  - ELEC
TI  - Hội nghị tổng kết: 100% đạt & vượt {chỉ tiêu}_1
AU  - Nhóm khotin
PY  - 2019
DA  - 2019/08/09
PB  - Kho tin
CY  - Quận Long Biên, Hà Nội
N1  - Nguồn: Cổng thông tin
LA  - vi
UR  - https://kho.example/ha-noi/quan-long-bien/2018-2019/hoi-nghi/
ER  - 
`
	if got := item.RIS(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestCSL(t *testing.T) {
	var items []struct {
		ID, Type, Title, URL string
		Author               []struct{ Literal string }
		Issued               struct {
			Parts [][]int `json:"date-parts"`
		}
	}
	if err := json.Unmarshal([]byte(item.CSL()), &items); err != nil {
		t.Fatal(err)
	}
	if len(items) != 1 {
		t.Fatalf("%d items, want 1", len(items))
	}
	got := items[0]
	if got.ID != "2019-quan-long-bien-hoi-nghi" || got.Type != "webpage" || got.Title != item.Title || got.URL != item.Address ||
		got.Author[0].Literal != item.Author || got.Issued.Parts[0][2] != 9 {
		t.Errorf("got %+v", got)
	}
}

func TestWithoutSource(t *testing.T) {
	i := item
	i.Source = ""
	for _, record := range []string{i.BibTeX(), i.RIS(), i.CSL()} {
		for _, empty := range []string{"note", "N1"} {
			if strings.Contains(record, empty) {
				t.Errorf("an empty %s in\n%s", empty, record)
			}
		}
	}
}
