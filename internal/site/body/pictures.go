package body

import (
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/markdown"
	"github.com/khotin/khotin/internal/picture"
)

// A Picture is a file with a picture that a text shows or links to.
type Picture struct {
	From   string // below the source folder, as on the disk
	To     string // below the site's root, in NFC
	Shown  bool   // on a page, so that smaller ones are made of it
	Linked bool   // so that readers get it as large as it is
	File   *PictureInfo
	At     diag.Problem // where it is first named; without a message
}

// Shown is how a page shows a picture.
type Shown struct {
	To    string // the picture's
	First bool   // it stands near the beginning of the text, and is loaded at once
}

// IsPicture reports whether a name is one of a picture.
func IsPicture(name string) bool {
	return slices.Contains(pictureKinds, strings.ToLower(path.Ext(name)))
}

// PictureInfo is what is known of a picture without decoding it.
type PictureInfo struct {
	*picture.Picture
	Digest [sha256.Size]byte
	Bytes  int
}

// HeightAt is the height of the picture if it is made so wide.
func (i *PictureInfo) HeightAt(width int) int { return max(1, (i.Height*width+i.Width/2)/i.Width) }

// ReadPicture reads the headers of a picture. The error is as picture.Read's, or
// one of the file system.
func ReadPicture(source fs.FS, name string) (*PictureInfo, error) {
	data, err := ReadPictureData(source, name)
	if err != nil {
		return nil, err
	}
	p, err := picture.Read(data)
	if err != nil {
		return nil, err
	}
	return &PictureInfo{Picture: p, Digest: sha256.Sum256(data), Bytes: len(data)}, nil
}

// ReadPictureData reads the file of a picture, if it is not too large.
func ReadPictureData(source fs.FS, name string) ([]byte, error) {
	file, err := source.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, picture.MaxBytes+1))
	if err == nil && len(data) > picture.MaxBytes {
		return nil, &picture.TooLargeError{}
	}
	return data, err
}

// pictureFiles reads each file once, however many texts show it.
type pictureFiles struct {
	source fs.FS
	files  sync.Map // func() (*PictureInfo, error), by name
}

func newPictureFiles(source fs.FS) *pictureFiles { return &pictureFiles{source: source} }

func (f *pictureFiles) read(name string) (*PictureInfo, error) {
	read, _ := f.files.LoadOrStore(name, sync.OnceValues(func() (*PictureInfo, error) { return ReadPicture(f.source, name) }))
	return read.(func() (*PictureInfo, error))()
}

// firstBytes is how far into a text a picture still is on a phone's first screen.
const firstBytes = 600

// picture notes a picture that the text shows or links to, and checks its file.
func (r *reader) picture(l markdown.Link, disk, to string) {
	if !IsPicture(disk) || r.site.Source == nil {
		return
	}
	file, err := r.site.pictures.read(disk)
	if err != nil {
		r.badPicture(l, err)
		return
	}
	i := slices.IndexFunc(r.pictures, func(p Picture) bool { return p.To == to })
	if i < 0 {
		at := diag.Problem{File: r.entry.File, Line: r.entry.BodyLine + l.Line - 1}
		i, r.pictures = len(r.pictures), append(r.pictures, Picture{From: disk, To: to, File: file, At: at})
	}
	if !l.Picture {
		r.pictures[i].Linked = true
		return
	}
	r.pictures[i].Shown = true
	if r.shown == nil {
		r.shown = map[string]Shown{}
	}
	if key := Key(l.Destination); r.shown[key].To == "" {
		r.shown[key] = Shown{To: to, First: r.offset(l.Line) < firstBytes}
	}
}

// offset is where a line of the text begins, in bytes.
func (r *reader) offset(line int) (offset int) {
	for text := range strings.Lines(r.entry.Body) {
		if line--; line <= 0 {
			break
		}
		offset += len(text)
	}
	return offset
}

// badPicture says what is wrong with the file of a picture.
func (r *reader) badPicture(l markdown.Link, err error) {
	var unknown *picture.UnknownError
	var large *picture.TooLargeError
	name := clip(l.Destination)
	switch {
	case errors.As(err, &unknown) && unknown.Found == "Git LFS":
		r.report(l.Place, diag.K1621.T(`"%s" chưa có nội dung, mới chỉ là dấu chỗ của Git LFS`, `"%s" is only a placeholder of Git LFS, without its content`, name),
			diag.T("chạy: git lfs pull", "run: git lfs pull"))
	case errors.As(err, &unknown) && unknown.Found != "":
		r.report(l.Place, diag.K1621.T(`"%s" không phải ảnh mà trang nhận: bên trong là %s`, `"%s" is no picture that is taken: it is really %s`, name, unknown.Found),
			diag.T("mở tệp rồi lưu lại thành JPEG hay PNG", "open it and save it as JPEG or PNG"))
	case errors.As(err, &unknown):
		r.report(l.Place, diag.K1621.T(`"%s" không phải ảnh, dù tên tệp là vậy`, `"%s" is no picture, though its name says so`, name),
			diag.T("mở thử tệp trên máy; lưu lại thành JPEG hay PNG", "try to open it; save it as JPEG or PNG"))
	case errors.As(err, &large) && large.Width == 0:
		r.report(l.Place, diag.K1622.T(`tệp ảnh "%s" quá lớn; nhiều nhất là %d MB`, `the file of the picture "%s" is too large; %d MB is the most`, name, picture.MaxBytes>>20), smallerHint)
	case errors.As(err, &large):
		r.report(l.Place, diag.K1622.T(`ảnh "%s" có %d × %d điểm ảnh, quá lớn để xử lý`, `the picture "%s" has %d × %d pixels, too many to be made smaller`, name, large.Width, large.Height), smallerHint)
	case errors.Is(err, picture.ErrDamaged):
		r.report(l.Place, diag.K1623.T(`tệp ảnh "%s" hỏng hoặc bị cắt ngang`, `the picture "%s" is damaged or cut off`, name),
			diag.T("chép lại tệp từ nơi có bản gốc", "copy the file again from where it is whole"))
	default:
		r.report(l.Place, diag.K1624.T(`không đọc được tệp "%s"`, `the file "%s" cannot be read`, name),
			diag.T("xem quyền đọc của tệp", "see whether the file may be read"))
	}
}

var smallerHint = diag.T("thu nhỏ còn nhiều nhất 4000 điểm ảnh mỗi chiều rồi lưu thành JPEG", "make it smaller, 4000 pixels at most in each direction, and save it as JPEG")
