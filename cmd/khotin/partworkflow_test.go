//go:build unix

package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/khotin/khotin/internal/parallel"
	"github.com/khotin/khotin/internal/scaffold"
)

// A workflowServer stands in for the server that runs a workflow: it gives each job a
// checkout of its own, keeps what jobs hand on, and runs those of different parts at once.
type workflowServer struct {
	t         *testing.T
	khotin    command
	artifacts string // what jobs have handed on
	killed    bool
}

// A serverJob is one job for one part, as the server runs it.
type serverJob struct {
	script    string
	env       map[string]string
	down, up  string // folders of the checkout, "" for none
	published string // the folder in which the site is then
}

// workflowFile is the workflow of one of scaffold.WorkflowNames for two parts.
func workflowFile(t *testing.T, name string, into any) {
	t.Helper()
	files, err := scaffold.Fill([]scaffold.File{scaffold.Workflow(name)}, "")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.NewReplacer("PARTS: 8", "PARTS: 2", `PARTS: "8"`, `PARTS: "2"`, "[1, 2, 3, 4, 5, 6, 7, 8]", "[1, 2]", "parallel: 8", "parallel: 2",
		`value: "8"`, `value: "2"`).Replace(string(files[0].Data))
	if err := yaml.Unmarshal([]byte(text), into); err != nil {
		t.Fatal(err)
	}
}

// newServer has an archive under git.
func newServer(t *testing.T) *workflowServer {
	if _, err := exec.LookPath("git"); err != nil || runtime.GOOS != "linux" {
		t.Skip("needs git, and the tools of Linux's servers")
	}
	c := freshArchive(t)
	for i, day := range []string{"2019-08-20", "2018-09-05", "2017-10-01"} {
		text := fmt.Sprintf("---\ntitle: Hội nghị thứ %d\ndate: %s\nschool_year: %s\nprovince: Hà Nội\n---\nGiáo dục của năm học.\n", i, day, []string{"2019-2020", "2018-2019", "2017-2018"}[i])
		if err := os.WriteFile(filepath.Join(c.dir, "content", fmt.Sprintf("b%d.md", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{{"init", "-q", "-b", "main"}, {"add", "."}, {"-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "Kho"}} {
		cmd := exec.Command("git", args...)
		cmd.Dir = c.dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	return &workflowServer{t: t, khotin: c, artifacts: t.TempDir()}
}

// want is the site of one process.
func (s *workflowServer) want(baseURL string) string {
	dir := s.t.TempDir()
	cmd, output := s.khotin.start(s.t, "build", "--base-url", baseURL, "--cache-dir", filepath.Join(dir, "cache"), "--destination", filepath.Join(dir, "public"))
	if err := cmd.Run(); err != nil {
		s.t.Fatalf("build: %v\n%s", err, output)
	}
	return s.listing(filepath.Join(dir, "public"))
}

func (s *workflowServer) listing(dir string) string {
	found, err := listing(dir)
	if err != nil {
		s.t.Fatal(err)
	}
	return found
}

// run runs jobs at the same time. The first of several is killed once, and run again, as
// a server does when a machine fails.
func (s *workflowServer) run(jobs ...serverJob) string {
	s.t.Helper()
	kill := len(jobs) > 1 && !s.killed
	s.killed = s.killed || kill
	dirs := make([]string, len(jobs))
	err := parallel.Each(s.t.Context(), len(jobs), func(i int) (err error) {
		if kill && i == 0 {
			if _, err := s.do(jobs[i], 300*time.Millisecond); err == nil {
				s.t.Log("the job ended before it was killed")
			}
		}
		dirs[i], err = s.do(jobs[i], 0)
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
	for i, job := range jobs {
		if job.up != "" {
			if err := os.CopyFS(s.artifacts, missingIn{os.DirFS(filepath.Join(dirs[i], job.up)), s.artifacts}); err != nil {
				s.t.Fatal(err)
			}
		}
	}
	return dirs[0]
}

// do runs a job in a checkout of its own, at most for some time.
func (s *workflowServer) do(job serverJob, most time.Duration) (dir string, err error) {
	dir = filepath.Join(s.t.TempDir(), "kho")
	if out, err := exec.Command("git", "clone", "-q", s.khotin.dir, dir).CombinedOutput(); err != nil {
		return "", fmt.Errorf("git clone: %w\n%s", err, out)
	}
	if job.down != "" {
		if err := os.CopyFS(filepath.Join(dir, job.down), os.DirFS(s.artifacts)); err != nil {
			return "", err
		}
	}
	cmd := exec.Command("sh", "-ec", job.script)
	cmd.Dir = dir
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Env = append(os.Environ(), "LANG=en_GB.UTF-8", "LC_ALL=", "XDG_CACHE_HOME="+s.t.TempDir(), "TMPDIR="+s.t.TempDir(), "CI_PROJECT_DIR="+dir,
		"PATH="+filepath.Dir(s.khotin.program)+string(filepath.ListSeparator)+os.Getenv("PATH"))
	for _, name := range slices.Sorted(maps.Keys(job.env)) {
		cmd.Env = append(cmd.Env, name+"="+os.Expand(job.env[name], func(of string) string {
			return map[string]string{"CI_PROJECT_DIR": dir}[of]
		}))
	}
	var output bytes.Buffer
	cmd.Stdout, cmd.Stderr = &output, &output
	if err := cmd.Start(); err != nil {
		return "", err
	}
	if most > 0 {
		defer time.AfterFunc(most, func() { _ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }).Stop()
	}
	if err := cmd.Wait(); err != nil {
		return "", fmt.Errorf("%w:\n%s\n%s", err, job.script, &output)
	}
	return dir, nil
}

// A githubParts is a workflow of GitHub with a matrix of parts.
type githubParts struct {
	Env  map[string]string
	Jobs map[string]struct {
		Strategy struct {
			Matrix struct{ Part []int }
		}
		Steps []struct {
			Uses, Run string
			Env       map[string]string
			With      map[string]any
		}
	}
}

// job puts the steps of a job together, for one part.
func (g githubParts) job(name string, part int, baseURL string) serverJob {
	fill := strings.NewReplacer("${{ matrix.part }}", fmt.Sprint(part), "${{ steps.pages.outputs.base_url }}", strings.TrimSuffix(baseURL, "/"))
	job := serverJob{env: maps.Clone(g.Env)}
	for _, step := range g.Jobs[name].Steps {
		path := fmt.Sprint(step.With["path"])
		switch action, _, _ := strings.Cut(step.Uses, "@"); action {
		case "actions/download-artifact":
			job.down = path
		case "actions/upload-artifact":
			job.up = path
		case "actions/upload-pages-artifact":
			job.published = path
		}
		for _, variable := range slices.Sorted(maps.Keys(step.Env)) {
			job.env[variable] = fill.Replace(step.Env[variable])
		}
		if step.Run != "" {
			job.script += "(\n" + fill.Replace(step.Run) + "\n)\n"
		}
	}
	return job
}

// The matrix of GitHub publishes what one process does, though a job was killed.
func TestGitHubMatrix(t *testing.T) {
	var g githubParts
	workflowFile(t, "github-matrix", &g)
	s := newServer(t)
	const baseURL = "https://example.org/kho/"
	for _, name := range []string{"plan", "texts", "join", "pages"} {
		parts := g.Jobs[name].Strategy.Matrix.Part
		jobs := []serverJob{g.job(name, 0, baseURL)}
		if len(parts) > 0 {
			jobs = nil
		}
		for _, part := range parts {
			jobs = append(jobs, g.job(name, part, baseURL))
		}
		s.run(jobs...)
	}
	last := g.job("publish", 0, baseURL)
	if got := s.listing(filepath.Join(s.run(last), last.published)); got != s.want(baseURL) {
		t.Error("the workflow publishes another site than khotin build")
	}
	if !s.killed {
		t.Error("no job was killed")
	}
}

// So do the jobs of GitLab.
func TestGitLabParts(t *testing.T) {
	if testing.Short() {
		t.Skip("like GitHub's")
	}
	var all map[string]any
	workflowFile(t, "gitlab", &all)
	s := newServer(t)
	lines := func(of any) string {
		var text strings.Builder
		for _, line := range of.([]any) {
			fmt.Fprintln(&text, line)
		}
		return text.String()
	}
	const baseURL = "https://example.org/kho/"
	job := func(name string, part int) serverJob {
		of := all[name].(map[string]any)
		j := serverJob{script: lines(all["before_script"]) + lines(of["script"]), down: "new", up: "new", env: map[string]string{"CI_PAGES_URL": strings.TrimSuffix(baseURL, "/"), "CI_NODE_INDEX": fmt.Sprint(part)}}
		for name, value := range all["variables"].(map[string]any) {
			j.env[name] = strings.ReplaceAll(fmt.Sprint(value), "$CI_PROJECT_DIR", "${CI_PROJECT_DIR}")
		}
		j.script = "mkdir -p \"$GOBIN\"; ln -sf \"$(command -v khotin)\" \"$GOBIN/khotin\"\n" + j.script
		return j
	}
	s.run(job("plan", 0))
	s.run(job("texts", 1), job("texts", 2))
	s.run(job("join", 0))
	s.run(job("parts", 1), job("parts", 2))
	last := job("pages", 0)
	last.up = ""
	if got := s.listing(filepath.Join(s.run(last), "public")); got != s.want(baseURL) {
		t.Error("the jobs publish another site than khotin build")
	}
}

// An argoWorkflow is as much of one as the test needs.
type argoWorkflow struct {
	Spec struct {
		Templates []struct {
			Name string
			DAG  struct {
				Tasks []struct {
					Name, Depends string
					WithSequence  map[string]string `yaml:"withSequence"`
					Arguments     struct {
						Parameters []struct{ Name, Value string }
					}
				}
			}
			Container struct{ Args []string }
		}
	}
}

// So does Argo, and deploys it.
func TestArgoParts(t *testing.T) {
	if testing.Short() {
		t.Skip("like GitHub's")
	}
	var w argoWorkflow
	workflowFile(t, "argo", &w)
	s := newServer(t)
	const baseURL = "https://example.org/kho/"
	site, script := t.TempDir(), w.Spec.Templates[1].Container.Args[0]
	env := map[string]string{"REPOSITORY": s.khotin.dir, "REVISION": "main", "WORK": t.TempDir(), "SITE": site}
	for _, task := range w.Spec.Templates[0].DAG.Tasks {
		var jobs []serverJob
		parts := 1
		if task.WithSequence != nil {
			parts = 2
		}
		for part := range parts {
			filled := script
			for _, p := range task.Arguments.Parameters {
				filled = strings.ReplaceAll(filled, "{{inputs.parameters."+p.Name+"}}", p.Value)
			}
			filled = strings.NewReplacer("{{item}}", fmt.Sprint(part+1), "{{workflow.parameters.parts}}", "2", "{{workflow.parameters.base_url}}", baseURL).Replace(filled)
			if strings.Contains(filled, "{{") {
				t.Fatalf("the test knows no value of %s", filled)
			}
			jobs = append(jobs, serverJob{script: filled, env: env})
		}
		s.run(jobs...)
	}
	if got := s.listing(site); got != s.want(baseURL) {
		t.Error("the workflow deploys another site than khotin build makes")
	}
}
