package desk

import (
	"html/template"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/khotin/khotin/internal/diag"
)

// DefaultEditor opens files in Visual Studio Code.
const DefaultEditor = "vscode://file/{file}:{line}"

// dangerous are schemes that run what they hold, or leave the machine.
var dangerous = []string{"javascript", "data", "vbscript", "blob", "http", "https", "file", ""}

// checkEditor refuses an address that opens no file in a program.
func checkEditor(address string) error {
	scheme, _, found := strings.Cut(address, ":")
	if _, err := url.Parse(strings.NewReplacer("{file}", "f", "{line}", "1").Replace(address)); err == nil && found &&
		strings.Contains(address, "{file}") && !slices.Contains(dangerous, strings.ToLower(scheme)) {
		return nil
	}
	return &diag.Fault{
		Message: diag.K6013.T("%q không phải địa chỉ mở một tệp trong trình soạn thảo", "%q is no address that opens a file in an editor", address),
		Hint:    diag.T("viết như %s, hoặc để trống: --editor \"\"", "write it like %s, or leave it empty: --editor \"\"", DefaultEditor),
	}
}

// edit is the link that opens a file of the archive at a line; "" for none. Its
// scheme was checked, and what is put into it is escaped.
func (d *Desk) edit(file string, line int) template.URL {
	if d.Editor == "" || file == "" {
		return ""
	}
	parts := strings.Split(filepath.ToSlash(filepath.Join(d.folder, filepath.FromSlash(file))), "/")
	for i, part := range parts {
		parts[i] = strings.ReplaceAll(url.QueryEscape(part), "+", "%20")
	}
	path := strings.TrimPrefix(strings.Join(parts, "/"), "/")
	return template.URL(strings.NewReplacer("{file}", path, "{line}", strconv.Itoa(max(line, 1))).Replace(d.Editor))
}
