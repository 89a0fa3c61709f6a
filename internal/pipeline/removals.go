package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/publish"
)

// AcceptRemovals notes in the archive that the pages of some published addresses
// are gone on purpose, with what they were called; builds then make a page
// at each that says so.
func AcceptRemovals(source, destination string, addresses []string) error {
	m, err := publish.ReadManifest(filepath.Join(destination, publish.ManifestName))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	var lines strings.Builder
	for _, address := range addresses {
		file := strings.TrimPrefix(address, "/") + "index.html"
		if m == nil || m.Files[file] == "" || !archive.IsRemovable(address) {
			return &diag.Fault{
				Message: diag.K4025.T("%s không có trang nào đã xuất bản ở địa chỉ %s", "%s holds no published page at the address %s", destination, address),
				Hint:    diag.T("viết địa chỉ đúng như thông báo cho biết, có dấu / ở hai đầu", "write the address as the message gives it, with a / at both ends"),
			}
		}
		title, err := heading(filepath.Join(destination, filepath.FromSlash(file)))
		if err != nil {
			return fmt.Errorf("read what stands at %s: %w", address, err)
		}
		fmt.Fprintf(&lines, "%s\t%s\n", address, title)
	}
	return appendNew(filepath.Join(source, filepath.FromSlash(archive.RemovedName)), lines.String())
}

// appendNew adds those lines to a file whose addresses it does not have yet. It
// does not follow a symbolic link.
func appendNew(name, lines string) error {
	if info, err := os.Lstat(name); err == nil && !info.Mode().IsRegular() {
		return diag.K4008.Fault(nil, "%s không phải tệp thường", "%s is not a regular file", name)
	}
	old, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	text := string(old)
	if text != "" && !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	known := strings.Split(text, "\n")
	for line := range strings.Lines(lines) {
		address, _, _ := strings.Cut(line, "\t")
		if !slices.ContainsFunc(known, func(k string) bool { return strings.HasPrefix(k, address+"\t") }) {
			text += line
		}
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, []byte(text), 0o644)
}

// heading is the first h1 of a page, on one line.
func heading(name string) (string, error) {
	file, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	tokens, within := html.NewTokenizer(file), false
	var text strings.Builder
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return filepath.Base(filepath.Dir(name)), nil // a page of the archive's own without a heading
		case html.StartTagToken:
			tag, _ := tokens.TagName()
			within = within || string(tag) == "h1"
		case html.TextToken:
			if within {
				text.Write(tokens.Text())
			}
		case html.EndTagToken:
			if tag, _ := tokens.TagName(); string(tag) == "h1" && strings.TrimSpace(text.String()) != "" {
				return strings.Join(strings.Fields(html.UnescapeString(text.String())), " "), nil
			}
		}
	}
}
