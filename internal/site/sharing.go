package site

import (
	"github.com/spf13/cast"

	"github.com/khotin/khotin/internal/card"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/site/plan"
)

// mostPictures is up to how many write-ups an archive that says nothing has a
// picture for each. They take 12 KB and 7 ms of a processor each, so here 60 MB
// and 35 s once. Hosts that count files allow some 20,000, and 10,000 write-ups
// make 17,000 files without pictures, 27,000 with them.
const mostPictures = 5000

// choosePictures reads params.pictures for an archive of so many write-ups.
func choosePictures(setting string, writeUps int) (plan.Pictures, diag.Problems) {
	p := diag.Problem{File: "hugo.toml", Field: "params.pictures"}
	switch {
	case setting == "false":
		return plan.NoPictures, nil
	case setting == "home":
		return plan.HomesPicture, nil
	case setting == "true", writeUps <= mostPictures && (setting == "auto" || setting == ""):
		return plan.EveryPicture, nil
	case setting == "auto" || setting == "":
		p.Severity = diag.Warning
		p.Message = diag.T("kho có hơn %d bài viết, nên mọi liên kết được chia sẻ dùng chung ảnh của trang chủ", "with more than %d write-ups, all shared links have the picture of home", mostPictures)
		p.Hint = diag.T("true: mỗi bài một ảnh (12 kB); \"home\": giữ như vậy và thôi nhắc", "true: a picture each (12 kB); \"home\": keep it so, without this note")
		return plan.HomesPicture, diag.Problems{p}
	}
	p.Message = diag.T("không phải true, false, \"home\" hay \"auto\"", "not true, false, \"home\" or \"auto\"")
	return plan.NoPictures, diag.Problems{p}
}

// sharing is what other sites show beside a link to a page. Layouts find it as
// the page's parameter "sharing".
type sharing struct {
	page   *plan.Page
	marked bool
	card   *card.Card // what the layout asked to be drawn
}

// Picture gives the address of the picture that stands for the page, empty if
// there is none. Its own one is drawn of the texts (see card.Card).
func (s *sharing) Picture(texts map[string]any) string {
	if !s.page.HasOwnPicture() {
		return s.page.Picture
	}
	text := func(name string) string { return cast.ToString(texts[name]) }
	s.card = &card.Card{Site: text("site"), Kind: text("kind"), Title: text("title"), Locality: text("place"),
		Day: text("day"), SchoolYear: text("school_year"), Unmarked: !s.marked}
	return s.page.Picture
}

// cards are the pictures that layouts asked for, by their address, and that of
// home, to which all other pages lead.
func cards(described []*sharing, id identity) map[string]card.Card {
	wanted := map[string]card.Card{}
	for _, s := range described {
		switch {
		case s.card != nil:
			wanted[s.page.Picture] = *s.card
		case s.page.Address == "/" && s.page.HasOwnPicture():
			wanted[s.page.Picture] = card.Card{Site: id.title, Title: id.title, Unmarked: !id.marked}
		}
	}
	return wanted
}
