package cache

import (
	"errors"
	"os"
	"path/filepath"
)

// Replace gives a file new bytes under a temporary name first: it is whole at every
// moment, also if another process does the same. The last acts, if there are any,
// are done before the file gets its name.
func Replace(name string, data []byte, last ...func(*os.File) error) error {
	temp, err := os.CreateTemp(filepath.Dir(name), ".new-*")
	if err != nil {
		return err
	}
	_, err = temp.Write(data)
	for _, act := range last {
		err = errors.Join(err, act(temp))
	}
	if err = errors.Join(err, temp.Close()); err == nil {
		err = os.Rename(temp.Name(), name)
	}
	if err != nil {
		os.Remove(temp.Name())
	}
	return err
}
