package e2e

import "testing"

// Marks stacked above and below a letter need room in the line: else they touch
// those of the next line, or are cut off.
func TestStackedMarks(t *testing.T) {
	t.Parallel()
	scenario(t, "every line has room for letters with two marks, on every kind of page", func(t *testing.T) {
		r := visit(t)
		for _, page := range []string{"", longBien, "ha-noi/quan-long-bien/", "nam-hoc/2018-2019/", "tim-kiem/"} {
			r.opens(page)
			for _, narrow := range value[[]string](r, `(() => {
				const pen = document.createElement("canvas").getContext("2d");
				const found = [];
				for (const e of document.body.querySelectorAll("h1, h2, h3, p, a, li, td, th, dt, dd, label, button, input")) {
					const style = getComputedStyle(e);
					pen.font = style.font;
					const letters = pen.measureText("ẪỠỀỰỆgy");
					const height = letters.actualBoundingBoxAscent + letters.actualBoundingBoxDescent;
					const line = style.lineHeight === "normal" ? Infinity : parseFloat(style.lineHeight);
					if (line < height) found.push(e.outerHTML.slice(0, 80) + ": line " + line + ", letters " + height);
				}
				return found;
			})()`) {
				t.Errorf("%s: %s", page, narrow)
			}
		}
	})
}
