package desk

import (
	"encoding/json"
	"net/http"

	"github.com/khotin/khotin/internal/draft"
	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/hosting"
)

// mostOffered is how many localities are offered at once.
const mostOffered = 12

// places answers what a person who types a place may mean, on the day of the form,
// and which school year that day is in.
func (d *Desk) places(w http.ResponseWriter, r *http.Request) {
	begun, err := d.draft()
	if err != nil {
		d.fail(w, err)
		return
	}
	begun.SetDay(r.URL.Query().Get("day")) // today if it is none yet
	answer := struct {
		Places     []string `json:"places"`
		SchoolYear string   `json:"school_year"`
	}{[]string{}, begun.SchoolYear().String()}
	for _, l := range first(draft.Matching(begun.Localities(), r.URL.Query().Get("q"))) {
		answer.Places = append(answer.Places, l.FullName())
	}
	w.Header().Set("Content-Type", hosting.ContentType(".json"))
	_ = json.NewEncoder(w).Encode(answer) // who has gone needs no answer
}

func first(list []gazetteer.Locality) []gazetteer.Locality { return list[:min(len(list), mostOffered)] }
