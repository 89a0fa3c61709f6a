package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"go/build"
	"os"
	"path/filepath"
	"strings"
	"testing"

	_ "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif" // whose sources have the schema
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/khotin/khotin/internal/diag"
)

// found is one problem with everything and one with nothing but a message.
var found = diag.Problems{
	{File: "content/hà nội/a,b.md", Line: 3, Field: "date", Message: diag.K1232.Of(diag.Text{VI: "100% sai", EN: "100% wrong"}), Hint: diag.T("viết lại", "write it anew")},
	{Message: diag.K4301.T("không có lịch sử", "no history")},
}

func TestAnnotations(t *testing.T) {
	var b strings.Builder
	printAnnotations(&b, found, diag.English)
	want := "::error file=content/hà nội/a%2Cb.md,line=3,title=K1232::date: 100%25 wrong%0Ahint: write it anew\n" +
		"::warning title=K4301::no history\n"
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}

// TestSARIF holds a log to what the standard demands: the version, a rule for
// each code, that of each result at its index, levels and lines that it knows, addresses as URIs.
func TestSARIF(t *testing.T) {
	text, err := json.Marshal(sarifLog(found, diag.Vietnamese, "1.0"))
	if err != nil {
		t.Fatal(err)
	}
	var log struct {
		Version string
		Runs    []struct {
			Tool struct {
				Driver struct {
					Name  string
					Rules []struct {
						ID                     string
						ShortDescription, Help struct{ Text string }
						DefaultConfiguration   struct{ Level string }
					}
				}
			}
			Results []struct {
				RuleID    string
				RuleIndex int
				Level     string
				Message   struct{ Text string }
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           *struct{ StartLine int }
					}
				}
			}
		}
	}
	if err := json.Unmarshal(text, &log); err != nil {
		t.Fatal(err)
	}
	if log.Version != "2.1.0" || len(log.Runs) != 1 || log.Runs[0].Tool.Driver.Name != "khotin" || len(log.Runs[0].Results) != 2 {
		t.Fatalf("%s", text)
	}
	rules, results := log.Runs[0].Tool.Driver.Rules, log.Runs[0].Results
	for i, c := range diag.Codes() {
		if r := rules[i]; r.ID != c.String() || r.ShortDescription.Text == "" || r.Help.Text != c.Cure().VI || r.DefaultConfiguration.Level != c.Severity().String() {
			t.Errorf("rule %d is %+v, want that of %s", i, r, c)
		}
	}
	for i, want := range []struct{ id, level, text string }{
		{"K1232", "error", "date: 100% sai\ngợi ý: viết lại"}, {"K4301", "warning", "không có lịch sử"},
	} {
		r := results[i]
		if r.RuleID != want.id || r.Level != want.level || r.Message.Text != want.text || rules[r.RuleIndex].ID != want.id {
			t.Errorf("got %+v, want %v", r, want)
		}
	}
	at := results[0].Locations[0].PhysicalLocation
	if at.ArtifactLocation.URI != "content/h%C3%A0%20n%E1%BB%99i/a,b.md" || at.Region.StartLine != 3 || results[1].Locations != nil {
		t.Errorf("%+v", results)
	}
}

// TestSARIFSchema holds a log to the schema of the standard, which a module has among
// its sources.
func TestSARIFSchema(t *testing.T) {
	module, err := build.Import("github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif", ".", build.FindOnly)
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile(filepath.Join(module.Dir, "schema.go"))
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(source), "const schema = `")
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(strings.TrimRight(text, "`\n")))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("sarif.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, level := range []string{"", "grave"} { // of which the standard does not have the second
		log := sarifLog(found, diag.Vietnamese, "1.0")
		log.Runs[0].Results[0].Level = cmp.Or(level, log.Runs[0].Results[0].Level)
		written, err := json.Marshal(log)
		if err != nil {
			t.Fatal(err)
		}
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(written))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); (err == nil) != (level == "") {
			t.Errorf("level %q: %v", level, err)
		}
	}
}
