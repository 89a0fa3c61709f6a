package gazetteer

import (
	"fmt"
	"slices"

	"github.com/khotin/khotin/internal/diag"
)

// Reason tells why a written locality could not be resolved.
type Reason int

// The reasons.
const (
	Empty     Reason = iota + 1 // nothing was written
	Unknown                     // there never was such a locality
	Ambiguous                   // there were several on that day
	OtherDay                    // it existed, but not on that day
	OtherKind                   // that day had no localities of that kind
)

// ResolveError says why a written locality could not be resolved, and what to
// write instead.
type ResolveError struct {
	Kind    Kind
	Written string // in canonical letters
	On      Day
	Reason  Reason
	Message diag.Message
	Hint    diag.Text // may be empty

	// Candidates are the localities that may have been meant: all that bear the
	// name, or what stood in its stead on that day, or the nearest
	// names. They may be of another Kind.
	Candidates []Locality
}

func (e *ResolveError) Error() string {
	if e.Hint.IsZero() {
		return e.Message.EN
	}
	return e.Message.EN + "; " + e.Hint.EN
}

// says is a message whose first argument is the word for a locality of the kind,
// in its own language.
func (k Kind) says(code *diag.Code, vi, en string, args ...any) diag.Message {
	noun := kinds[k].noun
	return code.Of(diag.Text{
		VI: fmt.Sprintf(vi, append([]any{noun.VI}, args...)...),
		EN: fmt.Sprintf(en, append([]any{noun.EN}, args...)...),
	})
}

func (e ResolveError) empty() *ResolveError {
	e.Reason = Empty
	e.Message = e.Kind.says(diag.K1303, "chưa ghi tên %s", "no %s is named")
	e.Hint = example(e.Kind)
	return &e
}

func (e ResolveError) ambiguous(there []Locality) *ResolveError {
	e.Reason, e.Candidates = Ambiguous, there
	e.Message = diag.K1305.T("%q là tên của %d nơi", "%q is the name of %d places", e.Written, len(there))
	e.Hint = e.write(there)
	return &e
}

// otherDay is the error for localities that did not exist on the day.
func (e ResolveError) otherDay(known []Locality) *ResolveError {
	e.Reason, e.Candidates = OtherDay, standIns(known, e.On)
	switch span := known[0].Validity(); {
	case len(known) > 1 || span.Contains(e.On): // the latter if its code was another's
		e.Message = e.Kind.says(diag.K1306, "ngày %[3]s không có %[1]s nào là %[2]q", "no %[1]s was %[2]q on %[4]s",
			e.Written, vietnameseDay(e.On), e.On)
	case e.On < span.From:
		e.Message = diag.K1307.T("%[1]s chỉ có từ ngày %[2]s", "%[1]s exists only since %[3]s",
			known[0].described(), vietnameseDay(span.From), span.From)
	default:
		e.Message = diag.K1308.T("%[1]s chỉ có đến hết ngày %[2]s", "%[1]s existed only until %[3]s",
			known[0].described(), vietnameseDay(span.To), span.To)
	}
	e.Hint = e.write(e.Candidates)
	return &e
}

// standIns lists what stood in the stead of all the localities on a day, those of
// the same name first.
func standIns(known []Locality, on Day) []Locality {
	var all []Locality
	for _, l := range known {
		there := l.On(on)
		sameNameFirst(l, there)
		for _, t := range there {
			if !slices.Contains(all, t) {
				all = append(all, t)
			}
		}
	}
	return all
}

// described is the full name inside a sentence, where "Thái Bình" alone could
// be the city.
func (l Locality) described() string {
	if l.Kind == InProvince {
		return l.Province.FullName
	}
	return l.FullName()
}

// vietnameseDay writes a day as people in Vietnam do: 28/12/2013.
func vietnameseDay(d Day) string { return d.Time().Format("02/01/2006") }
