package site

import (
	"slices"
	"strings"
	"testing"
)

// zoteroItem is what Zotero takes of a page, by the rules of its translator for what
// pages say in their heads ("Embedded Metadata", and "RDF" for all with a namespace).
type zoteroItem struct {
	Type, Title, Website, Publisher, Date, Language, Address, Abstract string
	Authors                                                            [][2]string // family and given name
}

func zoteroOf(page string) zoteroItem {
	said := metas(page)
	first := func(names ...string) string {
		for _, name := range names {
			if said[name] != "" {
				return said[name]
			}
		}
		return ""
	}
	guess := ""
	if said["citation_title"] != "" || said["og:type"] == "article" || said["DCTERMS.type"] == "Text" {
		guess = "journalArticle"
	}
	switch {
	case said["z:itemType"] != "":
		guess = said["z:itemType"]
	case said["citation_journal_title"] != "":
		guess = "journalArticle"
	case said["og:type"] == "website":
		guess = "webpage"
	}
	item := zoteroItem{
		Type: guess, Title: first("citation_title", "og:title"), Website: first("citation_journal_title", "DCTERMS.source", "og:site_name"),
		Publisher: first("citation_publisher", "DCTERMS.publisher"), Date: first("citation_publication_date", "DCTERMS.issued"),
		Language: first("citation_language", "DCTERMS.language"), Address: first("citation_public_url", "og:url"), Abstract: first("og:description", "description"),
	}
	for author := range strings.SplitSeq(said["citation_author"], ";") {
		parts := strings.Split(author, ",")
		if len(parts) > 1 && strings.Contains(strings.TrimSpace(parts[0]), " ") && strings.Contains(strings.TrimSpace(parts[1]), " ") {
			for _, one := range parts {
				item.Authors = append(item.Authors, zoteroName(one, false))
			}
			continue
		}
		item.Authors = append(item.Authors, zoteroName(author, len(parts) > 1))
	}
	return item
}

// zoteroName parts a name: at a comma, if it has one, else before its last word.
func zoteroName(name string, comma bool) [2]string {
	name = strings.Trim(name, " ,.:/[]")
	if comma {
		family, given, _ := strings.Cut(name, ",")
		return [2]string{family, strings.TrimSpace(given)}
	}
	at := strings.LastIndex(name, " ")
	return [2]string{name[at+1:], name[:max(at, 0)]}
}

// A write-up is kept as a page of the archive, of the day of its event, with its
// keeper as one author, however the keeper's name is written.
func TestZotero(t *testing.T) {
	o := options(t, unpack(t, "fixture.txtar", "hugo.toml", "title = \"Kho tin\"\n[params]\npublisher = \"Sở Giáo dục, Đào tạo Hà Nội; Phòng A\"\n"))
	o.BaseURL = base
	address := "ha-noi/quan-long-bien/2018-2019/hoi-nghi-tong-ket/"
	item := zoteroOf(build(t, o).page(t, "/"+address))
	if item.Type != "webpage" || item.Website != "Kho tin" || item.Publisher != "Kho tin" || item.Date != "2019/08/19" || item.Language != "vi" ||
		item.Address != base+address || !strings.Contains(item.Title, `<tổng kết> & "triển khai"`) || item.Abstract == "" {
		t.Errorf("%+v", item)
	}
	if want := [][2]string{{"Sở Giáo dục – Đào tạo Hà Nội – Phòng A", ""}}; !slices.Equal(item.Authors, want) {
		t.Errorf("authors %q, want %q", item.Authors, want)
	}
}
