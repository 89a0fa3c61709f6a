package site

import (
	"strings"

	"github.com/khotin/khotin/internal/card"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/site/plan"
)

// mostPictures is up to how many write-ups an archive that says nothing has a
// picture for each. They take 12 KB and 7 ms of a processor each, so here 60 MB
// and 35 s once. Hosts that count files allow some 20,000, and 10,000 write-ups
// make 17,000 files without pictures, 27,000 with them.
const mostPictures = 5000

// picturesSettings are the values of params.pictures; none is "auto".
var picturesSettings = []string{"", "true", "false", "home", "auto"}

// choosePictures reads params.pictures for an archive of so many write-ups.
func choosePictures(setting string, writeUps int) (plan.Pictures, diag.Problems) {
	switch {
	case setting == "false":
		return plan.NoPictures, nil
	case setting == "home":
		return plan.HomesPicture, nil
	case setting == "true", writeUps <= mostPictures && (setting == "auto" || setting == ""):
		return plan.EveryPicture, nil
	case setting == "auto" || setting == "":
		p := diag.Problem{File: ownConfiguration, Field: "params.pictures"}
		p.Message = diag.K3007.T("kho có hơn %d bài viết, nên mọi liên kết được chia sẻ dùng chung ảnh của trang chủ", "with more than %d write-ups, all shared links have the picture of home", mostPictures)
		p.Hint = diag.T("true: mỗi bài một ảnh (12 kB); \"home\": giữ như vậy và thôi nhắc", "true: a picture each (12 kB); \"home\": keep it so, without this note")
		return plan.HomesPicture, diag.Problems{p}
	}
	return plan.NoPictures, nil // refused when the settings were read
}

// cards are the pictures to draw, by their files.
func cards(pages []*plan.Page) map[string]card.Card {
	wanted := map[string]card.Card{}
	for _, p := range pages {
		if drawn, ok := p.Drawn(); ok {
			wanted[strings.TrimPrefix(p.Picture, "/")] = drawn
		}
	}
	return wanted
}
