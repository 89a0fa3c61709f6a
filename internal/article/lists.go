package article

import "github.com/khotin/khotin/internal/diag"

// A Choice is one entry of a closed list.
type Choice struct {
	ID    string // "hoi-nghi-tong-ket"
	Label diag.Text
}

// A ClosedList holds the values that a field may take, in the order of its file.
type ClosedList struct {
	choices []Choice
	byID    map[string]int
}

// Choices returns the entries in the order of the file.
func (l *ClosedList) Choices() []Choice { return l.choices }

// Has reports whether id is in the list.
func (l *ClosedList) Has(id string) bool {
	_, ok := l.byID[id]
	return ok
}

// Label is the text shown for an id; an unknown id is its own label.
func (l *ClosedList) Label(id string) diag.Text {
	if i, ok := l.byID[id]; ok {
		return l.choices[i].Label
	}
	return diag.Text{VI: id, EN: id}
}
