package epub

import (
	_ "embed" // of the style sheet
	"html/template"
)

const xhtmlType = "application/xhtml+xml"

const xmlHead = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// style is the style sheet: little, since readers have their own letters and margins.
//
//go:embed style.css
var style string

// container says where the package document is.
const container = xmlHead + `<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`

// layout parses one that is XML and HTML at once: html/template escapes what is put
// into it in a way that both understand.
func layout(name, text string) *template.Template {
	return template.Must(template.New(name).Parse(text))
}

// Every page of a book: head and foot.
const (
	pageHead = `<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{{ .Language }}" xml:lang="{{ .Language }}">
<head><title>{{ .Title }}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
`
	pageFoot = "</html>\n"
)

var coverPage = layout("cover", pageHead+`<body class="cover" epub:type="cover"><section><img src="cover.png" alt="{{ .Words.Cover }}: {{ .Title }}"/></section></body>
`+pageFoot)

var titlePage = layout("title", pageHead+`<body epub:type="titlepage"><section class="title">
<h1>{{ .Title }}</h1>
<p>{{ .Description }}</p>
{{ with .Publisher }}<p>{{ . }}</p>
{{ end }}{{ with .Source }}<p><a href="{{ . }}">{{ . }}</a></p>
{{ end }}{{ with .Rights }}<p>{{ . }}</p>
{{ end }}</section></body>
`+pageFoot)

var navPage = layout("nav", pageHead+`<body><nav epub:type="toc" id="toc" role="doc-toc">
<h1>{{ .Words.Contents }}</h1>
<ol>
<li><a href="title.xhtml">{{ .Title }}</a></li>
{{- range .Sections }}
<li><span>{{ .Title }}</span><ol>
{{- range .Chapters }}
<li><a href="at-{{ .Name }}.xhtml">{{ .Title }}</a></li>
{{- end }}
</ol></li>
{{- end }}
</ol>
</nav></body>
`+pageFoot)

var chapterPage = layout("chapter", pageHead+`<body epub:type="bodymatter"><article epub:type="chapter">
<header>
{{ range .Above }}<p class="above">{{ . }}</p>
{{ end }}<h1>{{ .Title }}</h1>
{{ with .Summary }}<p class="summary">{{ . }}</p>
{{ end }}</header>
{{ .Body }}
{{ with .Figures }}<section class="figures"><h2>{{ $.Words.Figures }}</h2>
<table><tbody>
{{ range . }}<tr><th scope="row">{{ .Name }}</th><td>{{ .Value }}</td></tr>
{{ end }}</tbody></table></section>
{{ end }}{{ with .People }}<section><h2>{{ $.Words.People }}</h2>
<ul>
{{ range . }}<li>{{ . }}</li>
{{ end }}</ul></section>
{{ end }}<footer>
<dl>
{{ range .Facts }}<dt>{{ .Name }}</dt><dd>{{ .Value }}</dd>
{{ end }}{{ with .Source }}{{ if .Text }}<dt>{{ $.Words.Source }}</dt><dd>{{ if .Address }}<a href="{{ .Address }}">{{ .Text }}</a>{{ else }}{{ .Text }}{{ end }}</dd>
{{ end }}{{ end }}{{ with .Address }}{{ if .Address }}<dt>{{ .Text }}</dt><dd><a href="{{ .Address }}">{{ .Address }}</a></dd>
{{ end }}{{ end }}</dl>
</footer>
</article></body>
`+pageFoot)

// packageDocument names all files of the book, and says what it is.
var packageDocument = layout("package", `<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{{ .Language }}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">{{ .UUID }}</dc:identifier>
<dc:title>{{ .Title }}</dc:title>
<dc:language>{{ .Language }}</dc:language>
<dc:description>{{ .Description }}</dc:description>
<dc:date>{{ .Modified }}</dc:date>
{{ with .Publisher }}<dc:publisher>{{ . }}</dc:publisher>
{{ end }}{{ with .Source }}<dc:source>{{ . }}</dc:source>
{{ end }}{{ with .Rights }}<dc:rights>{{ . }}</dc:rights>
{{ end }}<meta property="dcterms:modified">{{ .Modified }}T00:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessMode">visual</meta>
{{ if not .HasPictures }}<meta property="schema:accessModeSufficient">textual</meta>
{{ end }}<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityFeature">readingOrder</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityHazard">{{ if .HasPictures }}unknown{{ else }}none{{ end }}</meta>
<meta property="schema:accessibilitySummary">{{ .Words.Accessibility }}</meta>
</metadata>
<manifest>
{{ range .Items }}<item id="{{ .ID }}" href="{{ .Name }}" media-type="{{ .MediaType }}"{{ with .Properties }} properties="{{ . }}"{{ end }}/>
{{ end }}</manifest>
<spine>
{{ range .Items }}{{ if .Read }}<itemref idref="{{ .ID }}"/>
{{ end }}{{ end }}</spine>
</package>
`)

// Items are the files of the book.
func (w *written) Items() []item { return w.items }

// HasPictures reports whether its texts show any.
func (w *written) HasPictures() bool { return len(w.pictures.all) > 0 }
