package site

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/khotin/khotin/internal/parallel"
	"github.com/khotin/khotin/internal/site/plan"
)

// writeFigures writes the figures of each indicator as a file beside its page.
func writeFigures(ctx context.Context, all []plan.Figures, f folders) error {
	return parallel.Each(ctx, len(all), func(i int) (err error) {
		name := f.staged(all[i].Name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		file, err := os.Create(name)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, file.Close()) }()
		if err := all[i].WriteCSV(file); err != nil {
			return fmt.Errorf("write %s: %w", all[i].Name, err)
		}
		return nil
	})
}
