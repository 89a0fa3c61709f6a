package forms

import "github.com/khotin/khotin/internal/article"

// frontMatterConfig is what Front Matter reads from frontmatter.json.
type frontMatterConfig struct {
	Schema       string              `json:"$schema"`
	ContentTypes []frontMatterType   `json:"frontMatter.taxonomy.contentTypes"`
	PageFolders  []frontMatterFolder `json:"frontMatter.content.pageFolders"`
	PublicFolder string              `json:"frontMatter.content.publicFolder"`
	DateFormat   string              `json:"frontMatter.taxonomy.dateFormat"`
	UpdateDate   bool                `json:"frontMatter.content.autoUpdateDate"`
	Indent       bool                `json:"frontMatter.taxonomy.indentArrays"`
}

type frontMatterType struct {
	Name       string             `json:"name"`
	PageBundle bool               `json:"pageBundle"`
	Fields     []frontMatterField `json:"fields"`
}

type frontMatterFolder struct {
	Title        string   `json:"title"`
	Path         string   `json:"path"`
	ContentTypes []string `json:"contentTypes"`
}

type frontMatterField struct {
	Title       string             `json:"title"`
	Name        string             `json:"name"`
	Type        string             `json:"type"`
	Description string             `json:"description,omitempty"`
	Required    bool               `json:"required,omitempty"`
	Single      bool               `json:"single,omitempty"`
	DateFormat  string             `json:"dateFormat,omitempty"`
	Default     any                `json:"default,omitempty"`
	Multiple    bool               `json:"multiple,omitempty"`
	Choices     []option           `json:"choices,omitempty"`
	Fields      []frontMatterField `json:"fields,omitempty"`
}

// frontMatter calls the type of content "default", the one of which it writes
// nothing into the file.
func (w writer) frontMatter() frontMatterConfig {
	const name = "default"
	return frontMatterConfig{
		Schema:       "https://frontmatter.codes/frontmatter.schema.json",
		ContentTypes: []frontMatterType{{name, false, w.frontMatterFields(article.Fields())}},
		PageFolders:  []frontMatterFolder{{w.text("Bài viết", "Write-ups"), "[[workspace]]/content", []string{name}}},
		PublicFolder: "static", DateFormat: "yyyy-MM-dd",
	}
}

// frontMatterFields leaves out lists of objects: Front Matter adds a key of its
// own to each item, which khotin refuses. They are written in the text, where
// the JSON Schema helps.
func (w writer) frontMatterFields(fields []article.Field) []frontMatterField {
	var list []frontMatterField
	for _, f := range fields {
		if f.Type != article.TypeObject || !f.Array {
			list = append(list, w.frontMatterField(f))
		}
	}
	return list
}

func (w writer) frontMatterField(f article.Field) frontMatterField {
	m := frontMatterField{Title: w.label(f), Name: f.Key, Type: "string", Description: f.Help.In(w.Lang), Required: f.Required, Single: true}
	switch f.Type {
	case article.TypeEnum, article.TypeLocality:
		m.Type, m.Choices, m.Multiple = "choice", w.options(f), f.Array
	case article.TypeDate:
		m.Type, m.DateFormat = "datetime", "yyyy-MM-dd"
	case article.TypeNumber:
		m.Type = "number"
	case article.TypeBoolean:
		m.Type = "boolean"
		if f.Key == "draft" {
			m.Default = true // as khotin new begins one
		}
	case article.TypeObject:
		m.Type, m.Fields = "fields", w.frontMatterFields(f.Fields)
	default:
		if f.Array {
			m.Type = "list"
		}
	}
	if m.Type != "string" {
		m.Single = false
	}
	if f.Key == "summary" {
		m.Single = false // a box of several lines
	}
	return m
}
