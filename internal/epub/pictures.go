package epub

import (
	"crypto/sha256"
	"encoding/hex"
	"hash/crc32"
)

// maxPictureBytes is what the pictures of a book may have together. Hosts take files
// of up to 25 MB (Cloudflare Pages), and a phone's memory is not for one book.
const maxPictureBytes = 20 << 20

// suffixes are those of the pictures that every reader of EPUB 3.3 must show.
var suffixes = map[string]string{"image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif", "image/webp": ".webp"}

// pictures are those of a book, each once however often it is shown.
type pictures struct {
	all   []heldPicture
	known map[string]string // names by digest
	bytes int
}

// A heldPicture is one with its name in the book.
type heldPicture struct {
	Picture
	id, name string
}

func newPictures() pictures { return pictures{known: map[string]string{}} }

// add gives a picture's name in the book. ok is false if readers need not be able to
// show it, or if the book is full.
func (p *pictures) add(shown Picture) (name string, ok bool) {
	suffix := suffixes[shown.MediaType]
	digest := sha256.Sum256(shown.Data)
	id := hex.EncodeToString(digest[:8])
	if name, ok := p.known[id]; ok {
		return name, true
	}
	if suffix == "" || p.bytes+len(shown.Data) > maxPictureBytes {
		return "", false
	}
	p.bytes += len(shown.Data)
	name = "pictures/" + id + suffix
	p.known[id] = name
	p.all = append(p.all, heldPicture{shown, id, name})
	return name, true
}

func checksum(data []byte) uint32 { return crc32.ChecksumIEEE(data) }
