package e2e

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/khotin/khotin/e2e/host"
)

// A deployment is an archive on a host and the same published anew, so that all
// files of its search have other names.
type deployment struct {
	t        *testing.T
	dir      string
	files    map[string][]byte // of the new search, by name
	manifest []byte
	old      []string
}

// deploys gives a reader of an archive that is about to be published anew, whose
// service worker is at work.
func deploys(t *testing.T) (*reader, *deployment) {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(atRoot)); err != nil {
		t.Fatal(err)
	}
	d := &deployment{t: t, dir: filepath.Join(dir, "search"), files: map[string][]byte{}}
	d.publishAnew()
	r := visitHost(t, host.Options{Dir: dir})
	r.opens("nam-hoc/")
	r.keepsThisPage()
	return r, d
}

// publishAnew gives all files the names that they have under another salt.
func (d *deployment) publishAnew() {
	d.t.Helper()
	data, err := os.ReadFile(filepath.Join(d.dir, "manifest.json"))
	if err != nil {
		d.t.Fatal(err)
	}
	var m map[string]any
	if err := json.Unmarshal(data, &m); err != nil {
		d.t.Fatal(err)
	}
	const salt = 1
	m["salt"] = salt
	for _, kind := range []struct {
		prefix string
		at     []string
	}{
		{"k", []string{"keys", "files"}}, {"p", []string{"pairs", "files"}}, {"t", []string{"texts", "files"}}, {"d", []string{"days"}}, {"w", []string{"words"}}, {"v", []string{"values"}},
	} {
		in, at := m, kind.at
		for _, name := range at[:len(at)-1] {
			in = in[name].(map[string]any)
		}
		last := at[len(at)-1]
		var names []byte
		raw, err := json.Marshal(in[last])
		if err != nil || json.Unmarshal(raw, &names) != nil {
			d.t.Fatal(kind.prefix, err)
		}
		for i := 0; i < len(names); i += 5 {
			old := kind.prefix + "-" + hex.EncodeToString(names[i:i+5]) + ".bin"
			content, err := os.ReadFile(filepath.Join(d.dir, old))
			if err != nil {
				d.t.Fatal(err)
			}
			digest := sha256.Sum256(append([]byte{salt}, content...))
			copy(names[i:], digest[:5])
			d.files[kind.prefix+"-"+hex.EncodeToString(digest[:5])+".bin"] = content
			d.old = append(d.old, old)
		}
		in[last] = names
	}
	if d.manifest, err = json.Marshal(m); err != nil {
		d.t.Fatal(err)
	}
}

func (d *deployment) write(name string, data []byte) {
	d.t.Helper()
	if err := os.WriteFile(filepath.Join(d.dir, name), data, 0o644); err != nil {
		d.t.Fatal(err)
	}
}

func (d *deployment) uploadsFiles() {
	d.t.Helper()
	for name, data := range d.files {
		d.write(name, data)
	}
}

func (d *deployment) uploadsManifest() { d.t.Helper(); d.write("manifest.json", d.manifest) }

func (d *deployment) removesOld() {
	d.t.Helper()
	for _, name := range d.old {
		if err := os.Remove(filepath.Join(d.dir, name)); err != nil {
			d.t.Fatal(err)
		}
	}
}

// asks searches for something else than before.
func (r *reader) asks(query string) {
	r.Helper()
	r.waits(`((box) => (box.value = "", true))(document.querySelector("[data-search] [name=q]"))`)
	r.searches(query)
}

// Half-way through an upload and after it, a page that was open before goes on
// searching.
func TestDeployWhileSomebodyReads(t *testing.T) {
	t.Parallel()
	scenario(t, "files first, the manifest last, as khotin deploy does it", func(t *testing.T) {
		r, d := deploys(t)
		r.opens("tim-kiem/")
		r.asks("hoi nghi tong ket")
		r.sees("[data-search-results] li:first-child h3", "ội nghị tổng kết")
		d.uploadsFiles()
		r.asks("Long Biên")
		r.sees("[data-search-results]", "Long Biên")
		d.uploadsManifest()
		d.removesOld()
		r.consoleIsEmpty()
		r.offline = true // from now on files are missing, which the console tells
		r.asks("Thái Bình")
		r.sees("[data-search-results] li:first-child h3", "Thái Bình")
		r.asks("thái bihnh")
		r.sees("[data-search]", "Đang hiện kết quả cho “thái binh”")
		r.opens("tim-kiem/?q=mầm+non")
		r.sees("[data-search-count]", "Kết quả 1–")
	})

	scenario(t, "the manifest first: who was there finds, who comes is told and finds when all is there", func(t *testing.T) {
		r, d := deploys(t)
		r.opens("tim-kiem/")
		r.asks("hoi nghi tong ket")
		r.sees("[data-search-results] li:first-child h3", "ội nghị tổng kết")
		d.uploadsManifest()
		r.asks("Thái Bình")
		r.sees("[data-search-results] li:first-child h3", "Thái Bình")
		r.consoleIsEmpty()
		r.offline = true
		r.opens("tim-kiem/?q=long+bien")
		r.sees("[role=alert]", "Không tải được dữ liệu tìm kiếm")
		d.uploadsFiles()
		d.removesOld()
		r.clicks("[role=alert] button")
		r.sees("[data-search-results]", "Long Biên")
	})

	scenario(t, "what is old is removed before anything is uploaded", func(t *testing.T) {
		r, d := deploys(t)
		r.opens("tim-kiem/")
		r.asks("hoi nghi tong ket")
		r.sees("[data-search-results] li:first-child h3", "ội nghị tổng kết")
		r.consoleIsEmpty()
		r.offline = true
		d.removesOld()
		r.asks("mầm non")
		r.sees("[role=alert]", "Không tải được dữ liệu tìm kiếm")
		d.uploadsFiles()
		d.uploadsManifest()
		r.clicks("[role=alert] button")
		r.sees("[data-search-count]", "Kết quả 1–")
	})
}
