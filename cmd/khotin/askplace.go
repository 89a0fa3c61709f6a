package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/khotin/khotin/internal/draft"
	"github.com/khotin/khotin/internal/gazetteer"
)

// mostOffered is how many localities are listed: a small screen shows as many.
const mostOffered = 12

// askPlace asks for the locality. What is typed may be a part of its name, with or
// without accents; one that fits alone is taken, of several one chooses.
func (d *beginner) askPlace(t *terminal) error {
	if len(d.Places()) > 0 {
		return nil
	}
	all := d.Localities()
	prompt := d.text("Nơi (quận, huyện hoặc tỉnh): ", "Place (district or province): ")
	if len(all) > 0 && all[len(all)-1].Kind == gazetteer.InCommune {
		prompt = d.text("Nơi (xã, phường hoặc tỉnh): ", "Place (commune or province): ")
	}
	var offered []gazetteer.Locality
	for len(d.Places()) == 0 {
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
		if offered = d.FindPlaces(all, answer); len(offered) == 1 {
			d.take(t, offered[0])
			continue
		}
		d.offer(t, answer, offered)
	}
	return nil
}

// take takes a locality and says which.
func (d *beginner) take(t *terminal, l gazetteer.Locality) {
	if p := d.SetPlace(l); p != nil {
		d.tell(t, p.Message.Text(), p.Hint)
	} else {
		fmt.Fprintf(t, "    = %s\n", l.FullName())
	}
}

// offer lists the localities that may be meant.
func (d *beginner) offer(t *terminal, answer string, list []gazetteer.Locality) {
	if len(list) == 0 {
		message, hint := d.NoPlace(answer)
		d.tell(t, message, hint)
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

// completePlace completes a name as far as it is clear.
func completePlace(all []gazetteer.Locality, line string) (string, []string) {
	if strings.TrimSpace(line) == "" {
		return line, nil
	}
	found := draft.Matching(all, line)
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
