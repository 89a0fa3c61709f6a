package part

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/pipeline"
)

// planName is the one file of a work folder that a later plan writes over.
const planName = "plan.json"

// A planRecord is what Plan notes.
type planRecord struct {
	Plan     *pipeline.PartPlan `json:"plan"`
	Texts    []File             `json:"texts"` // by part: what its texts are made of
	Pictures File               `json:"pictures"`
	WriteUps File               `json:"write_ups"` // see pipeline.PartRead
	Plain    File               `json:"plain"`
}

// A textsRecord is what Texts notes of a part.
type textsRecord struct {
	Values File `json:"values"`
	Index  File `json:"index"`
}

// A joinRecord is what Join notes.
type joinRecord struct {
	Pages    []File `json:"pages"` // by part: what its pages are made of
	Shards   []File `json:"shards"`
	Related  File   `json:"related"`
	Contents File   `json:"contents"`
}

// A valuesRecord is what Pages and Shards note of a part.
type valuesRecord struct {
	Values File `json:"values"`
}

// given is the digest of what a step is given; what it does is noted under it.
func given(step string, what ...string) string {
	sum := sha256.Sum256([]byte(step + "\n" + strings.Join(what, "\n")))
	return "done/" + step + "-" + hex.EncodeToString(sum[:16]) + ".json"
}

// plan reads what Plan has noted.
func (s *step) plan() (p planRecord, err error) {
	found, err := s.folder.noted(s.ctx, planName, &p)
	if err == nil && (!found || p.Plan == nil || len(p.Texts) != p.Plan.Parts || p.WriteUps.SHA256 == "") {
		err = missing([]string{"khotin part plan"})
	}
	return p, err
}

// check checks that a part is one of the plan's, if the step is of a part.
func (s *step) check(p planRecord) error {
	if s.options.Parts == 0 || s.options.Parts == p.Plan.Parts {
		return nil
	}
	return &diag.Fault{
		Message: diag.K4404.T("kế hoạch có %d phần, không phải %d", "the plan is one of %d parts, not %d", p.Plan.Parts, s.options.Parts),
		Hint:    diag.T("dùng đúng số phần, hoặc lập lại kế hoạch: khotin part plan", "use that number, or plan again: khotin part plan"),
	}
}

func textsName(p planRecord, part int) string { return given("texts", p.Texts[part-1].SHA256) }

// texts reads what Texts has noted of some parts.
func (s *step) texts(p planRecord, parts ...int) ([]textsRecord, error) {
	return notes[textsRecord](s, "texts", p, func(part int) string { return textsName(p, part) }, parts)
}

// notes reads what a step has noted of some parts, and says which have not run.
func notes[R any](s *step, step string, p planRecord, name func(part int) string, parts []int) ([]R, error) {
	records := make([]R, len(parts))
	var not []string
	for i, part := range parts {
		found, err := s.folder.noted(s.ctx, name(part), &records[i])
		if err != nil {
			return nil, err
		}
		if !found {
			not = append(not, fmt.Sprintf("khotin part %s %d/%d", step, part, p.Plan.Parts))
		}
	}
	if len(not) > 0 {
		return nil, missing(not)
	}
	return records, nil
}

// both joins what two steps say of what has not run.
func both(a, b error) error {
	var first, second *notDone
	if errors.As(a, &first) && errors.As(b, &second) {
		return missing(append(first.commands, second.commands...))
	}
	return cmp.Or(a, b)
}

// notDone is a fault that knows which commands have not run.
type notDone struct {
	*diag.Fault
	commands []string
}

func (e *notDone) Unwrap() error { return e.Fault }

// missing says which steps have not run.
func missing(commands []string) error {
	return &notDone{&diag.Fault{
		Message: diag.K4403.T("bước trước chưa xong: %s", "earlier steps are not done: %s", strings.Join(commands, ", ")),
		Hint:    diag.T("chạy các lệnh đó trước, với cùng một --work", "run these commands first, with the same --work"),
	}, commands}
}

func joinName(p planRecord, texts []textsRecord) string {
	what := []string{fmt.Sprintf("%x %x", p.Plan.Sources, p.Plan.Options.Inputs), p.Pictures.SHA256}
	for i, t := range texts {
		what = append(what, p.Texts[i].SHA256, t.Values.SHA256, t.Index.SHA256)
	}
	return given("join", what...)
}

// join reads what Join has noted.
func (s *step) join(p planRecord) (j joinRecord, texts []textsRecord, err error) {
	if texts, err = s.texts(p, all(p)...); err != nil {
		return j, nil, err
	}
	found, err := s.folder.noted(s.ctx, joinName(p, texts), &j)
	if err == nil && (!found || len(j.Pages) != p.Plan.Parts || len(j.Shards) != p.Plan.Parts) {
		err = missing([]string{"khotin part join"})
	}
	return j, texts, err
}

func pagesName(j joinRecord, texts []textsRecord, part int) string {
	return given("pages", j.Pages[part-1].SHA256, texts[part-1].Values.SHA256)
}

func shardsName(j joinRecord, part int) string { return given("shards", j.Shards[part-1].SHA256) }

// all are the numbers of the parts.
func all(p planRecord) []int {
	parts := make([]int, p.Plan.Parts)
	for i := range parts {
		parts[i] = i + 1
	}
	return parts
}

// isDone reads a note of this very step, and whether all that it names is there.
func (s *step) isDone(ctx context.Context, name string, record any, files func() []File) (bool, error) {
	found, err := s.folder.noted(ctx, name, record)
	if err != nil || !found {
		return false, err
	}
	for _, f := range files() {
		if there, err := s.folder.has(ctx, f); err != nil || !there {
			return false, err
		}
	}
	s.report.Before, s.report.Files = true, files()
	return true, nil
}
