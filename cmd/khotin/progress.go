package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/pipeline"
)

// progress shows how far a build is on the error stream: a bar if a terminal
// watches, else one line for each finished step; nothing with --json.
func (a *app) progress() pipeline.Progress {
	if a.json {
		return nil
	}
	lines := stepLines{a}
	if a.ErrWidth > 0 {
		return &stepBars{stepLines: lines}
	}
	return lines
}

// stepNames says what a step does, while it does it.
var stepNames = map[pipeline.Step]diag.Text{
	pipeline.Archive: diag.T("Đọc bài viết", "Reading write-ups"),
	pipeline.Compare: diag.T("So với lần dựng trước", "Comparing with the last build"),
	pipeline.Text:    diag.T("Lấy nội dung", "Making texts"),
	pipeline.Site:    diag.T("Dựng trang", "Building pages"),
	pipeline.Index:   diag.T("Lập chỉ mục", "Indexing"),
	pipeline.Shard:   diag.T("Ghi tệp tìm kiếm", "Writing search files"),
	pipeline.Publish: diag.T("Kiểm tra và xuất bản", "Verifying and publishing"),
}

// stepLines writes one line for each step.
type stepLines struct{ *app }

func (stepLines) Begin(pipeline.Step)             {}
func (stepLines) Advance(pipeline.Step, int, int) {}
func (l stepLines) End(r pipeline.StepReport) {
	if r.Failed {
		return // what is wrong is told next
	}
	fmt.Fprintf(l.Err, "%s: %d (%s)\n", stepNames[r.Step].In(l.lang), r.Count, l.duration(r.Wall))
}

// duration writes a time for a person: "0,4 s", "2 min 5 s".
func (a *app) duration(d time.Duration) string {
	if d >= time.Minute {
		return a.text("%d phút %d giây", "%d min %d s", int(d.Minutes()), int(d.Seconds())%60)
	}
	text := fmt.Sprintf("%.1f s", d.Seconds())
	if a.lang == diag.Vietnamese {
		text = strings.Replace(text, ".", ",", 1)
	}
	return text
}

// stepBars draws a bar while a step runs and leaves its line when it ends.
type stepBars struct {
	stepLines
	bar *progressbar.ProgressBar
}

// barRefresh is how often the bar is drawn: fast enough to look alive, slow
// enough to cost nothing.
const barRefresh = 100 * time.Millisecond

func (b *stepBars) Begin(step pipeline.Step) { b.draw(step, -1) }

func (b *stepBars) draw(step pipeline.Step, total int) {
	b.bar = progressbar.NewOptions(total,
		progressbar.OptionSetWriter(b.Err),
		progressbar.OptionSetDescription(stepNames[step].In(b.lang)),
		progressbar.OptionSetWidth(min(30, b.ErrWidth/3)),
		progressbar.OptionThrottle(barRefresh),
		progressbar.OptionShowCount(),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionSpinnerType(14),
		progressbar.OptionSetElapsedTime(false),
		progressbar.OptionSetPredictTime(false),
	)
	_ = b.bar.RenderBlank()
}

func (b *stepBars) Advance(step pipeline.Step, done, total int) {
	if b.bar.GetMax() != total {
		b.erase() // the spinner that stood for a total not known yet
		b.draw(step, total)
	}
	_ = b.bar.Set(done)
}

func (b *stepBars) End(r pipeline.StepReport) {
	b.erase()
	b.stepLines.End(r)
}

// erase stops the bar and leaves an empty line to write on.
func (b *stepBars) erase() {
	_ = b.bar.Finish()
	_ = b.bar.Clear()
	io.WriteString(b.Err, "\r")
}

// bar draws how much of a long work is done, if a terminal watches more than one
// piece of it.
func (a *app) bar(of string) func(done, total int) {
	if a.json || a.ErrWidth == 0 {
		return nil
	}
	var bar *progressbar.ProgressBar
	return func(done, total int) {
		if bar == nil && total > 1 {
			bar = progressbar.NewOptions(total,
				progressbar.OptionSetWriter(a.Err),
				progressbar.OptionSetDescription(of),
				progressbar.OptionSetWidth(min(30, a.ErrWidth/3)),
				progressbar.OptionThrottle(barRefresh),
				progressbar.OptionShowCount(),
				progressbar.OptionClearOnFinish())
		}
		if bar != nil {
			_ = bar.Set(done)
		}
	}
}
