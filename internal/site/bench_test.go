package site

import (
	"context"
	"os"
	"strconv"
	"testing"
)

func BenchmarkBuild(b *testing.B) {
	n := 1000
	if s := os.Getenv("KHOTIN_BENCH_WRITE_UPS"); s != "" {
		n, _ = strconv.Atoi(s)
	}
	a := madeUp(b, n)
	dir := b.TempDir()
	for i := 0; b.Loop(); i++ {
		staging := dir + "/" + strconv.Itoa(i)
		if d := os.Getenv("KHOTIN_BENCH_OUT"); d != "" {
			staging = d
		}
		pages, err := Build(context.Background(), Options{Source: dir, Staging: staging, CacheDir: dir + "/cache", Archive: a, Version: "test"})
		if err != nil {
			b.Fatal(err)
		}
		if len(pages) != n {
			b.Fatalf("%d pages of %d", len(pages), n)
		}
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "write-ups/s")
}
