package publish

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"

	"github.com/khotin/khotin/internal/diag"
)

// lock is held by the one build that may touch a destination. The system lets
// go of it when the process dies, so a killed build never blocks the next one.
type lock struct{ file *flock.Flock }

// lockAttempts is how often acquire begins anew when the working folder goes
// away under it. Each loss means that another build has just ended; three in a
// row do not happen by chance.
const lockAttempts = 3

func acquire(home string) (*lock, error) {
	for range lockAttempts {
		l, err := try(home)
		if l != nil || err != nil {
			return l, err
		}
	}
	return nil, errBusy(home)
}

// try returns nil, nil if the lock file was removed by the build that held it
// between our opening and our locking: that lock guards nothing.
func try(home string) (*lock, error) {
	if err := os.Mkdir(home, 0o700); err != nil && !errors.Is(err, os.ErrExist) {
		return nil, fmt.Errorf("make staging folder: %w", err)
	}
	if info, err := os.Lstat(home); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("use staging folder %s: not a folder (%w)", home, os.ErrInvalid)
	}
	name := filepath.Join(home, lockName)
	l := &lock{flock.New(name)}
	ok, err := l.file.TryLock()
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("lock %s: %w", name, err)
	case !ok:
		return nil, errBusy(home)
	}
	if l.guards(name) {
		return l, nil
	}
	return nil, l.file.Unlock()
}

func (l *lock) guards(name string) bool {
	held, err := l.file.Stat()
	if err != nil {
		return false
	}
	onDisk, err := os.Stat(name)
	return err == nil && os.SameFile(held, onDisk)
}

// release removes the lock file while it is still held, so that nobody can
// lock a file that is about to go, and then the working folder if it is empty.
func (l *lock) release(home string) error {
	err := os.Remove(filepath.Join(home, lockName))
	os.Remove(home) // stays, to be cleared by the next build, if anything is left in it
	return errors.Join(err, l.file.Unlock())
}

func errBusy(home string) error {
	return &diag.Fault{
		Message: diag.K4006.T("một lần dựng trang khác đang chạy cho thư mục này (%s)", "another build is at work on this folder (%s)", home),
		Hint:    diag.T("đợi lần đó xong rồi chạy lại", "wait until it has ended, then try again"),
	}
}
