package distributed

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/log"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/part"
	"github.com/khotin/khotin/internal/pipeline"
)

// A Build says what to build, in how many parts, and through which folders. Paths are those
// of every worker.
type Build struct {
	Source       string // the archive's folder
	Work         string // the address of the work folder, which all workers reach
	Destination  string // on the worker that publishes; it should be one that outlives it
	CacheDir     string // of a worker's own; "" for a folder in the user's cache
	BaseURL      string
	Parts        int
	Drafts, Safe bool
	AllowRemoved bool
	Version      string // of khotin
	Now          time.Time
	Lang         diag.Lang // of what is told
}

// A Task is a step of one part; 0 is the whole archive.
type Task struct {
	Step string
	Part int
}

// Done says what a task has made.
type Done struct {
	Task
	Count int         // write-ups, pages or files
	Files []part.File // of the work folder
}

func init() {
	register.DoFn2x2[context.Context, []byte, Done, error](&planFn{})
	register.DoFn2x0[Done, func(Task)](&tasksFn{})
	register.DoFn2x2[context.Context, Task, Done, error](&partFn{})
	register.DoFn3x2[context.Context, int, func(*Done) bool, Done, error](&joinFn{})
	register.DoFn3x2[context.Context, int, func(*Done) bool, Done, error](&publishFn{})
	register.Emitter1[Task]()
	register.Iter1[Done]()
	beam.RegisterType(reflect.TypeFor[Task]())
	beam.RegisterType(reflect.TypeFor[Done]())
}

// Pipeline adds the build to a pipeline; the result is of what was published.
func (b Build) Pipeline(s beam.Scope) beam.PCollection {
	planned := beam.ParDo(s.Scope("plan"), &planFn{b}, beam.Impulse(s))
	texts := b.each(s.Scope("texts"), planned, "texts")
	joined := beam.ParDo(s.Scope("join"), &joinFn{b}, afterAll(s, texts))
	made := b.each(s.Scope("pages and shards"), joined, "pages", "shards")
	return beam.ParDo(s.Scope("publish"), &publishFn{b}, afterAll(s, made))
}

// each does steps of all parts, wherever there is a worker.
func (b Build) each(s beam.Scope, after beam.PCollection, steps ...string) beam.PCollection {
	tasks := beam.ParDo(s, &tasksFn{b.Parts, steps}, after)
	return beam.ParDo(s, &partFn{b}, beam.Reshuffle(s, tasks))
}

// afterAll waits until all is done.
func afterAll(s beam.Scope, done beam.PCollection) beam.PCollection {
	return beam.GroupByKey(s, beam.AddFixedKey(s, done))
}

type planFn struct{ Build Build }

// ProcessElement divides the archive into parts.
func (f *planFn) ProcessElement(ctx context.Context, _ []byte) (Done, error) {
	return f.Build.do(ctx, Task{Step: "plan"})
}

type tasksFn struct {
	Parts int
	Steps []string
}

// ProcessElement names the steps of all parts.
func (f *tasksFn) ProcessElement(_ Done, emit func(Task)) {
	for part := 1; part <= f.Parts; part++ {
		for _, step := range f.Steps {
			emit(Task{step, part})
		}
	}
}

type partFn struct{ Build Build }

// ProcessElement does a step of a part.
func (f *partFn) ProcessElement(ctx context.Context, t Task) (Done, error) {
	return f.Build.do(ctx, t)
}

type joinFn struct{ Build Build }

// ProcessElement finds what no part knows alone.
func (f *joinFn) ProcessElement(ctx context.Context, _ int, texts func(*Done) bool) (Done, error) {
	if err := f.Build.all(texts, "texts"); err != nil {
		return Done{}, err
	}
	return f.Build.do(ctx, Task{Step: "join"})
}

type publishFn struct{ Build Build }

// ProcessElement publishes what all parts have made.
func (f *publishFn) ProcessElement(ctx context.Context, _ int, made func(*Done) bool) (Done, error) {
	if err := f.Build.all(made, "pages", "shards"); err != nil {
		return Done{}, err
	}
	return f.Build.do(ctx, Task{Step: "publish"})
}

// all checks that steps of all parts are there, and that those which an engine did twice
// have made the same.
func (b Build) all(done func(*Done) bool, steps ...string) error {
	found := map[Task]string{}
	for one := (Done{}); done(&one); one = (Done{}) {
		made := fmt.Sprint(one.Files)
		if before, twice := found[one.Task]; twice && before != made {
			return fmt.Errorf("%s %d made %s, and before %s", one.Step, one.Part, made, before)
		}
		found[one.Task] = made
	}
	if want := b.Parts * len(steps); len(found) != want {
		return fmt.Errorf("%v: %d are done, of %d", steps, len(found), want)
	}
	return nil
}

// steps are those of package part.
var steps = map[string]func(context.Context, part.Options) (*part.Report, error){
	"plan": part.Plan, "texts": part.Texts, "join": part.Join, "pages": part.Pages, "shards": part.Shards, "publish": part.Publish,
}

// do does a step in this process. What it has to tell goes into the engine's log.
func (b Build) do(ctx context.Context, t Task) (Done, error) {
	report, err := steps[t.Step](ctx, part.Options{
		Options: pipeline.Options{Source: b.Source, Destination: b.Destination, CacheDir: b.CacheDir, BaseURL: b.BaseURL, Drafts: b.Drafts,
			Safe: b.Safe, AllowRemoved: b.AllowRemoved, Version: b.Version, Now: b.Now},
		Work: b.Work, Part: t.Part, Parts: b.Parts,
	})
	if err != nil {
		return Done{}, errors.New(diag.Describe(err, b.Lang))
	}
	if report.Result != nil {
		for _, w := range report.Result.Warnings {
			log.Warn(ctx, w.Format(b.Lang))
		}
	}
	log.Infof(ctx, "%s %d: %d", t.Step, t.Part, report.Count)
	return Done{t, report.Count, report.Files}, nil
}
