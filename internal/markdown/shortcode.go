package markdown

import (
	"regexp"
	"strings"
)

// A Shortcode is one use of a shortcode: {{< name … >}}.
type Shortcode struct {
	Place
	Name   string // "" if there is none
	Closed bool   // it ends on >}} or %}}
}

// shortcodeStart begins one: {{< name, {{% /name. A commented one, {{</* name */>}},
// stands for itself.
var shortcodeStart = regexp.MustCompile(`\{\{([<%])(/\*)?\s*/?\s*([^\s/>%*"]+(?:/[^\s/>%*"]+)*)?`)

// placeholder stands for a shortcode in what is parsed, as Hugo's own words do:
// it must be a word, and be found again.
const placeholder = "zqzqz"

// cutShortcodes lists the shortcodes of a text and returns it, in the same
// length, with words in their place.
func cutShortcodes(body string) ([]Shortcode, []byte) {
	var found []Shortcode
	source := []byte(body)
	lines := (&walk{lines: lineStarts(body), written: body})
	for from := 0; ; {
		at := shortcodeStart.FindStringSubmatchIndex(body[from:])
		if at == nil {
			return found, source
		}
		start, ending := from+at[0], ">}}"
		if body[from+at[2]] == '%' {
			ending = "%}}"
		}
		commented := at[4] >= 0
		if commented {
			ending = "*/" + ending
		}
		length := strings.Index(body[start:], ending)
		s := Shortcode{Place: lines.place(start), Closed: length >= 0}
		end := from + at[1]
		if s.Closed {
			end = start + length + len(ending)
		}
		if at[6] >= 0 {
			s.Name = body[from+at[6] : from+at[7]]
		}
		if !commented || !s.Closed {
			found = append(found, s)
		}
		if !commented {
			mask(source[start:end])
		}
		from = end
	}
}

// mask overwrites a shortcode; line breaks stay.
func mask(text []byte) {
	for i := range text {
		if text[i] != '\n' {
			text[i] = placeholder[i%2]
		}
	}
}
