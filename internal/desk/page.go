package desk

import (
	"encoding/json"
	"html/template"
	"net/http"

	"github.com/khotin/khotin/internal/hosting"
)

// told is what a previewed page learns of its write-up, in words that it shows.
type told struct {
	Label    string        `json:"label"` // of the box
	Summary  string        `json:"summary"`
	File     string        `json:"file,omitempty"`
	Edit     template.URL  `json:"edit,omitempty"`
	EditText string        `json:"edit_text,omitempty"`
	Desk     string        `json:"desk"`
	DeskText string        `json:"desk_text"`
	Problems []toldProblem `json:"problems"`
}

type toldProblem struct {
	Text string       `json:"text"` // "line 7: title: is all in capitals [K1406]"
	Hint string       `json:"hint,omitempty"`
	Edit template.URL `json:"edit,omitempty"`
}

// page tells a page of the preview what is wrong with the write-up that it shows.
func (d *Desk) page(w http.ResponseWriter, r *http.Request) {
	f, err := d.find(r.Context())
	if err != nil {
		d.fail(w, err)
		return
	}
	t := told{Label: d.text("Bàn biên tập", "The editor's desk"), Desk: Prefix, DeskText: d.text("Bàn biên tập", "Desk"), Problems: []toldProblem{},
		Summary: d.text("Cả kho: %d lỗi, %d lưu ý", "Archive: errors %d, warnings %d", f.errors, f.warnings)}
	if row := f.byPage[r.URL.Query().Get("address")]; row != nil {
		t.File, t.Edit, t.EditText = row.File, row.Edit, d.text("Sửa", "Edit")
		t.Summary = d.text("Bài này: không có gì phải sửa", "This write-up: nothing to mend")
		if len(row.Problems) > 0 {
			t.Summary = d.text("Bài này: %d chỗ cần xem", "This write-up: %d to look at", len(row.Problems))
		}
		if row.Draft {
			t.Summary = d.text("Bản nháp. ", "Draft. ") + t.Summary
		}
		for _, p := range row.Problems {
			t.Problems = append(t.Problems, toldProblem{d.line(p), p.Hint, p.Edit})
		}
	}
	w.Header().Set("Content-Type", hosting.ContentType(".json"))
	_ = json.NewEncoder(w).Encode(t) // who has gone needs no answer
}

// line is a finding on one line.
func (d *Desk) line(p finding) string {
	text := p.Message + " [" + p.Code + "]"
	if p.Field != "" {
		text = p.Field + ": " + text
	}
	if p.Line > 0 {
		text = d.text("dòng %d: ", "line %d: ", p.Line) + text
	}
	return text
}
