package plan

import "github.com/khotin/khotin/internal/gazetteer"

// changes tells what a place was made of and what became of it. Places without
// write-ups are named all the same, without a link.
func (b *builder) changes(p *place) changes {
	var c changes
	switch p.locality.Kind {
	case gazetteer.InProvince:
		b.provinceChanges(&c, p.locality.Province)
	case gazetteer.InDistrict:
		d := p.locality.District
		for _, before := range d.Predecessors() {
			c.Before = append(c.Before, b.linkFrom(p, before.Locality()))
		}
		b.districtFate(&c, p, d)
		b.landGiven(&c, p, d)
		for _, after := range d.Communes {
			c.After = append(c.After, b.linkFrom(p, after.Locality()))
		}
	case gazetteer.InCommune:
		for _, before := range p.locality.Commune.Districts {
			c.Before = append(c.Before, b.linkFrom(p, before.Locality()))
		}
	}
	return c
}

// districtFate tells which districts it became while there were districts.
func (b *builder) districtFate(c *changes, p *place, d *gazetteer.District) {
	successors := d.Successors()
	for _, after := range successors {
		c.Became = append(c.Became, b.linkFrom(p, after.Locality()))
	}
	switch {
	case len(successors) == 0:
		return
	case len(successors) > 1:
		c.Fate = "parted"
	case len(successors[0].Predecessors()) == 1 && successors[0].From == d.To.Add(1):
		c.Fate = "renamed"
	default:
		c.Fate = "merged"
	}
	c.Since = d.To.Add(1).String()
}

// landGiven tells which districts got land of it and gave it land while it went
// on under its name.
func (b *builder) landGiven(c *changes, p *place, d *gazetteer.District) {
	for _, change := range d.Changes {
		switch {
		case change.Before == d && change.On != d.To.Add(1):
			c.Gave = append(c.Gave, b.linkFrom(p, change.After.Locality()))
		case change.After == d && change.On != d.From:
			c.Took = append(c.Took, b.linkFrom(p, change.Before.Locality()))
		}
	}
}

func (b *builder) provinceChanges(c *changes, p *gazetteer.Province) {
	if p.MergedInto != nil {
		c.After = append(c.After, b.linkTo(p.MergedInto.Locality()))
	}
	for _, before := range p.MergedFrom {
		c.Before = append(c.Before, b.linkTo(before.Locality()))
	}
}

// linkFrom names a place as seen from p: with its province only if that is
// another one.
func (b *builder) linkFrom(p *place, l gazetteer.Locality) link {
	to := b.linkTo(l)
	if l.Province.Slug != p.locality.Province.Slug {
		to.Name = l.FullName()
	}
	return to
}

func (b *builder) linkTo(l gazetteer.Locality) link {
	if p := b.places[l.Path()]; p != nil {
		return link{Name: l.Name(), Address: relative(p.address()), Count: len(p.all)}
	}
	return link{Name: l.Name()}
}
