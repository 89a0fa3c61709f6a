package archive

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
)

// Known are the write-ups that earlier loads by the same process read, so that a
// preview reads only what was changed. The zero value knows none. One load uses it
// at a time.
type Known struct {
	rules []byte // what they were checked against
	files *cache.Files[parsed]
}

// parsed is what article.Parse made of a file.
type parsed struct {
	writeUp  *article.WriteUp
	problems diag.Problems
}

// ruleFiles are the files of an archive that say what front matter may hold.
var ruleFiles = []string{"data/kinds.yaml", "data/levels.yaml"}

// Empty reports whether k knows none, as a nil one does.
func (k *Known) Empty() bool { return k == nil || k.files == nil }

// of gives the write-ups that were checked against the same rules; nil, which
// keeps nothing, if k is.
func (k *Known) of(source fs.FS, today gazetteer.Day) *cache.Files[parsed] {
	if k == nil {
		return nil
	}
	digest, err := rulesDigest(source)
	if err != nil {
		return nil // told by the load
	}
	digest = fmt.Appendln(digest, today)
	if !bytes.Equal(digest, k.rules) {
		k.rules, k.files = digest, &cache.Files[parsed]{}
	}
	return k.files
}

// rulesDigest is that of the files that say what front matter may hold.
func rulesDigest(source fs.FS) ([]byte, error) {
	rules := sha256.New()
	for _, name := range ruleFiles {
		data, err := fs.ReadFile(source, name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		fmt.Fprintf(rules, "%s %d\n%s", name, len(data), data)
	}
	return rules.Sum(nil), nil
}
