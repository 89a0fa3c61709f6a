package body

import (
	"io/fs"
	"testing"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
)

// locked is a folder whose files may not be read.
type locked struct{}

func (locked) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
}

func TestAPictureThatMayNotBeRead(t *testing.T) {
	entry := &archive.Entry{WriteUp: &article.WriteUp{File: "content/a.md", Body: "Lễ.\n\n![Lễ](le.png)\n", BodyLine: 7}, Address: "/a/"}
	a := &archive.Archive{WriteUps: []*archive.Entry{entry}, Ignored: []string{"content/le.png"}}
	s := New(&Site{Archive: a, Source: locked{}, Files: NewFiles(a, nil), Published: func(string) bool { return false }})
	problems := s.Read(entry).Problems
	if len(problems) != 1 || problems[0].Message.Code() != diag.K1624 || problems[0].Line != 9 {
		t.Error(problems)
	}
}
