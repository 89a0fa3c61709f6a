//go:build !linux

package publish

import "errors"

// exchange swaps two names in one step, which only Linux offers portably.
func exchange(_, _ string) error { return errors.ErrUnsupported }
