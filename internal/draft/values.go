package draft

import (
	"regexp"
	"strings"

	"github.com/khotin/khotin/internal/article"
)

// Value writes what a person typed as the YAML of a field: lists with commas
// between their values, objects with | between theirs. What cannot be right is
// written all the same, for the check to say why.
func (d *Draft) Value(f article.Field, written ...string) string {
	switch {
	case f.Type == article.TypeObject:
		var objects []string
		for _, object := range written {
			objects = append(objects, d.object(f, object))
		}
		if f.Array {
			return "[" + strings.Join(objects, ", ") + "]"
		}
		return objects[0]
	case f.Array:
		var items []string
		for item := range strings.SplitSeq(written[0], ",") {
			if item = strings.TrimSpace(item); item != "" {
				items = append(items, d.scalar(f, item, true))
			}
		}
		return "[" + strings.Join(items, ", ") + "]"
	}
	return d.scalar(f, strings.TrimSpace(written[0]), false)
}

func (d *Draft) object(f article.Field, written string) string {
	var parts []string
	for i, part := range strings.SplitN(written, "|", len(f.Fields)) { // nothing is lost: the last takes the rest
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		parts = append(parts, f.Fields[i].Key+": "+d.scalar(f.Fields[i], part, true))
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

var plainNumber = regexp.MustCompile(`^-?\d+(\.\d+)?$`)

// scalar writes one value, in a row of others or alone.
func (d *Draft) scalar(f article.Field, written string, row bool) string {
	switch f.Type {
	case article.TypeDate:
		if day, ok := article.ReadDay(written); ok {
			return day.String()
		}
	case article.TypeSchoolYear:
		if year, ok := article.ReadSchoolYear(written); ok {
			return year.String()
		}
	case article.TypeNumber:
		if number, ok := article.ReadNumber(written); ok && plainNumber.MatchString(number) {
			return number
		}
	case article.TypeEnum:
		if id, ok := d.Rules.List(f.Enum).ReadChoice(written); ok {
			return id
		}
	}
	return article.Scalar(written, row)
}
