package main

import (
	"regexp"
	"strings"

	"github.com/spf13/pflag"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/formatter"
)

// fieldFlags offers a flag for every field of the front matter but the title; what
// is new is a draft.
func (a *app) fieldFlags(flags *pflag.FlagSet) {
	for _, f := range article.Fields() {
		if f.Key == "title" || f.Key == "draft" {
			continue
		}
		name, usage := flagName(f), a.flagUsage(f)
		switch {
		case f.Type == article.TypeObject && f.Array:
			flags.StringArray(name, nil, usage)
		default:
			flags.String(name, "", usage)
		}
	}
}

// flagName is the flag of a field; --source is the archive's folder everywhere.
func flagName(f article.Field) string {
	if f.Key == "source" {
		return "source-name"
	}
	return strings.ReplaceAll(f.Key, "_", "-")
}

// flagUsage says what a flag is for, and between backquotes what it takes.
func (a *app) flagUsage(f article.Field) string {
	label, value := f.Label.In(a.lang), a.text("GIÁ-TRỊ", "VALUE")
	switch {
	case f.Key == "date":
		return a.text("ngày diễn ra `NGÀY`, dạng 2019-08-19 (mặc định hôm nay)", "day of the event `DAY`, as 2019-08-19 (default today)")
	case f.Key == "school_year":
		return a.text("năm học `NĂM`, dạng 2018-2019 (mặc định theo ngày)", "school year `YEAR`, as 2018-2019 (default by the day)")
	case f.Type == article.TypeLocality:
		return label + " `" + a.text("TÊN", "NAME") + "`"
	case f.Type == article.TypeObject:
		var parts []string
		for _, part := range f.Fields {
			parts = append(parts, part.Label.In(a.lang))
		}
		if label += " `" + value + "`: " + strings.Join(parts, " | "); f.Array {
			label += a.text(", dùng được nhiều lần", ", may be repeated")
		}
		return label
	case f.Array:
		return label + " `" + value + ",…`"
	}
	return label + " `" + value + "`"
}

// readFlags takes what the command line says.
func (d *draft) readFlags(flags *pflag.FlagSet) (err error) {
	for _, f := range article.Fields() {
		flag := flags.Lookup(flagName(f))
		if flag == nil || !flag.Changed {
			continue
		}
		written := flag.Value.String()
		switch {
		case f.Key == "date":
			day, ok := article.ReadDay(written)
			if !ok {
				return usageError{diag.T("--date cần một ngày có thật, dạng 2019-08-19, không phải %q", "--date needs a day that exists, as 2019-08-19, not %q", written)}
			}
			d.day, d.dated = day, true
		case f.Type == article.TypeObject && f.Array:
			list, _ := flags.GetStringArray(flag.Name)
			d.values[f.Key] = d.value(f, list...)
		case written != "":
			d.values[f.Key] = d.value(f, written)
		}
	}
	return nil
}

// value writes what a person typed as the YAML of a field: lists with commas
// between their values, objects with | between theirs. What cannot be right is
// written all the same, for the check to say why.
func (d *draft) value(f article.Field, written ...string) string {
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

func (d *draft) object(f article.Field, written string) string {
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
func (d *draft) scalar(f article.Field, written string, row bool) string {
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
		if id, ok := d.rules.List(f.Enum).ReadChoice(written); ok {
			return id
		}
	}
	return formatter.Quote(written, row)
}
