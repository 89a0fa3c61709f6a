package pipeline

import (
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/search"
)

// Labels names the closed lists and the places for readers of the search.
func Labels(rules *article.Rules, lang diag.Lang) corpus.Labels {
	return corpus.Labels{
		Kinds:  listLabels(rules.Kinds, lang),
		Levels: listLabels(rules.Levels, lang),
		Locality: func(path string) string {
			if place, ok := rules.Gazetteer.ByPath(path); ok {
				return place.FullName()
			}
			return path
		},
	}
}

func listLabels(list *article.ClosedList, lang diag.Lang) []search.Label {
	labels := make([]search.Label, 0, len(list.Choices()))
	for _, choice := range list.Choices() {
		labels = append(labels, search.Label{ID: choice.ID, Label: choice.Label.In(lang)})
	}
	return labels
}
