package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
)

// skeleton is the text of a new write-up: what is known, what may be added as
// comments, and the headings that a report on a school year usually has.
func (a *app) skeleton(n newWriteUp, key, name string, day gazetteer.Day, rules *article.Rules) string {
	var b strings.Builder
	line := func(field, vi, en string) {
		fmt.Fprintf(&b, "%-44s # %s\n", field, diag.Text{VI: vi, EN: en}.In(a.lang))
	}
	b.WriteString("---\n")
	fmt.Fprintf(&b, "title: %s\n", quoted(n.title))
	line("date: "+day.String(), "ngày diễn ra", "day of the event")
	line("school_year: "+n.schoolYear, "năm học mà bài thuộc về", "the school year it is filed under")
	fmt.Fprintf(&b, "%s: %s\n", key, quoted(name))
	b.WriteString("\n# " + a.text("Không bắt buộc: bỏ dấu # ở đầu dòng để dùng.", "Optional: remove the # at the start of a line to use it.") + "\n")
	line("#kind: "+first(rules.Kinds), "loại văn bản: "+choices(rules.Kinds), "kind: "+choices(rules.Kinds))
	line("#levels: ["+first(rules.Levels)+"]", "cấp học: "+choices(rules.Levels), "levels: "+choices(rules.Levels))
	line("#organiser: …", "đơn vị tổ chức", "who organised it")
	line("#chair: …", "người chủ trì", "who chaired it")
	line("#summary: …", "một hoặc hai câu", "one or two sentences")
	line("#people: [{name: …, office: …}]", "người được nêu tên và chức vụ", "people named, with their offices")
	line("#figures: [{indicator: …, value: 13, of: 13}]", "số liệu đáng lưu", "numbers worth keeping")
	line("#source: {name: …, url: …}", "nguồn", "where the facts come from")
	b.WriteString("---\n\n")
	for _, heading := range []string{a.text("Kết quả", "Results"), a.text("Nhiệm vụ", "Tasks ahead")} {
		fmt.Fprintf(&b, "## %s\n\n…\n\n", heading)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// quoted writes any text as one YAML value: every JSON string is one.
func quoted(text string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if e.Encode(text) != nil {
		return `""`
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func first(list *article.ClosedList) string {
	if all := list.Choices(); len(all) > 0 {
		return all[0].ID
	}
	return "…"
}

func choices(list *article.ClosedList) string {
	var ids []string
	for _, choice := range list.Choices() {
		ids = append(ids, choice.ID)
	}
	return strings.Join(ids, ", ")
}
