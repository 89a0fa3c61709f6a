package index

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/khotin/khotin/internal/diag"
)

const (
	// formatVersion counts the layouts of the folder and of the stored fields:
	//   1  the first.
	formatVersion = 1
	// bleveVersion is the bleve that the folder's format is tied to; a test
	// holds it to go.mod.
	bleveVersion = "v2.6.1"

	checksumsName = "checksums.json"
	bleveName     = "bleve"
)

// The checksums say under which rules a folder was written and what its files must
// be. They are removed before the first write and written after the last one, so a
// folder with matching checksums is whole, and any other one is made anew: bleve
// itself reads damaged files without noticing, or stops the program. Checking
// 94 MB (10,000 news articles) takes 20 ms.
type checksums struct {
	Format   int           `json:"format"`
	Bleve    string        `json:"bleve"`
	Analysis string        `json:"analysis"`
	Files    []checkedFile `json:"files"`
}

type checkedFile struct {
	Name string `json:"name"` // with slashes, below the bleve folder
	Size int64  `json:"size"`
	CRC  uint32 `json:"crc32c"`
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// writeChecksums writes down what the folder holds.
func writeChecksums(dir, analysis string) error {
	s := checksums{Format: formatVersion, Bleve: bleveVersion, Analysis: analysis}
	root := os.DirFS(filepath.Join(dir, bleveName))
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		f, err := checksum(root, name)
		s.Files = append(s.Files, f)
		return err
	})
	if err != nil {
		return fmt.Errorf("checksums of index %s: %w", dir, err)
	}
	data, err := json.MarshalIndent(s, "", "\t")
	if err != nil {
		return fmt.Errorf("checksums of index %s: %w", dir, err)
	}
	temp := filepath.Join(dir, checksumsName+".new")
	if err := os.WriteFile(temp, append(data, '\n'), 0o644); err != nil {
		return fmt.Errorf("checksums of index: %w", err)
	}
	if err := os.Rename(temp, filepath.Join(dir, checksumsName)); err != nil {
		return fmt.Errorf("checksums of index: %w", err)
	}
	return nil
}

func checksum(root fs.FS, name string) (checkedFile, error) {
	f, err := root.Open(name)
	if err != nil {
		return checkedFile{}, err
	}
	defer f.Close()
	h := crc32.New(castagnoli)
	n, err := io.Copy(h, f)
	return checkedFile{name, n, h.Sum32()}, err
}

// removeChecksums marks the folder as being written to.
func removeChecksums(dir string) error {
	if err := os.Remove(filepath.Join(dir, checksumsName)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("opening index for writing: %w", err)
	}
	return nil
}

// verifyChecksums reports whether the folder is whole. If it is not and there is
// something in it, reason says what is wrong.
func verifyChecksums(dir, analysis string) (whole bool, reason diag.Message) {
	if _, err := os.Stat(filepath.Join(dir, checksumsName)); errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Stat(filepath.Join(dir, bleveName)); err == nil {
			return false, diag.K4101.T("lần cập nhật chỉ mục trước đã bị ngắt giữa chừng", "the last update of the index was interrupted")
		}
		return false, diag.Message{}
	}
	s, err := readChecksums(dir)
	switch {
	case err != nil || len(s.Files) == 0:
		return false, damaged(checksumsName)
	case s.Format != formatVersion || s.Bleve != bleveVersion || s.Analysis != analysis:
		return false, diag.K4102.T("chỉ mục do một phiên bản khotin khác hoặc với bảng viết tắt khác tạo ra", "the index was made by another version of khotin or with other abbreviations")
	}
	return s.check(os.DirFS(filepath.Join(dir, bleveName)))
}

// readChecksums reads what writeChecksums wrote.
func readChecksums(dir string) (s checksums, err error) {
	data, err := os.ReadFile(filepath.Join(dir, checksumsName))
	if err == nil {
		err = json.Unmarshal(data, &s)
	}
	return s, err
}

func (s *checksums) check(root fs.FS) (whole bool, reason diag.Message) {
	for _, want := range s.Files {
		if got, err := checksum(root, want.Name); err != nil || got != want {
			return false, damaged(want.Name)
		}
	}
	return true, diag.Message{}
}

func damaged(name string) diag.Message {
	return diag.K4103.T("tệp %s của chỉ mục bị hỏng", "file %s of the index is damaged", name)
}
