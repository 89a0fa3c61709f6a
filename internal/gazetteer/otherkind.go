package gazetteer

import "github.com/khotin/khotin/internal/diag"

// otherKind is the error for a district of today or a commune of earlier: it
// names what to write under the other key.
func (g *Gazetteer) otherKind(e ResolveError, known []match) *ResolveError {
	e.Reason = OtherKind
	e.Message = diag.K1309.T("từ ngày 01/07/2025 không còn quận, huyện", "there are no districts since 2025-07-01")
	if e.Kind == InCommune {
		e.Message = diag.K1310.T("trước ngày 01/07/2025 ghi quận, huyện, không ghi xã, phường",
			"before 2025-07-01 events are filed under districts, not communes")
	}
	named := g.lastNamed(e, known)
	if len(named) > 1 {
		e.Candidates = named
		e.Hint = diag.T("%q là tên của %d nơi: %s", "%q is the name of %d places: %s",
			e.Written, len(named), pasteable(named))
		return &e
	}
	if len(named) == 0 {
		e.Candidates = g.underOtherKey(e)
	} else {
		e.Candidates = standIns(named, e.On)
		e.Message = e.stoodFor(named[0])
	}
	e.Hint = e.write(e.Candidates)
	if e.Hint.IsZero() {
		instead := map[Kind]Kind{InDistrict: InCommune, InCommune: InDistrict}[e.Kind]
		e.Hint = diag.T("hãy ghi %s, ví dụ %q", "write %s, such as %q", instead, kinds[instead].example)
	}
	return &e
}

// stoodFor says what became of the district, or what the commune was.
func (e ResolveError) stoodFor(l Locality) diag.Message {
	if e.Kind == InCommune {
		return diag.K1310.T("%s chỉ có từ ngày 01/07/2025; trước đó ghi quận, huyện",
			"%s exists only since 2025-07-01; before, events are filed under districts", l.described())
	}
	if len(e.Candidates) == 1 {
		return diag.K1309.T("từ ngày 01/07/2025 không còn quận, huyện; %s nay thuộc %s",
			"there are no districts since 2025-07-01; %s is now part of %s", l.described(), e.Candidates[0].Name())
	}
	return diag.K1309.T("từ ngày 01/07/2025 không còn quận, huyện; %s nay thuộc %d xã, phường",
		"there are no districts since 2025-07-01; %s is now part of %d communes", l.described(), len(e.Candidates))
}

// lastNamed picks the localities that may have been meant: those that existed next
// to the reform, or else of any time.
func (g *Gazetteer) lastNamed(e ResolveError, known []match) []Locality {
	near := Reform
	if e.Kind == InDistrict {
		near = Reform.Add(-1)
	}
	if there := existing(known, near); len(there) > 0 {
		known = there
	}
	return localitiesOf(best(e.Written, known))
}

// underOtherKey finds what the text names under another key on that day.
func (g *Gazetteer) underOtherKey(e ResolveError) []Locality {
	for _, kind := range []Kind{InDistrict, InCommune, InProvince} {
		if kind == e.Kind || !kind.exists(e.On) {
			continue
		}
		if there := localitiesOf(best(e.Written, existing(g.find(kind, e.Written), e.On))); len(there) > 0 {
			return there
		}
	}
	return nil
}

// unknown is the error for a text that names nothing of its kind: it names the
// locality of another kind, or the nearest names.
func (g *Gazetteer) unknown(e ResolveError) *ResolveError {
	e.Reason = Unknown
	e.Message = e.Kind.says(diag.K1304, "không có %s nào tên là %q", "no such %s: %q", e.Written)
	if e.Candidates = g.underOtherKey(e); len(e.Candidates) > 0 {
		e.Hint = e.write(e.Candidates)
		return &e
	}
	e.Candidates = g.nearest(e.Kind, e.Written, e.On)
	if bare := withoutContext(e.Written); len(e.Candidates) == 0 && bare != e.Written {
		e.Candidates = g.nearest(e.Kind, bare, e.On)
	}
	switch len(e.Candidates) {
	case 0:
		e.Hint = example(e.Kind)
	case 1:
		e.Hint = diag.T("có phải là %s?", "did you mean %s?", pasteable(e.Candidates))
	default:
		e.Hint = diag.T("có phải là một trong các tên %s?", "did you mean one of %s?", pasteable(e.Candidates))
	}
	return &e
}
