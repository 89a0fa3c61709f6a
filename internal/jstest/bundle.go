package jstest

import (
	"bytes"
	"compress/gzip"
	"testing"

	"github.com/evanw/esbuild/pkg/api"
)

// GzipBytes gives the size of a TypeScript file with all that it imports, as a
// reader's browser gets it: bundled, minified, compressed.
func GzipBytes(t testing.TB, entry string) int {
	t.Helper()
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(bundle(t, entry, true)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return packed.Len()
}

// bundle compiles a TypeScript file: minified to the module that browsers
// load, else to a script that leaves its exports in the variable "entry". A
// warning is as good as an error.
func bundle(t testing.TB, entry string, minified bool) []byte {
	t.Helper()
	options := api.BuildOptions{
		EntryPoints: []string{entry},
		Bundle:      true,
		Charset:     api.CharsetUTF8, // escapes of Vietnamese letters are six bytes each
		Target:      api.ES2020,
		Format:      api.FormatIIFE,
		GlobalName:  "entry",
		LogLevel:    api.LogLevelSilent,
	}
	if minified {
		options.Format, options.GlobalName = api.FormatESModule, ""
		options.External = []string{"./correct.js", "./narrow.js", "./suggest.js"} // fetched when it is needed
		options.MinifyWhitespace, options.MinifyIdentifiers, options.MinifySyntax = true, true, true
	}
	result := api.Build(options)
	problems := api.FormatMessages(append(result.Errors, result.Warnings...), api.FormatMessagesOptions{})
	for _, problem := range problems {
		t.Error(problem)
	}
	if len(problems) > 0 {
		t.Fatalf("jstest: %s does not compile", entry)
	}
	return result.OutputFiles[0].Contents
}
