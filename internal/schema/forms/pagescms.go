package forms

import "github.com/khotin/khotin/internal/article"

// pagesConfig is what Pages CMS reads from .pages.yml.
type pagesConfig struct {
	Media   pagesMedia     `yaml:"media"`
	Content []pagesContent `yaml:"content"`
}

type pagesMedia struct {
	Input  string `yaml:"input"`
	Output string `yaml:"output"`
}

type pagesContent struct {
	Name       string       `yaml:"name"`
	Label      string       `yaml:"label"`
	Type       string       `yaml:"type"`
	Path       string       `yaml:"path"`
	Subfolders bool         `yaml:"subfolders"`
	Filename   string       `yaml:"filename"`
	View       pagesView    `yaml:"view"`
	Fields     []pagesField `yaml:"fields"`
}

type pagesView struct {
	Fields  []string `yaml:"fields,flow"`
	Primary string   `yaml:"primary"`
	Sort    []string `yaml:"sort,flow"`
}

type pagesField struct {
	Name        string        `yaml:"name"`
	Label       string        `yaml:"label"`
	Type        string        `yaml:"type"`
	Description string        `yaml:"description,omitempty"`
	Required    bool          `yaml:"required,omitempty"`
	List        bool          `yaml:"list,omitempty"`
	Default     any           `yaml:"default,omitempty"`
	Pattern     *pagesPattern `yaml:"pattern,omitempty"`
	Options     *pagesOptions `yaml:"options,omitempty"`
	Fields      []pagesField  `yaml:"fields,omitempty"`
}

type pagesPattern struct {
	Regex   string `yaml:"regex"`
	Message string `yaml:"message"`
}

type pagesOptions struct {
	Format    string   `yaml:"format,omitempty"`
	MaxLength int      `yaml:"maxlength,omitempty"`
	Multiple  bool     `yaml:"multiple,omitempty"`
	Values    []option `yaml:"values,omitempty"`
}

func (w writer) pagesCMS() pagesConfig {
	fields := append(w.pagesFields(article.Fields()), pagesField{Name: "body", Label: w.text("Nội dung", "Text"), Type: "rich-text"})
	return pagesConfig{
		Media: pagesMedia{"static/" + uploads, "/" + uploads},
		Content: []pagesContent{{Name: "bai-viet", Label: w.text("Bài viết", "Write-ups"), Type: "collection", Path: "content",
			Subfolders: true, Filename: "{year}-{month}-{day}-{primary}.md",
			View: pagesView{[]string{"title", "date", "school_year", "draft"}, "title", []string{"date", "title"}}, Fields: fields}},
	}
}

func (w writer) pagesFields(fields []article.Field) []pagesField {
	list := make([]pagesField, len(fields))
	for i, f := range fields {
		list[i] = w.pagesField(f)
	}
	return list
}

func (w writer) pagesField(f article.Field) pagesField {
	p := pagesField{Name: f.Key, Label: w.label(f), Type: "string", Description: f.Help.In(w.Lang), Required: f.Required, List: f.Array}
	switch f.Type {
	case article.TypeEnum, article.TypeLocality:
		p.Type, p.List = "select", false
		p.Options = &pagesOptions{Multiple: f.Array, Values: w.options(f)}
	case article.TypeDate:
		p.Type, p.Options = "date", &pagesOptions{Format: "yyyy-MM-dd"}
	case article.TypeNumber:
		p.Type = "number"
	case article.TypeBoolean:
		p.Type = "boolean"
		if f.Key == "draft" {
			p.Default = true // as khotin new begins one
		}
	case article.TypeObject:
		p.Type, p.Fields = "object", w.pagesFields(f.Fields)
	default:
		if f.MaxLength > 0 {
			p.Options = &pagesOptions{MaxLength: f.MaxLength}
		}
		if pattern := w.pattern(f); pattern != nil {
			p.Pattern = &pagesPattern{pattern[0], pattern[1]}
		}
	}
	if f.Key == "summary" {
		p.Type = "text"
	}
	return p
}
