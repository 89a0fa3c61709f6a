package office

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/importer/document"
)

// zipped makes a ZIP file; files are names and contents in turn.
func zipped(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		f, err := w.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const (
	wordSpace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ` +
		`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ` +
		`xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ` +
		`xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`
	odtSpace = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" ` +
		`xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" ` +
		`xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" ` +
		`xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" ` +
		`xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" ` +
		`xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" ` +
		`xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" ` +
		`xmlns:xlink="http://www.w3.org/1999/xlink"`
)

func word(body string) string {
	return "<w:document " + wordSpace + "><w:body>" + body + "</w:body></w:document>"
}

const wordStyles = `<w:styles ` + wordSpace + `>
<w:style w:type="paragraph" w:styleId="u1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="muc"><w:name w:val="Mục"/><w:basedOn w:val="u1"/></w:style>
<w:style w:type="character" w:styleId="dam"><w:name w:val="Đậm"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="vong"><w:name w:val="vong"/><w:basedOn w:val="quanh"/></w:style>
<w:style w:type="paragraph" w:styleId="quanh"><w:name w:val="quanh"/><w:basedOn w:val="vong"/></w:style>
</w:styles>`

const wordNumbering = `<w:numbering ` + wordSpace + `>
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>`

const wordLinks = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="x/hyperlink" Target="https://longbien.edu.vn/" TargetMode="External"/>
<Relationship Id="rId2" Type="x/image" Target="media/image1.png"/>
<Relationship Id="rId3" Type="x/hyperlink" Target="javascript:alert(1)" TargetMode="External"/>
<Relationship Id="rId4" Type="x/image" Target="../../../../etc/passwd"/>
<Relationship Id="rId5" Type="x/image" Target="http://theo-doi.example/1.png" TargetMode="External"/>
</Relationships>`

const wordNotes = `<w:footnotes ` + wordSpace + `><w:footnote w:id="0"/>
<w:footnote w:id="7"><w:p><w:r><w:t>Theo báo cáo năm 2019.</w:t></w:r></w:p></w:footnote></w:footnotes>`

// readDocx gives the Markdown of a .docx with a body.
func readDocx(t *testing.T, body string) string {
	t.Helper()
	d, err := ReadDocx(zipped(t, "word/document.xml", word(body), "word/styles.xml", wordStyles, "word/numbering.xml", wordNumbering,
		"word/_rels/document.xml.rels", wordLinks, "word/footnotes.xml", wordNotes, "word/media/image1.png", "PNG"))
	if err != nil {
		t.Fatal(err)
	}
	return markdown(d)
}

func markdown(d *document.Document) string {
	return d.Markdown(func(n int) string { return d.Pictures[n-1].Name })
}

var docxCases = []struct{ name, body, want string }{
	{"styles make headings, also those based on them, and are not bold besides",
		`<w:p><w:pPr><w:pStyle w:val="muc"/></w:pPr><w:r><w:t>Kết quả</w:t></w:r></w:p>`, "## Kết quả\n"},
	{"bold and italic, by hand and by style; 0 undoes it",
		`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Đậm </w:t></w:r><w:r><w:rPr><w:i w:val="1"/></w:rPr><w:t>nghiêng</w:t></w:r>` +
			`<w:r><w:rPr><w:rStyle w:val="dam"/><w:b w:val="0"/></w:rPr><w:t> thường</w:t></w:r></w:p>`,
		"**Đậm** *nghiêng* thường\n"},
	{"numbers as Word shows them, on two levels",
		item(1, 0, "Một") + item(1, 1, "Một một") + item(1, 1, "Một hai") + item(1, 0, "Hai") + item(1, 1, "Hai một"),
		"- I. Một\n  - I.1) Một một\n  - I.2) Một hai\n- II. Hai\n  - II.1) Hai một\n"},
	{"bullets", item(2, 0, "Gạch"), "- Gạch\n"},
	{"tables, merged cells",
		`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>Trường</w:t></w:r></w:p></w:tc>` +
			`<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>Cả</w:t></w:r></w:p></w:tc></w:tr>` +
			`<w:tr><w:tc><w:p><w:r><w:t>A|B</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc>` +
			`<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t>ẩn</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`,
		"| Trường |  | Cả |\n| --- | --- | --- |\n| A\\|B |  |  |\n"},
	{"footnotes", `<w:p><w:r><w:t>Đạt 13/13</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r></w:p>`,
		"Đạt 13/13[^1]\n\n[^1]: Theo báo cáo năm 2019.\n"},
	{"inserted text stays, deleted and hidden text goes",
		`<w:p><w:ins><w:r><w:t>thêm</w:t></w:r></w:ins><w:del><w:r><w:delText>bớt</w:delText></w:r></w:del>` +
			`<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>`, "thêm\n"},
	{"links to the web stay, others are text; pictures of other machines are not fetched",
		`<w:p><w:hyperlink r:id="rId1"><w:r><w:t>trang</w:t></w:r></w:hyperlink><w:hyperlink r:id="rId3"><w:r><w:t> bẫy</w:t></w:r></w:hyperlink>` +
			`<w:r><w:drawing><a:blip r:embed="rId4"/><a:blip r:embed="rId5"/></w:drawing></w:r></w:p>`,
		"[trang](<https://longbien.edu.vn/>) bẫy\n"},
	{"pictures with their description",
		`<w:p><w:r><w:drawing><docPr descr="Toàn cảnh"/><a:blip r:embed="rId2"/></w:drawing></w:r></w:p>`, "![Toàn cảnh](image1.png)\n"},
	{"text boxes once, though the file has them twice",
		`<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>Hộp</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>` +
			`<mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>Hộp</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
		"Hộp\n"},
	{"text boxes beside the words of a paragraph, as Word of before 2010 saves them",
		`<w:p><w:r><w:t>Trước</w:t></w:r><w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>Hộp</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r>` +
			`<w:r><w:t xml:space="preserve"> sau</w:t></w:r></w:p><w:p><w:r><w:t>Hết</w:t></w:r></w:p>`,
		"Trước sau\n\nHộp\n\nHết\n"},
	{"a table in a text box",
		`<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:tbl><w:tr><w:tc><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>B</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:txbxContent></mc:Choice>` +
			`<mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>A B</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
		"| A | B |\n| --- | --- |\n"},
	{"fonts of before Unicode", `<w:p><w:r><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr><w:t>Héi nghÞ tæng kÕt</w:t></w:r></w:p>`,
		"Hội nghị tổng kết\n"},
	{"styles in a circle", `<w:p><w:pPr><w:pStyle w:val="vong"/></w:pPr><w:r><w:t>Vòng</w:t></w:r></w:p>`, "Vòng\n"},
}

func item(list, level int, text string) string {
	return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + numeral(level, "1") + `"/><w:numId w:val="` + numeral(list, "1") + `"/></w:numPr></w:pPr><w:r><w:t>` +
		text + `</w:t></w:r></w:p>`
}

func TestDocx(t *testing.T) {
	for _, c := range docxCases {
		t.Run(c.name, func(t *testing.T) {
			if got := readDocx(t, c.body); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func odtFile(t testing.TB, body string) []byte {
	const styles = `<office:automatic-styles>` +
		`<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>` +
		`<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>` +
		`<style:style style:name="T2" style:family="text"><style:text-properties style:font-name=".VnTime"/></style:style>` +
		`<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>` +
		`<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style></office:automatic-styles>`
	return zipped(t, "content.xml", `<office:document-content `+odtSpace+`>`+styles+`<office:body><office:text>`+body+
		`</office:text></office:body></office:document-content>`, "Pictures/1.png", "PNG")
}

var odtCases = []struct{ name, body, want string }{
	{"headings", `<text:h text:outline-level="2">Kết quả</text:h>`, "### Kết quả\n"},
	{"spaces, tabs and line breaks", "<text:p>a<text:s text:c=\"2\"/>b<text:tab/>c<text:line-break/>d\n e</text:p>", "a  b c d  e\n"},
	{"bold", `<text:p><text:span text:style-name="T1">Đậm</text:span> thường</text:p>`, "**Đậm** thường\n"},
	{"lists with their numbers",
		`<text:list text:style-name="L1"><text:list-item><text:p>Một</text:p><text:list><text:list-item><text:p>Một a</text:p></text:list-item></text:list></text:list-item>` +
			`<text:list-item><text:p>Hai</text:p></text:list-item></text:list>`,
		"- 1. Một\n  - a) Một a\n- 2. Hai\n"},
	{"bullets", `<text:list><text:list-item><text:p>Gạch</text:p></text:list-item></text:list>`, "- Gạch\n"},
	{"tables", `<table:table><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell><table:table-cell><text:p>B</text:p></table:table-cell></table:table-row></table:table>`,
		"| A | B |\n| --- | --- |\n"},
	{"footnotes", `<text:p>Đạt<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Nguồn.</text:p></text:note-body></text:note></text:p>`,
		"Đạt[^1]\n\n[^1]: Nguồn.\n"},
	{"comments and deleted text go",
		`<text:tracked-changes><text:changed-region><text:deletion><text:p>bớt</text:p></text:deletion></text:changed-region></text:tracked-changes>` +
			`<text:p>giữ<office:annotation><text:p>ghi chú</text:p></office:annotation></text:p>`, "giữ\n"},
	{"pictures of the file, none of elsewhere",
		`<text:p><draw:frame><draw:image xlink:href="Pictures/1.png"/><svg:desc>Ảnh</svg:desc></draw:frame>` +
			`<draw:frame><draw:image xlink:href="http://theo-doi.example/1.png"/></draw:frame>` +
			`<draw:frame><draw:image xlink:href="../../../../etc/passwd"/></draw:frame></text:p>`, "![Ảnh](1.png)\n"},
	{"fonts of before Unicode", `<text:p><text:span text:style-name="T2">Héi nghÞ</text:span></text:p>`, "Hội nghị\n"},
}

func TestODT(t *testing.T) {
	for _, c := range odtCases {
		t.Run(c.name, func(t *testing.T) {
			d, err := ReadODT(odtFile(t, c.body))
			if err != nil {
				t.Fatal(err)
			}
			if got := markdown(d); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

// TestCraftedFiles are refused: they are small and would unpack or grow to more
// than memory holds.
func TestCraftedFiles(t *testing.T) {
	deep := strings.Repeat("<w:sdt>", maxDepth+1) + strings.Repeat("</w:sdt>", maxDepth+1)
	entities := `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>` + word("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>")
	for name, data := range map[string][]byte{
		"bomb":     zipped(t, "word/document.xml", word(strings.Repeat(" ", maxXMLBytes))),
		"deep":     zipped(t, "word/document.xml", word(deep)),
		"entities": zipped(t, "word/document.xml", entities),
		"no zip":   []byte("PK\x03\x04"),
		"no body":  zipped(t, "word/document.xml", "<x/>"),
	} {
		want := "K5008"
		if name == "bomb" || name == "deep" {
			want = "K5009"
		}
		if _, err := ReadDocx(data); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// FuzzDocx: any body is read or refused, and its Markdown is valid text.
func FuzzDocx(f *testing.F) {
	for _, c := range docxCases {
		f.Add(c.body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		if d, err := ReadDocx(zipped(t, "word/document.xml", word(body), "word/styles.xml", wordStyles, "word/numbering.xml", wordNumbering)); err == nil {
			d.Clean()
			markdown(d)
		}
	})
}

// FuzzODT is the same for .odt.
func FuzzODT(f *testing.F) {
	for _, c := range odtCases {
		f.Add(c.body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		if d, err := ReadODT(odtFile(t, body)); err == nil {
			d.Clean()
			markdown(d)
		}
	})
}

// FuzzZIP: any bytes are read or refused.
func FuzzZIP(f *testing.F) {
	f.Add(odtFile(f, odtCases[0].body))
	f.Add(zipped(f, "word/document.xml", word(docxCases[0].body)))
	f.Fuzz(func(_ *testing.T, data []byte) {
		_, _ = ReadDocx(data)
		_, _ = ReadODT(data)
	})
}
