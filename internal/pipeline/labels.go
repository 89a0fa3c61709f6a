package pipeline

import (
	"slices"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/vi"
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
		label := search.Label{ID: choice.ID, Label: choice.Label.In(lang)}
		for _, name := range slices.Concat(choice.Also, []string{choice.Label.VI}) {
			if name != label.Label {
				label.Also = append(label.Also, vi.Slug(name))
			}
		}
		labels = append(labels, label)
	}
	return labels
}
