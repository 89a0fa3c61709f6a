package gazetteer

import "github.com/khotin/khotin/internal/diag"

// ResolveError says why a written locality could not be resolved.
type ResolveError struct {
	Kind    Kind
	Written string
	On      Day
	Message diag.Text // what is wrong
	Hint    diag.Text // what to write instead; may be empty

	// Candidates are the localities that may have been meant: all of them if
	// the name was ambiguous, else the nearest ones, or what existed that day.
	Candidates []Locality
}

func (e *ResolveError) Error() string { return e.Message.EN }

// Resolve finds the locality of the given kind that the written text names on
// the given day. The error, if any, is a *ResolveError.
func (g *Gazetteer) Resolve(kind Kind, written string, on Day) (Locality, error) {
	return Locality{}, &ResolveError{Kind: kind, Written: written, On: on,
		Message: diag.T("không có nơi này: %q", "no such place: %q", written)}
}
