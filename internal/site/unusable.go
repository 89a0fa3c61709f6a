package site

import (
	"bytes"
	"errors"
	"maps"
	"slices"

	"github.com/gohugoio/hugo/parser"
	"github.com/gohugoio/hugo/parser/metadecoders"

	"github.com/khotin/khotin/internal/diag"
)

// loadSettings has Hugo read all settings; what it says of them without a line gets
// the line of the key without which it would be content.
func (p *project) loadSettings() (err error) {
	if p.configs, err = configure(p.options, p.folders, p.settings.given, p.files, p.log); err == nil {
		return nil
	}
	told := p.explainer().explain(err)
	if problems := (diag.Problems)(nil); errors.As(told, &problems) {
		return told
	}
	message := diag.K3005.Of(diag.Text{
		VI: "cấu hình không dùng được: giá trị không đúng loại",
		EN: "the settings cannot be used; Hugo says: " + cause(told),
	})
	s := ownSettings{text: p.settings.text} // what Hugo is given may have other lines
	key, ok := p.unusableKey()
	if !ok {
		return diag.Problems{{File: ownConfiguration, Message: message,
			Hint: diag.T("xem lại kiểu của các giá trị: chữ trong ngoặc kép, danh sách trong [ ]; bỏ bớt từng mục để tìm ra", "look at the types of values: text in quotation marks, lists in [ ]; leave keys out one by one to find it")}}
	}
	s.report(key, message, diag.T("viết chữ trong ngoặc kép, danh sách trong [ ], bảng trên dòng [%s]; hoặc xóa mục này", "write text in quotation marks, lists in [ ], a table as a line [%s]; or delete this", key))
	return s.problems
}

// unusableKey finds the first key without which Hugo takes the settings.
func (p *project) unusableKey() (string, bool) {
	own, err := metadecoders.Default.UnmarshalToMap(p.settings.given, metadecoders.TOML)
	if err != nil {
		return "", false
	}
	for _, key := range slices.Sorted(maps.Keys(own)) {
		without := maps.Clone(own)
		delete(without, key)
		var kept bytes.Buffer
		if parser.InterfaceToConfig(without, metadecoders.TOML, &kept) != nil {
			continue
		}
		if _, err := configure(p.options, p.folders, kept.Bytes(), p.files, p.log); err == nil {
			return key, true
		}
	}
	return "", false
}
