package desk

import (
	"errors"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/draft"
	"github.com/khotin/khotin/internal/gazetteer"
)

// maxForm bounds what a form may hold: the longest front matter has some kilobytes.
const maxForm = 1 << 20

// A form is one that begins a write-up, as far as it is filled in.
type form struct {
	Inputs  []input
	Message string // what is wrong with the whole
	Hint    string
}

// An input is a field of the form. Its kind is "text", "date", "place", "choice",
// "choices", "lines", "long" or "source".
type input struct {
	Key, Kind, Label, Help string
	Required               bool
	Example                string // what may be written, or what is taken if nothing is
	Value                  string
	Parts                  []part // of a source; for lines, what goes between the bars
	Choices                []choice
	Message, Hint          string // what is wrong with the value
	Asked                  string // for a place: what was typed when these choices were offered
}

type part struct{ Name, Label, Value string }

type choice struct {
	Value, Label string
	Chosen       bool
}

// rules are what write-ups are checked against, as the archive has them now.
func (d *Desk) rules() (*article.Rules, error) {
	places, err := gazetteer.Default()
	if err != nil {
		return nil, err
	}
	rules, problems, err := article.LoadRules(places, os.DirFS(d.Source))
	return rules, errors.Join(err, problems.Err())
}

func (d *Desk) draft() (*draft.Draft, error) {
	rules, err := d.rules()
	if err != nil {
		return nil, err
	}
	return draft.New(rules, d.Lang, gazetteer.DayOf(d.Now())), nil
}

// newForm shows the form.
func (d *Desk) newForm(w http.ResponseWriter, _ *http.Request) {
	begun, err := d.draft()
	if err != nil {
		d.fail(w, err)
		return
	}
	d.show(w, http.StatusOK, "new.html", d.form(begun, url.Values{}))
}

// begin makes the write-up of a form, or shows the form again with what is wrong.
func (d *Desk) begin(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	if err := r.ParseForm(); err != nil {
		d.fail(w, diag.K6014.Fault(err, "không đọc được biểu mẫu", "the form cannot be read"))
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	begun, err := d.draft()
	if err != nil {
		d.fail(w, err)
		return
	}
	f := d.form(begun, r.PostForm)
	if d.fill(begun, f, r.PostForm) {
		name, err := begun.Save(d.Source)
		if err == nil {
			d.known = nil
			http.Redirect(w, r, Prefix+"?"+url.Values{"made": {name}}.Encode(), http.StatusSeeOther)
			return
		}
		f.refuse(err, d.Lang)
	}
	d.show(w, http.StatusUnprocessableEntity, "new.html", f)
}

// refuse shows what an error has against the whole of a form, or its fields.
func (f *form) refuse(err error, lang diag.Lang) {
	var problems diag.Problems
	if !errors.As(err, &problems) {
		f.Message = diag.Describe(err, lang)
		return
	}
	for _, p := range problems {
		if in := f.input(draft.TopKey(p.Field)); in != nil {
			in.Message, in.Hint = p.Message.In(lang), p.Hint.In(lang)
		} else {
			f.Message, f.Hint = p.Message.In(lang), p.Hint.In(lang)
		}
	}
}

func (f *form) input(key string) *input {
	if at := slices.IndexFunc(f.Inputs, func(in input) bool { return in.Key == key }); at >= 0 {
		return &f.Inputs[at]
	}
	return nil
}

// form is the form with what was typed into it.
func (d *Desk) form(begun *draft.Draft, typed url.Values) *form {
	f := &form{}
	placed := false
	for _, field := range article.Fields() {
		switch {
		case field.Type == article.TypeLocality:
			if placed {
				continue
			}
			placed = true
			f.Inputs = append(f.Inputs, input{Key: "place", Kind: "place", Required: true, Label: d.text("nơi", "place"), Value: typed.Get("place"), Example: "long bien",
				Help: d.text("Một phần của tên cũng được, không cần dấu: quận, huyện cho sự kiện trước ngày 1-7-2025; từ ngày đó thì xã, phường; hoặc cả tỉnh.",
					"A part of the name will do: a district for events before 2025-07-01, a commune from then on, or a whole province.")})
		case field.Required || slices.Contains(draft.Asked, field.Key):
			f.Inputs = append(f.Inputs, d.input(begun, field, typed))
		}
	}
	return f
}

func (d *Desk) input(begun *draft.Draft, field article.Field, typed url.Values) input {
	in := input{Key: field.Key, Kind: "text", Required: field.Required, Label: field.Label.In(d.Lang), Help: field.Help.In(d.Lang), Value: typed.Get(field.Key), Example: field.Example}
	switch {
	case field.Key == "school_year":
		in.Required, in.Example = false, begun.SchoolYear().String()
		in.Help += " " + d.text("Để trống thì lấy theo ngày.", "Left empty, it follows from the day.")
	case field.Type == article.TypeDate:
		if in.Kind = "date"; in.Value == "" {
			in.Value = begun.Day.String()
		}
	case field.Type == article.TypeEnum:
		if in.Kind = "choice"; field.Array {
			in.Kind = "choices"
		}
		for _, c := range begun.Rules.List(field.Enum).Choices() {
			in.Choices = append(in.Choices, choice{c.ID, c.Label.In(d.Lang), slices.Contains(typed[field.Key], c.ID)})
		}
	case field.Type == article.TypeObject:
		if in.Kind = "source"; field.Array {
			in.Kind = "lines"
		}
		for _, p := range field.Fields {
			if p.Key != "original" { // khotin import writes it
				name := field.Key + "." + p.Key
				in.Parts = append(in.Parts, part{name, p.Label.In(d.Lang), typed.Get(name)})
			}
		}
	case field.Key == "summary":
		in.Kind = "long"
	}
	return in
}

// fill puts what was typed into the draft, and reports whether all of it is right;
// the form says what is not.
func (d *Desk) fill(begun *draft.Draft, f *form, typed url.Values) bool {
	good := true
	refuse := func(in *input, message, hint diag.Text) {
		in.Message, in.Hint, good = message.In(d.Lang), hint.In(d.Lang), false
	}
	if day := f.input("date"); !begun.SetDay(day.Value) { // before the others, which are judged by it
		refuse(day, diag.T("%q không phải một ngày có thật", "%q is no day that exists", day.Value), diag.T("ví dụ: 2019-08-19", "for example: 2019-08-19"))
	}
	for i := range f.Inputs {
		in := &f.Inputs[i]
		if in.Key == "date" {
			continue
		}
		if in.Key == "place" {
			if message, hint := d.fillPlace(begun, in, typed); !message.IsZero() {
				refuse(in, message, hint)
			}
			continue
		}
		written := in.written(typed)
		if len(written) == 0 {
			if in.Required {
				refuse(in, diag.T("còn trống", "is empty"), diag.T("ví dụ: %s", "for example: %s", in.Example))
			}
			continue
		}
		field := fieldOf(in.Key)
		if p := begun.Try(in.Key, begun.Value(field, written...)); p != nil {
			refuse(in, p.Message.Text(), p.Hint)
		}
	}
	return good
}

func fieldOf(key string) article.Field {
	fields := article.Fields()
	return fields[slices.IndexFunc(fields, func(f article.Field) bool { return f.Key == key })]
}

// written is what was typed, as khotin new takes it: nothing, or one text for each
// object.
func (in *input) written(typed url.Values) (written []string) {
	switch in.Kind {
	case "choices":
		if chosen := typed[in.Key]; len(chosen) > 0 {
			written = []string{strings.Join(chosen, ",")}
		}
	case "lines":
		for line := range strings.Lines(in.Value) {
			if line = strings.TrimSpace(line); line != "" {
				written = append(written, line)
			}
		}
	case "source":
		var parts []string
		for _, p := range in.Parts {
			parts = append(parts, strings.TrimSpace(p.Value))
		}
		if strings.Join(parts, "") != "" {
			written = []string{strings.Join(parts, " | ")}
		}
	default:
		if text := strings.Join(strings.Fields(in.Value), " "); text != "" {
			written = []string{text}
		}
	}
	return written
}

// fillPlace takes the locality that is meant, or offers those that may be.
func (d *Desk) fillPlace(begun *draft.Draft, in *input, typed url.Values) (message, hint diag.Text) {
	name := strings.TrimSpace(in.Value)
	if chosen := typed.Get("chosen"); chosen != "" && typed.Get("asked") == name {
		name = chosen
	}
	if name == "" {
		return diag.T("còn trống", "is empty"), diag.T("gõ một phần của tên, ví dụ: long bien", "type a part of the name, as in long bien")
	}
	found := begun.FindPlaces(begun.Localities(), name)
	switch len(found) {
	case 0:
		return begun.NoPlace(name)
	case 1:
		if p := begun.SetPlace(found[0]); p != nil {
			return p.Message.Text(), p.Hint
		}
		in.Value = found[0].FullName()
		return diag.Text{}, diag.Text{}
	}
	in.Asked = name
	for _, l := range first(found) {
		in.Choices = append(in.Choices, choice{Value: l.FullName(), Label: l.FullName()})
	}
	return diag.T("có %d nơi như vậy", "there are %d such places", len(found)), diag.T("chọn một nơi, hoặc gõ thêm tên", "choose one, or type more of the name")
}
