package article

import (
	"cmp"
	"io/fs"
	"slices"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/vi"
)

// A Choice is one entry of a closed list.
type Choice struct {
	ID    string // "hoi-nghi-tong-ket"
	Label diag.Text
	Also  []string // other names: "cấp 2"
}

// A ClosedList holds the values that a field may take, in the order of its
// file. It is read-only and safe for concurrent use.
type ClosedList struct {
	choices []Choice
	byID    map[string]int
}

// Choices returns the entries in the order of the file; the caller must not
// change them.
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

// IDs returns the ids of the entries in the order of the file.
func (l *ClosedList) IDs() []string {
	ids := make([]string, len(l.choices))
	for i, c := range l.choices {
		ids[i] = c.ID
	}
	return ids
}

// set adds an entry, or changes the label of one that is there and adds to its
// other names.
func (l *ClosedList) set(id string, label labels) {
	i, ok := l.byID[id]
	if !ok {
		i = len(l.choices)
		l.byID[id] = i
		l.choices = append(l.choices, Choice{ID: id})
	}
	l.choices[i].Also = append(l.choices[i].Also, label.Also...)
	text := &l.choices[i].Label
	text.VI = label.VI
	text.EN = label.EN
	if text.EN == "" {
		text.EN = label.VI
	}
}

// labels is one entry of a list's file.
type labels struct {
	VI, EN string
	Also   []string
}

var labelFields = []field[labels]{
	one(Field{Key: "vi", Type: TypeText, Required: true, MaxLength: maxLine,
		Label: diag.T("tên tiếng Việt", "Vietnamese label"), Example: "Hội nghị tổng kết",
	}, readText, func(l *labels) *string { return &l.VI }),
	one(Field{Key: "en", Type: TypeText, MaxLength: maxLine,
		Label: diag.T("tên tiếng Anh", "English label"), Example: "End-of-year conference",
	}, readText, func(l *labels) *string { return &l.EN }),
	many(Field{Key: "also", Type: TypeText, MaxLength: maxLine,
		Label: diag.T("tên gọi khác", "other names"), Example: "[cấp 2, cấp II]",
	}, readText, func(l *labels) *[]string { return &l.Also }),
}

// addFrom reads the file of a list and adds its entries. A file that is not
// there adds nothing.
func (l *ClosedList) addFrom(source fs.FS, file string) (diag.Problems, error) {
	data, err := fs.ReadFile(source, file)
	if err != nil {
		return nil, err
	}
	r := &reader{file: file}
	if len(data) > maxFrontMatterBytes {
		return diag.Problems{TooLarge(file, int64(len(data)))}, nil
	}
	text, ok := r.text(data)
	if !ok {
		return r.problems, nil
	}
	mapping, _ := r.tree(text)
	r.structure(mapping, "", 0)
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		key, value := mapping.Content[i], mapping.Content[i+1]
		if r.refused[key] || r.refused[value] {
			continue
		}
		if !slugPattern.MatchString(key.Value) {
			r.fault(key, clip(key.Value, longMessage), diag.K2201.T("mã chỉ gồm chữ thường không dấu, chữ số và dấu nối", "an id takes lower-case plain letters, digits and hyphens only"), diag.T("viết như %s", "write it like %s", cmp.Or(vi.Slug(key.Value), "hoi-nghi-tong-ket")))
			continue
		}
		entry := Field{Key: key.Value, Type: TypeObject, Example: "{vi: …, en: …}"}
		if label, ok := object(labelFields)(r, value, key.Value, &entry); ok && label.VI != "" {
			l.set(key.Value, label)
		}
	}
	r.problems.Sort()
	return slices.Clip(r.problems), nil
}
