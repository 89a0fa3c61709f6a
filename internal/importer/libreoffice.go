package importer

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/importer/document"
	"github.com/khotin/khotin/internal/importer/office"
)

// converting bounds one conversion: LibreOffice needs 3 s to start and 1 s for
// each 100 pages.
const converting = 2 * time.Minute

// readDoc reads the binary format of Word 97–2003 through LibreOffice, whose
// filter has been mended for twenty years. It runs with a profile of its own, so
// that one that is open does not keep it from starting.
func readDoc(data []byte) (*document.Document, error) {
	program, err := findLibreOffice()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "khotin-doc-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	name := filepath.Join(folder, "document.doc")
	if err := os.WriteFile(name, data, 0o600); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), converting)
	defer cancel()
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(folder, "profile"))
	cmd := exec.CommandContext(ctx, program, profile, "--headless", "--norestore", "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, name)
	cmd.Dir = folder
	cmd.WaitDelay = 5 * time.Second // its children may hold the output open
	output, err := cmd.CombinedOutput()
	converted, readErr := readBounded(filepath.Join(folder, "document.docx"))
	if err := errors.Join(err, readErr); err != nil {
		return nil, &diag.Fault{
			Message: diag.K5011.Of(diag.Text{VI: "LibreOffice không đọc được tệp", EN: "LibreOffice cannot read the file: " + firstLine(output)}),
			Hint:    diag.T("mở tệp bằng Word, lưu thành .docx rồi nhập lại", "open the file with Word, save it as .docx and import that"),
			Cause:   err,
		}
	}
	return office.ReadDocx(converted)
}

func findLibreOffice() (string, error) {
	for _, name := range []string{"soffice", "libreoffice"} {
		if program, err := exec.LookPath(name); err == nil {
			return program, nil
		}
	}
	return "", &diag.Fault{
		Message: diag.K5012.T("tệp .doc cần LibreOffice, mà máy này không có lệnh soffice", "a .doc file needs LibreOffice, and this machine has no command soffice"),
		Hint: diag.T("cài LibreOffice (https://vi.libreoffice.org), hoặc lưu tệp thành .docx rồi nhập lại",
			"install LibreOffice (https://www.libreoffice.org), or save the file as .docx and import that"),
	}
}

func firstLine(output []byte) string {
	for line := range strings.Lines(string(output)) {
		if line = strings.TrimSpace(line); line != "" {
			return line
		}
	}
	return "?"
}
