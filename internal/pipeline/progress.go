package pipeline

import (
	"sync"
	"time"
)

// Stage is one step of a build, named as its package. Text is package site's
// too: it makes the texts, then waits for the index to tell what is related.
type Stage string

// The stages in their order.
const (
	Archive Stage = "archive"
	Text    Stage = "text"
	Index   Stage = "index"
	Site    Stage = "site"
	Shard   Stage = "shard"
	Publish Stage = "publish"
)

// Progress is told how far a build is. Its methods are called one at a time.
type Progress interface {
	Begin(stage Stage)
	Step(stage Stage, done, total int)
	End(report StageReport)
}

// StageReport says what one stage took.
type StageReport struct {
	Stage     Stage         `json:"stage"`
	Count     int           `json:"count"` // what it made: write-ups, pages, documents, files
	Wall      time.Duration `json:"wall_ns"`
	CPU       time.Duration `json:"cpu_ns"` // of the whole process meanwhile; 0 where the system does not tell
	Failed    bool          `json:"failed,omitempty"`
	PeakBytes int64         `json:"peak_bytes"` // most memory resident since the stage began; 0 where the system does not tell
}

// silent is the Progress of those who want none.
type silent struct{}

func (silent) Begin(Stage)          {}
func (silent) Step(Stage, int, int) {}
func (silent) End(StageReport)      {}

// steps gives a function that several goroutines may report progress to: the
// reports reach Progress one at a time and never go back.
func (b *builder) steps(stage Stage) func(done, total int) {
	var mu sync.Mutex
	last := 0
	return func(done, total int) {
		mu.Lock()
		defer mu.Unlock()
		if done > last {
			last = done
			b.options.Progress.Step(stage, done, total)
		}
	}
}

// measure runs one stage and reports it. The report is also given if the stage
// fails, so that a progress line is always ended.
func (b *builder) measure(stage Stage, work func() (count int, err error)) error {
	if err := b.ctx.Err(); err != nil {
		return err
	}
	b.options.Progress.Begin(stage)
	resetPeak()
	began, cpu := time.Now(), processCPU()
	count, err := work()
	report := StageReport{Stage: stage, Count: count, Failed: err != nil, Wall: time.Since(began), CPU: processCPU() - cpu, PeakBytes: peakBytes()}
	b.result.Stages = append(b.result.Stages, report)
	b.options.Progress.End(report)
	return err
}
