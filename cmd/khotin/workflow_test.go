package main

import (
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"go.yaml.in/yaml/v3"
)

// A workflow is a file of GitHub or Forgejo Actions as far as a test runs it.
type workflow struct {
	Env  map[string]string
	Jobs map[string]struct {
		Needs string
		If    string
		Steps []workflowStep
	}
}

type workflowStep struct {
	Name, Uses, Run, If string
	Env                 map[string]string
}

// runWorkflow FILE JOB [EXPRESSION=VALUE…] runs the steps of a job as they
// stand in the file, in the archive that the script is in, and appends what they
// print to the file log. What the server itself does (uses:) is left out and
// named there. The values stand in for the server's expressions; one that the
// script does not give is a failure.
func runWorkflow(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: workflow FILE JOB [EXPRESSION=VALUE…]")
	}
	var w workflow
	ts.Check(yaml.Unmarshal([]byte(ts.ReadFile(args[0])), &w))
	job, ok := w.Jobs[args[1]]
	if !ok {
		ts.Fatalf("%s has no job %s", args[0], args[1])
	}
	values := expressions(args[2:])
	var err error
	for _, step := range job.Steps {
		if step.If != "" && !values.holds(ts, step.If) {
			continue
		}
		if step.Run == "" {
			appendLog(ts, "left out: "+step.Uses+"\n")
			continue
		}
		exports := values.exports(ts, w.Env) + values.exports(ts, step.Env)
		if err = runStep(ts, exports, step.Run); err != nil {
			break
		}
	}
	expect(ts, neg, err)
}

// runGitLab FILE JOB [VARIABLE=VALUE…] does the same with a job of GitLab CI;
// the values are the variables that the server sets.
func runGitLab(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: gitlab FILE JOB [VARIABLE=VALUE…]")
	}
	var file struct {
		Variables map[string]string
		Before    []string                             `yaml:"before_script"`
		Jobs      map[string]struct{ Script []string } `yaml:",inline"`
	}
	var all map[string]any
	text := []byte(ts.ReadFile(args[0]))
	ts.Check(yaml.Unmarshal(text, &all))
	for _, name := range []string{"image", "cache"} { // no jobs
		delete(all, name)
	}
	text, err := yaml.Marshal(all)
	ts.Check(err)
	ts.Check(yaml.Unmarshal(text, &file))
	job, ok := file.Jobs[args[1]]
	if !ok || len(job.Script) == 0 {
		ts.Fatalf("%s has no job %s", args[0], args[1])
	}
	var exports strings.Builder
	for _, arg := range args[2:] {
		name, value, _ := strings.Cut(arg, "=")
		fmt.Fprintf(&exports, "export %s=%s\n", name, shellQuote(value))
	}
	for _, name := range slices.Sorted(maps.Keys(file.Variables)) { // which may use those of the server, and none of each other
		fmt.Fprintf(&exports, "export %s=\"%s\"\n", name, file.Variables[name])
	}
	expect(ts, neg, runStep(ts, exports.String(), strings.Join(append(file.Before, job.Script...), "\n")))
}

// runStep runs one step with what it is given, and notes what it printed.
func runStep(ts *testscript.TestScript, exports, script string) error {
	err := ts.Exec("sh", "-e", "-c", exports+script)
	appendLog(ts, ts.ReadFile("stdout")+ts.ReadFile("stderr"))
	return err
}

func appendLog(ts *testscript.TestScript, text string) {
	f, err := os.OpenFile(ts.MkAbs("log"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	ts.Check(err)
	_, err = f.WriteString(text)
	ts.Check(err)
	ts.Check(f.Close())
}

func expect(ts *testscript.TestScript, neg bool, err error) {
	if (err != nil) != neg {
		ts.Fatalf("the steps ended with %v:\n%s", err, ts.ReadFile("log"))
	}
}

// serverValues are the values of a server's expressions.
type serverValues map[string]string

func expressions(args []string) serverValues {
	values := serverValues{}
	for _, arg := range args {
		name, value, _ := strings.Cut(arg, "=")
		values[name] = value
	}
	return values
}

var (
	expression = regexp.MustCompile(`\$\{\{ ([\w.]+) \}\}`)
	comparison = regexp.MustCompile(`^([\w.]+) == '([^']*)'$`)
)

func (v serverValues) get(ts *testscript.TestScript, name string) string {
	value, ok := v[name]
	if !ok {
		ts.Fatalf("no value is given for %s", name)
	}
	return value
}

// holds evaluates a condition, of which the files use one kind.
func (v serverValues) holds(ts *testscript.TestScript, condition string) bool {
	parts := comparison.FindStringSubmatch(condition)
	if parts == nil {
		ts.Fatalf("the test cannot evaluate %q", condition)
	}
	return v.get(ts, parts[1]) == parts[2]
}

// exports sets variables for a shell.
func (v serverValues) exports(ts *testscript.TestScript, variables map[string]string) string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(variables)) {
		value := expression.ReplaceAllStringFunc(variables[name], func(found string) string { return v.get(ts, expression.FindStringSubmatch(found)[1]) })
		fmt.Fprintf(&b, "export %s=%s\n", name, shellQuote(value))
	}
	return b.String()
}
