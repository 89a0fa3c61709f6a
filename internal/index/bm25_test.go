package index

import (
	"context"
	"math"
	"testing"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"
)

// What bleve calls BM25, worked by hand. It is not the textbook's:
//
//	score = idf · t·k1 / (t + k1·(1-b + b·length/average)), k1 = 1.2, b = 0.75
//	t       = √frequency: the frequency is damped twice
//	average = ⌈distinct terms of the field, added over the segments / documents⌉,
//	          not the average length
//	idf     = ln(1 + (N-n+½)/(n+½)), as usual
//
// A question of several terms multiplies each by idf·norm once more, with
// norm = 1/√Σidf², and the sum by the share of the terms that matched. That is
// why khotin takes postings from bleve and ranks by itself (package search).
func TestBleveScores(t *testing.T) {
	ix := build(t, []Document{
		{Address: "/1/", Body: "học học học học sinh"},
		{Address: "/2/", Body: "học trò"},
		{Address: "/3/", Body: "thầy giáo"},
	})
	// 5 distinct terms in 3 documents: the "average length" is 2 (it is 3).
	idfHọc := math.Log(1 + 1.5/2.5) // in 2 of 3: 0.470
	checkScores(t, ix, bodyTerm("học"), map[string]float64{
		"/1/": idfHọc * 2 * 1.2 / (2 + 1.2*(0.25+0.75*5/2)), // 0.248, t = √4
		"/2/": idfHọc * 1 * 1.2 / (1 + 1.2*(0.25+0.75*2/2)), // 0.256: one in two beats four in five
	})
	idfOnce := math.Log(1 + 2.5/1.5) // in 1 of 3: 0.981
	again := idfOnce / math.Sqrt(2*idfOnce*idfOnce)
	checkScores(t, ix, bleve.NewDisjunctionQuery(bodyTerm("sinh"), bodyTerm("trò")), map[string]float64{
		"/1/": idfOnce * 1.2 / (1 + 1.2*(0.25+0.75*5/2)) * again / 2, // 0.117
		"/2/": idfOnce * 1.2 / (1 + 1.2) * again / 2,                 // 0.189
	})
}

// The same documents, the same question, other scores: bleve's depend on how
// the index came about.
func TestBleveScoresDependOnSegments(t *testing.T) {
	docs := []Document{{Address: "/1/", Body: "học"}, {Address: "/2/", Body: "học"}, {Address: "/3/", Body: "học sinh"}}
	idf := math.Log(1 + 0.5/3.5)
	at := func(length, average float64) float64 { return idf * 1.2 / (1 + 1.2*(0.25+0.75*length/average)) }
	atOnce := build(t, docs) // 2 distinct terms in 3 documents: average 1
	checkScores(t, atOnce, bodyTerm("học"), map[string]float64{"/1/": at(1, 1), "/2/": at(1, 1), "/3/": at(2, 1)})
	apart := build(t, docs[:1])
	must(t, errOf(apart.Update(context.Background(), docs[:2])))
	must(t, errOf(apart.Update(context.Background(), docs))) // 1 + 1 + 2 in 3: average 2
	checkScores(t, apart, bodyTerm("học"), map[string]float64{"/1/": at(1, 2), "/2/": at(1, 2), "/3/": at(2, 2)})
}

func bodyTerm(term string) query.Query {
	q := bleve.NewTermQuery(term)
	q.SetField("body")
	return q
}

func checkScores(t *testing.T, ix *Index, q query.Query, want map[string]float64) {
	t.Helper()
	result, err := ix.view.opened[0].bleve.Search(bleve.NewSearchRequest(q))
	must(t, err)
	if len(result.Hits) != len(want) {
		t.Errorf("%d hits, want %d", len(result.Hits), len(want))
	}
	for _, hit := range result.Hits {
		if math.Abs(hit.Score-want[hit.ID]) > 1e-6 {
			t.Errorf("%s: %.6f, want %.6f", hit.ID, hit.Score, want[hit.ID])
		}
	}
}
