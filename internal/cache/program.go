package cache

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"sync"
)

// Program is the digest of the running program's file. It belongs into the key
// of everything that code decides: a version number is not enough while the code
// is being changed. It takes a tenth of a second, once.
var Program = sync.OnceValues(func() (Key, error) {
	name, err := os.Executable()
	if err != nil {
		return Key{}, fmt.Errorf("find the running program: %w", err)
	}
	file, err := os.Open(name)
	if err != nil {
		return Key{}, fmt.Errorf("read the running program: %w", err)
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return Key{}, fmt.Errorf("read the running program: %w", err)
	}
	return Key(sum.Sum(nil)), nil
})
