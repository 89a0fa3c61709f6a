package publish

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/parallel"
)

// Compare looks whether a published site is, byte by byte and mode by mode, the
// one in another folder that was built of the same sources: one problem for each
// file that is not. Files that khotin did not publish are left out.
func Compare(ctx context.Context, published, rebuilt string) (diag.Problems, error) {
	was, err := ReadManifest(filepath.Join(published, ManifestName))
	if err != nil {
		return nil, err
	}
	is, err := ReadManifest(filepath.Join(rebuilt, ManifestName))
	if err != nil {
		return nil, err
	}
	names := slices.Concat(was.Names(), is.Names(), []string{ManifestName})
	slices.Sort(names)
	names = slices.Compact(names)
	found := make([]diag.Problems, len(names))
	err = parallel.Each(ctx, len(names), func(i int) (err error) {
		found[i], err = compareFile(names[i], published, rebuilt)
		return err
	})
	return slices.Concat(found...), err
}

func compareFile(name, published, rebuilt string) (found diag.Problems, err error) {
	there, here := filepath.Join(published, filepath.FromSlash(name)), filepath.Join(rebuilt, filepath.FromSlash(name))
	problem := func(message diag.Message, hint diag.Text) {
		found = append(found, diag.Problem{File: filepath.ToSlash(there), Message: message, Hint: hint})
	}
	again := diag.T("dựng lại: khotin build", "build again: khotin build")
	got, err := os.ReadFile(there)
	if errors.Is(err, fs.ErrNotExist) {
		problem(diag.K4041.T("không có trên trang đã xuất bản", "is missing from the published site"), again)
		return found, nil
	} else if err != nil {
		return nil, err
	}
	want, err := os.ReadFile(here)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		problem(diag.K4043.T("không thuộc trang được dựng từ kho này", "does not belong to the site that is built of this archive"), again)
		return found, nil
	case err != nil:
		return nil, err
	case !bytes.Equal(got, want):
		problem(diag.K4042.T("khác với tệp dựng lại", "differs from the file built again"), diag.T("nếu kho hay khotin đã đổi thì dựng lại; nếu không, ai đó đã sửa tệp này", "if the archive or khotin has changed build again; if not, somebody changed this file"))
	}
	info, err := os.Stat(there)
	if err == nil && runtime.GOOS != "windows" && info.Mode().Perm() != fileMode {
		problem(diag.K4044.T("có quyền %o, cần %o để máy chủ đọc được", "has the mode %o, and needs %o for a server to read it", info.Mode().Perm(), fs.FileMode(fileMode)), again)
	}
	return found, err
}
