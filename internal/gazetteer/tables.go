package gazetteer

import "strings"

// readProvinces reads code spans; lines with the same slug, which follow each
// other in order of time, are one province.
func (g *Gazetteer) readProvinces(lines []line) error {
	var last *Province
	for _, l := range lines {
		f := l.fields
		span, err := l.span(f[4], f[5])
		if err != nil {
			return err
		}
		if last == nil || last.Slug != f[3] {
			last = &Province{Unit: newUnit(f, span)}
			if err := g.add(l, last.Locality()); err != nil {
				return err
			}
			g.provinces = append(g.provinces, last)
		}
		last.addCode(f[0], span)
		g.addCode(f[0], last.Locality())
	}
	return g.linkProvinces(lines)
}

// linkProvinces joins the provinces that ended with those they became part of.
func (g *Gazetteer) linkProvinces(lines []line) error {
	for _, l := range lines {
		if l.fields[6] == "" {
			continue
		}
		into, err := g.province(l, l.fields[6])
		if err != nil {
			return err
		}
		p := g.paths[l.fields[3]].Province
		p.MergedInto = into
		into.MergedFrom = append(into.MergedFrom, p)
	}
	return nil
}

// readDistricts reads code spans, as readProvinces does.
func (g *Gazetteer) readDistricts(lines []line) error {
	var last *District
	for _, l := range lines {
		f := l.fields
		span, err := l.span(f[5], f[6])
		if err != nil {
			return err
		}
		p, err := g.province(l, f[4])
		if err != nil {
			return err
		}
		if last == nil || last.Slug != f[3] || last.Province != p {
			last = &District{Unit: newUnit(f, span), Province: p}
			if err := g.add(l, last.Locality()); err != nil {
				return err
			}
			g.districts = append(g.districts, last)
		}
		last.addCode(f[0], span)
		g.addCode(f[0], last.Locality())
	}
	return nil
}

// readChanges links the districts before a change with those after it.
func (g *Gazetteer) readChanges(lines []line) error {
	for _, l := range lines {
		on, err := l.span(l.fields[0], "")
		if err != nil {
			return err
		}
		before, err := g.district(l, l.fields[1])
		if err != nil {
			return err
		}
		after, err := g.district(l, l.fields[2])
		if err != nil {
			return err
		}
		c := Change{on.From, before, after}
		before.Changes = append(before.Changes, c)
		after.Changes = append(after.Changes, c)
	}
	return nil
}

// readCommunes reads the communes of the reform. Their districts are named by
// the codes of the last day on which there were districts.
func (g *Gazetteer) readCommunes(lines []line) error {
	last := map[string]*District{}
	for _, d := range g.districts {
		if d.Contains(Reform.Add(-1)) {
			last[d.Code] = d
		}
	}
	for _, l := range lines {
		f := l.fields
		p, err := g.province(l, f[4])
		if err != nil {
			return err
		}
		span := Span{From: Reform}
		c := &Commune{Unit: newUnit(f, span), Province: p}
		c.addCode(f[0], span)
		for code := range strings.FieldsSeq(f[5]) {
			d := last[code]
			if d == nil {
				return l.fault("no district had the code %q on %s", code, Reform.Add(-1))
			}
			d.Communes = append(d.Communes, c)
			c.Districts = append(c.Districts, d)
		}
		if err := g.add(l, c.Locality()); err != nil {
			return err
		}
		g.communes = append(g.communes, c)
		g.addCode(c.Code, c.Locality())
	}
	return nil
}

// readAliases reads other names that people write for localities.
func (g *Gazetteer) readAliases(lines []line) error {
	for _, l := range lines {
		locality, ok := g.paths[l.fields[1]]
		if !ok {
			return l.fault("no locality has the path %q", l.fields[1])
		}
		g.addAlias(l.fields[0], locality)
	}
	return nil
}

// add enters a locality under its path and its bare name.
func (g *Gazetteer) add(l line, locality Locality) error {
	path := locality.Path()
	if _, taken := g.paths[path]; taken {
		return l.fault("the path %q has an owner already", path)
	}
	g.paths[path] = locality
	g.addLocality(locality)
	return nil
}
