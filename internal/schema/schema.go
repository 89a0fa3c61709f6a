package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
)

// Write is the JSON Schema of the front matter of an archive with these rules,
// as indented JSON. Of the rules it reads the closed lists only.
func Write(rules *article.Rules, lang diag.Lang) ([]byte, error) {
	w := writer{rules, lang}
	root := w.object(article.Fields())
	root.Defs = properties{{"empty", empty()}}
	others := article.ForeignKeys
	for _, f := range article.Fields() {
		others = slices.Concat(others, f.ReadAs)
	}
	for _, key := range others {
		root.Properties = append(root.Properties, property{key, &node{}})
	}
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
	Defs             properties `json:"$defs,omitempty"`
	Ref              string     `json:"$ref,omitempty"`
	Title            string     `json:"title,omitempty"`
	Description      string     `json:"description,omitempty"`
	Type             any        `json:"type,omitempty"` // string or []string
	Pattern          string     `json:"pattern,omitempty"`
	MaxLength        int        `json:"maxLength,omitempty"`
	Enum             []any      `json:"enum,omitempty"`
	EnumDescriptions []string   `json:"enumDescriptions,omitempty"`
	Items            *node      `json:"items,omitempty"`
	Properties       properties `json:"properties,omitempty"`
	Required         []string   `json:"required,omitempty"`
	Additional       any        `json:"additionalProperties,omitempty"` // a bool or a *node
	AnyOf            []*node    `json:"anyOf,omitempty"`
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
	n := &node{Type: "object", Additional: false}
	for _, f := range fields {
		of := w.field(f)
		n.Properties = append(n.Properties, property{f.Key, of})
		switch {
		case f.Required:
			n.Required = append(n.Required, f.Key)
		case f.Type == article.TypeLocality: // one that is empty was not given
			n.OneOf = append(n.OneOf, &node{Required: []string{f.Key}, Properties: properties{{f.Key, w.value(f)}}})
		}
	}
	return n
}

// empty is a value that says nothing, as content systems save what was left
// empty in a form.
func empty() *node {
	nothing := &node{Ref: "#/$defs/empty"}
	return &node{Type: []string{"null", "string", "array", "object"}, Pattern: `^\s*$`, Items: nothing, Additional: nothing}
}

// field describes the value of a field, which may be empty where it may be absent.
func (w writer) field(f article.Field) *node {
	n := w.value(f)
	if f.Array {
		n = &node{Type: "array", Items: &node{AnyOf: []*node{n, {Ref: "#/$defs/empty"}}}}
	}
	if !f.Required {
		n = &node{AnyOf: []*node{n, {Ref: "#/$defs/empty"}}}
	}
	n.Title, n.Description, n.Examples = f.Label.In(w.lang), f.Help.In(w.lang), []any{example(f)}
	return n
}

// value describes one value of a field.
func (w writer) value(f article.Field) *node {
	n := &node{Type: "string", Pattern: f.Type.Pattern(), MaxLength: f.MaxLength}
	switch f.Type {
	case article.TypeObject:
		return w.object(f.Fields)
	case article.TypeNumber:
		n.Type = []string{"number", "string"}
	case article.TypeBoolean:
		n.Type = []string{"boolean", "string"}
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
