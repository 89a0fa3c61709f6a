package ld

import (
	"encoding/json"
	"fmt"
)

// Encode writes the things of one page as the text of a script element. A single
// thing stands alone, several in a graph.
func Encode(things ...any) ([]byte, error) {
	var page any = struct {
		Context string `json:"@context"`
		Graph   []any  `json:"@graph"`
	}{context, things}
	if len(things) == 1 {
		text, err := json.Marshal(things[0])
		if err != nil {
			return nil, fmt.Errorf("write %T as JSON-LD: %w", things[0], err)
		}
		return prefix(`"@context":"`+context+`"`, text), nil
	}
	// encoding/json writes <, >, &, U+2028 and U+2029 as escapes: no data can end
	// the script element or open a comment in it.
	text, err := json.Marshal(page)
	if err != nil {
		return nil, fmt.Errorf("write %d things as JSON-LD: %w", len(things), err)
	}
	return text, nil
}

// Script writes the things of one page as a whole script element. In a template
// it must be printed as it is (safeHTML): the escaping of a template that knows
// only JavaScript would spoil it.
func Script(things ...any) (string, error) {
	text, err := Encode(things...)
	return `<script type="application/ld+json">` + string(text) + `</script>`, err
}

const context = "https://schema.org"

// prefix puts a member in front of those of an object.
func prefix(member string, object []byte) []byte {
	text := append([]byte{'{'}, member...)
	if len(object) > len("{}") {
		text = append(text, ',')
	}
	return append(text, object[1:]...)
}

// typed writes a thing with its type. plain must be of a type without MarshalJSON.
func typed(name string, plain any) ([]byte, error) {
	text, err := json.Marshal(plain)
	if err != nil {
		return nil, err
	}
	return prefix(`"@type":"`+name+`"`, text), nil
}
