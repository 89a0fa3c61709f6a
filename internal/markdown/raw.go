package markdown

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// Marks of Markdown that make nothing, because something is missing beside them.
var (
	stars       = regexp.MustCompile(`\*\*+`)
	gluedHashes = regexp.MustCompile(`(?m)^ {0,3}(#{1,6})([^\s#].*)$`)
	bulletLine  = regexp.MustCompile(`(?m)^[ \t>]*(?:[-+*][ \t]+)?([•●▪■◦][ \t\x{A0}]?.*)$`)
	capital     = regexp.MustCompile(`^\p{Lu}[^ ]* `)
)

// looksRaw saves most texts the search: it has **, or a line that begins with a
// bullet or with # and no space.
func looksRaw(body string) bool {
	if strings.Contains(body, "**") {
		return true
	}
	for line := range strings.Lines(body) {
		line = strings.TrimLeft(line, " \t>-+*")
		if rest := strings.TrimLeft(line, "#"); rest != line && rest != "" && !strings.ContainsRune(" \t\r\n", rune(rest[0])) {
			return true
		}
		if first, _ := utf8.DecodeRuneInString(line); strings.ContainsRune("•●▪■◦", first) {
			return true
		}
	}
	return false
}

// references finds links and pictures of the form […][name] of which no line
// says where they lead.
func (w *walk) references() {
	for at := range matches(looksLikeRef, w.written) {
		picture := at[2] != at[3]
		if !picture && strings.Trim(w.written[at[4]:at[5]]+w.written[at[6]:at[7]], "0123456789, ") == "" {
			continue // [1][2]: numbers of notes
		}
		kind, start := FailedLink, at[3]
		if picture {
			kind, start = FailedPicture, at[0]
		}
		w.failed(kind, start, at[1], "")
	}
	for _, at := range loneRef.FindAllStringSubmatchIndex(w.written, -1) {
		w.failed(FailedPicture, at[2], at[3], "")
	}
}

// raw finds signs of Markdown that are shown as they stand.
func (w *walk) raw() {
	last := 0
	for _, at := range stars.FindAllStringIndex(w.written, -1) {
		inBrackets := at[0] > 0 && w.written[at[0]-1] == '(' && at[1] < len(w.written) && w.written[at[1]] == ')'
		if !w.plain[at[0]] || isEscaped(w.written, at[0]) || inBrackets {
			continue
		}
		place := w.place(at[0])
		if place.Line == last {
			continue
		}
		last = place.Line
		w.document.Failed = append(w.document.Failed, Failed{Place: place, Kind: FailedBold, Written: strings.TrimSpace(w.line(place.Line))})
	}
	for _, at := range gluedHashes.FindAllStringSubmatchIndex(w.written, -1) {
		hashes, words := w.written[at[2]:at[3]], w.written[at[4]:at[5]]
		if w.plain[at[2]] && (len(hashes) > 1 || capital.MatchString(words)) { // else it is a tag
			w.document.Failed = append(w.document.Failed, Failed{Place: w.place(at[2]), Kind: FailedHeading,
				Written: hashes + words, Destination: hashes + " " + words})
		}
	}
	for _, at := range bulletLine.FindAllStringSubmatchIndex(w.written, -1) {
		if w.plain[at[2]] {
			w.document.Failed = append(w.document.Failed, Failed{Place: w.place(at[2]), Kind: FailedBullet, Written: w.written[at[2]:at[3]]})
		}
	}
}

// struck finds words between single ~, which Pandoc and Typora set lower, and which
// pages strike through.
func (w *walk) struck(n *extast.Strikethrough) {
	first, ok := n.FirstChild().(*ast.Text)
	last, alone := n.LastChild().(*ast.Text)
	if !ok || !alone {
		return
	}
	start, end := first.Segment.Start-1, last.Segment.Stop+1
	if start > 0 && w.written[start-1] == '~' || end > len(w.written) || strings.ContainsAny(w.written[start:end], " \n") {
		return
	}
	w.document.Failed = append(w.document.Failed, Failed{Place: w.place(start), Kind: ForeignMark, Written: w.written[start:end], Destination: "~"})
}

// programBlocks are the names of blocks that Obsidian and others run, and pages show as code.
var programBlocks = []string{"dataview", "dataviewjs", "query", "tasks", "button", "mermaid", "plantuml", "chart", "toc", "table-of-contents", "meta-bind", "calendar-nav"}

// fence finds a block of code that another program would run, and one whose end is not written, so that all that follows
// is code, too.
func (w *walk) fence(n *ast.FencedCodeBlock) {
	start := n.Pos()
	if language := string(n.Language(w.source)); slices.Contains(programBlocks, language) {
		w.document.Failed = append(w.document.Failed, Failed{Place: w.place(start), Kind: ForeignMark, Written: "```" + language, Destination: "```"})
	}
	mark := w.written[start:]
	mark = mark[:len(mark)-len(strings.TrimLeft(mark, mark[:1]))]
	end := start + strings.IndexByte(w.written[start:]+"\n", '\n') + 1
	if lines := n.Lines(); lines.Len() > 0 {
		end = lines.At(lines.Len() - 1).Stop
	}
	next, _, _ := strings.Cut(w.written[min(end, len(w.written)):], "\n")
	next = strings.Trim(next, " \t\r>")
	if len(next) < len(mark) || strings.Trim(next, mark[:1]) != "" {
		w.document.Failed = append(w.document.Failed, Failed{Place: w.place(start), Kind: OpenFence, Written: mark})
	}
}
