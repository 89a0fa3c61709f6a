package shard_test

import (
	"fmt"
	"os"
	"runtime/pprof"
	"testing"

	"github.com/khotin/khotin/internal/search/searchtest"
)

func TestTmpProfile(t *testing.T) {
	b := &testing.B{}
	_ = b
	path, _ := searchtest.Shared("corpus/news-10k.jsonl.gz")
	texts, _ := searchtest.ReadTexts(path)
	docs := documents(searchtest.Archive(recombined(texts, 10000)))
	testing.Benchmark(func(b *testing.B) {
		if b.N > 1 {
			return
		}
		dir := os.Getenv("TMPDIRX")
		os.MkdirAll(dir, 0o755)
		rebuild(b, dir, docs)
		f, _ := os.Create("/tmp/nothing.prof")
		pprof.StartCPUProfile(f)
		for range 8 {
			parts, _ := rebuild(b, dir, docs)
			fmt.Println(parts)
		}
		pprof.StopCPUProfile()
		f.Close()
	})
}
