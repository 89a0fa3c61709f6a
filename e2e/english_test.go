package e2e

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/khotin/khotin"
	"github.com/khotin/khotin/e2e/host"
)

// vietnameseTexts are those of the interface and of the closed lists that stand
// alone and that English does not share.
func vietnameseTexts(t *testing.T) []string {
	t.Helper()
	var texts []string
	english := map[string]bool{}
	for _, file := range []string{"i18n/en.yaml", "i18n/vi.yaml", "data/kinds.yaml", "data/levels.yaml"} {
		data, err := khotin.Defaults.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var entries map[string]struct{ Other, VI, EN string } // as i18n and as closed lists have them
		if err := yaml.Unmarshal(data, &entries); err != nil {
			t.Fatal(err)
		}
		for _, key := range slices.Sorted(maps.Keys(entries)) {
			entry := entries[key]
			english[entry.EN] = true
			if text := entry.Other + entry.VI; file == "i18n/en.yaml" {
				english[text] = true
			} else if !strings.Contains(text, "{{") {
				texts = append(texts, text)
			}
		}
	}
	return slices.DeleteFunc(texts, func(text string) bool { return english[text] })
}

// unmarked lists what a page says, aloud or in print, outside of what is marked
// as Vietnamese.
const unmarked = `(() => {
	const said = [document.title];
	const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (walk.nextNode()) if (!walk.currentNode.parentElement.closest("[lang=vi], script")) said.push(walk.currentNode.data);
	for (const e of document.querySelectorAll("[aria-label], [title], [placeholder], [alt]"))
		for (const name of ["aria-label", "title", "placeholder", "alt"]) said.push(e.getAttribute(name) ?? "");
	return said.map((text) => text.trim());
})()`

// allIn says in JavaScript that the selector finds something and that all of it
// is in this language.
func allIn(selector, lang string) string {
	return fmt.Sprintf("((found) => found.length > 0 && found.every((e) => e.closest('[lang]').lang === %s))([...document.querySelectorAll(%s)])", quote(lang), quote(selector))
}

// An archive whose interface is English.
func TestEnglish(t *testing.T) {
	t.Parallel()
	scenario(t, "no Vietnamese of the interface is left, and axe finds nothing", func(t *testing.T) {
		checker, texts := axe(t), vietnameseTexts(t)
		if !slices.Contains(texts, "Nguồn") || !slices.Contains(texts, "Trung học cơ sở") {
			t.Fatalf("%d texts", len(texts))
		}
		r := visitHost(t, host.Options{Dir: inEnglish})
		for _, page := range append([]string{"tim-kiem/?q=hoi+nghi"}, kinds...) {
			r.opens(page)
			if strings.Contains(page, "?") {
				r.sees("[data-search-count]", "Results 1–")
			}
			r.waits("document.documentElement.lang === 'en'")
			for _, said := range value[[]string](r, unmarked) {
				if slices.Contains(texts, said) {
					t.Errorf("%s says %q", page, said)
				}
			}
			r.keepsNobodyOut(checker, "320 px, light")
		}
	})

	scenario(t, "what a write-up says is marked as Vietnamese", func(t *testing.T) {
		r := visitHost(t, host.Options{Dir: inEnglish})
		for _, c := range []struct {
			page                string
			vietnamese, english []string
		}{
			{"", []string{".card h3 a", ".card h3 + p"}, []string{".card time", "main h2"}},
			{longBien, []string{"h1", ".summary p", ".body", ".figures tbody th", ".neighbours a span:last-child"}, []string{".facts time", ".facts dt"}},
			{pageWith(t, inEnglish, `<section class="related"`), []string{".related a"}, []string{".related h2"}},
			{"tim-kiem/?q=hoi+nghi+tong+ket", []string{".card h3", ".card-excerpt"}, []string{".card time", "[data-search-count]"}},
		} {
			r.opens(c.page)
			for _, part := range c.vietnamese {
				r.waits(allIn(part, "vi"))
			}
			for _, part := range c.english {
				r.waits(allIn(part, "en"))
			}
		}
	})

	scenario(t, "a Vietnamese page marks nothing twice", func(t *testing.T) {
		r := visit(t)
		r.opens(longBien)
		if marked := value[int](r, "document.querySelectorAll('[lang=vi]').length"); marked != 1 {
			t.Errorf("%d elements are marked as Vietnamese", marked)
		}
	})
}
