package main

import (
	"strings"
	"testing"
)

// events are those of a run with one of everything, as go test -json writes them.
const events = `{"Action":"start","Package":"x/a"}
{"Action":"run","Package":"x/a","Test":"TestGood"}
{"Action":"output","Package":"x/a","Test":"TestGood","Output":"=== RUN   TestGood\n"}
{"Action":"output","Package":"x/a","Test":"TestGood","Output":"    a_test.go:3: heard by nobody\n"}
{"Action":"pass","Package":"x/a","Test":"TestGood","Elapsed":2.5}
{"Action":"output","Package":"x/a","Test":"TestOdd","Output":"    a_test.go:9: no: browser\n"}
{"Action":"output","Package":"x/a","Test":"TestOdd","Output":"--- SKIP: TestOdd (0.00s)\n"}
{"Action":"skip","Package":"x/a","Test":"TestOdd","Elapsed":0}
{"Action":"output","Package":"x/a","Output":"PASS\n"}
{"Action":"output","Package":"x/a","Output":"ok  \tx/a\t2.600s\n"}
{"Action":"pass","Package":"x/a","Elapsed":2.6}
{"Action":"output","Package":"x/b","Test":"TestBad","Output":"    b_test.go:5: got 1, want 2\n"}
{"Action":"output","Package":"x/b","Test":"TestBad","Output":"--- FAIL: TestBad (0.10s)\n"}
{"Action":"fail","Package":"x/b","Test":"TestBad","Elapsed":0.1}
{"Action":"output","Package":"x/b","Test":"TestHangs","Output":"panic: test timed out\n"}
{"Action":"output","Package":"x/b","Output":"FAIL\tx/b\t60.0s\n"}
{"Action":"fail","Package":"x/b","Elapsed":60}
{"ImportPath":"x/c","Action":"build-output","Output":"c.go:1:1: expected 'package'\n"}
{"ImportPath":"x/c","Action":"build-fail"}
{"Action":"output","Package":"x/c","Output":"FAIL\tx/c [build failed]\n"}
{"Action":"fail","Package":"x/c","Elapsed":0,"FailedBuild":"x/c"}
{"Action":"output","Package":"x/d","Output":"ok  \tx/d\t(cached)\n"}
{"Action":"pass","Package":"x/d","Elapsed":30}
{"Action":"output","Package":"x/e","Output":"?   \tx/e\t[no test files]\n"}
{"Action":"skip","Package":"x/e","Elapsed":0}
not an event
`

const want = "ok  \tx/a\t2.600s\n" +
	"    b_test.go:5: got 1, want 2\n--- FAIL: TestBad (0.10s)\n" +
	"panic: test timed out\nFAIL\tx/b\t60.0s\n" +
	"c.go:1:1: expected 'package'\nFAIL\tx/c [build failed]\n" +
	"ok  \tx/d\t(cached)\n" +
	"?   \tx/e\t[no test files]\n" +
	"not an event\n" +
	"\nTests skipped, by reason:\n   1  no: browser\n" +
	"\nSlowest packages, in seconds:\n   2.6  x/a\n" +
	"\nSlowest tests, in seconds:\n   2.5  x/a TestGood\n"

func TestReport(t *testing.T) {
	var got strings.Builder
	r := newReport(&got)
	if err := r.read(strings.NewReader(events)); err != nil {
		t.Fatal(err)
	}
	r.finish()
	if got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
}

func TestExitStatus(t *testing.T) {
	for _, c := range []struct {
		command []string
		want    int
	}{
		{nil, 2},
		{[]string{"go", "version"}, 0},
		{[]string{"go", "test", "-json", "./does-not-exist"}, 1},
		{[]string{"no-such-program"}, 1},
	} {
		var stdout, stderr strings.Builder
		if got := run(c.command, &stdout, &stderr); got != c.want {
			t.Errorf("%q: exit status %d, want %d: %s%s", c.command, got, c.want, stdout.String(), stderr.String())
		}
	}
}
