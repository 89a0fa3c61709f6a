package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// tries is how often a page may show how quick it is.
const tries = 3

// categories are what Lighthouse gives scores for, in the order of the table.
var categories = [4]string{"performance", "accessibility", "best-practices", "seo"}

// A tool is an installed Lighthouse.
type tool struct{ chromium, node, script, work string }

// scores are of one page.
type scores struct {
	points [4]int
	lost   []string // what cost points
}

// best gives the best of some tries.
func (t tool) best(address string) (scores, error) {
	var best scores
	for i := range tries {
		s, err := t.run(address)
		if err != nil {
			return s, err
		}
		if i == 0 || s.points[0] > best.points[0] {
			best = s
		}
		if best.points[0] == 100 {
			break
		}
	}
	return best, nil
}

// run has Lighthouse look at a page as a phone on a slow line does, which is
// its default.
func (t tool) run(address string) (scores, error) {
	report := filepath.Join(t.work, "report.json")
	var said bytes.Buffer
	cmd := exec.Command(t.node, t.script, address, "--quiet", "--output=json", "--output-path="+report,
		"--only-categories="+strings.Join(categories[:], ","),
		"--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-quic --ignore-certificate-errors --user-data-dir="+filepath.Join(t.work, "browser"))
	cmd.Env = append(os.Environ(), "CHROME_PATH="+t.chromium)
	cmd.Stderr = &said
	if err := cmd.Run(); err != nil {
		return scores{}, fmt.Errorf("run Lighthouse: %w\n%s", err, said.Bytes())
	}
	data, err := os.ReadFile(report)
	if err != nil {
		return scores{}, fmt.Errorf("read Lighthouse's report: %w", err)
	}
	return readReport(data)
}

// readReport takes the scores from Lighthouse's JSON.
func readReport(data []byte) (scores, error) {
	var report struct {
		Categories map[string]struct {
			Score     float64
			AuditRefs []struct {
				ID     string
				Weight float64
			}
		}
		Audits map[string]struct {
			Score        *float64
			Title        string
			DisplayValue string
		}
	}
	if err := json.Unmarshal(data, &report); err != nil {
		return scores{}, fmt.Errorf("read Lighthouse's report: %w", err)
	}
	var s scores
	for i, name := range categories {
		category, there := report.Categories[name]
		if !there {
			return s, fmt.Errorf("read Lighthouse's report: it has no %s", name)
		}
		s.points[i] = int(math.Round(100 * category.Score))
		for _, ref := range category.AuditRefs {
			if audit := report.Audits[ref.ID]; ref.Weight > 0 && audit.Score != nil && *audit.Score < .995 {
				s.lost = append(s.lost, strings.TrimSpace(fmt.Sprintf("%s %.2f: %s %s", ref.ID, *audit.Score, audit.Title, audit.DisplayValue)))
			}
		}
	}
	return s, nil
}
