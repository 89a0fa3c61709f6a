package scaffold

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/schema/forms"
)

//go:embed admin
var adminFiles embed.FS

// An Asset is a file of a content system that an archive keeps itself, because
// its admin page asks nobody else for anything. khotin does not bring it along:
// it is large, and its makers publish it.
type Asset struct {
	Path   string // below the archive's folder
	URL    string // where its makers publish it
	SHA256 string // in hexadecimal digits
}

// integrity is the digest as a browser checks it.
func (a Asset) integrity() string {
	digest, err := hex.DecodeString(a.SHA256)
	if err != nil {
		panic(err) // it stands below
	}
	return "sha256-" + base64.StdEncoding.EncodeToString(digest)
}

// sveltiaFiles is where Sveltia's files are published, and where its script
// looks for the texts of its interface.
const sveltiaFiles = "https://unpkg.com/@sveltia/cms@0.221.1/"

// assets are those that tests have seen at work. The first is the script.
var assets = map[forms.Program][]Asset{
	forms.Sveltia: {
		{"static/admin/sveltia-cms.js", sveltiaFiles + "dist/sveltia-cms.js",
			"2fc783907e1a4a70783f155cc28435c70b8f79792f2aab75e787984e84aa413a"},
		{"static/admin/icons.woff2", "https://unpkg.com/@fontsource-variable/material-symbols-outlined@5.3.7/files/material-symbols-outlined-latin-wght-normal.woff2",
			"98db9feefa170bf76e9c19d19af6dd62054165efc89c4b506c361e069719e884"},
		{"static/admin/vi.json", sveltiaFiles + "locales/vi.json",
			"bbc93a09ad9e22a45d67bca239ad5ffa209ac617eb8a42c875858638e26953ea"},
	},
	forms.Decap: {
		{"static/admin/decap-cms.js", "https://unpkg.com/decap-cms@3.16.3/dist/decap-cms.js",
			"7c1efd6b616b4786e279aeef194dd21649a72058d3bc8d1f78901b574610dfb8"},
	},
}

// Assets are what the program's admin page needs beside the files of Admin; none
// if it has no page here.
func Assets(p forms.Program) []Asset { return assets[p] }

// Admin lists the files by which a program edits an archive: its configuration,
// and the page in which it runs if that is a page of the archive.
func Admin(p forms.Program, o forms.Options) ([]File, error) {
	config, err := forms.Write(p, o)
	if err != nil {
		return nil, err
	}
	again := diag.T("so với: khotin schema --format %s", "compare it with: khotin schema --format %s", p)
	files := []File{{Path: p.File(), Data: config, IfThere: again,
		About: diag.T("các mục và danh sách để chọn", "the fields, and lists to choose from")}}
	if Assets(p) == nil {
		return files, nil
	}
	page, err := writePage(p, o)
	if err != nil {
		return nil, err
	}
	files = append(files, File{Path: "static/admin/index.html", Data: page, About: diag.T("trang biên tập, ở địa chỉ /admin/", "the admin page, at the address /admin/")})
	if p != forms.Sveltia {
		return files, nil
	}
	local, err := adminFiles.ReadFile("admin/local.js")
	if err != nil {
		return nil, fmt.Errorf("read the admin page: %w", err)
	}
	local = []byte(strings.NewReplacer("SVELTIA_TEXTS", sveltiaFiles+"locales/", "INTEGRITY", Assets(p)[2].integrity()).Replace(string(local)))
	return append(files, File{Path: "static/admin/local.js", Data: local, About: diag.T("lời của trang biên tập, bằng tiếng Việt", "the admin page's words, in Vietnamese")}), nil
}

// writePage is the admin page of a program.
func writePage(p forms.Program, o forms.Options) ([]byte, error) {
	page, err := template.ParseFS(adminFiles, "admin/index.html")
	if err != nil {
		return nil, fmt.Errorf("read the admin page: %w", err)
	}
	script := Assets(p)[0]
	data := struct {
		Policy, Script, Integrity string
		Sveltia                   bool
	}{policy(p, o.Repository), path.Base(script.Path), script.integrity(), p == forms.Sveltia}
	var out bytes.Buffer
	if err := page.Execute(&out, data); err != nil {
		return nil, fmt.Errorf("write the admin page: %w", err)
	}
	return out.Bytes(), nil
}

// policy is the page's Content-Security-Policy: what the program cannot do
// without, and the server of the repository. Both put styles into the page and
// show pictures that were not saved yet.
func policy(p forms.Program, r forms.Repository) string {
	script := "script-src 'self'"
	if p == forms.Decap {
		script += " 'unsafe-eval'" // it compiles the schema of its settings
	}
	return strings.Join([]string{
		"default-src 'none'", script, "style-src 'self' 'unsafe-inline'", "font-src 'self'", "img-src 'self' blob: data:",
		"media-src 'self' blob:", "connect-src 'self' blob: data: " + strings.Join(r.Connects(), " "), "frame-src 'self' blob:",
		"form-action 'none'", "base-uri 'none'",
	}, "; ")
}

// Missing finds the assets that are not there yet. One that is there and is
// another file than the one that was tested is a fault.
func Missing(folder string, p forms.Program) ([]Asset, error) {
	var missing []Asset
	for _, a := range Assets(p) {
		data, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(a.Path)))
		if errors.Is(err, fs.ErrNotExist) {
			missing = append(missing, a)
			continue
		}
		if err != nil {
			return nil, explain(a.Path, err)
		}
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != a.SHA256 {
			return nil, &diag.Fault{
				Message: diag.K6032.T("%s không phải tệp đã được thử: SHA-256 phải là %s", "%s is not the file that was tested: its SHA-256 must be %s", a.Path, a.SHA256),
				Hint:    diag.T("xóa tệp đó rồi tải lại từ %s", "delete it and fetch it again from %s", a.URL),
			}
		}
	}
	return missing, nil
}
