package host

import (
	"io"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
)

// types are those of hosts; what is not listed is sent as plain bytes.
var types = map[string]string{
	".html": "text/html; charset=utf-8",
	".css":  "text/css",
	".js":   "text/javascript",
	".json": "application/json",
	".svg":  "image/svg+xml",
	".xml":  "application/xml",
	".txt":  "text/plain; charset=utf-8",
}

func (h *Host) serveFile(w http.ResponseWriter, r *http.Request, name string) {
	if strings.HasSuffix(r.URL.Path, "/") {
		name = path.Join(name, "index.html")
	} else if info, err := os.Stat(filepath.Join(h.options.Dir, filepath.FromSlash(name))); err == nil && info.IsDir() {
		http.Redirect(w, r, r.URL.Path+"/", http.StatusMovedPermanently)
		return
	}
	if !h.send(w, r, name, http.StatusOK) && !h.send(w, r, "404.html", http.StatusNotFound) {
		http.NotFound(w, r)
	}
}

// send answers with a file of the folder and reports whether there is one.
func (h *Host) send(w http.ResponseWriter, r *http.Request, name string, status int) bool {
	file, err := os.OpenInRoot(h.options.Dir, filepath.FromSlash(name))
	if err != nil {
		return false
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	kind, known := types[path.Ext(name)]
	if !known {
		kind = "application/octet-stream"
	}
	w.Header().Set("Content-Type", kind)
	if h.options.Gzip {
		w.Header().Set("Cache-Control", "public, max-age=3600")
		if known {
			return h.sendPacked(w, r, file, info, status)
		}
	}
	if status == http.StatusOK && !h.options.NoRanges {
		http.ServeContent(w, r, name, info.ModTime(), file)
		return true
	}
	w.Header().Set("Content-Length", strconv.FormatInt(info.Size(), 10))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		io.Copy(w, file)
	}
	return true
}
