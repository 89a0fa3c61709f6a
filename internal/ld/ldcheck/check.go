// Package ldcheck tells whether a page's JSON-LD is what search engines take.
//
// What goes in: the text of a script element. What comes out: Faults, for what
// schema.org does not have or what Google's search documents require and the text
// lacks; and Advice, for what they only recommend. It knows the types that package
// ld writes and no others, so that a type or a property that is misspelt is a
// fault. It is test support: nothing is fetched.
package ldcheck

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A Report is what is wrong with one text, in the order of its paths.
type Report struct {
	Faults []string // "NewsArticle.image[0].url: not a whole address: \"/a.png\""
	Advice []string // "Event.offers: recommended"
	Types  []string // of the things at the top, in their order
}

// Check reads and checks a text.
func Check(text []byte) Report {
	var c checker
	for _, unsafe := range []string{"<", ">", "&", "\u2028", "\u2029"} {
		if bytes.Contains(text, []byte(unsafe)) {
			c.fault("", "%q is not safe within a script element", unsafe)
		}
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var page map[string]any
	if err := decoder.Decode(&page); err != nil {
		c.fault("", "not a JSON object: %v", err)
		return c.Report
	}
	if page["@context"] != "https://schema.org" {
		c.fault("@context", "is %v", page["@context"])
	}
	delete(page, "@context")
	graph, several := page["@graph"].([]any)
	if !several {
		graph = []any{page}
	}
	for _, thing := range graph {
		of := c.thing("", thing, nil)
		c.Types = append(c.Types, of)
	}
	c.checkIDs(graph)
	return c.Report
}

type checker struct{ Report }

func (c *checker) fault(path, format string, args ...any) {
	c.Faults = append(c.Faults, strings.TrimPrefix(path+": ", ": ")+fmt.Sprintf(format, args...))
}

// thing checks one object, which must be of one of the types given, if any are.
func (c *checker) thing(path string, value any, want []string) (of string) {
	members, ok := value.(map[string]any)
	if !ok {
		c.fault(path, "want an object, have %v", value)
		return ""
	}
	if id, only := members["@id"].(string); only && len(members) == 1 {
		c.value(path+".@id", id, url)
		return "" // a reference
	}
	of, _ = members["@type"].(string)
	if path == "" {
		path = of
	}
	rule, known := rules[of]
	switch {
	case !known:
		c.fault(path, "unknown type %q", of)
		return of
	case len(want) > 0 && !slices.Contains(want, of):
		c.fault(path, "is of type %s, want one of %v", of, want)
	}
	c.members(path, members, rule)
	if rule.also != nil {
		rule.also(c, path, members)
	}
	return of
}

func (c *checker) members(path string, members map[string]any, rule rule) {
	for _, name := range slices.Sorted(maps.Keys(members)) {
		if strings.HasPrefix(name, "@type") {
			continue
		}
		kind, known := rule.properties[name]
		if name == "@id" {
			kind, known = url, true
		}
		if !known {
			c.fault(path+"."+name, "schema.org has no such property here")
			continue
		}
		c.all(path+"."+name, members[name], kind)
	}
	for _, name := range rule.required {
		if _, has := members[name]; !has {
			c.fault(path+"."+name, "required")
		}
	}
	for _, name := range rule.recommended {
		if _, has := members[name]; !has {
			c.Advice = append(c.Advice, path+"."+name+": recommended")
		}
	}
}

// all checks a value, or each of a list.
func (c *checker) all(path string, value any, kind kind) {
	list, many := value.([]any)
	if !many {
		c.value(path, value, kind)
		return
	}
	if len(list) == 0 {
		c.fault(path, "an empty list")
	}
	for i, item := range list {
		c.value(fmt.Sprintf("%s[%d]", path, i), item, kind)
	}
}

// value checks one value.
func (c *checker) value(path string, value any, kind kind) {
	if len(kind.things) > 0 {
		c.thing(path, value, kind.things)
		return
	}
	written := fmt.Sprint(value)
	switch value.(type) {
	case string, json.Number, bool:
	default:
		c.fault(path, "want %s, have %v", kind.what, value)
		return
	}
	if !kind.form.MatchString(written) {
		c.fault(path, "not %s: %q", kind.what, written)
	}
}

// checkIDs sees that no name is used twice.
func (c *checker) checkIDs(graph []any) {
	seen := map[string]bool{}
	for _, thing := range graph {
		members, _ := thing.(map[string]any)
		id, ok := members["@id"].(string)
		if ok && seen[id] {
			c.fault("@id", "%s names two things", id)
		}
		seen[id] = true
	}
}
