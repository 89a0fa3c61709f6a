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
		for _, after := range d.Successors() {
			c.After = append(c.After, b.linkFrom(p, after.Locality()))
		}
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
