package relevance

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/search/searchtest"
)

// A Question is a real question of a set, with the documents that answer it.
type Question struct {
	Set, Query string
	Relevant   []string // ids of texts
}

// ReadQuestions reads questions of JSON lines.
func ReadQuestions(path string) (out []Question, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var q Question
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		out = append(out, q)
	}
	return out, lines.Err()
}

// Half gives the half of its set that a question belongs to, 0 or 1: weights are
// chosen on one and confirmed on the other. Questions with the same answer are
// in one half.
func (q *Question) Half() int { return int(corpus.Hash32(5, q.Relevant[0]) >> 9 & 1) }

// OfSet gives the texts and the questions of a set.
func OfSet(set string, texts []searchtest.Text, questions []Question) (ofTexts []searchtest.Text, ofQuestions []Question) {
	for _, t := range texts {
		if t.Set == set {
			ofTexts = append(ofTexts, t)
		}
	}
	for _, q := range questions {
		if q.Set == set {
			ofQuestions = append(ofQuestions, q)
		}
	}
	return ofTexts, ofQuestions
}
