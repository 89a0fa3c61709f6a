// Package plot lays out the plots of figures over school years.
//
// What goes in: the values of one indicator, a value for each school year that
// has one. What comes out: a Plot, all places of dots, lines and labels in
// units of the picture, which a layout turns into SVG without any arithmetic.
//
// What it promises: the axis of values always includes zero, so that a picture
// never makes a small change look large; school years stand apart in proportion
// to time, and a line joins only school years that follow each other, so that a
// gap in the archive stays a gap; the same values give the same plot.
package plot

import (
	"math"
	"slices"
	"strconv"
	"unicode/utf8"
)

// The picture in its own units. It is about as wide as the narrowest phone's
// column, so that its letters are never smaller there than those around it.
const (
	Width  = 320
	Height = 168

	left   = 37  // of the first dot at least; its school year is centred below it
	right  = 283 // of the last dot
	top    = 30  // of the largest value; its label stands above it
	bottom = 138 // of the smallest; the school years stand below
)

// A small picture is one of many beside each other, two in a row on a phone.
const (
	SmallWidth  = 150
	SmallHeight = 84

	smallLeft, smallRight, smallTop, smallBottom = 24, 126, 24, 58
)

// Letters as the layout sets them, 13 units high, take so much room in the
// widest of the system fonts seen, DejaVu Sans (digits of 8.3 units).
const (
	fullWidth  = 76 // "2018–2019" with a space beside it
	shortWidth = 44 // "18–19" likewise
	digitWidth = 9
)

// A Value is that of one school year.
type Value struct {
	Year  int     // the first of the school year: 2018
	Name  string  // of the school year: "2018-2019"
	Value float64 // what was reached
	Of    float64 // out of how many; NaN if that is not said
	Label string  // the value in the reader's language
}

// A Plot is a picture of Width × Height.
type Plot struct {
	Width  int      `json:"width"`
	Height int      `json:"height"`
	Zero   float64  `json:"zero"` // height of the line of zero
	Grid   []Tick   `json:"grid,omitempty"`
	Dots   []Dot    `json:"dots"`
	Lines  []string `json:"lines"`        // points of polylines that join the values
	Of     []string `json:"of,omitempty"` // of polylines that join what they are out of
	Years  []Label  `json:"years"`
}

// A Tick is a line across the picture at a round value, which stands above its
// left end.
type Tick struct {
	Y     float64 `json:"y"`
	Label string  `json:"label"`
}

// A Dot is a value; its label, if there is room for it, stands at LabelY.
type Dot struct {
	X      float64 `json:"x"`
	Y      float64 `json:"y"`
	Label  string  `json:"label,omitempty"`
	LabelY float64 `json:"label_y,omitempty"`
}

// A Label names a school year below the picture.
type Label struct {
	X     float64 `json:"x"`
	Name  string  `json:"name"`
	Short bool    `json:"short,omitempty"` // there is room for "18–19" only
}

// A Range is what an axis of values spans; zero is always in it.
type Range struct{ Low, High float64 }

// RangeOf is the range of values and of what they are out of.
func RangeOf(values []Value) (r Range) {
	for _, v := range values {
		r.Low, r.High = min(r.Low, v.Value), max(r.High, v.Value)
		if !math.IsNaN(v.Of) {
			r.Low, r.High = min(r.Low, v.Of), max(r.High, v.Of)
		}
	}
	return r
}

// New lays out at least two values of different school years, with lines at round
// values, which format writes.
func New(values []Value, format func(float64) string) Plot {
	values = sorted(values)
	s := newScale(values, RangeOf(values))
	p := Plot{Width: Width, Height: Height, Grid: s.ticks(format)}
	for _, tick := range p.Grid { // the first dot and its label stand beside the numbers
		s.left = max(s.left, float64(utf8.RuneCountInString(tick.Label)*digitWidth)+8+float64(utf8.RuneCountInString(values[0].Label)*digitWidth)/2)
	}
	s.fill(&p, values, func(i int) bool { return i == 0 || i == len(values)-1 || s.labelsFit(values) })
	p.Years = s.labels(values)
	return p
}

// Small lays out a value or more in a small picture, on an axis that it has in
// common with others beside it. Only the last value has a label; it stands above all dots.
func Small(values []Value, r Range) Plot {
	values = sorted(values)
	s := newScale(values, r)
	s.left, s.right, s.top, s.bottom = smallLeft, smallRight, smallTop, smallBottom
	p := Plot{Width: SmallWidth, Height: SmallHeight}
	s.fill(&p, values, func(i int) bool { return i == len(values)-1 })
	p.Dots[len(values)-1].LabelY = smallTop - 10
	for _, v := range []Value{values[0], values[len(values)-1]} {
		p.Years = append(p.Years, Label{X: s.x(v.Year), Name: v.Name, Short: true})
	}
	if p.Years[1].X-p.Years[0].X < shortWidth {
		p.Years = p.Years[1:]
	}
	return p
}

func sorted(values []Value) []Value {
	return slices.SortedFunc(slices.Values(values), func(a, b Value) int { return a.Year - b.Year })
}

// A scale turns school years and values into places in the picture.
type scale struct {
	Range
	first, last              int
	left, right, top, bottom float64
}

func newScale(values []Value, r Range) *scale {
	return &scale{Range: r, first: values[0].Year, last: values[len(values)-1].Year, left: left, right: right, top: top, bottom: bottom}
}

// fill puts the dots and lines into a picture, and labels on those dots that
// are to have one.
func (s *scale) fill(p *Plot, values []Value, labelled func(i int) bool) {
	p.Zero = s.y(0)
	for i, v := range values {
		dot := Dot{X: s.x(v.Year), Y: s.y(v.Value)}
		if labelled(i) {
			dot.Label, dot.LabelY = v.Label, round(dot.Y-10)
		}
		p.Dots = append(p.Dots, dot)
	}
	p.Lines = s.lines(values, func(v Value) float64 { return v.Value })
	p.Of = s.lines(values, func(v Value) float64 { return v.Of })
}

// ticks are the lines at round values: two to five, zero not among them. Where
// all is zero there are none.
func (s *scale) ticks(format func(float64) string) (ticks []Tick) {
	span := s.High - s.Low
	if span == 0 {
		return nil
	}
	step := math.Pow(10, math.Floor(math.Log10(span)))
	for _, part := range []float64{0.2, 0.5, 1, 2} {
		if n := span / (step * part); n <= 5 {
			step *= part
			break
		}
	}
	for n := math.Ceil(s.Low / step); n*step <= s.High; n++ {
		if n != 0 {
			ticks = append(ticks, Tick{Y: s.y(n * step), Label: format(n * step)})
		}
	}
	return ticks
}

func (s *scale) x(year int) float64 {
	if s.last == s.first {
		return (s.left + s.right) / 2
	}
	return round(s.left + (s.right-s.left)*float64(year-s.first)/float64(s.last-s.first))
}

func (s *scale) y(value float64) float64 {
	if s.High == s.Low { // all are zero
		return s.bottom
	}
	return round(s.bottom - (s.bottom-s.top)*(value-s.Low)/(s.High-s.Low))
}

// lines joins the values of school years that follow each other. A value
// alone has a dot, but no line.
func (s *scale) lines(values []Value, of func(Value) float64) []string {
	var lines []string
	line, points, last := "", 0, 0
	end := func() {
		if points > 1 {
			lines = append(lines, line)
		}
		line, points = "", 0
	}
	for _, v := range values {
		y := of(v)
		if math.IsNaN(y) || v.Year != last+1 {
			end()
		}
		if math.IsNaN(y) {
			continue
		}
		if points > 0 {
			line += " "
		}
		line += number(s.x(v.Year)) + "," + number(s.y(y))
		points, last = points+1, v.Year
	}
	end()
	return lines
}

// labelsFit tells whether the labels of neighbouring dots stay apart.
func (s *scale) labelsFit(values []Value) bool {
	for i, v := range values[1:] {
		widest := max(utf8.RuneCountInString(v.Label), utf8.RuneCountInString(values[i].Label))
		if s.x(v.Year)-s.x(values[i].Year) < float64(widest*digitWidth) {
			return false
		}
	}
	return true
}

// labels names the school years: in full if there is room for all, else short
// and as many as there is room for, the last one always.
func (s *scale) labels(values []Value) []Label {
	if all := s.apart(values, fullWidth, false); len(all) == len(values) {
		return all
	}
	return s.apart(values, shortWidth, true)
}

// apart labels values from the last one back, each if it stays clear of the
// one before.
func (s *scale) apart(values []Value, width float64, short bool) []Label {
	var labels []Label
	taken := math.Inf(1)
	for _, v := range slices.Backward(values) {
		if x := s.x(v.Year); taken-x >= width {
			labels = append(labels, Label{X: x, Name: v.Name, Short: short})
			taken = x
		}
	}
	slices.Reverse(labels)
	return labels
}

// round keeps a tenth of a unit: less than a pixel of any screen.
func round(v float64) float64 { return math.Round(v*10) / 10 }

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
