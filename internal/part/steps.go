package part

import (
	"context"
	"os"
	"path/filepath"
	"slices"

	"github.com/khotin/khotin/internal/pipeline"
)

// Plan divides the archive into parts, and notes what each is made of.
func Plan(ctx context.Context, o Options) (*Report, error) {
	return run(ctx, "plan", o, func(s *step) error {
		p, result, err := pipeline.PlanParts(ctx, s.options.Options, o.Parts, s.scratch)
		s.report.Result, s.report.Count = result, result.WriteUps
		if err != nil {
			return err
		}
		record := planRecord{Plan: p}
		if record.Texts, err = s.putAll(names(o.Parts, pipeline.TextsFile)); err != nil {
			return err
		}
		rest, err := s.putAll([]string{pipeline.PicturesFile, pipeline.WriteUpsFile, pipeline.PlainFile})
		if err != nil {
			return err
		}
		record.Pictures, record.WriteUps, record.Plain = rest[0], rest[1], rest[2]
		return s.folder.note(ctx, planName, record)
	})
}

// Texts makes and indexes the texts of a part.
func Texts(ctx context.Context, o Options) (*Report, error) {
	return run(ctx, "texts", o, func(s *step) error {
		p, err := s.plan()
		if err == nil {
			err = s.check(p)
		}
		if err != nil {
			return err
		}
		var record textsRecord
		name := textsName(p, o.Part)
		if done, err := s.isDone(ctx, name, &record, func() []File { return []File{record.Values, record.Index} }); err != nil || done {
			return err
		}
		of, err := s.folder.get(ctx, p.Texts[o.Part-1])
		if err != nil {
			return err
		}
		if s.report.Count, err = pipeline.PartTexts(ctx, s.options.Options, of, s.file("values"), s.file("index")); err != nil {
			return err
		}
		files, err := s.putAll([]string{"values", "index"})
		if err != nil {
			return err
		}
		return s.folder.note(ctx, name, textsRecord{files[0], files[1]})
	})
}

// Join finds what no part knows alone, and notes of what pages and files of the search are
// made.
func Join(ctx context.Context, o Options) (*Report, error) {
	return run(ctx, "join", o, func(s *step) error {
		p, err := s.plan()
		if err != nil {
			return err
		}
		s.report.Parts = p.Plan.Parts
		texts, err := s.texts(p, all(p)...)
		if err != nil {
			return err
		}
		var record joinRecord
		name := joinName(p, texts)
		if done, err := s.isDone(ctx, name, &record, func() []File {
			return append(slices.Concat(record.Pages, record.Shards), record.Related, record.Contents)
		}); err != nil || done {
			return err
		}
		if record, err = s.joined(p, texts); err != nil {
			return err
		}
		return s.folder.note(ctx, name, record)
	})
}

// read gives what Plan has read.
func (s *step) read(p planRecord) (pipeline.PartRead, error) {
	files, err := s.getAll([]File{p.WriteUps, p.Plain})
	if err != nil {
		return pipeline.PartRead{}, err
	}
	return pipeline.PartRead{WriteUps: files[0], Plain: files[1]}, nil
}

func (s *step) joined(p planRecord, texts []textsRecord) (record joinRecord, err error) {
	values, indexes := []File{p.Pictures}, []File(nil)
	for _, t := range texts {
		values, indexes = append(values, t.Values), append(indexes, t.Index)
	}
	given, err := s.getAll(values)
	if err != nil {
		return record, err
	}
	archived, err := s.getAll(indexes)
	if err != nil {
		return record, err
	}
	read, err := s.read(p)
	if err != nil {
		return record, err
	}
	out := s.file("joined")
	if err := os.Mkdir(out, 0o700); err != nil {
		return record, err
	}
	s.report.Result, err = pipeline.JoinParts(s.ctx, s.options.Options, p.Plan, read, given, archived, out, s.scratch)
	s.report.Count = s.report.Result.WriteUps
	if err != nil {
		return record, err
	}
	in := func(name func(int) string) []string {
		return names(p.Plan.Parts, func(part int) string { return filepath.Join("joined", name(part)) })
	}
	if record.Pages, err = s.putAll(in(pipeline.PagesFile)); err != nil {
		return record, err
	}
	if record.Shards, err = s.putAll(in(pipeline.ShardsFile)); err != nil {
		return record, err
	}
	if record.Related, err = s.folder.put(s.ctx, filepath.Join(out, pipeline.RelatedFile)); err != nil {
		return record, err
	}
	record.Contents, err = s.folder.put(s.ctx, filepath.Join(out, pipeline.ContentsFile))
	return record, err
}

// Pages makes the pages of a part.
func Pages(ctx context.Context, o Options) (*Report, error) {
	return run(ctx, "pages", o, func(s *step) error {
		return s.values(func(j joinRecord, texts []textsRecord) (string, []File) {
			return pagesName(j, texts, o.Part), []File{j.Pages[o.Part-1], texts[o.Part-1].Values}
		}, func(given []string, values string) (int, error) {
			return pipeline.PartPages(ctx, s.options.Options, o.Part, given[0], given[1], values)
		})
	})
}

// Shards codes the files of the search of a part.
func Shards(ctx context.Context, o Options) (*Report, error) {
	return run(ctx, "shards", o, func(s *step) error {
		return s.values(func(j joinRecord, _ []textsRecord) (string, []File) {
			return shardsName(j, o.Part), []File{j.Shards[o.Part-1]}
		}, func(given []string, values string) (int, error) {
			return pipeline.PartShards(ctx, s.options.Options, given[0], values)
		})
	})
}

// values is a step behind Join that makes one file of values.
func (s *step) values(from func(joinRecord, []textsRecord) (name string, given []File), make func(given []string, values string) (int, error)) error {
	p, err := s.plan()
	if err == nil {
		err = s.check(p)
	}
	if err != nil {
		return err
	}
	j, texts, err := s.join(p)
	if err != nil {
		return err
	}
	var record valuesRecord
	name, files := from(j, texts)
	if done, err := s.isDone(s.ctx, name, &record, func() []File { return []File{record.Values} }); err != nil || done {
		return err
	}
	given, err := s.getAll(files)
	if err != nil {
		return err
	}
	if s.report.Count, err = make(given, s.file("values")); err != nil {
		return err
	}
	if record.Values, err = s.folder.put(s.ctx, s.file("values")); err != nil {
		return err
	}
	return s.folder.note(s.ctx, name, record)
}

// Publish puts the site together, verifies it and publishes it.
func Publish(ctx context.Context, o Options) (*Report, error) {
	return run(ctx, "publish", o, func(s *step) error {
		p, err := s.plan()
		if err != nil {
			return err
		}
		s.report.Parts = p.Plan.Parts
		j, texts, err := s.join(p)
		if err != nil {
			return err
		}
		pages, err := notes[valuesRecord](s, "pages", p, func(part int) string { return pagesName(j, texts, part) }, all(p))
		shards, notCoded := notes[valuesRecord](s, "shards", p, func(part int) string { return shardsName(j, part) }, all(p))
		if err = both(err, notCoded); err != nil {
			return err
		}
		return s.publish(p, j, texts, pages, shards)
	})
}

func (s *step) publish(p planRecord, j joinRecord, texts []textsRecord, pages, shards []valuesRecord) error {
	files, search := []File{p.Pictures}, []File(nil)
	for i := range texts {
		files, search = append(files, texts[i].Values, pages[i].Values), append(search, shards[i].Values)
	}
	values, err := s.getAll(files)
	if err != nil {
		return err
	}
	coded, err := s.getAll(search)
	if err != nil {
		return err
	}
	rest, err := s.getAll([]File{j.Related, j.Contents})
	if err != nil {
		return err
	}
	read, err := s.read(p)
	if err != nil {
		return err
	}
	s.report.Result, err = pipeline.PublishParts(s.ctx, s.options.Options, p.Plan, read, values, coded, rest[0], rest[1])
	s.report.Count = s.report.Result.Files
	return err
}
