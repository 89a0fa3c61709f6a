package site

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/gohugoio/gift"
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

// Qualities of what is made of pictures, of 100. Below 70, faces at 320 pixels
// get spots in WebP; JPEG needs a little more for the same.
const (
	webpQuality = 75
	jpegQuality = 80
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
		if r.batch, err = s.project.newBatch(nil, nil, func() {}); err != nil {
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
	head, err := json.Marshal(files)
	if err != nil {
		return false, err
	}
	r.store.Put(listOf(key), head)
	if len(files) == 0 {
		return true, nil
	}
	if r.store.Put(key, all); !r.store.Has(key) {
		r.unkept.Store(key, unkeptPictures{files, all})
	}
	return false, nil
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

// scaled is a decoded picture: as large as it is, and as wide as pages show it.
type scaled struct {
	hugo   *images.ImageProcessor
	source *plan.Picture
	whole  image.Image // not turned
	shown  image.Image // upright
}

var imageFormats = map[picture.Kind]images.Format{picture.JPEG: images.JPEG, picture.PNG: images.PNG, picture.WebP: images.WEBP}

func newScaled(hugo *images.ImageProcessor, p *plan.Picture, data []byte) (*scaled, error) {
	whole, err := hugo.Codec.DecodeFormat(imageFormats[p.File.Kind], bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	s := &scaled{hugo: hugo, source: p, whole: whole}
	width := min(p.File.Width, picture.MaxWidth)
	s.shown = whole
	if width < p.File.Width {
		if s.shown, err = s.resize(whole, s.lying(width, p.File.HeightAt(width))); err != nil {
			return nil, err
		}
	}
	s.shown, err = s.upright(s.shown)
	return s, err
}

// lying is a size as the file has it that is still to be turned.
func (s *scaled) lying(width, height int) image.Point {
	if s.source.File.Orientation >= 5 {
		return image.Pt(height, width)
	}
	return image.Pt(width, height)
}

// turns are what makes pictures upright, by the orientation of EXIF. (Hugo has the
// same table for itself.)
var turns = map[int]gift.Filter{
	2: gift.FlipHorizontal(), 3: gift.Rotate180(), 4: gift.FlipVertical(), 5: gift.Transpose(),
	6: gift.Rotate270(), 7: gift.Transverse(), 8: gift.Rotate90(),
}

// upright turns a picture as EXIF says.
func (s *scaled) upright(img image.Image) (image.Image, error) {
	turn := turns[s.source.File.Orientation]
	if turn == nil {
		return img, nil
	}
	return s.hugo.Filter(img, turn)
}

func (s *scaled) resize(img image.Image, to image.Point) (image.Image, error) {
	if img.Bounds().Size() == to {
		return img, nil
	}
	return s.hugo.Filter(img, gift.Resize(to.X, to.Y, gift.CubicResampling))
}

// encode makes one file. A drawing may be smaller without loss.
func (s *scaled) encode(m plan.MadePicture) ([]byte, error) {
	img, err := s.shown, error(nil)
	if m.Width > picture.MaxWidth {
		img, err = s.upright(s.whole)
	} else {
		img, err = s.resize(img, image.Pt(m.Width, m.Height))
	}
	if err != nil {
		return nil, err
	}
	conf := images.ImageConfig{TargetFormat: imageFormats[m.Kind], Quality: webpQuality, Compression: "lossy", Hint: "photo", Method: 2}
	if m.Kind == picture.JPEG {
		conf.Quality = jpegQuality
	}
	best, err := s.encodeAs(conf, img)
	if err != nil || m.Kind != picture.WebP || s.source.File.Kind != picture.PNG {
		return best, err
	}
	conf.Compression = "lossless"
	if exact, err := s.encodeAs(conf, img); err != nil || len(exact) < len(best) {
		return exact, err
	}
	return best, nil
}

func (s *scaled) encodeAs(conf images.ImageConfig, img image.Image) ([]byte, error) {
	var out bytes.Buffer
	err := s.hugo.Codec.EncodeTo(conf, &out, img)
	return out.Bytes(), err
}

// writePictures stages all pictures.
func (s *Site) writePictures(ctx context.Context) error {
	pictures := s.project.plan.Pictures
	memory := semaphore.NewWeighted(4 * picture.MaxBytes)
	err := parallel.Each(ctx, len(pictures), func(i int) error {
		p := pictures[i]
		weight := 2 * int64(p.File.Bytes)
		if err := memory.Acquire(ctx, weight); err != nil {
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
	clean := p.File.Clean(data)
	if take := s.options().Take; take != nil && take(p.To, sha256.Sum256(clean)) {
		return nil
	}
	return s.staged.write(p.To, clean)
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
		return lostPictures()
	}
	for i, m := range want {
		files[i].Name = m.Name
	}
	if ok, err := s.stage(key, files); err != nil || ok {
		return err
	}
	return lostPictures()
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

func lostPictures() error {
	return diag.K4012.Fault(nil, "thư mục đệm hỏng trong khi dựng: chạy lại", "the cache was damaged during the build: run it again")
}
