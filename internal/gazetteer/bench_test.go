package gazetteer

import "testing"

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkResolve(b *testing.B) {
	g, err := Default()
	if err != nil {
		b.Fatal(err)
	}
	for _, c := range []struct{ what, written string }{
		{"full", "Quận Long Biên, Hà Nội"},
		{"bare", "quan long bien ha noi"},
		{"unknown", "Quận Cầu Giai, Hà Nội"},
	} {
		b.Run(c.what, func(b *testing.B) {
			for b.Loop() {
				_, _ = g.Resolve(InDistrict, c.written, 2019_08_19)
			}
		})
	}
}
