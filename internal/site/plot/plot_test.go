package plot

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"testing"
)

var none = math.NaN()

func lay(values []Value) Plot {
	return New(values, func(v float64) string { return fmt.Sprint(v) })
}

func TestZeroIsAlwaysInThePicture(t *testing.T) {
	for _, values := range [][2]float64{{2700, 2800}, {0, 13}, {-4, 2}, {0, 0}} {
		p := lay([]Value{{Year: 2018, Value: values[0], Of: none}, {Year: 2019, Value: values[1], Of: none}})
		if p.Zero < top || p.Zero > bottom {
			t.Errorf("%v: zero at %v, outside of %v to %v", values, p.Zero, top, bottom)
		}
	}
}

func TestHeightsAreInProportion(t *testing.T) {
	p := lay([]Value{{Year: 2018, Value: 50, Of: none}, {Year: 2019, Value: 100, Of: none}})
	if half, full := p.Zero-p.Dots[0].Y, p.Zero-p.Dots[1].Y; half*2 != full {
		t.Errorf("50 stands %v high and 100 %v", half, full)
	}
}

func TestAGapStaysAGap(t *testing.T) {
	p := lay([]Value{{Year: 2017, Value: 11, Of: 13}, {Year: 2023, Value: 13, Of: 13}, {Year: 2018, Value: 12, Of: none}})
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
	p := lay(values)
	if p.Dots[0].Label == "" || p.Dots[1].Label != "" || p.Dots[25].Label == "" {
		t.Errorf("labels of 26 dots: %+v; want the first and the last", p.Dots)
	}
	for _, d := range p.Dots {
		if d.X < 0 || d.X > Width || d.Label != "" && d.LabelY < 12 || d.Y > Height {
			t.Errorf("outside: %+v", d)
		}
	}
	if n := len(p.Years); n < 4 || n > 8 || p.Years[n-1].Name != "2025" || !p.Years[0].Short {
		t.Errorf("school years %+v", p.Years)
	}
}

func TestFewSchoolYearsAreNamedInFull(t *testing.T) {
	p := lay([]Value{{Year: 2017, Value: 11, Of: none}, {Year: 2023, Value: 13, Of: none}})
	if len(p.Years) != 2 || p.Years[0].Short {
		t.Errorf("school years %+v", p.Years)
	}
}

func TestLinesAtRoundValues(t *testing.T) {
	for high, want := range map[float64][]string{13: {"5", "10"}, 100: {"20", "40", "60", "80", "100"}, 2.5: {"0.5", "1", "1.5", "2", "2.5"}, 790000: {"200000", "400000", "600000"}, 1: {"0.2", "0.4", "0.6", "0.8", "1"}} {
		p := New([]Value{{Year: 2018, Value: 0, Of: none, Label: "0"}, {Year: 2019, Value: high, Of: none}}, func(v float64) string { return strconv.FormatFloat(math.Round(v*1e6)/1e6, 'f', -1, 64) })
		var got []string
		for _, tick := range p.Grid {
			got = append(got, tick.Label)
			if tick.Y > p.Zero || tick.Y < p.Dots[1].Y {
				t.Errorf("up to %v: the line of %s is at %v", high, tick.Label, tick.Y)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("up to %v: lines at %q, want %q", high, got, want)
		}
		if widest := p.Grid[len(p.Grid)-1].Label; p.Dots[0].X < float64(len(widest)*digitWidth) {
			t.Errorf("the first dot at %v covers %q", p.Dots[0].X, widest)
		}
	}
	if p := lay([]Value{{Year: 2018, Of: none}, {Year: 2019, Of: none}}); p.Grid != nil {
		t.Errorf("of nothing but zero: %+v", p.Grid)
	}
}

// Small pictures beside each other have one axis: half as much is half as high.
func TestSmallPicturesShareAnAxis(t *testing.T) {
	of := func(value float64) []Value {
		return []Value{{Year: 2018, Name: "2018-2019", Value: value, Of: none, Label: "x"}}
	}
	r := RangeOf(append(of(50), of(100)...))
	a, b := Small(of(50), r), Small(of(100), r)
	if (a.Zero-a.Dots[0].Y)*2 != b.Zero-b.Dots[0].Y || a.Zero != b.Zero || b.Dots[0].LabelY < 10 {
		t.Errorf("50 at %+v, 100 at %+v", a.Dots, b.Dots)
	}
}
