package pdf

import (
	"io"
	"os"
	"path/filepath"
	"sync"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
)

// compiled keeps PDFium's code: for all readers of the process, since the desk has
// one for each file that is dropped on it, and for later processes in codeDir.
// Compiling takes 4 s of CPU, reading what was compiled a tenth of that.
var compiled = sync.OnceValue(func() wazero.CompilationCache {
	if dir := codeDir(); dir != "" {
		if cache, err := wazero.NewCompilationCacheWithDir(dir); err == nil {
			return cache
		}
	}
	return wazero.NewCompilationCache()
})

// codeDir is a folder of this user's alone: what lies in it is run. It is "" where
// there is none.
func codeDir() string {
	base, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(base, "khotin", "pdfium")
}

// begin makes PDFium ready.
func begin(code wazero.CompilationCache) (pdfium.Pool, error) {
	runtime := wazero.NewRuntimeConfig().WithMemoryLimitPages(memoryPages).WithCloseOnContextDone(true).WithCompilationCache(code)
	// An empty FSConfig: without one, the library gives PDFium the whole disk.
	return webassembly.Init(webassembly.Config{MaxTotal: 1, MaxIdle: 1, FSConfig: wazero.NewFSConfig(),
		RuntimeConfig: runtime, Stdout: io.Discard, Stderr: io.Discard})
}
