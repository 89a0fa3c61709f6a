package site

import (
	"crypto/sha256"
	"fmt"

	"golang.org/x/sync/semaphore"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/parallel"
	"github.com/khotin/khotin/internal/picture"
	"github.com/khotin/khotin/internal/site/body"
	"github.com/khotin/khotin/internal/site/plan"
)

// writePictures stages all pictures.
func (s *Site) writePictures() error {
	pictures := s.project.plan.Pictures
	memory := semaphore.NewWeighted(4 * picture.MaxBytes)
	err := parallel.Each(s.ctx, len(pictures), func(i int) error {
		p := pictures[i]
		weight := 2 * int64(p.File.Bytes)
		if err := memory.Acquire(s.ctx, weight); err != nil {
			return err
		}
		defer memory.Release(weight)
		if !isEncoded(p) {
			if err := s.writeCleaned(p); err != nil {
				return err
			}
		}
		return s.writeEncoded(p)
	})
	if err != nil {
		return fmt.Errorf("write pictures: %w", err)
	}
	return nil
}

func changed(p *plan.Picture) error {
	return diag.K4013.Fault(nil, "ảnh %s thay đổi trong khi dựng: chạy lại", "the picture %s was changed during the build: run it again", p.From)
}

// writeCleaned stages a picture as it was given, without its metadata.
func (s *Site) writeCleaned(p *plan.Picture) error {
	data, err := body.ReadPictureData(inRoot(s.project.folders.source), p.From)
	if err != nil {
		return err
	}
	if sha256.Sum256(data) != p.File.Digest {
		return changed(p)
	}
	return s.put(p.To, p.File.Clean(data))
}

// writeEncoded stages what was made of a picture.
func (s *Site) writeEncoded(p *plan.Picture) error {
	want := wanted(p)
	if len(want) == 0 {
		return nil
	}
	key := keyOfPicture(p, want)
	if kept, ok := s.unkept.Load(key); ok {
		return s.writeUnkept(kept.(unkeptPictures), want)
	}
	files, ok := s.kept(key)
	if !ok || len(files) != len(want) {
		return errDamaged()
	}
	for i, m := range want {
		files[i].Name = m.Name
	}
	if ok, err := s.stage(key, files); err != nil || ok {
		return err
	}
	return errDamaged()
}

// unkeptPictures are what the cache did not take.
type unkeptPictures struct {
	files []keptFile
	all   []byte
}

func (s *Site) writeUnkept(u unkeptPictures, want []plan.MadePicture) error {
	from := 0
	for i, m := range want {
		if err := s.staged.write(m.Name, u.all[from:from+u.files[i].Size]); err != nil {
			return err
		}
		from += u.files[i].Size
	}
	return nil
}
