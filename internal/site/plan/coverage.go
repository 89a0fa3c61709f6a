package plan

import (
	"fmt"
	"time"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/gazetteer"
)

// coverage says how much of the country the archive has of a school year.
type coverage struct {
	Concluded int `json:"concluded"` // provinces of which a write-up concludes the year
	Provinces int `json:"provinces"` // that there were when it was concluded
}

// coverage is that of the write-ups about a school year. Provinces are those of
// the August in which its conferences are held: one that had gone up in another by
// then counts as that.
func (b *builder) coverage(y article.SchoolYear, entries []*archive.Entry) coverage {
	august, err := gazetteer.NewDay(y.First+1, time.August, 1)
	if err != nil { // there is one in every year
		panic(fmt.Sprintf("plan: %v", err))
	}
	concludedIn := map[*gazetteer.Province]bool{}
	for _, e := range entries {
		if phaseIn(y, e.Date) == concluded {
			concludedIn[provinceOn(e.Locality.Province, august)] = true
		}
	}
	return coverage{Concluded: len(concludedIn), Provinces: len(wholeGazetteer().Provinces(august))}
}
