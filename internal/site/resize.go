package site

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/gohugoio/hugo/common/hugo"
	"github.com/gohugoio/hugo/resources/images"
	"golang.org/x/sync/semaphore"
	"golang.org/x/text/unicode/norm"

	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/parallel"
	"github.com/khotin/khotin/internal/picture"
	"github.com/khotin/khotin/internal/site/body"
	"github.com/khotin/khotin/internal/site/plan"
)

// resizing is the version of what is made of a picture: another one makes all anew.
const resizing = "pictures 1"

// inRoot is a folder out of which no link leads.
type inRoot string

// Open opens a file below the folder.
func (dir inRoot) Open(name string) (fs.File, error) {
	return os.OpenInRoot(string(dir), filepath.FromSlash(name))
}

// A resizer makes pictures smaller with Hugo's own means, which are only set up
// when a picture is not in the cache.
type resizer struct {
	*Site
	memory *semaphore.Weighted // so that no more is decoded at once than fits
	hugo   func() (*images.ImageProcessor, error)
	batch  *batch
}

// preparePictures makes what is missing in the cache of pictures, before the texts
// are made, which say in which widths there are pictures.
func (s *Site) preparePictures() error {
	if err := s.addStaticPictures(); err != nil {
		return err
	}
	r := &resizer{Site: s, memory: semaphore.NewWeighted(picture.MaxDecoded)}
	r.hugo = sync.OnceValues(func() (_ *images.ImageProcessor, err error) {
		if r.batch, err = s.project.newBatch(noLayouts, nil, nil, nil); err != nil {
			return nil, err
		}
		return r.batch.sites.ResourceSpec.Imaging, nil
	})
	defer func() {
		if r.batch != nil {
			r.batch.close()
		}
	}()
	pictures := s.project.plan.Pictures
	failed := make([]bool, len(pictures))
	err := parallel.Each(s.ctx, len(pictures), func(i int) (err error) {
		failed[i], err = r.prepare(pictures[i])
		return err
	})
	if err != nil {
		return fmt.Errorf("make pictures smaller: %w", err)
	}
	var problems diag.Problems
	for i, p := range pictures {
		if failed[i] {
			p.Plain = true
			problems = append(problems, undecodable(p))
		}
	}
	s.options().warn(problems)
	return nil
}

func undecodable(p *plan.Picture) diag.Problem {
	at := p.At
	if at.File == "" {
		at.File = p.From
	}
	at.Message = diag.K1625.T("không đọc được điểm ảnh của %s, nên ảnh được công bố nguyên cỡ", "the pixels of %s cannot be read, so that it is published as large as it is", p.From)
	at.Hint = diag.T("mở ảnh rồi lưu lại thành JPEG hay PNG", "open the picture and save it as JPEG or PNG")
	return at
}

// addStaticPictures adds those below static/ that no text names: they lose their
// metadata like all others.
func (s *Site) addStaticPictures() error {
	source := inRoot(s.project.folders.source)
	var problems diag.Problems
	for _, name := range s.project.static {
		to := norm.NFC.String(strings.TrimPrefix(name, "static/"))
		if !body.IsPicture(name) || s.project.plan.PictureAt(to) != nil {
			continue
		}
		info, err := body.ReadPicture(source, name)
		var unknown *picture.UnknownError
		var large *picture.TooLargeError
		switch {
		case err == nil:
			s.project.plan.AddStatic(name, to, info)
		case errors.As(err, &unknown), errors.As(err, &large), errors.Is(err, picture.ErrDamaged):
			problems = append(problems, diag.Problem{File: name,
				Message: diag.K1626.T("không đọc được như một tấm ảnh, nên được công bố nguyên như vậy, kể cả nơi chụp nếu tệp có ghi",
					"cannot be read as a picture and is published as it is, with where it was taken if the file says so"),
				Hint: diag.T("mở ảnh rồi lưu lại thành JPEG hay PNG", "open the picture and save it as JPEG or PNG")})
		default:
			return err
		}
	}
	s.options().warn(problems)
	return nil
}

// isEncoded reports whether the picture's own file is another than the given one
// without its metadata: smaller, or turned.
func isEncoded(p *plan.Picture) bool {
	turned := p.File.Orientation != 1 && !p.File.Moving
	return !p.Plain && (turned || p.Own().Width < p.File.Width)
}

// wanted are the files that are coded anew, the picture's own first.
func wanted(p *plan.Picture) []plan.MadePicture {
	made := p.Made()
	if isEncoded(p) {
		made = append([]plan.MadePicture{p.Own()}, made...)
	}
	return made
}

// keyOfPicture is the key of what is made of a picture.
func keyOfPicture(p *plan.Picture, wanted []plan.MadePicture) cache.Key {
	var what strings.Builder
	for _, m := range wanted {
		fmt.Fprintf(&what, "%d×%d %s\n", m.Width, m.Height, m.Kind)
	}
	return keyOf(cache.Key(p.File.Digest), resizing, []byte(hugo.CurrentVersion.String()), []byte(what.String()))
}

// prepare makes a picture's files, if they are not in the cache. failed says that
// it cannot be decoded.
func (r *resizer) prepare(p *plan.Picture) (failed bool, err error) {
	want := wanted(p)
	if len(want) == 0 {
		return false, nil
	}
	key := keyOfPicture(p, want)
	if files, ok := r.kept(key); ok && (len(files) == 0 || r.store.Has(key)) {
		return len(files) == 0, nil
	}
	files, all, err := r.encode(p, want)
	if err != nil {
		return false, err
	}
	r.keep(key, files, all)
	if len(files) > 0 && !r.store.Has(key) {
		r.unkept.Store(key, unkeptPictures{files, all})
	}
	return len(files) == 0, nil
}

// encode makes the files. There are none if the picture cannot be decoded.
func (r *resizer) encode(p *plan.Picture, want []plan.MadePicture) (files []keptFile, all []byte, err error) {
	if err := r.memory.Acquire(r.ctx, p.File.Decoded); err != nil {
		return nil, nil, err
	}
	defer r.memory.Release(p.File.Decoded)
	data, err := body.ReadPictureData(inRoot(r.project.folders.source), p.From)
	if err != nil {
		return nil, nil, err
	}
	if sha256.Sum256(data) != p.File.Digest {
		return nil, nil, changed(p)
	}
	hugo, err := r.hugo()
	if err != nil {
		return nil, nil, err
	}
	made, err := newScaled(hugo, p, data)
	if err != nil {
		return []keptFile{}, nil, nil
	}
	for _, m := range want {
		encoded, err := made.encode(m)
		if err != nil {
			return []keptFile{}, nil, nil
		}
		files = append(files, keptFile{SHA256: sha256.Sum256(encoded), Size: len(encoded)})
		all = append(all, encoded...)
	}
	return files, all, nil
}
