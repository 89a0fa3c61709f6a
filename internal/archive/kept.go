package archive

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"io/fs"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/gazetteer"
)

// keptWriteUps are the write-ups of the last build, by the names of their files, as
// they lie in the cache in one value: one each would take as long to read as they
// take to parse.
type keptWriteUps struct {
	Today gazetteer.Day
	Files map[string]*article.Kept

	rules *article.Rules
	key   cache.Key
	store *cache.Cache
}

// readKept reads them; those that were checked against other rules, or by another
// khotin, count as none.
func readKept(source fs.FS, o Options, rules *article.Rules) (*keptWriteUps, error) {
	if o.Cache == nil {
		return nil, nil
	}
	digest, err := rulesDigest(source)
	if err != nil {
		return nil, nil // told by the load
	}
	program, err := cache.Program()
	if err != nil {
		return nil, err
	}
	k := &keptWriteUps{rules: rules, store: o.Cache, key: sha256.Sum256(bytes.Join([][]byte{[]byte("write-ups"), program[:], digest}, nil))}
	if data, ok := k.store.Get(k.key); ok && gob.NewDecoder(bytes.NewReader(data)).Decode(k) != nil {
		k.Files = nil
	}
	return k, nil
}

// parse is article.Parse, or what it gave of a file of the same bytes.
func (k *keptWriteUps) parse(name string, data []byte, rules *article.Rules) (p parsed, kept *article.Kept) {
	if k != nil && k.Files[name] != nil && k.Files[name].WriteUp.Digest == sha256.Sum256(data) {
		if w, problems, ok := k.Files[name].Restore(data, rules, k.Today); ok {
			return parsed{w, problems}, k.Files[name]
		}
	}
	p.writeUp, p.problems = article.Parse(name, data, rules)
	if k == nil || p.writeUp == nil {
		return p, nil
	}
	fresh, err := article.Keep(p.writeUp, p.problems, data)
	if err != nil {
		return p, nil
	}
	return p, &fresh
}

// keep keeps what was read for the next build, unless it is the same.
func (k *keptWriteUps) keep(names []string, kept []*article.Kept) error {
	if k == nil {
		return nil
	}
	files, same := map[string]*article.Kept{}, k.Today == k.rules.Today
	for i, name := range names {
		if kept[i] != nil {
			files[name] = kept[i]
		}
		same = same && k.Files[name] == kept[i]
	}
	if same && len(files) == len(k.Files) {
		return nil
	}
	var value bytes.Buffer
	k.Today, k.Files = k.rules.Today, files
	if err := gob.NewEncoder(&value).Encode(k); err != nil {
		return err
	}
	k.store.Put(k.key, value.Bytes())
	return nil
}
