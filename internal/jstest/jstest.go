// Package jstest runs the client's TypeScript inside Go tests, so that Go and
// TypeScript can be held to the same vectors.
//
// What goes in: the path of a TypeScript file whose default export is a
// function of one value, and that value. What comes out: the function's result
// (awaited if it is a promise), both carried as JSON. The file is bundled by
// esbuild, whose warnings fail the test, and runs in Node or, where there is
// none, in a headless Chromium; without either the test is skipped and says
// what to install. Nothing is fetched from the network.
//
// It is test support: only _test files import it.
package jstest

import (
	"encoding/json"
	"os"
	"os/exec"
	"slices"
	"testing"
)

// An Engine is a program that runs JavaScript.
type Engine string

// The engines that Run knows, in the order in which it takes them.
const (
	Node     Engine = "node"
	Chromium Engine = "chromium"
)

// programs lists the names under which systems install an engine.
var programs = map[Engine][]string{
	Node:     {"node", "nodejs"},
	Chromium: {"chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"},
}

// Engines gives the engines that this machine has. The environment variable
// KHOTIN_JS=node or KHOTIN_JS=chromium leaves only that one.
func Engines() []Engine {
	only := os.Getenv("KHOTIN_JS")
	return slices.DeleteFunc([]Engine{Node, Chromium}, func(e Engine) bool {
		return e.program() == "" || only != "" && only != string(e)
	})
}

// program gives the path of the engine's program, "" if it is not installed.
func (e Engine) program() string {
	for _, name := range programs[e] {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// Run calls the default export of the TypeScript file entry with input and
// stores what it returns in output, a pointer.
func Run(t testing.TB, entry string, input, output any) {
	t.Helper()
	engines := Engines()
	if len(engines) == 0 {
		t.Skip("no JavaScript engine: install node (package nodejs) or chromium to run this test")
	}
	RunIn(t, engines[0], entry, input, output)
}

// RunIn is Run in the engine given, which must be one of Engines.
func RunIn(t testing.TB, engine Engine, entry string, input, output any) {
	t.Helper()
	in, err := json.Marshal(input)
	if err != nil {
		t.Fatalf("jstest: input of %s: %v", entry, err)
	}
	script := bundle(t, entry, false)
	run := runNode
	if engine == Chromium {
		run = runChromium
	}
	out, err := run(t, engine.program(), script, in)
	if err != nil {
		t.Fatalf("jstest: %s in %s: %v", entry, engine, err)
	}
	if err := json.Unmarshal(out, output); err != nil {
		t.Fatalf("jstest: result of %s: %v: %.200s", entry, err, out)
	}
}
