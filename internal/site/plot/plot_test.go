package plot

import (
	"fmt"
	"math"
	"testing"
)

var none = math.NaN()

func TestZeroIsAlwaysInThePicture(t *testing.T) {
	for _, values := range [][2]float64{{2700, 2800}, {0, 13}, {-4, 2}, {0, 0}} {
		p := New([]Value{{Year: 2018, Value: values[0], Of: none}, {Year: 2019, Value: values[1], Of: none}})
		if p.Zero < top || p.Zero > bottom {
			t.Errorf("%v: zero at %v, outside of %v to %v", values, p.Zero, top, bottom)
		}
	}
}

func TestHeightsAreInProportion(t *testing.T) {
	p := New([]Value{{Year: 2018, Value: 50, Of: none}, {Year: 2019, Value: 100, Of: none}})
	if half, full := p.Zero-p.Dots[0].Y, p.Zero-p.Dots[1].Y; half*2 != full {
		t.Errorf("50 stands %v high and 100 %v", half, full)
	}
}

func TestAGapStaysAGap(t *testing.T) {
	p := New([]Value{{Year: 2017, Value: 11, Of: 13}, {Year: 2023, Value: 13, Of: 13}, {Year: 2018, Value: 12, Of: none}})
	if len(p.Dots) != 3 || len(p.Lines) != 1 || p.Of != nil {
		t.Errorf("%d dots, lines %q, out of %q; want one line of 2017 and 2018", len(p.Dots), p.Lines, p.Of)
	}
	if first, second, third := p.Dots[0].X, p.Dots[1].X, p.Dots[2].X; (third-second)/(second-first) < 4.9 {
		t.Errorf("dots at %v, %v, %v: five years are not five times as wide as one", first, second, third)
	}
}

func TestEverythingIsInsideThePicture(t *testing.T) {
	var values []Value
	for year := 2000; year < 2026; year++ {
		values = append(values, Value{Year: year, Name: fmt.Sprint(year), Value: float64(year%7) * 1e9, Of: 6e9, Label: "1.000.000.000"})
	}
	p := New(values)
	if p.Dots[0].Label == "" || p.Dots[1].Label != "" || p.Dots[25].Label == "" {
		t.Errorf("labels of 26 dots: %+v; want the first and the last", p.Dots)
	}
	for _, d := range p.Dots {
		if d.X < 0 || d.X > Width || d.Label != "" && d.LabelY < 12 || d.Y > Height {
			t.Errorf("outside: %+v", d)
		}
	}
	if n := len(p.Years); n < 5 || n > 8 || p.Years[n-1].Name != "2025" || !p.Years[0].Short {
		t.Errorf("school years %+v", p.Years)
	}
}

func TestFewSchoolYearsAreNamedInFull(t *testing.T) {
	p := New([]Value{{Year: 2017, Value: 11, Of: none}, {Year: 2023, Value: 13, Of: none}})
	if len(p.Years) != 2 || p.Years[0].Short {
		t.Errorf("school years %+v", p.Years)
	}
}
