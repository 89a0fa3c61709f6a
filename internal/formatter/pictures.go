package formatter

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/markdown"
	"github.com/khotin/khotin/internal/picture/upright"
	"github.com/khotin/khotin/internal/vi"
)

// embedded is a picture in the text itself, as Google Docs and Word write it.
var embedded = regexp.MustCompile(`data:image/[A-Za-z0-9.+-]{1,20};base64,[A-Za-z0-9+/=_%-]+`)

// pictures takes the pictures out of a text, each into a file of its own beside
// the write-up. ok is false if there are none that are one.
func (f *former) pictures(data []byte, taken func(string) bool) (small []byte, ok bool) {
	found := embedded.FindAllIndex(data, -1)
	if len(found) == 0 {
		return nil, false
	}
	// Markdown reads the text with short words in their place: only what is shown
	// as a picture there is one.
	short, written := shorten(data, found)
	shown := destinations(short)
	names := map[string]string{} // by the bytes
	var b bytes.Buffer
	done := 0
	for i, at := range found {
		b.Write(data[done:at[0]])
		done = at[1]
		name, good := "", shown[written[i]]
		if good {
			name, good = f.picture(data[at[0]:at[1]], names, taken)
		}
		if good {
			f.change(1+bytes.Count(data[:at[0]], []byte("\n")), diag.T("ảnh trong bài thành tệp %s", "a picture in the text becomes the file %s", name))
			b.WriteString(name)
		} else {
			b.Write(data[at[0]:at[1]])
		}
	}
	b.Write(data[done:])
	return b.Bytes(), len(f.result.Pictures) > 0
}

// shorten puts a word in the place of each picture.
func shorten(data []byte, found [][]int) (text string, written []string) {
	var b strings.Builder
	done := 0
	for i, at := range found {
		word := fmt.Sprintf("khotin-picture-%d", i)
		b.Write(data[done:at[0]])
		b.WriteString(word)
		written = append(written, word)
		done = at[1]
	}
	b.Write(data[done:])
	return b.String(), written
}

// destinations are those of the pictures of a file.
func destinations(text string) map[string]bool {
	shown := map[string]bool{}
	if _, body, ok := strings.Cut(text, "\n---"); ok {
		for _, l := range markdown.Parse(body).Links {
			if l.Picture {
				shown[l.Destination] = true
			}
		}
	}
	return shown
}

// picture notes a picture and gives the name of its file.
func (f *former) picture(address []byte, names map[string]string, taken func(string) bool) (name string, ok bool) {
	_, coded, _ := strings.Cut(string(address), ",")
	if plain, err := url.PathUnescape(coded); err == nil {
		coded = plain
	}
	decoded, err := base64.StdEncoding.DecodeString(coded)
	if err != nil {
		if decoded, err = base64.RawStdEncoding.DecodeString(strings.TrimRight(coded, "=")); err != nil {
			return "", false
		}
	}
	if name, known := names[string(decoded)]; known {
		return name, true
	}
	clean, extension, ok := upright.Clean(decoded)
	if !ok {
		return "", false
	}
	for n := len(names) + 1; ; n++ {
		name = fmt.Sprintf("%s-anh-%d%s", vi.Slug(f.stem()), n, extension)
		if !taken(name) && !f.has(name) {
			break
		}
	}
	names[string(decoded)] = name
	f.result.Pictures = append(f.result.Pictures, Picture{name, clean})
	return name, true
}

func (f *former) has(name string) bool {
	for _, p := range f.result.Pictures {
		if strings.EqualFold(p.Name, name) {
			return true
		}
	}
	return false
}
