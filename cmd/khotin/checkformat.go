package main

import (
	"fmt"
	"io"
	"net/url"
	"strings"

	"github.com/khotin/khotin/internal/diag"
)

// The forms in which check tells what it found.
const (
	formatText   = "text"
	formatJSON   = "json"
	formatSARIF  = "sarif"  // SARIF 2.1.0, for GitHub's code scanning and for editors
	formatGitHub = "github" // commands of GitHub Actions, shown beside the lines of a pull request
)

var checkFormats = []string{formatText, formatJSON, formatSARIF, formatGitHub}

// printFindings writes the problems in a form.
func (a *app) printFindings(problems diag.Problems, format string) error {
	switch format {
	case formatJSON:
		return a.printJSON(machineProblems(problems, a.lang))
	case formatSARIF:
		return a.printJSON(sarifLog(problems, a.lang, readVersions().Khotin))
	case formatGitHub:
		printAnnotations(a.Out, problems, a.lang)
	default:
		a.printProblems(a.Out, problems)
	}
	return nil
}

// printAnnotations writes a command of GitHub Actions for each problem, which is
// shown beside the line in a pull request.
func printAnnotations(w io.Writer, problems diag.Problems, lang diag.Lang) {
	for _, p := range problems {
		var properties []string
		if p.File != "" {
			properties = append(properties, "file="+escapeProperty(p.File))
		}
		if p.Line > 0 {
			properties = append(properties, fmt.Sprintf("line=%d", p.Line))
		}
		properties = append(properties, "title="+p.Message.Code().String())
		fmt.Fprintf(w, "::%s %s::%s\n", p.Severity(), strings.Join(properties, ","), escapeData(whole(p, lang)))
	}
}

// whole is what is said of a problem besides its place.
func whole(p diag.Problem, lang diag.Lang) string {
	text := p.Message.In(lang)
	if p.Field != "" {
		text = p.Field + ": " + text
	}
	if !p.Hint.IsZero() {
		text += "\n" + diag.T("gợi ý: ", "hint: ").In(lang) + p.Hint.In(lang)
	}
	return text
}

// GitHub's commands are lines with percent signs for what would end them.
var (
	escapeData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace
	escapeProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace
)

// The part of SARIF 2.1.0 that is written; its names are the standard's.
type (
	sarif struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool struct {
			Driver sarifDriver `json:"driver"`
		} `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string    `json:"id"`
		Short   sarifText `json:"shortDescription"`
		Help    sarifText `json:"help"`
		Default struct {
			Level string `json:"level"`
		} `json:"defaultConfiguration"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
	}
	sarifLocation struct {
		Physical struct {
			Artifact struct {
				URI string `json:"uri"`
			} `json:"artifactLocation"`
			Region *sarifRegion `json:"region,omitempty"`
		} `json:"physicalLocation"`
	}
	sarifRegion struct {
		StartLine int `json:"startLine"`
	}
)

// sarifLog is the problems as a log of one run, with all codes as its rules, so that
// what shows them knows each code whether it occurs or not.
func sarifLog(problems diag.Problems, lang diag.Lang, version string) sarif {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "khotin", Version: version, Rules: []sarifRule{}}
	at := map[string]int{}
	for i, c := range diag.Codes() {
		rule := sarifRule{ID: c.String(), Short: sarifText{c.Meaning().In(lang)}, Help: sarifText{c.Cure().In(lang)}}
		rule.Default.Level = c.Severity().String()
		at[rule.ID], run.Tool.Driver.Rules = i, append(run.Tool.Driver.Rules, rule)
	}
	for _, p := range problems {
		code := p.Message.Code().String()
		result := sarifResult{RuleID: code, RuleIndex: at[code], Level: p.Severity().String(), Message: sarifText{whole(p, lang)}}
		if p.File != "" {
			var place sarifLocation
			place.Physical.Artifact.URI = (&url.URL{Path: p.File}).String()
			if p.Line > 0 {
				place.Physical.Region = &sarifRegion{p.Line}
			}
			result.Locations = []sarifLocation{place}
		}
		run.Results = append(run.Results, result)
	}
	return sarif{Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0", Runs: []sarifRun{run}}
}
