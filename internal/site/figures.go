package site

import (
	"bytes"
	"fmt"

	"github.com/khotin/khotin/internal/parallel"
)

// writeFigures writes the figures of each indicator as a file beside its page.
func (s *Site) writeFigures() error {
	all := s.project.plan.Figures
	return parallel.Each(s.ctx, len(all), func(i int) error {
		var out bytes.Buffer
		if err := all[i].WriteCSV(&out); err != nil {
			return fmt.Errorf("write %s: %w", all[i].Name, err)
		}
		return s.put(all[i].Name, out.Bytes())
	})
}
