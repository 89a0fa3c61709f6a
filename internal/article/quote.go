package article

import (
	"encoding/json"
	"strings"
)

// Quote writes any text as one YAML value, as a file of an editor may hold it:
// every JSON string is one.
func Quote(text string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if e.Encode(text) != nil {
		return `""`
	}
	return strings.TrimSuffix(b.String(), "\n")
}
