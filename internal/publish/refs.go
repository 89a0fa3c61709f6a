package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/publish/links"
)

// pendingRef is a reference to an element of another page, followed when all
// pages have been read.
type pendingRef struct{ page, ref, id string }

// reader follows the references of the files that one goroutine reads.
type reader struct {
	v        *verifier
	known    map[string]links.Target // rooted references met before: most of a site's links are on every page
	found    map[[sha256.Size]byte]references
	seen     map[string]seenFile
	bytes    int64
	links    int
	problems diag.Problems
	pending  map[string][]pendingRef
}

// read follows a file's references and gives its digest.
func (r *reader) read(name string) (digest [sha256.Size]byte, err error) {
	digest, info, taken := r.v.taken.stillThere(r.v.dir, name)
	if references, known := r.v.known.before[digest]; taken && (known || !hasReferences(name)) {
		r.bytes += info.Size()
		r.again(name, digest, references)
		return digest, r.see(name, info)
	}
	file := filepath.Join(r.v.dir, filepath.FromSlash(name))
	if info, err = os.Lstat(file); err != nil {
		return digest, err
	}
	if err := r.see(name, info); err != nil {
		return digest, err
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return digest, err
	}
	r.bytes += int64(len(data))
	digest = sha256.Sum256(data)
	if references, known := r.v.known.before[digest]; known {
		r.again(name, digest, references)
	} else if hasReferences(name) {
		r.parse(name, digest, data)
	}
	return digest, nil
}

// see notes what a file looks like before it is read, and lets everyone read it.
func (r *reader) see(name string, info fs.FileInfo) error {
	r.seen[name] = seenOf(info)
	if info.Mode().Perm() == fileMode {
		return nil
	}
	return os.Chmod(filepath.Join(r.v.dir, filepath.FromSlash(name)), fileMode)
}

// hasReferences reports whether a file is of a kind that refers to others.
func hasReferences(name string) bool {
	switch path.Ext(name) {
	case ".html", ".xml", ".css":
		return true
	}
	return path.Base(name) == "feed.json" || name == "robots.txt"
}

// again follows references that were found before, in a file of the same bytes.
func (r *reader) again(name string, digest [sha256.Size]byte, references references) {
	if hasReferences(name) {
		r.found[digest] = references
		r.links += references.links - len(references.refs)
		r.follow(name, references)
	}
}

// parse finds the references of a file and follows them.
func (r *reader) parse(name string, digest [sha256.Size]byte, data []byte) {
	var found references
	var err error
	problems := len(r.problems)
	switch {
	case path.Ext(name) == ".html":
		page := links.HTML(data)
		found.base, found.refs = page.Base, elsewhere(page)
		found.links = len(page.Refs)
		r.links += len(page.Refs) - len(found.refs)
	case path.Ext(name) == ".xml":
		if found.refs, err = links.XML(data); err != nil {
			r.problem(name, "", diag.K4207.Of(diag.Caused("tệp XML sai cú pháp", "not well-formed XML", err)))
		}
	case path.Base(name) == "feed.json":
		if found.refs, err = links.JSONFeed(data); err != nil {
			r.problem(name, "", diag.K4208.Of(diag.Caused("nguồn tin JSON sai cú pháp", "not a well-formed JSON Feed", err)))
		}
	case path.Ext(name) == ".css":
		found.refs = links.CSS(data)
	default:
		found.refs = links.Robots(data)
	}
	found.links = max(found.links, len(found.refs))
	r.follow(name, found)
	if len(r.problems) == problems {
		r.found[digest] = found
	}
}

// elsewhere are a page's references without those to elements of its own that
// are there. Written without the page's name, they hold wherever it lies.
func elsewhere(page links.Page) []string {
	if page.Base != "" {
		return page.Refs
	}
	return slices.DeleteFunc(slices.Clone(page.Refs), func(ref string) bool {
		id, own := strings.CutPrefix(ref, "#")
		_, there := page.IDs[id]
		return own && there
	})
}

func (r *reader) follow(name string, found references) {
	from := r.v.site.From(name, found.base)
	for _, ref := range found.refs {
		r.links++
		t := r.resolve(from, ref)
		switch t.Kind {
		case links.Internal:
			r.internal(name, ref, t)
		case links.Outside:
			r.problem(name, ref, diag.K4201.T("liên kết %q ra ngoài gốc của trang", "link %q leaves the site's base path", ref))
		case links.Unsafe:
			r.problem(name, ref, diag.K4202.T("liên kết %q không an toàn", "link %q is unsafe", ref))
		case links.Broken:
			r.problem(name, ref, diag.K4203.T("liên kết %q không phải là một địa chỉ", "link %q is not an address", ref))
		}
	}
}

func (r *reader) resolve(from *url.URL, ref string) links.Target {
	rooted := strings.HasPrefix(ref, "/") || strings.HasPrefix(ref, "http")
	if rooted {
		if t, ok := r.known[ref]; ok {
			return t
		}
	}
	t := r.v.site.Resolve(from, ref)
	if rooted {
		r.known[ref] = t
	}
	return t
}

func (r *reader) internal(name, ref string, t links.Target) {
	if _, there := r.v.names[t.Path]; !there && t.Path != ManifestName { // which is written last
		r.dead(name, ref, t.Path)
	} else if t.Fragment != "" && path.Ext(t.Path) == ".html" {
		r.pending[t.Path] = append(r.pending[t.Path], pendingRef{name, ref, t.Fragment})
	}
}

// dead reports a link to a file that is not there; one that only lacks the
// slash at its end gets that said.
func (r *reader) dead(name, ref, file string) {
	p := r.v.problem(name, ref, diag.K4204.T("liên kết %q dẫn tới trang không tồn tại", "link %q leads to nothing", ref))
	if _, ok := r.v.names[file+"/index.html"]; ok {
		p.Hint = diag.T("thêm dấu / vào cuối địa chỉ", "add a / at the end of the address")
	}
	r.problems = append(r.problems, p)
}

func (r *reader) problem(name, ref string, message diag.Message) {
	r.problems = append(r.problems, r.v.problem(name, ref, message))
}

func (v *verifier) noElement(page, ref, id string) diag.Problem {
	return v.problem(page, ref, diag.K4205.T("liên kết %q: trang đó không có mục %q", "link %q: that page has no element %q", ref, id))
}

// problem blames the source file if the reference was written there, else the
// page.
func (v *verifier) problem(page, ref string, message diag.Message) diag.Problem {
	if v.check.Blame != nil {
		if file, line, ok := v.check.Blame(page, ref); ok {
			return diag.Problem{File: file, Line: line, Message: message}
		}
	}
	return diag.Problem{File: page, Message: message}
}

// followFragments checks references to elements of other pages. Only pages that
// such a reference leads to are read again, and only once; few are.
func (v *verifier) followFragments() error {
	for _, file := range slices.Sorted(maps.Keys(v.pending)) {
		ids, err := v.ids(file)
		if err != nil {
			return err
		}
		for _, ref := range v.pending[file] {
			if _, ok := slices.BinarySearch(ids, ref.id); !ok {
				v.report.Problems = append(v.report.Problems, v.noElement(ref.page, ref.ref, ref.id))
			}
		}
	}
	return nil
}

// ids are those of the elements of a page, sorted.
func (v *verifier) ids(file string) ([]string, error) {
	var digest [sha256.Size]byte
	if _, err := hex.Decode(digest[:], []byte(v.report.Files[file])); err != nil {
		return nil, err
	}
	page, known := v.known.now[digest]
	if page.ids == nil {
		data, err := os.ReadFile(filepath.Join(v.dir, filepath.FromSlash(file)))
		if err != nil {
			return nil, err
		}
		page.ids = slices.Sorted(maps.Keys(links.HTML(data).IDs))
		if known { // what has faults is read again
			v.known.now[digest] = page
		}
	}
	return page.ids, nil
}

// vanished makes a problem of each address that the new site lacks, and names the
// file that had it.
func vanished(previous *Manifest, files map[string]string) diag.Problems {
	var problems diag.Problems
	for _, address := range previous.Vanished(files) {
		message := diag.K4206.T("địa chỉ đã xuất bản %s sẽ biến mất", "the published address %s would vanish", address)
		if file := previous.Sources[address]; file != "" {
			message = diag.K4206.T("địa chỉ đã xuất bản %s, trước đây của %s, sẽ biến mất", "the published address %s, which was that of %s, would vanish", address, file)
		}
		problems = append(problems, diag.Problem{Message: message,
			Hint: diag.T("thêm nó vào aliases của bài thay thế: aliases: [%s]; nếu thật sự muốn bỏ thì dùng --accept-removals %s, ở đó sẽ có một trang nói rõ",
				"add it to the aliases of the write-up that takes its place: aliases: [%s]; to drop it on purpose use --accept-removals %s, which leaves a page that says so", address, address),
		})
	}
	return problems
}
