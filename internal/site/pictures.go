package site

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/khotin/khotin/internal/card"
	"github.com/khotin/khotin/internal/parallel"
)

// drawPictures draws the cards at their addresses. Those that an earlier build
// drew are taken from the cache, which then forgets all others.
func drawPictures(ctx context.Context, cards map[string]card.Card, f folders) error {
	if len(cards) == 0 {
		return nil
	}
	painter, err := card.New()
	if err != nil {
		return err
	}
	kept := filepath.Join(f.cache, "pictures")
	if err := os.MkdirAll(kept, 0o755); err != nil {
		return fmt.Errorf("keep pictures: %w", err)
	}
	used := map[string]bool{}
	addresses := slices.Sorted(maps.Keys(cards))
	names := make([]string, len(addresses))
	for i, to := range addresses {
		digest := cards[to].Digest()
		names[i] = hex.EncodeToString(digest[:])
		used[names[i]] = true
	}
	err = parallel.Each(ctx, len(addresses), func(i int) error {
		return publishPicture(painter, cards[addresses[i]], filepath.Join(kept, names[i]), f.staged(addresses[i]))
	})
	if err != nil {
		return fmt.Errorf("draw pictures: %w", err)
	}
	return forget(kept, used)
}

// publishPicture copies a picture from the cache, where it is drawn first if it
// is not there.
func publishPicture(painter *card.Painter, c card.Card, kept, to string) error {
	picture, err := readKept(kept)
	if errors.Is(err, fs.ErrNotExist) {
		var drawn bytes.Buffer
		if err := painter.Encode(&drawn, c); err != nil {
			return err
		}
		picture, err = drawn.Bytes(), writeKept(kept, drawn.Bytes())
	}
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, picture, 0o644)
}

// forget removes pictures from the cache.
func forget(kept string, but map[string]bool) error {
	entries, err := os.ReadDir(kept)
	for _, entry := range entries {
		if !but[entry.Name()] {
			err = errors.Join(err, os.Remove(filepath.Join(kept, entry.Name())))
		}
	}
	if err != nil {
		return fmt.Errorf("forget pictures: %w", err)
	}
	return nil
}
