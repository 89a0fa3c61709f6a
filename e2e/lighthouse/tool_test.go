package main

import (
	"slices"
	"testing"
)

const someReport = `{"categories": {
	"performance": {"score": 0.985, "auditRefs": [{"id": "blocking", "weight": 30}, {"id": "hint", "weight": 0}]},
	"accessibility": {"score": 1, "auditRefs": [{"id": "not-here", "weight": 3}]},
	"best-practices": {"score": 1, "auditRefs": []}, "seo": {"score": 0.5, "auditRefs": [{"id": "title", "weight": 1}]}},
	"audits": {"blocking": {"score": 0.9, "title": "Blocked", "displayValue": "70 ms"}, "hint": {"score": 0, "title": "Hint"},
	"not-here": {"score": null, "title": "Does not apply"}, "title": {"score": 0, "title": "No title"}}}`

func TestReadReport(t *testing.T) {
	got, err := readReport([]byte(someReport))
	if err != nil {
		t.Fatal(err)
	}
	if want := [4]int{99, 100, 100, 50}; got.points != want {
		t.Errorf("points %v, want %v", got.points, want)
	}
	if want := []string{"blocking 0.90: Blocked 70 ms", "title 0.00: No title"}; !slices.Equal(got.lost, want) {
		t.Errorf("lost %q, want %q", got.lost, want)
	}
}

func TestReadReportWithoutACategory(t *testing.T) {
	if _, err := readReport([]byte(`{"categories": {"performance": {"score": 1}}}`)); err == nil {
		t.Error("a report without accessibility is read")
	}
}
