package schema

import (
	"encoding/json"

	"go.yaml.in/yaml/v3"

	"github.com/khotin/khotin/internal/article"
)

// example is the example of a field as a JSON value.
func example(f article.Field) any {
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(f.Example), &n); err != nil || len(n.Content) == 0 {
		return f.Example
	}
	return jsonValue(n.Content[0])
}

// jsonValue is a YAML value as the editors of JSON Schemas take it: by the core
// rules of YAML 1.2, in which a day is a text.
func jsonValue(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		object := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			object[n.Content[i].Value] = jsonValue(n.Content[i+1])
		}
		return object
	case yaml.SequenceNode:
		list := make([]any, len(n.Content))
		for i, item := range n.Content {
			list[i] = jsonValue(item)
		}
		return list
	}
	switch n.ShortTag() {
	case "!!null":
		return nil
	case "!!bool":
		var b bool
		_ = n.Decode(&b) // its tag says that it is one
		return b
	case "!!int", "!!float":
		if json.Valid([]byte(n.Value)) {
			return json.Number(n.Value) // with the digits that were written
		}
		var f float64
		_ = n.Decode(&f) // likewise
		return f
	}
	return n.Value
}
