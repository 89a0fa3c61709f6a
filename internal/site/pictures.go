package site

import (
	"bytes"
	"fmt"

	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/card"
	"github.com/khotin/khotin/internal/parallel"
)

// drawPictures draws the cards and writes them as their files. Those that an earlier build
// drew are taken from the cache, where they lie under what they look like.
func (s *Site) drawPictures(cards map[string]card.Card, write func(name string, picture []byte) error) error {
	if len(cards) == 0 {
		return nil
	}
	painter, err := card.New()
	if err != nil {
		return err
	}
	names := sortedKeys(cards)
	err = parallel.Each(s.ctx, len(names), func(i int) error {
		picture, err := s.picture(painter, cards[names[i]])
		if err != nil {
			return err
		}
		return write(names[i], picture)
	})
	if err != nil {
		return fmt.Errorf("draw pictures: %w", err)
	}
	return nil
}

// picture takes a picture from the cache, where it is drawn first if it is not there.
func (s *Site) picture(painter *card.Painter, c card.Card) ([]byte, error) {
	digest := c.Digest()
	key := keyOf(cache.Key(digest), "picture")
	if kept, ok := s.store.Get(key); ok {
		return kept, nil
	}
	var drawn bytes.Buffer
	if err := painter.Encode(&drawn, c); err != nil {
		return nil, err
	}
	s.store.Put(key, drawn.Bytes())
	return drawn.Bytes(), nil
}
