package gazetteer

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/vi"
)

// Everything here is about the tables in data/: what a wrong line would break.

func TestNamesAreCanonical(t *testing.T) {
	for _, l := range testGazetteer(t).all() {
		name := l.FullName()
		if vi.Normalize(name) != name || strings.Join(strings.Fields(name), " ") != name {
			t.Errorf("%q is not canonical, want %q", name, vi.Normalize(name))
		}
		if unit := l.unit().Type; unit != "Thành phố" && unit != "Tỉnh" && unitSlugs[unit] == "" {
			t.Errorf("%s: unknown unit %q", name, unit)
		}
	}
}

// Addresses are permanent: the slugs stand in the tables, so that a change of
// vi.Slug cannot move a page. For new localities they must agree with it.
func TestSlugsFollowNames(t *testing.T) {
	for _, l := range testGazetteer(t).all() {
		slug, twin := vi.Slug(l.Name()), ""
		if l.Kind == InCommune {
			twin = slug + "-" + l.Code()
		}
		got := l.Path()[strings.LastIndexByte(l.Path(), '/')+1:]
		if got != slug && got != twin {
			t.Errorf("%s has the slug %s, want %s", l.FullName(), got, slug)
		}
	}
}

func TestPathsAreUniqueForAllTime(t *testing.T) {
	g := testGazetteer(t)
	shape := regexp.MustCompile(`^[a-z]+(-[a-z]+)*(/[a-z]+(-[a-z0-9]+)*)?$`)
	owners := map[string]Locality{}
	for _, l := range g.all() {
		path := l.Path()
		if owner, taken := owners[path]; taken {
			t.Errorf("%s and %s share the path %s", owner.FullName(), l.FullName(), path)
		}
		owners[path] = l
		if !shape.MatchString(path) {
			t.Errorf("%s: %q is no path", l.FullName(), path)
		}
		if found, ok := g.ByPath(path); !ok || found != l {
			t.Errorf("ByPath(%q) is %v, want %s", path, found, l.FullName())
		}
	}
}

// The addresses beside those of provinces and of districts. A province must
// never be hidden by one, nor a district by a school year.
func TestPathsLeaveOtherAddressesFree(t *testing.T) {
	reserved := strings.Fields(`tim-kiem nam-hoc gioi-thieu du-lieu search 404 index sitemap robots
		assets css js img fonts static images media page trang en vi feed rss atom
		the tags loai kinds cap-hoc levels chu-de tinh quan huyen xa phuong dia-phuong
		lien-he moi-nhat tro-giup ban-do nam-nay favicon manifest sw offline`)
	schoolYear := regexp.MustCompile(`^[0-9]{4}-[0-9]{4}$`)
	for _, l := range testGazetteer(t).all() {
		first, last, _ := strings.Cut(l.Path(), "/")
		if slices.Contains(reserved, first) {
			t.Errorf("%s would hide the page /%s/", l.FullName(), first)
		}
		if schoolYear.MatchString(first) || schoolYear.MatchString(last) {
			t.Errorf("%s looks like a school year: %s", l.FullName(), l.Path())
		}
	}
}

func TestTwinsGoByTheirCodes(t *testing.T) {
	for _, c := range []struct{ path, name string }{
		{"thai-nguyen/xa-van-lang-02143", "Xã Văn Lang"}, {"thai-nguyen/xa-van-lang-05665", "Xã Văn Lăng"},
		{"hai-phong/xa-cam-giang-10888", "Xã Cẩm Giang"}, {"hai-phong/xa-cam-giang-10903", "Xã Cẩm Giàng"},
		{"quang-ngai/xa-son-ha-21289", "Xã Sơn Hà"}, {"quang-ngai/xa-son-ha-21292", "Xã Sơn Hạ"},
		{"quang-ngai/xa-ba-to-21484", "Xã Ba Tơ"}, {"quang-ngai/xa-ba-to-21523", "Xã Ba Tô"},
		{"dong-nai/xa-loc-thanh-25280", "Xã Lộc Thạnh"}, {"dong-nai/xa-loc-thanh-25294", "Xã Lộc Thành"},
		{"ho-chi-minh/xa-thanh-an-25807", "Xã Thanh An"}, {"ho-chi-minh/xa-thanh-an-27676", "Xã Thạnh An"},
		{"tay-ninh/xa-tan-thanh-25534", "Xã Tân Thành"}, {"tay-ninh/xa-tan-thanh-27826", "Xã Tân Thạnh"},
		{"dong-thap/xa-tan-thanh-29938", "Xã Tân Thành"}, {"dong-thap/xa-tan-thanh-30157", "Xã Tân Thạnh"},
	} {
		if got := mustFind(t, c.path).Name(); got != c.name {
			t.Errorf("%s is %s, want %s", c.path, got, c.name)
		}
	}
}

func TestListsAreInVietnameseOrder(t *testing.T) {
	g := testGazetteer(t)
	order := func(what string, list []Locality) {
		if !slices.IsSortedFunc(list, func(a, b Locality) int { return vi.Compare(a.unit().Name, b.unit().Name) }) {
			t.Errorf("%s is not in order: %q", what, fullNames(list))
		}
	}
	communes := map[*Province][]Locality{}
	for _, c := range g.communes {
		communes[c.Province] = append(communes[c.Province], c.Locality())
	}
	order("the list of provinces", localities(g.provinces))
	for _, p := range g.provinces {
		order("the districts of "+p.Name, localities(g.Districts(p, Reform.Add(-1))))
		order("the communes of "+p.Name, communes[p])
		order("what merged into "+p.Name, localities(p.MergedFrom))
	}
}

// On one day a code means one locality.
func TestCodesMeanOneLocalityADay(t *testing.T) {
	g := testGazetteer(t)
	for code, owners := range g.codes {
		for _, day := range bordersOf(owners) {
			var bearers []string
			for _, l := range owners {
				if l.Validity().Contains(day) && l.CodeOn(day) == code {
					bearers = append(bearers, l.FullName())
				}
			}
			if len(bearers) > 1 {
				t.Errorf("on %s the code %s means %q", day, code, bearers)
			}
		}
	}
}

// bordersOf lists the first and last days of the localities and of their codes, and
// the days beside them.
func bordersOf(owners []Locality) []Day {
	var days []Day
	add := func(s Span) {
		for _, d := range []Day{s.From, s.To} {
			if d != 0 {
				days = append(days, d.Add(-1), d, d.Add(1))
			}
		}
	}
	for _, l := range owners {
		add(l.Validity())
		if l.District != nil {
			for _, c := range l.District.Codes {
				add(c.Span)
			}
		}
	}
	return append(days, RecordBegins)
}

// Nothing appears out of nothing, nothing vanishes, and links lead both ways.
func TestEveryLocalityIsLinked(t *testing.T) {
	g := testGazetteer(t)
	for _, d := range g.districts {
		path, last := d.Locality().Path(), d.To == Reform.Add(-1)
		if d.From != 0 && len(d.Predecessors()) == 0 && path != "quang-tri/huyen-con-co" {
			t.Errorf("%s comes from nowhere", path)
		}
		if !last && len(d.Successors()) == 0 || last && len(d.Communes) == 0 {
			t.Errorf("%s goes nowhere", path)
		}
		for _, c := range d.Communes {
			if !slices.Contains(c.Districts, d) {
				t.Errorf("%s leads to %s, but not back", path, c.FullName)
			}
		}
		for _, c := range d.Changes {
			if !slices.Contains(c.Before.Changes, c) || !slices.Contains(c.After.Changes, c) {
				t.Errorf("%s: the change of %s has one end only", path, c.On)
			}
			if !c.Before.Contains(c.On.Add(-1)) || !c.After.Contains(c.On) {
				t.Errorf("%s: the change of %s joins localities of other days", path, c.On)
			}
		}
	}
	for _, c := range g.communes {
		if len(c.Districts) == 0 {
			t.Errorf("%s comes from nowhere", c.FullName)
		}
	}
	for _, p := range g.provinces {
		if (p.MergedInto == nil) != (p.To == 0) {
			t.Errorf("%s ended and went nowhere, or the reverse", p.Name)
		}
	}
}
