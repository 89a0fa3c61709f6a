package pipeline

import (
	"cmp"
	"encoding/json"
	"fmt"
	"path/filepath"

	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/diag"
)

// builtDir is where the cache folder keeps what builds came to, by their inputs.
const builtDir = "built"

// A builtSite is what a build came to.
type builtSite struct {
	Manifest [32]byte      // the digest of the manifest that it published
	BaseURL  string        // like the following as in Result
	Files    int           //
	Bytes    int64         //
	Links    int           //
	Warnings diag.Problems // of the steps after Compare
}

// unchanged looks whether the last build of the same inputs is what is published
// and what the index was made of; the result then says so. The first step has
// read the write-ups by then and told what is to be said of them.
func (b *builder) unchanged() (err error) {
	if b.inputsDigest, b.inputsKnown, err = b.inputs(); err != nil || !b.inputsKnown {
		return err
	}
	if stamp, inputs, err := readStamp(b.options.CacheDir); err != nil || stamp == unpublished || inputs != short(b.inputsDigest) {
		return nil // the index was made of something else
	}
	built, err := b.lastBuilt()
	if err != nil || built == nil || b.staging.ManifestDigest() != built.Manifest {
		return err
	}
	if whole, err := b.staging.Intact(b.ctx); err != nil || !whole {
		return err
	}
	b.result.Unchanged = true
	b.result.Destination, b.result.BaseURL = b.staging.Destination(), built.BaseURL
	b.result.Files, b.result.Bytes, b.result.Links = built.Files, built.Bytes, built.Links
	b.result.Warnings = append(b.result.Warnings, built.Warnings...)
	return writeStamp(b.options.CacheDir, b.stamp, b.inputsDigest) // files may have been saved again as they were
}

// lastBuilt is what the last build of the same inputs came to, nil if there was
// none.
func (b *builder) lastBuilt() (*builtSite, error) {
	store, err := cache.Open(filepath.Join(b.options.CacheDir, builtDir))
	if err != nil {
		return nil, err
	}
	defer store.Close()
	value, ok := store.Get(b.inputsDigest)
	if !ok {
		return nil, nil
	}
	built := new(builtSite)
	return built, json.Unmarshal(value, built)
}

// keep tells later builds what this one published. It is published whether or not
// that can be written.
func (b *builder) keep() {
	if err := cmp.Or(b.keepBuilt(), writeStamp(b.options.CacheDir, b.stamp, b.inputsDigest)); err != nil {
		b.warn(diag.K4023.Of(diag.Caused("đã xuất bản, nhưng không ghi được vào thư mục đệm", "published, but the cache folder cannot be written", err)),
			diag.T("lần dựng sau sẽ làm lại nhiều việc hơn", "the next build will have more to do"))
	}
}

// keepBuilt keeps what this build came to. Where it cannot be said what the site
// is made of, nothing is kept.
func (b *builder) keepBuilt() error {
	if !b.inputsKnown {
		return nil
	}
	value, err := json.Marshal(builtSite{Manifest: b.staging.ManifestDigest(), BaseURL: b.result.BaseURL, Files: b.result.Files,
		Bytes: b.result.Bytes, Links: b.result.Links, Warnings: b.result.Warnings[b.earlierWarnings:]})
	if err != nil {
		return err
	}
	store, err := cache.Open(filepath.Join(b.options.CacheDir, builtDir))
	if err != nil {
		return err
	}
	store.Put(b.inputsDigest, value)
	if err := store.Close(); err != nil {
		return fmt.Errorf("keep what was built: %w", err)
	}
	return nil
}
