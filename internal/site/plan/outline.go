package plan

// An Outline is a page that has a feed, and those below it.
type Outline struct {
	Title   string
	Address string // of the page; empty for a heading alone
	Below   []Outline
}

// Outline are the pages that readers may want to follow: home, searches, kinds and
// the like, school years, and localities. A locality's page of one school year has a feed, too, but the
// locality's own tells all of it.
func (p *Plan) Outline() []Outline { return p.outline() }

func (b *builder) outline() []Outline {
	years := Outline{Title: b.text("home_years", nil)}
	for _, y := range yearsOf(b.years) {
		years.Below = append(years.Below, Outline{Title: b.called(subject{year: y}), Address: "/" + yearLink(y).Address})
	}
	localities := Outline{Title: b.text("home_places", nil)}
	for _, province := range b.provinces() {
		o := Outline{Title: province.Name(), Address: province.address()}
		for _, part := range province.parts {
			o.Below = append(o.Below, Outline{Title: part.FullName(), Address: part.address()})
		}
		localities.Below = append(localities.Below, o)
	}
	all := []Outline{{Title: b.plan.identity.Title, Address: "/"}}
	for _, k := range b.followed {
		o := Outline{Title: b.followedLabel(k)}
		for _, f := range k.values {
			o.Below = append(o.Below, Outline{Title: f.name, Address: f.address()})
		}
		if len(o.Below) > 0 {
			all = append(all, o)
		}
	}
	return append(all, years, localities)
}
