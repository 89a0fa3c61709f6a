package host

import (
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"net/http"
	"strconv"
	"strings"
	"sync"
)

// packer keeps what it compressed, so that a second reader does not wait for it.
type packer struct {
	mu   sync.Mutex
	kept map[string][]byte
}

// pack compresses a file as hosts do by default.
func (p *packer) pack(name string, file io.Reader) ([]byte, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if packed, known := p.kept[name]; known {
		return packed, nil
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := io.Copy(w, file); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	if p.kept == nil {
		p.kept = map[string][]byte{}
	}
	p.kept[name] = packed.Bytes()
	return packed.Bytes(), nil
}

// sendPacked sends a text compressed; hosts that compress give no ranges of it.
func (h *Host) sendPacked(w http.ResponseWriter, r *http.Request, file fs.File, info fs.FileInfo, status int) bool {
	if !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		w.WriteHeader(http.StatusNotAcceptable)
		return true
	}
	packed, err := h.packed.pack(r.URL.Path+info.Name(), file)
	if err != nil {
		return false
	}
	w.Header().Set("Content-Encoding", "gzip")
	w.Header().Set("Content-Length", strconv.Itoa(len(packed)))
	w.WriteHeader(status)
	w.Write(packed)
	return true
}
