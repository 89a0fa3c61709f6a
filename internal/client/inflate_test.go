package client

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/jstest"
)

func deflated(t testing.TB, text []byte, level int) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, level)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// What Go compresses, at every level and of every nature, the client reads.
func TestInflate(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	noise := make([]byte, 70_000)
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	texts := [][]byte{
		nil, []byte("a"), []byte("hội nghị"), noise[:100], noise,
		[]byte(strings.Repeat("a", 50_000)),
		[]byte(strings.Repeat("Hội nghị tổng kết năm học 2018–2019 của ngành giáo dục quận Long Biên. ", 100)),
	}
	for n := range 40 {
		text := make([]byte, random.IntN(3000))
		for i := range text {
			text[i] = "aăâ bcdđ\n"[random.IntN(1+n%12)]
		}
		texts = append(texts, text)
	}
	var in, want []string
	for _, text := range texts {
		for _, level := range []int{flate.HuffmanOnly, flate.NoCompression, 1, 6, 9} {
			in = append(in, base64.StdEncoding.EncodeToString(deflated(t, text, level)))
			want = append(want, base64.StdEncoding.EncodeToString(text))
		}
	}
	var got []string
	jstest.Run(t, "testdata/inflate.ts", in, &got)
	for i := range in {
		if got[i] != want[i] {
			t.Errorf("case %d: got %.40s, want %.40s", i, got[i], want[i])
		}
	}
}

// Damaged bytes are an error or, where flate itself sees nothing wrong, the
// same text: never a hang, never anything else.
func TestInflateDamaged(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	text := []byte(strings.Repeat("Hội nghị tổng kết năm học của ngành giáo dục. ", 20) + "Hết.")
	whole := deflated(t, text, 9)
	var in, want []string
	for range 2000 {
		damaged := bytes.Clone(whole)
		for range 1 + random.IntN(3) {
			damaged[random.IntN(len(damaged))] ^= 1 << random.IntN(8)
		}
		damaged = damaged[:1+random.IntN(len(damaged))]
		in = append(in, base64.StdEncoding.EncodeToString(damaged))
		left := bytes.NewReader(damaged)
		read, err := io.ReadAll(flate.NewReader(left))
		if err != nil || left.Len() > 0 {
			want = append(want, "!")
		} else {
			want = append(want, base64.StdEncoding.EncodeToString(read))
		}
	}
	var got []string
	jstest.Run(t, "testdata/inflate.ts", in, &got)
	for i := range in {
		if got[i] != want[i] && got[i] != "!" {
			t.Errorf("case %d: got %.60s, want %.60s", i, got[i], want[i])
		}
	}
}
