package article

import (
	"fmt"

	"github.com/khotin/khotin/internal/diag"
)

// A SchoolYear (năm học) runs from September of First to the next summer.
type SchoolYear struct{ First int } // 2018 means 2018-2019

// String is the form that is stored and typed: "2018-2019".
func (y SchoolYear) String() string { return fmt.Sprintf("%04d-%04d", y.First, y.First+1) }

// Span is the form that is shown, with an en dash: "2018–2019".
func (y SchoolYear) Span() string { return fmt.Sprintf("%04d–%04d", y.First, y.First+1) }

// Format is the form that is shown, with the words before it:
// "năm học 2018–2019", "school year 2018–2019".
func (y SchoolYear) Format(lang diag.Lang) string {
	return diag.T("năm học ", "school year ").In(lang) + y.Span()
}

// IsZero reports whether no school year was given.
func (y SchoolYear) IsZero() bool { return y.First == 0 }
