package markdown

import (
	"cmp"
	"fmt"
	"iter"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// What looks like Markdown. Brackets may stand in brackets once, and round ones
// in a destination.
var (
	looksLikeLink     = regexp.MustCompile(`(!?)\[((?:[^\[\]\n]|\[[^\[\]\n]*\])*)\] ?\(((?:[^()\n]|\([^()\n]*\))*)\)?`)
	looksLikeWiki     = regexp.MustCompile(`(!?)\[\[([^\[\]\n]+)\]\]`)
	looksLikeFootnote = regexp.MustCompile(`\[\^([^\]\s]+)\]`)
	looksLikeRef      = regexp.MustCompile(`(!?)\[([^\[\]\n]+)\]\[([^\[\]\n]*)\]`)
	loneRef           = regexp.MustCompile(`(?m)^[ \t>]*(!\[[^\[\]\n]*\])[ \t]*$`)
	apartPicture      = regexp.MustCompile(`! \[[^\[\]\n]*\]\(<?([^()<>\n]+\.(?i:png|jpe?g|gif|webp|avif|heic|svg|bmp|tiff?))>?\)`)
	swapped           = regexp.MustCompile(`\([^()\n]+\)\[((?i:https?://)[^\[\]\s]+|[^\[\]\n]+\.(?i:md|pdf|docx?|xlsx?|pptx?|png|jpe?g))\]`)
	footnoteText      = regexp.MustCompile(`^ {0,3}\[\^([^\]\s]+)\]:`)
)

// webAddress is how addresses of other sites begin.
var webAddress = regexp.MustCompile(`^<?(?i:https?://|www\.|mailto:)`)

// mayFail saves most texts the search.
func mayFail(body string) bool {
	return strings.Contains(body, "](") || strings.Contains(body, "![") || strings.Contains(body, "[[") ||
		strings.Contains(body, ")[") || strings.Contains(body, "! [") || strings.Contains(body, "[^") || strings.Contains(body, "] (") || strings.Contains(body, "][") || looksRaw(body) ||
		slices.ContainsFunc(foreignMarks, func(m foreignMark) bool { return strings.Contains(body, m.sign) })
}

// A foreignMark is how another program marks a part of a text.
type foreignMark struct {
	sign string // without which there is none
	what *regexp.Regexp
}

// foreignMarks are those of Obsidian, Jekyll, WordPress, Joomla, Pandoc, MkDocs and
// VitePress, of forums, of LaTeX, of tracked changes (CriticMarkup), and what Word
// leaves where a reference is lost.
var foreignMarks = []foreignMark{
	{"%%", regexp.MustCompile(`(?s)%%.+?%%`)},
	{"==", regexp.MustCompile(`==(?:[^=\s][^=\n]*)?[\p{L}\d][^=\n]*==`)},
	{"^[", regexp.MustCompile(`\^\[[^\[\]\n]+\]`)},
	{"{%", regexp.MustCompile(`\{%[^%\n]*%\}`)},
	{"{{", regexp.MustCompile(`\{\{[^<%{}\n][^{}\n]*\}\}`)},
	{"$$", regexp.MustCompile(`(?s)\$\$[^$]+\$\$`)},
	{"[/", regexp.MustCompile(`(?i)\[(?:b|i|u|url|img|quote|size|color|font|center|caption|gallery)(?:[= ][^\]\n]*)?\]`)},
	{"{", regexp.MustCompile(`\{:?[ ]?(?:[.#][A-Za-z_][\w-]*|[A-Za-z-]+=(?:"[^"\n]*"|[^\s{}"]+))(?:[ ]+(?:[.#][\w-]+|[A-Za-z-]+=(?:"[^"\n]*"|[^\s{}"]+)))*[ ]?\}`)},
	{"{#", regexp.MustCompile(`\{#[^\s{}]*[^\x00-\x7F\s{}][^\s{}]*\}`)},
	{" :", regexp.MustCompile(`(?m)[ \t](:[a-z][a-z0-9_+-]{2,}:)(?:$|[ \t.,;!?])`)},
	{"\n:", regexp.MustCompile(`(?m)^(:[a-z][a-z0-9_+-]{2,}:)(?:$|[ \t.,;!?])`)},
	{"$", regexp.MustCompile(`\$[^\s$][^$\n]*[\^_\\=][^$\n]*[^\s$]\$|\$[^\s$]+[\^_][^\s$]*\$`)},
	{"[]", regexp.MustCompile(`(?m)^[ \t>]*[-+*][ \t]+(\[\])[ \t]`)},
	{"[-]", regexp.MustCompile(`(?m)^[ \t>]*[-+*][ \t]+(\[-\])[ \t]`)},
	{"TOC", regexp.MustCompile(`\[\[?_?TOC_?\]\]?`)},
	{"toc]", regexp.MustCompile(`\[toc\]`)},
	{"[!", regexp.MustCompile(`\[![A-Za-z]+\][+-]?`)},
	{":::", regexp.MustCompile(`(?m)^:::.*$`)},
	{"!!! ", regexp.MustCompile(`(?m)^!!! [a-z]+.*$`)},
	{"[@", regexp.MustCompile(`\[-?@[^\[\]\n]+\]`)},
	{"@", regexp.MustCompile(`(?:^|\s)(@[a-z]+\d{4}[a-z]?)\b`)},
	{`\`, regexp.MustCompile(`\\(?:newpage|pagebreak|clearpage)\b`)},
	{"{", regexp.MustCompile(`\{(?:loadposition|loadmodule|loadmoduleid|mosimage|mospagebreak|youtube|vimeo|gallery|attachments)\b[^{}\n]*\}`)},
	{`\u`, regexp.MustCompile(`(?m)^[^\n]*\\u[01][0-9a-fA-F]{3}[^\n]*`)},
	{"=E1=", regexp.MustCompile(`(?m)^[^\n]*=E1=[0-9A-F]{2}=[0-9A-F]{2}[^\n]*`)},
	{"{++", regexp.MustCompile(`\{\+\+[^{}\n]+\+\+\}`)},
	{"{--", regexp.MustCompile(`\{--[^{}\n]+--\}`)},
	{"{>>", regexp.MustCompile(`\{>>[^{}\n]+<<\}`)},
	{"Lỗi!", regexp.MustCompile(`Lỗi! (?:Thẻ đánh dấu|Không tìm thấy|Không có văn bản|Tham chiếu|Siêu kết nối)[^.\n]*\.?`)},
	{"Error!", regexp.MustCompile(`Error! (?:Bookmark not defined|Reference source not found|Hyperlink reference not valid|No text of specified style in document)\.?`)},
	{"}", regexp.MustCompile(`\\(?:textbf|textit|emph|underline|section|subsection|footnote|cite)\{[^{}\n]*\}`)},
	{"{", regexp.MustCompile(`\{(?:toc|info|note|tip|warning|panel|code|quote|noformat|color|expand|excerpt|status|anchor|children)(?::[^{}\n]*)?\}|\{=[a-z]+\}`)},
	{"h2. ", regexp.MustCompile(`(?m)^h[1-6]\. .*$`)},
	{"|http", regexp.MustCompile(`\[[^\[\]|\n]+\|https?://[^\]\s]+\]`)},
	{"!", regexp.MustCompile(`![\p{L}\d_. -]+\.(?:png|jpe?g|gif)(?:\|[^!\n]*)?!`)},
	{"#. ", regexp.MustCompile(`(?m)^#\. .*$`)},
	{"\n: ", regexp.MustCompile(`(?m)^: {1,3}\S.*$`)},
	{"^", regexp.MustCompile(`[\p{L}\d)](\^[^\s^]{1,20}\^)`)},
	{"#", regexp.MustCompile(`#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!)`)},
	{"[", regexp.MustCompile(`\[/?(?:embed|contact-form-7|(?:su|vc|et_pb|wp|fusion|ngg|elementor)[-_][a-z_-]+|playlist|audio|video|tablepress|rev_slider|smartslider3|pdf-embedder|pdfviewer)(?: [^\[\]\n]*)?\]`)},
	{"::", regexp.MustCompile(`(?m)(?:^[ \t>]*(?:[-+*][ \t]+)?|\[)(\p{L}[\p{L}\d _-]{0,30}::)[ \t]`)},
	{"^", regexp.MustCompile(`(?m)(?:^|[ \t])\^[A-Za-z0-9-]{3,}[ \t]*$`)},
}

// foreign finds the marks of other programs, which are shown as they stand.
func (w *walk) foreign() {
	for _, mark := range foreignMarks {
		if !strings.Contains(w.written, mark.sign) {
			continue
		}
		for _, at := range mark.what.FindAllStringSubmatchIndex(w.written, -1) {
			at = at[len(at)-2:] // the mark alone, if more was looked at
			for at[0] < at[1]-1 && (w.written[at[0]] == ' ' || w.written[at[0]] == '\t') {
				at[0]++
			}
			shortcode := at[0] > 0 && w.written[at[0]-1] == '{'
			if w.plain[at[0]] && !isEscaped(w.written, at[0]) && !shortcode {
				w.document.Failed = append(w.document.Failed, Failed{Place: w.place(at[0]), Kind: ForeignMark,
					Written: w.written[at[0]:at[1]], Destination: mark.sign})
			}
		}
	}
}

// failures finds text that looks like Markdown.
func (w *walk) failures() {
	if w.plain == nil {
		return
	}
	for at := range matches(looksLikeWiki, w.written) {
		kind := WikiLink
		if at[2] != at[3] {
			kind = WikiPicture
		} else if strings.Trim(strings.ToUpper(w.written[at[4]:at[5]]), "_") == "TOC" {
			continue // told as another program's mark
		}
		w.failed(kind, at[0], at[1], w.written[at[4]:at[5]])
	}
	for at := range matches(looksLikeLink, w.written) {
		destination := strings.TrimSpace(w.written[at[6]:at[7]])
		switch {
		case at[2] != at[3] && !isEscaped(w.written, at[0]):
			w.failed(FailedPicture, at[0], at[1], destination)
		case w.written[at[5]+1] == '(' || webAddress.MatchString(destination): // else, with a space between, it is a remark in brackets
			w.failed(FailedLink, at[3], at[1], destination)
		}
	}
	for at := range matches(apartPicture, w.written) {
		if w.plain[at[0]] && !isEscaped(w.written, at[0]) {
			w.document.Failed = append(w.document.Failed, Failed{Place: w.place(at[0]), Kind: FailedPicture,
				Written: w.written[at[0]:at[1]], Destination: strings.TrimSpace(w.written[at[2]:at[3]])})
		}
	}
	for at := range matches(swapped, w.written) {
		if w.plain[at[0]] {
			w.document.Failed = append(w.document.Failed, Failed{Place: w.place(at[0]), Kind: FailedLink,
				Written: w.written[at[0]:at[1]], Destination: w.written[at[2]:at[3]]})
		}
	}
	w.references()
	w.raw()
	for at := range matches(looksLikeFootnote, w.written) {
		w.failed(FailedFootnote, at[0], at[1], w.written[at[2]:at[3]])
	}
	w.foreign()
	slices.SortFunc(w.document.Failed, func(a, b Failed) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Kind, b.Kind))
	})
}

// matches finds all places where an expression matches, also those within
// another match.
func matches(what *regexp.Regexp, s string) iter.Seq[[]int] {
	return func(yield func([]int) bool) {
		for from := 0; from < len(s); {
			at := what.FindStringSubmatchIndex(s[from:])
			if at == nil {
				return
			}
			for i := range at {
				at[i] += from
			}
			if !yield(at) {
				return
			}
			from = at[0] + 1
			if s[at[0]] == '!' {
				from++ // the bracket behind it is the same one
			}
		}
	}
}

// failed adds what is shown as text, brackets and all, and is not meant so.
func (w *walk) failed(kind FailedKind, start, end int, destination string) {
	open := start + strings.IndexByte(w.written[start:], '[')
	if !w.plain[open] || isEscaped(w.written, start) {
		return
	}
	w.document.Failed = append(w.document.Failed, Failed{Place: w.place(start), Kind: kind,
		Written: w.written[start:end], Destination: destination})
}

// isEscaped reports whether the character at an offset stands behind a \.
func isEscaped(s string, at int) bool {
	before := s[:at]
	return (len(before)-len(strings.TrimRight(before, `\`)))%2 == 1
}

// unusedFootnotes finds the definitions that no page shows, because nothing
// refers to them.
func (w *walk) unusedFootnotes() {
	if !strings.Contains(w.written, "[^") {
		return
	}
	first := map[string]int{}
	fenced, offset := false, 0
	for line := range strings.Lines(w.written) {
		if trimmed := strings.TrimLeft(line, " "); strings.HasPrefix(trimmed, "```") || strings.HasPrefix(trimmed, "~~~") {
			fenced = !fenced
		}
		if at := footnoteText.FindStringSubmatchIndex(line); at != nil && !fenced {
			f := Footnote{Place: w.place(offset + at[0]), Name: line[at[2]:at[3]]}
			f.First = first[f.Name]
			if !w.footnotes[f.Name] || f.First > 0 {
				w.document.Footnotes = append(w.document.Footnotes, f)
			}
			first[f.Name] = cmp.Or(f.First, f.Line)
		}
		offset += len(line)
	}
	free := 2
	for i, f := range w.document.Footnotes {
		if f.First == 0 {
			continue
		}
		for strings.Contains(w.written, fmt.Sprintf("[^%d]", free)) {
			free++
		}
		w.document.Footnotes[i].Free = strconv.Itoa(free)
		free++
	}
}
