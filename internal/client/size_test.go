package client

import (
	"testing"

	"github.com/khotin/khotin/internal/jstest"
)

// maxClientBytes is what a reader pays, with gzip, before the first query.
const maxClientBytes = 14 << 10

func TestClientIsSmall(t *testing.T) {
	size := jstest.GzipBytes(t, "../../assets/search/client.ts")
	t.Logf("%d bytes with gzip", size)
	if size > maxClientBytes {
		t.Errorf("assets/search/client.ts takes %d bytes, more than %d", size, maxClientBytes)
	}
}
