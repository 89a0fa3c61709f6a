package main

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/search"
)

// What was found is shown although it could not be counted, and that is said.
func TestCountsThatFailedAreTold(t *testing.T) {
	for lang, want := range map[diag.Lang]string{diag.Vietnamese: "không đếm được theo bộ lọc", diag.English: "c-1234.bin: damaged"} {
		var out bytes.Buffer
		a := &app{surroundings: surroundings{Out: &out}, lang: lang}
		a.printResult(&search.Result{Total: 1, Hits: []search.Hit{{Title: "Hội nghị"}}, Uncounted: true, CountError: errors.New("c-1234.bin: damaged")}, 0)
		if !strings.Contains(out.String(), want) || !strings.Contains(out.String(), "Hội nghị") {
			t.Errorf("%v: %s", lang, &out)
		}
	}
}
