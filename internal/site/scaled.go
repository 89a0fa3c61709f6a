package site

import (
	"bytes"
	"image"

	"github.com/gohugoio/gift"
	"github.com/gohugoio/hugo/resources/images"

	"github.com/khotin/khotin/internal/picture"
	"github.com/khotin/khotin/internal/site/plan"
)

// Qualities of what is made of pictures, of 100. Below 70, faces at 320 pixels
// get spots in WebP; JPEG needs a little more for the same.
const (
	webpQuality = 75
	jpegQuality = 80
)

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
