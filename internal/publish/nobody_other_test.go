//go:build !unix

package publish

import "testing"

func asNobody(t *testing.T) { t.Skip("no root here") }
