package gazetteer

// Days on which the map as a whole changed.
const (
	// RecordBegins is the first day that the tables describe. What existed on
	// it is taken to have existed before.
	RecordBegins Day = 2004_08_31

	// Reform is the day on which districts were abolished and 63 provinces
	// became 34.
	Reform Day = 2025_07_01
)

// Span is a time from one day to another, both included. A zero From means
// "since before the record begins", a zero To means "to this day".
type Span struct{ From, To Day }

// Contains reports whether the day lies within the span.
func (s Span) Contains(day Day) bool {
	return s.From <= day && (s.To == 0 || day <= s.To)
}

// CodeSpan is an official code and the time for which a locality bore it. Codes
// were swapped between neighbours and given away again, localities stayed.
type CodeSpan struct {
	Code string
	Span
}
