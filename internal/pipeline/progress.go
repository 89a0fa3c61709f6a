package pipeline

import (
	"sync"
	"time"
)

// A Step is a part of a build, named as its package. Text is package site's
// too: it makes the texts, then waits for the index to tell what is related.
// Compare is this package's: it looks whether anything has changed.
type Step string

// The steps in their order.
const (
	Archive Step = "archive"
	Compare Step = "compare"
	Text    Step = "text"
	Index   Step = "index"
	Site    Step = "site"
	Shard   Step = "shard"
	Publish Step = "publish"
)

// Progress is told how far a build is. Its methods are called one at a time.
type Progress interface {
	Begin(step Step)
	Advance(step Step, done, total int)
	End(report StepReport)
}

// StepReport says what one step took.
type StepReport struct {
	Step      Step          `json:"step"`
	Count     int           `json:"count"` // what it made: write-ups, pages, documents, files
	Wall      time.Duration `json:"wall_ns"`
	CPU       time.Duration `json:"cpu_ns"` // of the whole process meanwhile; 0 where the system does not tell
	Failed    bool          `json:"failed,omitempty"`
	PeakBytes int64         `json:"peak_bytes"` // most memory resident since the step began; 0 where the system does not tell
}

// silent is the Progress of those who want none.
type silent struct{}

func (silent) Begin(Step)             {}
func (silent) Advance(Step, int, int) {}
func (silent) End(StepReport)         {}

// progress gives a function that several goroutines may report progress to: the
// reports reach Progress one at a time and never go back.
func (b *builder) progress(step Step) func(done, total int) {
	var mu sync.Mutex
	last := 0
	return func(done, total int) {
		mu.Lock()
		defer mu.Unlock()
		if done > last {
			last = done
			b.options.Progress.Advance(step, done, total)
		}
	}
}

// measure runs one step and reports it. The report is also given if the step
// fails, so that a progress line is always ended.
func (b *builder) measure(step Step, work func() (count int, err error)) error {
	if err := b.ctx.Err(); err != nil {
		return err
	}
	b.options.Progress.Begin(step)
	resetPeak()
	began, cpu := time.Now(), processCPU()
	count, err := work()
	report := StepReport{Step: step, Count: count, Failed: err != nil, Wall: time.Since(began), CPU: processCPU() - cpu, PeakBytes: peakBytes()}
	b.result.Steps = append(b.result.Steps, report)
	b.options.Progress.End(report)
	return err
}
