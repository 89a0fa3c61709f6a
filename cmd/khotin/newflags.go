package main

import (
	"strings"

	"github.com/spf13/pflag"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
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
func (d *beginner) readFlags(flags *pflag.FlagSet) (err error) {
	for _, f := range article.Fields() {
		flag := flags.Lookup(flagName(f))
		if flag == nil || !flag.Changed {
			continue
		}
		written := flag.Value.String()
		switch {
		case f.Key == "date":
			if !d.SetDay(written) {
				return usageError{diag.T("--date cần một ngày có thật, dạng 2019-08-19, không phải %q", "--date needs a day that exists, as 2019-08-19, not %q", written)}
			}
		case f.Type == article.TypeObject && f.Array:
			list, _ := flags.GetStringArray(flag.Name)
			d.Values[f.Key] = d.Value(f, list...)
		case written != "":
			d.Values[f.Key] = d.Value(f, written)
		}
	}
	return nil
}
