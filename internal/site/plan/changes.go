package plan

import "github.com/khotin/khotin/internal/gazetteer"

// changes tells what a locality was made of and what became of it. Those without
// write-ups are named all the same, without a link.
func (b *builder) changes(l *locality) changes {
	var c changes
	switch l.Kind {
	case gazetteer.InProvince:
		b.provinceChanges(&c, l.Province)
	case gazetteer.InDistrict:
		d := l.District
		for _, before := range d.Predecessors() {
			c.Before = append(c.Before, b.linkFrom(l, before.Locality()))
		}
		b.districtFate(&c, l, d)
		b.landGiven(&c, l, d)
		for _, after := range d.Communes {
			c.After = append(c.After, b.linkFrom(l, after.Locality()))
		}
	case gazetteer.InCommune:
		for _, before := range l.Commune.Districts {
			c.Before = append(c.Before, b.linkFrom(l, before.Locality()))
		}
	}
	return c
}

// districtFate tells which districts it became while there were districts.
func (b *builder) districtFate(c *changes, l *locality, d *gazetteer.District) {
	successors := d.Successors()
	for _, after := range successors {
		c.Became = append(c.Became, b.linkFrom(l, after.Locality()))
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
func (b *builder) landGiven(c *changes, l *locality, d *gazetteer.District) {
	for _, change := range d.Changes {
		switch {
		case change.Before == d && change.On != d.To.Add(1):
			c.Gave = append(c.Gave, b.linkFrom(l, change.After.Locality()))
		case change.After == d && change.On != d.From:
			c.Took = append(c.Took, b.linkFrom(l, change.Before.Locality()))
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

// linkFrom names another locality as seen from here: with its province only if
// that is another one.
func (b *builder) linkFrom(here *locality, other gazetteer.Locality) link {
	to := b.linkTo(other)
	if other.Province.Slug != here.Province.Slug {
		to.Name = other.FullName()
	}
	return to
}

func (b *builder) linkTo(other gazetteer.Locality) link {
	to := link{Name: other.Name()}
	if l := b.localities[other.Path()]; l != nil {
		to.Address, to.Count = relative(l.address()), len(l.all)
	}
	return to
}
