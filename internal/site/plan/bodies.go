package plan

import (
	"context"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/parallel"
	"github.com/khotin/khotin/internal/site/body"
)

// readBodies applies the rules for texts to all write-ups, on all processors, and
// notes where their links lead and what they carry.
func (p *Plan) readBodies(a *archive.Archive, options Options) diag.Problems {
	rules := body.New(&body.Site{Archive: a, Source: options.Source, Files: body.NewFiles(a, options.Static), Published: p.Publishes,
		Base: options.Base, Shortcodes: options.Shortcodes, Known: options.Known})
	results := make([]body.Findings, len(a.WriteUps))
	_ = parallel.Each(context.Background(), len(results), func(i int) error {
		results[i] = rules.Read(a.WriteUps[i])
		return nil
	})
	var problems diag.Problems
	for i, entry := range a.WriteUps {
		r := results[i]
		if r.Links != nil {
			p.links[entry] = r.Links
		}
		if r.Foreign != nil {
			p.foreign[entry] = r.Foreign
		}
		if r.Shown != nil {
			p.shown[entry] = r.Shown
		}
		p.Attachments = append(p.Attachments, r.Attachments...)
		for _, picture := range r.Pictures {
			p.addPicture(picture)
		}
		problems = append(problems, r.Problems...)
	}
	return problems
}
