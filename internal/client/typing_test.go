package client

import (
	"testing"

	"github.com/khotin/khotin/internal/jstest"
)

// While a reader types, hits are those of the syllables that are written out, in
// an order for which no whole text is read.
// The search that follows is as if nothing had been typed, and reads no text
// twice.
func TestTyping(t *testing.T) {
	var got struct {
		PastedBytes, TypedBytes int
		Same, Hits              bool
	}
	jstest.Run(t, "testdata/typing.ts", map[string]any{"files": files(t, makeArchive(400, 11)), "query": "trường lớp quận Long Biên"}, &got)
	if !got.Same || !got.Hits {
		t.Errorf("the finished query is answered alike: %v, hits are those of whole syllables: %v", got.Same, got.Hits)
	}
	if got.TypedBytes > got.PastedBytes*3/2 {
		t.Errorf("typed, a query costs %d bytes, pasted %d", got.TypedBytes, got.PastedBytes)
	}
	t.Logf("%+v", got)
}
