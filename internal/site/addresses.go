package site

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/khotin/khotin/internal/diag"
)

// BaseURL returns where the options and the archive's hugo.toml say that the
// site will live, "" if neither does.
func BaseURL(options Options) (string, error) {
	building.Lock()
	defer building.Unlock()
	h, err := prepare(context.Background(), options)
	if err != nil {
		return "", err
	}
	configs, err := h.configure()
	if err != nil {
		return "", err
	}
	if base := configs.Base.BaseURL; strings.HasPrefix(base, "http") {
		return base, nil
	}
	return "", nil
}

// isAbsolute reports whether it is known where the site will live.
func (h *hugo) isAbsolute() bool {
	return strings.HasPrefix(h.sites.Conf.BaseURL().WithPath, "http")
}

// withoutBase takes out what makes no sense while nobody knows where the site
// will live, and says so: a sitemap must have whole addresses.
func (h *hugo) withoutBase() error {
	if h.isAbsolute() {
		return nil
	}
	err := os.Remove(filepath.Join(h.places.staging, "sitemap.xml"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove the sitemap: %w", err)
	}
	h.warn(diag.Problems{{Severity: diag.Warning,
		Message: diag.T("chưa biết địa chỉ của trang web, nên không có sitemap.xml và thẻ canonical, và nguồn tin RSS dùng địa chỉ tương đối",
			"the site's address is not known, so there are no sitemap.xml and no canonical links, and feeds have relative addresses"),
		Hint: diag.T("thêm --base-url, hoặc baseURL trong hugo.toml", "give --base-url, or baseURL in hugo.toml")}})
	return nil
}
