package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/draft"
)

// ask puts a question for each key that is not known yet.
func (d *beginner) ask(t *terminal) error {
	fmt.Fprintln(t, d.text("Trả lời từng mục rồi nhấn Enter; Tab để gợi ý; Ctrl-C để thôi, không tạo gì.",
		"Answer each question with Enter; Tab proposes; Ctrl-C stops and makes nothing."))
	questions := []func(*terminal) error{d.askTitle, d.askDay, d.askPlace, d.askSchoolYear}
	for _, f := range article.Fields() {
		for _, key := range draft.Asked {
			if f.Key == key && d.Values[key] == "" {
				questions = append(questions, func(t *terminal) error { return d.askOptional(t, f) })
			}
		}
	}
	for _, question := range questions {
		if err := question(t); errors.Is(err, io.EOF) {
			fmt.Fprintln(t)
			return fmt.Errorf("no more answers: %w", context.Canceled)
		} else if err != nil {
			return err
		}
	}
	return nil
}

// tell shows what is wrong with an answer.
func (d *beginner) tell(t *terminal, message, hint diag.Text) {
	fmt.Fprintln(t, "  ! "+message.In(d.lang))
	if !hint.IsZero() {
		fmt.Fprintln(t, "    "+d.text("gợi ý: ", "hint: ")+hint.In(d.lang))
	}
}

// try sets a value, unless the check has something against it, which it tells.
func (d *beginner) try(t *terminal, key, value string) bool {
	p := d.Try(key, value)
	if p != nil {
		d.tell(t, p.Message.Text(), p.Hint)
	}
	return p == nil
}

func (d *beginner) askTitle(t *terminal) error {
	for d.Values["title"] == "" {
		answer, err := t.readLine(d.text("Tiêu đề: ", "Title: "), nil)
		if err != nil {
			return err
		}
		if answer = strings.TrimSpace(answer); answer != "" {
			d.try(t, "title", article.Scalar(answer, false))
		}
	}
	return nil
}

// askDay asks for the day, today if nothing is answered.
func (d *beginner) askDay(t *terminal) error {
	if d.Dated {
		return nil
	}
	for {
		answer, err := t.readLine(d.text("Ngày diễn ra [%s]: ", "Day of the event [%s]: ", d.Day), nil)
		if err != nil || strings.TrimSpace(answer) == "" {
			return err
		}
		if d.SetDay(answer) {
			return nil
		}
		d.tell(t, diag.T("%q không phải một ngày có thật", "%q is no day that exists", answer), diag.T("ví dụ: 19/8/2019 hoặc 2019-08-19", "for example: 19/8/2019 or 2019-08-19"))
	}
}

// askSchoolYear proposes the school year of the day.
func (d *beginner) askSchoolYear(t *terminal) error {
	for d.Values["school_year"] == "" {
		answer, err := t.readLine(d.text("Năm học [%s]: ", "School year [%s]: ", d.SchoolYear()), nil)
		if err != nil || strings.TrimSpace(answer) == "" {
			return err
		}
		value := article.Scalar(answer, false)
		if year, ok := article.ReadSchoolYear(answer); ok {
			value = year.String()
		}
		d.try(t, "school_year", value)
	}
	return nil
}

// askOptional asks for a field that may be left out; objects until nothing is
// answered.
func (d *beginner) askOptional(t *terminal, f article.Field) error {
	prompt, choices := d.prompt(f)
	for i, choice := range choices {
		fmt.Fprintf(t, "    %d. %s\n", i+1, choice.Label.In(d.lang))
	}
	var objects []string
	for {
		answer, err := t.readLine(prompt, completeChoices(choices, d.lang))
		if err != nil || strings.TrimSpace(answer) == "" {
			return err
		}
		written := []string{numbered(answer, choices)}
		if f.Array && f.Type == article.TypeObject {
			written = append(objects, answer)
		}
		if !d.try(t, f.Key, d.Value(f, written...)) {
			continue
		}
		if !f.Array || f.Type != article.TypeObject {
			return nil
		}
		objects = written
		prompt = d.text("  người nữa: ", "  another one: ")
	}
}

// prompt is the question for a field, and what may be chosen.
func (d *beginner) prompt(f article.Field) (string, []article.Choice) {
	label := []rune(f.Label.In(d.lang))
	prompt := strings.ToUpper(string(label[:1])) + string(label[1:])
	var choices []article.Choice
	if list := d.Rules.List(f.Enum); list != nil {
		choices = list.Choices()
		prompt += d.text(" (tên hoặc số", " (name or number")
		if f.Array {
			prompt += d.text(", cách nhau bằng dấu phẩy", ", with commas between them")
		}
		prompt += ")"
	}
	if f.Type == article.TypeObject {
		var parts []string
		for _, part := range f.Fields {
			if part.Key != "original" { // khotin import writes it
				parts = append(parts, part.Label.In(d.lang))
			}
		}
		prompt += " (" + strings.Join(parts, " | ") + ")"
	}
	return prompt + d.text(", Enter để bỏ qua: ", ", Enter for none: "), choices
}

// numbered puts the ids of choices in the place of their numbers.
func numbered(answer string, choices []article.Choice) string {
	if choices == nil {
		return answer
	}
	parts := strings.Split(answer, ",")
	for i, part := range parts {
		if n, err := strconv.Atoi(strings.TrimSpace(part)); err == nil && n >= 1 && n <= len(choices) {
			parts[i] = choices[n-1].ID
		}
	}
	return strings.Join(parts, ",")
}

// completeChoices completes the last of several choices by its name.
func completeChoices(choices []article.Choice, lang diag.Lang) func(string) (string, []string) {
	if choices == nil {
		return nil
	}
	return func(line string) (string, []string) {
		begin := strings.LastIndexByte(line, ',') + 1
		var names []string
		for _, c := range choices {
			if label := c.Label.In(lang); draft.Holds(label, line[begin:]) || draft.Holds(c.ID, line[begin:]) {
				names = append(names, label)
			}
		}
		if len(names) == 1 {
			return strings.TrimSpace(line[:begin]) + names[0], nil
		}
		return line, names
	}
}
