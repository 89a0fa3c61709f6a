package archive

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"
)

func TestWhatIsNotAWriteUp(t *testing.T) {
	source := small()
	for _, name := range []string{ // left behind by systems and editors: nobody means them
		"content/.git/x.md", "content/.a.md", "content/a.md~", "content/#a.md#", "content/~$a.docx", "content/a.md.bak", "content/.DS_Store", "content/Thumbs.db"} {
		source[name] = &fstest.MapFile{Data: []byte("x")}
	}
	source["content/x/anh.jpg"] = &fstest.MapFile{Data: []byte("x")}
	source["content/a.docx"] = &fstest.MapFile{Data: []byte("x")}
	a, problems := loadFS(t, source, false)
	wantProblems(t, problems)
	if !slices.Equal(a.Ignored, []string{"content/a.docx", "content/x/anh.jpg"}) || len(a.WriteUps) != 7 {
		t.Errorf("ignored %v, %d write-ups", a.Ignored, len(a.WriteUps))
	}
}

func TestRefusedFiles(t *testing.T) {
	source := small()
	for _, name := range []string{"content/_content.gotmpl", "content/x.html", "content/_index.md", "content/b.markdown", "content/b2.md.txt", "content/C2.MD", "content/d.mdx", "content/_drafts/e.md", "content/nul\x01.md", "content/x/\xff.md"} {
		source[name] = longBienPage("X", "")
	}
	_, problems := loadFS(t, source, false)
	wantProblems(t, problems,
		"content/C2.MD: a write-up must end in .md [K2009]",
		"content/_content.gotmpl: content takes Markdown write-ups (.md) only [K2010]",
		"content/_drafts: khotin does not take the folder for one of drafts: what is in it would be published [K2008]",
		"content/_index.md: a name that begins with _ is no write-up; khotin makes the list pages itself [K2008]",
		"content/b.markdown: a write-up must end in .md [K2009]",
		"content/b2.md.txt: a write-up must end in .md [K2009]",
		"content/d.mdx: a write-up must end in .md [K2009]",
		"content/nul\x01.md: the name holds invalid characters [K2006]",
		"content/x.html: content takes Markdown write-ups (.md) only [K2010]",
		"content/x/\uFFFD.md: the name holds invalid characters [K2006]")
}

func TestLookAlikes(t *testing.T) {
	_, problems := loadFS(t, fstest.MapFS{
		"content/A/1.md":         longBienPage("Bài 1", ""),
		"content/a/2.md":         longBienPage("Bài 2", ""),
		"content/a/3.md":         longBienPage("Bài 3", ""),
		"content/hà.md":          longBienPage("Bài 4", ""), // composed
		"content/ha\u0300.md":    longBienPage("Bài 5", ""), // decomposed
		"content/sub/README.md":  longBienPage("Bài 6", ""),
		"content/sub/readme.md":  longBienPage("Bài 7", ""),
		"content/sub2/readme.md": longBienPage("Bài 8", ""),
	}, false)
	wantProblems(t, problems,
		"content/a: the name differs from content/A in capitals only [K2012]",
		"content/hà.md: the name looks the same as that of another file: one is composed (NFC), the other decomposed (NFD) [K2011]",
		"content/sub/readme.md: the name differs from content/sub/README.md in capitals only [K2012]")
}

// failing is a file system that refuses some files.
type failing struct {
	fs.FS
	refuse []string
}

func (f failing) Open(name string) (fs.File, error) {
	if slices.Contains(f.refuse, name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return f.FS.Open(name)
}

func TestUnreadable(t *testing.T) {
	source := small()
	source["content/folder/x.md"] = longBienPage("X", "")
	source["content/z.md"] = longBienPage("", "")
	_, problems := loadFS(t, failing{source, []string{"content/folder", "content/c.md"}}, false)
	wantProblems(t, problems,
		"content/c.md: cannot be read: permission denied [K1001]",
		"content/folder: cannot be read: permission denied [K1001]",
		"content/z.md:2: title: is empty [K1205]")
}

// TestLinks: no symbolic link below content is followed, wherever it leads.
func TestLinks(t *testing.T) {
	outside := onDisk(t, fstest.MapFS{"secret.md": longBienPage("Mật", ""), "folder/x.md": longBienPage("X", "")})
	source := onDisk(t, small())
	for _, link := range []struct{ name, target string }{
		{"out.md", filepath.Join(outside, "secret.md")}, {"up.md", "../../secret.md"}, {"folder", filepath.Join(outside, "folder")},
		{"in.md", "a.md"}, {"loop", "."}, {"dead.md", "gone.md"},
	} {
		if err := os.Symlink(link.target, filepath.Join(source, "content", link.name)); err != nil {
			t.Skip("this system makes no symbolic links:", err)
		}
	}
	_, problems, err := Load(t.Context(), Options{Source: source})
	if err != nil {
		t.Fatal(err)
	}
	wantProblems(t, problems,
		"content/dead.md: is a symbolic link [K2005]", "content/folder: is a symbolic link [K2005]", "content/in.md: is a symbolic link [K2005]",
		"content/loop: is a symbolic link [K2005]", "content/out.md: is a symbolic link [K2005]", "content/up.md: is a symbolic link [K2005]")
}

// TestContentIsALink: nor is content itself.
func TestContentIsALink(t *testing.T) {
	outside := onDisk(t, small())
	source := t.TempDir()
	if err := os.Symlink(filepath.Join(outside, "content"), filepath.Join(source, "content")); err != nil {
		t.Skip("this system makes no symbolic links:", err)
	}
	_, problems, err := Load(t.Context(), Options{Source: source})
	if err != nil {
		t.Fatal(err)
	}
	wantProblems(t, problems, "content: is a symbolic link [K2005]")
	source = onDisk(t, fstest.MapFS{"real/a.md": longBienPage("A", "")})
	if err := os.Symlink("real", filepath.Join(source, "content")); err != nil {
		t.Fatal(err)
	}
	_, problems, err = Load(t.Context(), Options{Source: source})
	if err != nil {
		t.Fatal(err)
	}
	wantProblems(t, problems, "content: is a symbolic link [K2005]")
}
