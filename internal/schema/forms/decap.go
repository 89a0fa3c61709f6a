package forms

import (
	"github.com/khotin/khotin/internal/article"
)

// decapConfig is what Sveltia and Decap read. Sveltia's is held against the JSON
// Schema that it ships; Decap's is the same but for what Decap does not know.
type decapConfig struct {
	Backend      backend           `yaml:"backend"`
	Locale       string            `yaml:"locale,omitempty"` // Decap's; Sveltia takes the browser's language
	AppTitle     string            `yaml:"app_title,omitempty"`
	MediaFolder  string            `yaml:"media_folder"`
	PublicFolder string            `yaml:"public_folder"`
	Slug         decapSlug         `yaml:"slug"`
	Output       *decapOutput      `yaml:"output,omitempty"`
	Collections  []decapCollection `yaml:"collections"`
}

type decapSlug struct {
	Encoding     string `yaml:"encoding"`
	CleanAccents bool   `yaml:"clean_accents"`
	MaxLength    int    `yaml:"maxlength,omitempty"`
}

type decapOutput struct {
	OmitEmpty bool `yaml:"omit_empty_optional_fields"`
}

type decapCollection struct {
	Name          string       `yaml:"name"`
	Label         string       `yaml:"label"`
	LabelSingular string       `yaml:"label_singular"`
	Folder        string       `yaml:"folder"`
	Nested        decapNested  `yaml:"nested,flow"`
	Create        bool         `yaml:"create"`
	Extension     string       `yaml:"extension"`
	Format        string       `yaml:"format"`
	Slug          string       `yaml:"slug"`
	Summary       string       `yaml:"summary"`
	Sortable      []string     `yaml:"sortable_fields,flow"`
	AliasesField  *bool        `yaml:"aliases_field,omitempty"`
	Editor        decapEditor  `yaml:"editor,flow"`
	Fields        []decapField `yaml:"fields"`
}

type decapNested struct {
	Depth      int  `yaml:"depth"`
	Subfolders bool `yaml:"subfolders"`
}

type decapEditor struct {
	Preview bool `yaml:"preview"`
}

type decapField struct {
	Name     string       `yaml:"name"`
	Label    string       `yaml:"label"`
	Widget   string       `yaml:"widget"`
	Hint     string       `yaml:"hint,omitempty"`
	Required bool         `yaml:"required"`
	Type     string       `yaml:"type,omitempty"`
	Format   string       `yaml:"format,omitempty"`
	DateOnly *string      `yaml:"date_format,omitempty"` // Decap's names for a day without a time
	NoTime   *bool        `yaml:"time_format,omitempty"`
	Value    string       `yaml:"value_type,omitempty"`
	Default  any          `yaml:"default,omitempty"`
	Pattern  []string     `yaml:"pattern,omitempty,flow"`
	Multiple bool         `yaml:"multiple,omitempty"`
	Options  []option     `yaml:"options,omitempty"`
	Summary  string       `yaml:"summary,omitempty"`
	Fields   []decapField `yaml:"fields,omitempty"`
	Buttons  []string     `yaml:"buttons,omitempty,flow"`
	Parts    []string     `yaml:"editor_components,omitempty,flow"`
}

// deepest is how many folders may lie in each other below content/: khotin new
// uses two.
const deepest = 10

// uploads is where a form puts pictures; khotin new leaves them beside the text.
const uploads = "tai-len"

func (w writer) decap() decapConfig {
	c := decapConfig{
		Backend: w.backend(), MediaFolder: "static/" + uploads, PublicFolder: "/" + uploads,
		Slug: decapSlug{Encoding: "ascii", CleanAccents: true, MaxLength: 80},
		Collections: []decapCollection{{
			Name: "bai-viet", Label: w.text("Bài viết", "Write-ups"), LabelSingular: w.text("bài viết", "write-up"),
			Folder: "content", Nested: decapNested{Depth: deepest}, Create: true, Extension: "md", Format: "yaml-frontmatter", Slug: "{{slug}}",
			Summary: "{{title}} ({{date}})", Sortable: []string{"date", "title"}, Fields: w.decapFields(article.Fields()),
		}},
	}
	if w.program == Sveltia {
		c.AppTitle = w.text("Biên tập kho tin", "The archive's desk")
		c.Output = &decapOutput{true}
		no := false
		c.Collections[0].AliasesField = &no // addresses come from the front matter, not from the file's name
	} else {
		c.Slug.MaxLength = 0
		c.Locale = string(w.Lang)
	}
	body := decapField{Name: "body", Label: w.text("Nội dung", "Text"), Widget: "markdown", Required: true,
		Buttons: []string{"bold", "italic", "link", "heading-two", "heading-three", "heading-four", "quote", "bulleted-list", "numbered-list"},
		Parts:   []string{"image"}}
	c.Collections[0].Fields = append(c.Collections[0].Fields, body)
	return c
}

func (w writer) decapFields(fields []article.Field) []decapField {
	list := make([]decapField, len(fields))
	for i, f := range fields {
		list[i] = w.decapField(f)
	}
	return list
}

// decapField is one input of the form.
func (w writer) decapField(f article.Field) decapField {
	d := decapField{Name: f.Key, Label: w.label(f), Hint: f.Help.In(w.Lang), Required: f.Required, Widget: "string", Options: w.options(f)}
	switch f.Type {
	case article.TypeEnum, article.TypeLocality:
		d.Widget, d.Multiple = "select", f.Array
		return d
	case article.TypeDate:
		d.Widget, d.Format = "datetime", "YYYY-MM-DD"
		if w.program == Sveltia {
			d.Type = "date"
		} else {
			day, none := "YYYY-MM-DD", false
			d.DateOnly, d.NoTime = &day, &none
		}
	case article.TypeNumber:
		d.Widget, d.Value = "number", "float"
	case article.TypeBoolean:
		d.Widget = "boolean"
		if f.Key == "draft" {
			d.Default = true // as khotin new begins one
		}
	case article.TypeObject:
		d.Fields = w.decapFields(f.Fields)
		d.Widget = "object"
	default:
		d.Pattern = w.pattern(f)
	}
	if f.Array {
		d.Widget, d.Pattern = "list", nil
		if d.Fields != nil {
			d.Summary = "{{fields." + f.Fields[0].Key + "}}"
		}
	}
	if f.Key == "summary" {
		d.Widget = "text"
	}
	return d
}

// pattern is what a text must match, and what is said of one that does not.
func (w writer) pattern(f article.Field) []string {
	switch f.Type {
	case article.TypeSchoolYear, article.TypeURL, article.TypeAlias, article.TypeSlug:
		return []string{f.Type.Pattern(), w.text("Viết như: %s", "Write it as: %s", f.Example)}
	}
	return nil
}
