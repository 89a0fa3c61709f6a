package pipeline

import (
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
		label := choice.Label.In(lang)
		l := search.Label{ID: choice.ID, Label: label}
		for _, name := range append(choice.Also[:len(choice.Also):len(choice.Also)], choice.Label.VI) {
			if name != label {
				l.Also = append(l.Also, vi.Slug(name))
			}
		}
		labels = append(labels, l)
	}
	return labels
}
