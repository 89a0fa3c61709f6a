package card

import "image"

// The layout, in points.
const (
	rule     = 6 // the red line above the band at the foot
	markSize = 52
	markTop  = 48
	bodyTop  = 128 // of kind and title
	bodyFoot = 22  // of free space above the red line
)

// widthOf is that of the canvas, and the space that is left free beside the text.
func widthOf(canvas *image.Paletted) (width, margin int) {
	width = canvas.Rect.Dx()
	if width == CoverWidth {
		return width, 40
	}
	return width, 72
}

// draw paints a whole card over whatever the canvas held.
func (p *Painter) draw(canvas *image.Paletted, c Card) {
	width, margin := widthOf(canvas)
	height := canvas.Rect.Dy()
	foot := p.footLines(clean(c.Locality), clean(c.Day), clean(c.SchoolYear), width-2*margin)
	band := height - 28
	for _, line := range foot {
		band -= line.size * 3 / 2
	}
	fillRect(canvas, image.Rect(0, 0, width, band-rule), inkOnPaper.base)
	fillRect(canvas, image.Rect(0, band-rule, width, band), redOnPaper.full())
	fillRect(canvas, image.Rect(0, band, width, height), whiteOnTeal.base)
	p.drawHead(canvas, clean(c.Site), !c.Unmarked)
	p.drawBody(canvas, clean(c.Kind), clean(c.Title), band-rule-bodyFoot)
	y := band + 2
	for _, line := range foot {
		y += line.size * 3 / 2
		p.line(canvas, line.text, line.size, margin, y, whiteOnTeal)
	}
}

// drawHead paints the mark and the archive's name beside it.
func (p *Painter) drawHead(canvas *image.Paletted, site string, marked bool) {
	const size = 30
	width, margin := widthOf(canvas)
	left := margin
	if marked {
		drawMark(canvas, margin, markTop, markSize)
		left += markSize + 18
	}
	p.line(canvas, p.bold.fitLine(site, size, width-margin-left), size, left, markTop+markSize/2+size*37/100, inkOnPaper)
}

// drawBody paints the title, and above it the kind, in the middle of what
// head and foot leave free.
func (p *Painter) drawBody(canvas *image.Paletted, kind, title string, foot int) {
	const size, gap = 28, 18
	width, margin := widthOf(canvas)
	textWidth := width - 2*margin
	above := 0
	if kind != "" {
		above = size + gap
	}
	b := p.bold.fit(title, textWidth, foot-bodyTop-above)
	y := bodyTop + (foot-bodyTop-above-b.height())/2
	p.line(canvas, p.bold.fitLine(kind, size, textWidth), size, margin, y+size*4/5, redOnPaper)
	y += above + b.ascent()
	for _, line := range b.lines {
		p.line(canvas, line, b.size, margin-line.outdent()*b.size/em, y, inkOnPaper)
		y += b.leading
	}
}

// outdent is how far a line that opens with a quotation mark stands out to the
// left, so that its letters stand below one another.
func (t text) outdent() int {
	switch t.glyphs[0].char {
	case '“', '"', '‘', '«':
		return t.glyphs[0].advance
	}
	return 0
}

// ascent is the space above a title for the tallest letter of its first line.
func (b block) ascent() int {
	if len(b.lines) == 0 {
		return 0
	}
	above, _ := b.lines[0].extent()
	return max(above, 960) * b.size / em
}

// height is what a title takes, from above its first capitals to
// below its last letters.
func (b block) height() int {
	if len(b.lines) == 0 {
		return 0
	}
	return b.ascent() + (len(b.lines)-1)*b.leading + b.size/4
}

// A footLine is one line of the band.
type footLine struct {
	text text
	size int
}

// footLines are the locality, and below it the day and the school year.
func (p *Painter) footLines(locality, day, schoolYear string, width int) []footLine {
	const localitySize, whenSize = 36, 28
	var lines []footLine
	if locality != "" {
		lines = append(lines, footLine{p.bold.fitLine(locality, localitySize, width), localitySize})
	}
	when := day
	if day != "" && schoolYear != "" {
		when += "  ·  "
	}
	if when += schoolYear; when != "" {
		lines = append(lines, footLine{p.medium.fitLine(when, whenSize, width), whenSize})
	}
	return lines
}

// line paints a text with its start at x, standing on y.
func (p *Painter) line(canvas *image.Paletted, t text, size, x, y int, colour ramp) {
	for _, g := range t.glyphs {
		at := (x*em + g.at*size) * shifts / em // in parts of a point
		if m := p.masks.get(t.face, g.id, size, at%shifts); m != nil {
			stamp(canvas, m, image.Pt(at/shifts, y), colour)
		}
	}
}

// stamp paints what a mask covers. Where two letters meet, the darker wins.
func stamp(canvas *image.Paletted, m mask, at image.Point, colour ramp) {
	seen := m.Rect.Add(at).Intersect(canvas.Rect)
	for y := seen.Min.Y; y < seen.Max.Y; y++ {
		from := m.Pix[m.PixOffset(seen.Min.X-at.X, y-at.Y):][:seen.Dx()]
		to := canvas.Pix[canvas.PixOffset(seen.Min.X, y):][:seen.Dx()]
		for i, covered := range from {
			index, inked := colour.at(covered)
			if inked && (to[i] == colour.base || index > to[i]) {
				to[i] = index
			}
		}
	}
}

func fillRect(canvas *image.Paletted, r image.Rectangle, index uint8) {
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := canvas.Pix[canvas.PixOffset(r.Min.X, y):][:r.Dx()]
		for i := range row {
			row[i] = index
		}
	}
}
