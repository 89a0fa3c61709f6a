package article

import (
	"bytes"
	"encoding/json"
	"slices"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
)

// A Kept is what Parse made of a file, in a form that encoding/gob writes, so that a
// later build need not parse a file of the same bytes again: that took 2.6 s of CPU
// for 10,000 write-ups, where reading these takes a tenth.
type Kept struct {
	WriteUp  WriteUp // without what follows
	Locality string  // its path
	Lines    []int   // of Keys
	Keys     []byte  // the keys that were given, by their numbers in the table
	BodyFrom int     // the offset in the file where the body begins; 0 if WriteUp has the body
	Problems []byte  // JSON; empty if there are none
}

// Keep gives what can be kept of a write-up that Parse made of data.
func Keep(w *WriteUp, problems diag.Problems, data []byte) (k Kept, err error) {
	k = Kept{WriteUp: *w, Locality: w.Locality.Path()}
	k.WriteUp.Locality, k.WriteUp.lines = gazetteer.Locality{}, nil
	for _, l := range w.lines {
		k.Lines = append(k.Lines, l.line)
		k.Keys = append(k.Keys, byte(slices.IndexFunc(writeUpFields, func(f field[WriteUp]) bool { return f.Key == l.key })))
	}
	if from := len(data) - len(w.Body); from > 0 && bytes.HasSuffix(data, []byte(w.Body)) {
		k.BodyFrom, k.WriteUp.Body = from, ""
	}
	if len(problems) > 0 {
		k.Problems, err = json.Marshal(problems)
	}
	return k, err
}

// Restore gives what Parse would, of the file of which k was kept and by rules as
// they were then, if only the day has changed. ok is false where that is not known.
func (k *Kept) Restore(data []byte, rules *Rules, today gazetteer.Day) (_ *WriteUp, problems diag.Problems, ok bool) {
	w := k.WriteUp
	if rules.Today != today && w.Date > min(rules.Today, today) { // see complete
		return nil, nil, false
	}
	if w.Locality, ok = rules.Gazetteer.ByPath(k.Locality); !ok || len(k.Keys) != len(k.Lines) || k.BodyFrom > len(data) {
		return nil, nil, false
	}
	for i, n := range k.Keys {
		if int(n) >= len(writeUpFields) {
			return nil, nil, false
		}
		w.lines = append(w.lines, keyLine{writeUpFields[n].Key, k.Lines[i]})
	}
	if k.BodyFrom > 0 {
		w.Body = string(data[k.BodyFrom:])
	}
	if len(k.Problems) > 0 && json.Unmarshal(k.Problems, &problems) != nil {
		return nil, nil, false
	}
	return &w, problems, true
}

// MarshalBinary is for Kept: encoding/gob sees no fields of a number.
func (n Number) MarshalBinary() ([]byte, error) { return []byte(n.text), nil }

// UnmarshalBinary reads what MarshalBinary wrote.
func (n *Number) UnmarshalBinary(data []byte) error {
	n.text = string(data)
	return nil
}
