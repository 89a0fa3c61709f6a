package pipeline

import (
	"cmp"
	"context"
	"os"
	"path/filepath"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/publish"
)

// VerifyPublished builds the site once more, of the same sources but in a folder of its
// own and without anything kept, and compares it with what is published. The
// published site's address is taken, and its drafts are in it if it had some,
// where the options say nothing else. Nothing is changed.
func VerifyPublished(ctx context.Context, o Options) (*Result, diag.Problems, error) {
	published := cmp.Or(o.Destination, filepath.Join(o.Source, "public"))
	m, err := publish.ReadManifest(filepath.Join(published, publish.ManifestName))
	if err != nil {
		return &Result{}, nil, err
	}
	work, err := os.MkdirTemp("", "khotin-verify-")
	if err != nil {
		return &Result{}, nil, err
	}
	defer os.RemoveAll(work)
	if m.BaseURL != "/" {
		o.BaseURL = cmp.Or(o.BaseURL, m.BaseURL)
	}
	o.Drafts = o.Drafts || len(m.Drafts) > 0
	o.Destination, o.CacheDir, o.Memory, o.First = filepath.Join(work, "public"), filepath.Join(work, "cache"), nil, nil
	result, err := Run(ctx, o)
	if err != nil {
		return result, nil, err
	}
	problems, err := publish.Compare(ctx, published, o.Destination)
	result.Destination = published
	return result, problems, err
}
