package site

import (
	"math"
	"regexp"
	"strconv"
	"testing"

	"github.com/khotin/khotin"
)

// Text keeps a contrast of 7:1 with what it stands on, and what can be operated
// has an edge of 3:1, in the light and in the dark.
func TestContrast(t *testing.T) {
	css, err := khotin.Defaults.ReadFile("assets/css/10-base.css")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile(`(?s):root \{(.*?)\}`).FindAllSubmatch(css, -1)
	if len(blocks) != 2 {
		t.Fatalf("%d sets of colours, want the light and the dark one", len(blocks))
	}
	for i, scheme := range []string{"light", "dark"} {
		colours := map[string]string{}
		for _, match := range regexp.MustCompile(`--([a-z0-9-]+): #([0-9a-f]+)`).FindAllSubmatch(blocks[i][1], -1) {
			colours[string(match[1])] = string(match[2])
		}
		for _, pair := range []struct {
			least   float64
			on      string
			letters []string
		}{
			{7, "paper", []string{"ink", "soft", "link", "seen", "seal"}},
			{7, "sheet", []string{"ink", "soft", "link", "seen"}},
			{7, "tint", []string{"ink", "soft", "link", "seen"}},
			{7, "note", []string{"ink", "soft", "link", "seen"}},
			{7, "mark", []string{"ink"}},
			{7, "accent", []string{"on-accent"}},
			{7, "band", []string{"on-band"}},
			{7, "s1", []string{"ink"}},
			{7, "s2", []string{"ink"}},
			{7, "s3", []string{"ink"}},
			{7, "s4", []string{"on-accent"}},
			{7, "s5", []string{"on-accent"}},
			{3, "paper", []string{"edge", "accent"}},
			{3, "sheet", []string{"edge", "accent"}},
		} {
			for _, letters := range pair.letters {
				if got := contrast(t, colours[letters], colours[pair.on]); got < pair.least {
					t.Errorf("%s: %s on %s has %.2f:1, want %v:1", scheme, letters, pair.on, got, pair.least)
				}
			}
		}
	}
}

// contrast is the ratio that WCAG 2 defines.
func contrast(t *testing.T, a, b string) float64 {
	light, dark := luminance(t, a), luminance(t, b)
	return (max(light, dark) + .05) / (min(light, dark) + .05)
}

func luminance(t *testing.T, colour string) float64 {
	if len(colour) == 3 {
		colour = string([]byte{colour[0], colour[0], colour[1], colour[1], colour[2], colour[2]})
	}
	n, err := strconv.ParseUint(colour, 16, 24)
	if err != nil || len(colour) != 6 {
		t.Fatalf("colour %q: %v", colour, err)
	}
	channel := func(shift int) float64 {
		c := float64(n>>shift&255) / 255
		if c <= .03928 {
			return c / 12.92
		}
		return math.Pow((c+.055)/1.055, 2.4)
	}
	return .2126*channel(16) + .7152*channel(8) + .0722*channel(0)
}
