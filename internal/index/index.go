package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"
	"weak"

	"github.com/gofrs/flock"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/lexicon"
)

// An Index is the archive's index in a folder. Reading it is safe for
// concurrent use; Update and Close are not, and nothing must read meanwhile.
type Index struct {
	dir     string
	lexicon *lexicon.Lexicon
	lock    *flock.Flock // nil for one of parts
	reason  diag.Message
	view    *view // nil if nothing was indexed yet
	forward sync.Mutex
	lent    weak.Pointer[corpus.Forward] // the forward index, as long as somebody uses it
}

var _ corpus.Source = (*Index)(nil)

// lockWait is how long Open waits for another process. Whoever searches holds
// an index for a tenth of a second, whoever builds for a few seconds: the first
// is worth waiting for, the second is worth saying.
const lockWait = 5 * time.Second

// Open opens the index in a folder, and makes the folder if there is none. An
// index that cannot be trusted is not an error: it opens empty, Reason says
// why, and the next Update makes it anew. If another process uses the index
// and goes on doing so, the error is a *diag.Fault.
func Open(dir string) (*Index, error) { return OpenWith(dir, lexicon.Default()) }

// OpenWith is Open for an archive with abbreviations of its own. An index that
// was made with others is not used.
func OpenWith(dir string, l *lexicon.Lexicon) (*Index, error) { return open(dir, l, lockWait) }

func open(dir string, l *lexicon.Lexicon, wait time.Duration) (*Index, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("opening index: %w", err)
	}
	lock, err := acquire(dir, wait)
	if err != nil {
		return nil, err
	}
	ix := &Index{dir: dir, lexicon: l, lock: lock}
	whole, reason := verifyChecksums(dir, fingerprint(l))
	if whole {
		ix.view, err = openView(dir)
		if err != nil {
			reason = diag.K4104.Of(diag.Caused("không đọc được chỉ mục", "the index cannot be read", err))
		}
	}
	if ix.view == nil {
		ix.reason = reason
	}
	return ix, nil
}

// OpenParts opens the indexes of the parts of an archive as one, to read: their folders,
// of which no two hold the same document, and which nothing else must use meanwhile.
func OpenParts(dirs []string, l *lexicon.Lexicon) (*Index, error) {
	for _, dir := range dirs {
		if whole, reason := verifyChecksums(dir, fingerprint(l)); !whole {
			return nil, &diag.Fault{
				Message: diag.K4107.T("chỉ mục của một phần không dùng được", "the index of a part cannot be used").With(because(reason)),
				Hint:    diag.T("làm lại phần đó", "make that part again"),
			}
		}
	}
	v, err := openView(dirs...)
	if err != nil {
		return nil, err
	}
	if len(v.docIDs) != len(v.documents) {
		return nil, errors.Join(errors.New("two parts have the same document"), v.close())
	}
	return &Index{lexicon: l, view: v}, nil
}

// because puts a reason behind a message; it may be empty.
func because(reason diag.Message) diag.Text {
	if reason.IsZero() {
		return diag.Text{}
	}
	return diag.Text{VI: ": " + reason.VI, EN: ": " + reason.EN}
}

// acquire takes the lock on the folder, which lasts until the process ends at
// the latest.
func acquire(dir string, wait time.Duration) (*flock.Flock, error) {
	ctx, cancel := context.WithTimeout(context.Background(), wait)
	defer cancel()
	lock := flock.New(filepath.Join(dir, "lock"))
	locked, err := lock.TryLockContext(ctx, 20*time.Millisecond)
	switch {
	case locked:
		return lock, nil
	case err != nil && !errors.Is(err, context.DeadlineExceeded):
		return nil, fmt.Errorf("locking index %s: %w", dir, err)
	}
	return nil, &diag.Fault{
		Message: diag.K4105.T("một tiến trình khotin khác đang dùng chỉ mục trong %s", "another khotin is using the index in %s", dir),
		Hint:    diag.T("đợi tiến trình kia xong rồi thử lại", "wait until it has finished, then try again"),
	}
}

// Reason says why the index on disk could not be used and opened empty; it is
// zero if all is well and if there was no index yet.
func (ix *Index) Reason() diag.Message { return ix.reason }

// Close gives the index free for others. It may be called twice.
func (ix *Index) Close() error {
	err := ix.closeView()
	if ix.lock == nil {
		return err
	}
	if unlocked := ix.lock.Close(); unlocked != nil {
		err = errors.Join(err, fmt.Errorf("unlocking index %s: %w", ix.dir, unlocked))
	}
	return err
}

func (ix *Index) closeView() error {
	if ix.view == nil {
		return nil
	}
	v := ix.view
	ix.view = nil
	if err := v.close(); err != nil {
		return fmt.Errorf("closing index %s: %w", ix.dir, err)
	}
	return nil
}

// Lexicon gives the abbreviations that the documents are indexed with.
func (ix *Index) Lexicon() *lexicon.Lexicon { return ix.lexicon }

// Documents lists every document in the fixed order.
func (ix *Index) Documents() []corpus.Document {
	if ix.view == nil {
		return nil
	}
	return ix.view.documents
}
