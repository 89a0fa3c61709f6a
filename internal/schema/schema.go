package schema

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
)

// Write is the JSON Schema of the front matter of an archive with these rules,
// as indented JSON. Of the rules it reads the closed lists only.
func Write(rules *article.Rules, lang diag.Lang) ([]byte, error) {
	w := writer{rules, lang}
	root := w.object(article.Fields())
	root.Schema = "https://json-schema.org/draft/2020-12/schema"
	root.Title = diag.T("Phần đầu bài viết", "Front matter of a write-up").In(lang)
	root.Description = diag.T("Các mục nằm giữa hai dòng --- ở đầu tệp. Cần đúng một trong province, district, commune.",
		"The keys between the two lines --- at the head of the file. Exactly one of province, district, commune is needed.").In(lang)
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(root); err != nil {
		return nil, fmt.Errorf("write the JSON Schema: %w", err)
	}
	return out.Bytes(), nil
}

// A node is a schema or a part of one, with the keywords that are used here.
// enumDescriptions is no keyword of the standard but one that editors know.
type node struct {
	Schema           string     `json:"$schema,omitempty"`
	Title            string     `json:"title,omitempty"`
	Description      string     `json:"description,omitempty"`
	Type             any        `json:"type,omitempty"` // string or []string
	Format           string     `json:"format,omitempty"`
	Pattern          string     `json:"pattern,omitempty"`
	MaxLength        int        `json:"maxLength,omitempty"`
	Enum             []any      `json:"enum,omitempty"`
	EnumDescriptions []string   `json:"enumDescriptions,omitempty"`
	Items            *node      `json:"items,omitempty"`
	UniqueItems      bool       `json:"uniqueItems,omitempty"`
	Properties       properties `json:"properties,omitempty"`
	Required         []string   `json:"required,omitempty"`
	Additional       *bool      `json:"additionalProperties,omitempty"`
	OneOf            []*node    `json:"oneOf,omitempty"`
	Examples         []any      `json:"examples,omitempty"`
}

// properties keep the order of the fields, in which editors offer them.
type properties []property

type property struct {
	key string
	of  *node
}

// MarshalJSON writes an object.
func (p properties) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	for i, property := range p {
		value, err := json.Marshal(property.of)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&out, "%c%q:%s", "{,"[min(i, 1)], property.key, value)
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

type writer struct {
	rules *article.Rules
	lang  diag.Lang
}

// object describes a mapping with the given fields and no others.
func (w writer) object(fields []article.Field) *node {
	closed := false
	n := &node{Type: "object", Additional: &closed}
	for _, f := range fields {
		of := w.field(f)
		n.Properties = append(n.Properties, property{f.Key, of})
		switch {
		case f.Required:
			n.Required = append(n.Required, f.Key)
		case f.Type == article.TypeLocality: // one that is null was not given
			given := properties{{f.Key, &node{Type: of.Type.([]string)[:2]}}}
			n.OneOf = append(n.OneOf, &node{Required: []string{f.Key}, Properties: given})
		}
	}
	return n
}

// field describes the value of a field, which may be null where it may be absent.
func (w writer) field(f article.Field) *node {
	n := w.value(f)
	if f.Array {
		n = &node{Type: "array", Items: n, UniqueItems: f.Type != article.TypeObject}
	}
	n.Title, n.Description = f.Label.In(w.lang), f.Help.In(w.lang)
	n.Examples = []any{example(f)}
	if f.Required {
		return n
	}
	types, several := n.Type.([]string)
	if !several {
		types = []string{n.Type.(string)}
	}
	n.Type = append(types, "null")
	if n.Enum != nil {
		n.Enum = append(n.Enum, nil)
	}
	return n
}

// value describes one value of a field.
func (w writer) value(f article.Field) *node {
	n := &node{Type: "string", Pattern: f.Type.Pattern(), MaxLength: f.MaxLength}
	switch f.Type {
	case article.TypeObject:
		return w.object(f.Fields)
	case article.TypeDate:
		n.Format = "date"
	case article.TypeNumber:
		n.Type = "number"
	case article.TypeBoolean:
		n.Type = "boolean"
	case article.TypeLocality, article.TypeSlug: // a code, or a slug of digits, is a number to YAML
		n.Type = []string{"string", "integer"}
	case article.TypeEnum:
		for _, choice := range w.rules.List(f.Enum).Choices() {
			n.Enum = append(n.Enum, choice.ID)
			n.EnumDescriptions = append(n.EnumDescriptions, choice.Label.In(w.lang))
		}
	}
	return n
}
