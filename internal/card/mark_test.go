package card

import (
	"strings"
	"testing"

	"github.com/khotin/khotin"
)

// TestTheMarkIsThatOfThePages fails when the pages get another mark: draw it in
// mark.go as well, and raise design.
func TestTheMarkIsThatOfThePages(t *testing.T) {
	svg, err := khotin.Defaults.ReadFile("assets/img/mark.svg")
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{`viewBox="0 0 32 32"`, `rx="7" fill="#0b4f56"`, `M7.5 7h17v7.5h-17z`, `M11 20.5h10a5 5 0 0 1-10 0z`, `M10.5 10.75h11`, `stroke="#b0472f"`} {
		if !strings.Contains(string(svg), part) {
			t.Errorf("assets/img/mark.svg has no %s any more: mark.go draws what it was", part)
		}
	}
}
