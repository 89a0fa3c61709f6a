package jstest

import (
	"reflect"
	"strings"
	"testing"
)

type value struct {
	Text    string `json:"text"`
	Numbers []int  `json:"numbers"`
}

func TestRunInEveryEngine(t *testing.T) {
	engines := Engines()
	if len(engines) == 0 {
		t.Skip("no JavaScript engine: install node (package nodejs) or chromium to run this test")
	}
	const text = "Đường \"\\\u2028\n😀 "
	for _, engine := range engines {
		t.Run(string(engine), func(t *testing.T) {
			var got value
			RunIn(t, engine, "testdata/double.ts", value{text, []int{1, 2}}, &got)
			if want := (value{text + text, []int{2, 4}}); !reflect.DeepEqual(got, want) {
				t.Errorf("got %#v, want %#v", got, want)
			}
			script := bundle(t, "testdata/double.ts", false)
			run := map[Engine]func(testing.TB, string, []byte, []byte) ([]byte, error){Node: runNode, Chromium: runChromium}[engine]
			if _, err := run(t, engine.program(), script, []byte(`{"text":"","numbers":[]}`)); err == nil || !strings.Contains(err.Error(), "nothing to double") {
				t.Errorf("an exception gives the error %v", err)
			}
		})
	}
}

func TestGzipBytes(t *testing.T) {
	if got := GzipBytes(t, "testdata/double.ts"); got < 100 || got > 300 {
		t.Errorf("%d bytes", got)
	}
}
