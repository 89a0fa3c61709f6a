package site

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/khotin/khotin/internal/card"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/parallel"
	"github.com/khotin/khotin/internal/site/plan"
)

// pictureChoice says which pages have a picture of their own.
type pictureChoice int

const (
	noPicture    pictureChoice = iota
	homesPicture               // one for all pages
	everyPicture               // one for each write-up, and one for all other pages
)

// mostPictures is up to how many write-ups an archive that says nothing has a
// picture for each. They take 12 KB and 4 ms of a processor each, so here 60 MB
// and 20 s once. Hosts that count files allow some 20,000, and 10,000 write-ups
// make 17,000 files without pictures, 27,000 with them.
const mostPictures = 5000

// choosePictures reads params.pictures for an archive of so many write-ups.
func choosePictures(setting string, writeUps int) (pictureChoice, diag.Problems) {
	p := diag.Problem{File: "hugo.toml", Field: "params.pictures"}
	switch {
	case setting == "false":
		return noPicture, nil
	case setting == "home":
		return homesPicture, nil
	case setting == "true", writeUps <= mostPictures && (setting == "auto" || setting == ""):
		return everyPicture, nil
	case setting == "auto" || setting == "":
		p.Severity = diag.Warning
		p.Message = diag.T("kho có hơn %d bài viết, nên mọi liên kết được chia sẻ dùng chung ảnh của trang chủ", "with more than %d write-ups, all shared links have the picture of home", mostPictures)
		p.Hint = diag.T("true: mỗi bài một ảnh (12 kB); \"home\": giữ như vậy và thôi nhắc", "true: a picture each (12 kB); \"home\": keep it so, without this note")
		return homesPicture, diag.Problems{p}
	}
	p.Message = diag.T("không phải true, false, \"home\" hay \"auto\"", "not true, false, \"home\" or \"auto\"")
	return noPicture, diag.Problems{p}
}

// drawPictures draws the pictures that layouts asked for. Those that an earlier build
// drew are taken from the cache, which then forgets those that nobody asked for.
func (h *hugo) drawPictures() error {
	if h.machines == nil || h.machines.pictures == noPicture {
		return nil
	}
	painter, err := card.New()
	if err != nil {
		return err
	}
	kept := filepath.Join(h.places.cache, "pictures")
	if err := os.MkdirAll(kept, 0o755); err != nil {
		return fmt.Errorf("keep pictures: %w", err)
	}
	cards, used := h.cards(), map[string]bool{}
	addresses := slices.Sorted(maps.Keys(cards))
	names := make([]string, len(addresses))
	for i, to := range addresses {
		digest := cards[to].Digest()
		names[i] = hex.EncodeToString(digest[:])
		used[names[i]] = true
	}
	err = parallel.Each(h.ctx, len(addresses), func(i int) error {
		to := filepath.Join(h.places.staging, filepath.FromSlash(addresses[i]))
		return publishPicture(painter, cards[addresses[i]], filepath.Join(kept, names[i]), to)
	})
	if err != nil {
		return fmt.Errorf("draw pictures: %w", err)
	}
	return forget(kept, used)
}

// cards are the pictures to be drawn, by their address.
func (h *hugo) cards() map[string]card.Card {
	home := "/" + plan.PictureFile
	cards := map[string]card.Card{home: {Site: h.title(), Title: h.title(), Unmarked: h.machines.unmarked}}
	for _, m := range h.machines.all {
		if m.card != nil {
			cards[m.page.Address+plan.PictureFile] = *m.card
		}
	}
	return cards
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
