package archive

import (
	"os"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
)

// Body reads the Markdown of a write-up again, for who did not hold it. The file must be
// as it was when the archive was loaded from source.
func (a *Archive) Body(source string, e *Entry) (string, error) {
	root, err := os.OpenRoot(source)
	if err != nil {
		return "", changed(e, err)
	}
	defer root.Close()
	data, err := root.ReadFile(e.File)
	if err != nil {
		return "", changed(e, err)
	}
	if w, _ := article.Parse(e.File, data, a.Rules); w != nil && w.Digest == e.Digest {
		return w.Body, nil
	}
	return "", changed(e, nil)
}

func changed(e *Entry, cause error) error {
	return diag.K4013.Fault(cause, "tệp %s thay đổi trong khi dựng: chạy lại", "the file %s was changed during the build: run it again", e.File)
}
