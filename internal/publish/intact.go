package publish

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/khotin/khotin/internal/parallel"
)

// ManifestDigest is the digest of the published site's manifest, zero if there is
// none.
func (s *Staging) ManifestDigest() (digest [sha256.Size]byte) {
	if data, err := os.ReadFile(filepath.Join(s.dest, ManifestName)); err == nil {
		digest = sha256.Sum256(data)
	}
	return digest
}

// Intact reports whether the published site is what its manifest says: every file
// is there, for everyone to read, and has its digest. Other files are none of
// it; Open refuses those.
func (s *Staging) Intact(ctx context.Context) (bool, error) {
	if s.previous == nil || s.restored {
		return false, nil
	}
	names := slices.Sorted(maps.Keys(s.previous.Files))
	whole := make([]bool, len(names))
	err := parallel.Each(ctx, len(names), func(i int) error {
		sum, err := hex.DecodeString(s.previous.Files[names[i]])
		if err != nil || len(sum) != sha256.Size {
			return nil
		}
		info, same := s.published(names[i], [sha256.Size]byte(sum))
		whole[i] = same && info.Mode().Perm() == fileMode
		return nil
	})
	return !slices.Contains(whole, false), err
}
