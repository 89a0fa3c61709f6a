package office

// wordNumbers are the lists of a .docx: numbering.xml.
type wordNumbers struct {
	lists    map[string]*wordList // by numId
	counters map[string]*counter  // by abstractNumId: lists of one kind count on
}

type wordList struct {
	abstract string
	levels   [maxLevels]wordLevel
}

type wordLevel struct {
	format, pattern string
	start           int
}

// An itemLabel is what stands before an item.
type itemLabel struct {
	label string // "" for bullets
	level int
}

func readNumbers(tree *node) *wordNumbers {
	w := &wordNumbers{lists: map[string]*wordList{}, counters: map[string]*counter{}}
	abstracts := map[string]*wordList{}
	for n := range tree.all("w:abstractNum") {
		list := &wordList{abstract: n.attrs["w:abstractNumId"]}
		list.read(n)
		abstracts[list.abstract] = list
	}
	for n := range tree.all("w:num") {
		base := abstracts[n.child("w:abstractNumId").attrs["w:val"]]
		if base == nil {
			continue
		}
		list := *base
		for change := range n.all("w:lvlOverride") {
			list.read(change)
			if start := change.child("w:startOverride"); start.name != "" {
				if level := number(change.attrs["w:ilvl"], 0); level >= 0 && level < maxLevels {
					list.levels[level].start = number(start.attrs["w:val"], 1)
				}
				list.abstract = "of " + n.attrs["w:numId"] // it counts by itself
			}
		}
		w.lists[n.attrs["w:numId"]] = &list
	}
	return w
}

func (l *wordList) read(parent *node) {
	for n := range parent.all("w:lvl") {
		level := number(n.attrs["w:ilvl"], 0)
		if level < 0 || level >= maxLevels {
			continue
		}
		l.levels[level] = wordLevel{
			format:  n.child("w:numFmt").attrs["w:val"],
			pattern: n.child("w:lvlText").attrs["w:val"],
			start:   number(n.child("w:start").attrs["w:val"], 1),
		}
	}
}

// label counts a paragraph of a list; ok is false for other paragraphs.
func (w *wordNumbers) label(properties *node, style *wordStyle) (l itemLabel, ok bool) {
	n := properties.child("w:numPr")
	if !n.has("w:numId") {
		n = style.numbering()
	}
	list := w.lists[n.child("w:numId").attrs["w:val"]]
	if list == nil {
		return l, false
	}
	l.level = min(max(number(n.child("w:ilvl").attrs["w:val"], 0), 0), maxLevels-1)
	level := list.levels[l.level]
	if level.format == "none" {
		return l, false
	}
	if level.format == "bullet" || level.format == "" {
		return l, true
	}
	c := w.counters[list.abstract]
	if c == nil {
		c = new(counter)
		w.counters[list.abstract] = c
	}
	for above := range l.level {
		if !c.counted[above] {
			c.next(above, list.levels[above].start)
		}
	}
	c.next(l.level, level.start)
	l.label = label(level.pattern, c, func(level int) string { return list.levels[level].format })
	return l, true
}
