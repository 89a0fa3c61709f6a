package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/formatter"
	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/vi"
)

// mostOffered is how many localities are listed: a small screen shows as many.
const mostOffered = 12

// askPlace asks for the locality. What is typed may be a part of its name, with or
// without accents; one that fits alone is taken, of several one chooses.
func (d *draft) askPlace(t *terminal) error {
	if len(d.places()) > 0 {
		return nil
	}
	all := d.placesOn()
	prompt := d.text("Nơi (quận, huyện hoặc tỉnh): ", "Place (district or province): ")
	if len(all) > 0 && all[len(all)-1].Kind == gazetteer.InCommune {
		prompt = d.text("Nơi (xã, phường hoặc tỉnh): ", "Place (commune or province): ")
	}
	var offered []gazetteer.Locality
	for len(d.places()) == 0 {
		answer, err := t.readLine(prompt, func(line string) (string, []string) { return completePlace(all, line) })
		if err != nil {
			return err
		}
		if answer = strings.TrimSpace(answer); answer == "" {
			continue
		}
		if n, err := strconv.Atoi(answer); err == nil && n >= 1 && n <= len(offered) {
			d.take(t, offered[n-1])
			continue
		}
		if offered = matching(all, answer); len(offered) == 1 {
			d.take(t, offered[0])
			continue
		}
		d.offer(t, answer, offered)
	}
	return nil
}

// take takes a locality and says which.
func (d *draft) take(t *terminal, l gazetteer.Locality) {
	if d.try(t, l.Kind.String(), formatter.Quote(l.FullName(), false)) {
		fmt.Fprintf(t, "    = %s\n", l.FullName())
	}
}

// offer lists the localities that may be meant.
func (d *draft) offer(t *terminal, answer string, list []gazetteer.Locality) {
	if len(list) == 0 {
		// The check knows localities of other days and other spellings.
		for _, kind := range []gazetteer.Kind{gazetteer.InDistrict, gazetteer.InCommune, gazetteer.InProvince} {
			if found, err := d.rules.Gazetteer.Resolve(kind, answer, d.day); err == nil {
				d.take(t, found)
				return
			}
		}
		d.tell(t, diag.T("không có nơi nào tên %q vào ngày %s", "there was no place named %q on %s", answer, d.day),
			diag.T("gõ một phần của tên, ví dụ: long bien", "type a part of the name, as in long bien"))
		return
	}
	for i, l := range list[:min(len(list), mostOffered)] {
		fmt.Fprintf(t, "    %d. %s\n", i+1, l.FullName())
	}
	if more := len(list) - mostOffered; more > 0 {
		fmt.Fprintln(t, d.text("    … và %d nơi nữa", "    … and %d more", more))
	}
	fmt.Fprintln(t, d.text("  Gõ số, hoặc gõ thêm tên.", "  Type a number, or more of the name."))
}

// matching are the localities whose names hold what is typed; if the whole of a
// name is typed, those of that name alone.
func matching(all []gazetteer.Locality, typed string) (list []gazetteer.Locality) {
	var exact []gazetteer.Locality
	for _, l := range all {
		switch name := l.FullName(); {
		case folded(name) == folded(typed):
			return []gazetteer.Locality{l}
		case folded(l.BareName()) == folded(typed) || folded(l.Name()) == folded(typed):
			exact = append(exact, l)
		case holds(name, typed):
			list = append(list, l)
		}
	}
	if len(exact) > 0 {
		return append(exact, list...)
	}
	return list
}

// completePlace completes a name as far as it is clear.
func completePlace(all []gazetteer.Locality, line string) (string, []string) {
	if strings.TrimSpace(line) == "" {
		return line, nil
	}
	found := matching(all, line)
	if len(found) == 1 {
		return found[0].FullName(), nil
	}
	var names []string
	for i, l := range found {
		if i == mostOffered {
			names = append(names, "…")
			break
		}
		names = append(names, l.FullName())
	}
	return line, names
}

// holds reports whether words begin as those that are typed do, in their order,
// one behind the other; accents and commas do not count.
func holds(text, typed string) bool {
	typed = folded(typed)
	return typed != "" && strings.Contains(" "+folded(text), " "+typed)
}

// folded is a name in small letters without accents, commas and hyphens.
func folded(text string) string {
	return strings.Join(strings.FieldsFunc(vi.Fold(text), func(c rune) bool { return c == ' ' || c == ',' || c == '-' }), " ")
}
