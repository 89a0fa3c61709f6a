package deploy

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/khotin/khotin/internal/diag"
)

// remote is a folder of another machine, reached over SSH by rsync, which must be
// on both. Each file is replaced in one step: rsync writes beside it, then renames.
type remote struct {
	at   string   // "user@host:/folder/"
	args []string // of every call
}

func openRemote(u *url.URL) (target, error) {
	host, folder := u.Hostname(), strings.TrimPrefix(u.Path, "/~/")
	if host == "" || strings.HasPrefix(host, "-") || strings.HasPrefix(u.User.Username(), "-") || strings.Trim(folder, "/") == "" {
		return nil, &diag.Fault{
			Message: diag.K6053.T("không mở được %s", "%s cannot be opened", u.Redacted()),
			Hint:    diag.T("viết như ssh://NGƯỜI@MÁY/var/www/kho-tin", "write it as ssh://USER@HOST/var/www/archive"),
		}
	}
	if _, err := exec.LookPath("rsync"); err != nil {
		return nil, noRsync(diag.T("máy này không có rsync", "rsync is missing on this machine"))
	}
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	if user := u.User.Username(); user != "" {
		host = user + "@" + host
	}
	r := remote{at: host + ":" + strings.TrimSuffix(folder, "/") + "/", args: []string{"--secluded-args", "--timeout=60"}}
	if port := u.Port(); port != "" {
		r.args = append(r.args, "--rsh=ssh -p "+port)
	}
	return r, nil
}

func noRsync(what diag.Text) error {
	return &diag.Fault{Message: diag.K6055.Of(what), Hint: diag.T("cài gói rsync, hoặc chép thư mục đã xuất bản bằng cách khác", "install the package rsync, or copy the published folder by other means")}
}

// rsync runs it once.
func (r remote) rsync(ctx context.Context, in []byte, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "rsync", slices.Concat(r.args, args)...)
	cmd.Env = append(os.Environ(), "LC_ALL=C")
	cmd.Stdin = bytes.NewReader(in)
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.As(err, &exit):
		return nil, &remoteError{exit.ExitCode(), strings.TrimSpace(said.String())}
	}
	return out, err
}

// remoteError is what rsync ended with.
type remoteError struct {
	code int
	said string
}

func (e *remoteError) Error() string { return fmt.Sprintf("rsync (%d): %s", e.code, e.said) }

// missing reports whether what was asked for is not there.
func (e *remoteError) missing() bool {
	return e.code == 23 && strings.Contains(e.said, "No such file or directory")
}

// remoteIsHopeless reports whether rsync would say the same again.
func remoteIsHopeless(err error) bool {
	var fault *diag.Fault
	if errors.As(err, &fault) && fault.Message.Code() == diag.K6055 {
		return true
	}
	var e *remoteError
	if !errors.As(err, &e) {
		return false
	}
	for _, never := range []string{"Permission denied", "Host key verification failed", "Could not resolve hostname", "Read-only file system"} {
		if strings.Contains(e.said, never) {
			return true
		}
	}
	return noProgram.MatchString(e.said) || slices.Contains([]int{1, 2, 4}, e.code) // wrong usage, protocols that do not fit
}

// noProgram is what a shell says of one that is not there.
var noProgram = regexp.MustCompile(`rsync: (command )?not found`)

// listed is a regular file in rsync's listing.
var listed = regexp.MustCompile(`(?m)^-\S+ +([0-9,.]+) \d{4}/\d\d/\d\d \d\d:\d\d:\d\d (.+)$`)

func (r remote) list(ctx context.Context) (map[string]object, error) {
	objects := map[string]object{}
	out, err := r.rsync(ctx, nil, "--recursive", "--list-only", "--no-human-readable", "--8-bit-output", r.at)
	var failed *remoteError
	switch {
	case errors.As(err, &failed) && failed.missing():
		return objects, nil // the first deploy makes the folder
	case errors.As(err, &failed) && noProgram.MatchString(failed.said):
		return nil, noRsync(diag.T("máy chủ không có rsync", "rsync is missing on the host"))
	case errors.As(err, &failed):
		return nil, unreachable(strings.TrimSuffix(r.at, "/"), err)
	case err != nil:
		return nil, err
	}
	for _, m := range listed.FindAllSubmatch(out, -1) {
		size, err := strconv.ParseInt(strings.NewReplacer(",", "", ".", "").Replace(string(m[1])), 10, 64)
		if err != nil {
			return nil, err
		}
		objects[string(m[2])] = object{size: size}
	}
	return objects, nil
}

func (r remote) read(ctx context.Context, name string) (data []byte, found bool, err error) {
	dir, err := os.MkdirTemp("", "khotin-deploy-")
	if err != nil {
		return nil, false, err
	}
	defer os.RemoveAll(dir)
	here := filepath.Join(dir, "file")
	_, err = r.rsync(ctx, nil, r.at+name, here)
	var failed *remoteError
	if errors.As(err, &failed) && failed.missing() {
		return nil, false, nil
	} else if err != nil {
		return nil, false, err
	}
	data, err = os.ReadFile(here)
	return data, err == nil, err
}

func (r remote) write(ctx context.Context, f file) error { return r.writeAll(ctx, []file{f}) }

// writeAll lays the files out as they are to be, and has rsync send the folder.
func (r remote) writeAll(ctx context.Context, files []file) error {
	dir, err := os.MkdirTemp("", "khotin-deploy-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, f.data, 0o644)); err != nil {
			return err
		}
	}
	_, err = r.rsync(ctx, nil, "--recursive", "--times", "--omit-dir-times", "--checksum", "--chmod=D755,F644", dir+"/", r.at)
	return err
}

func (r remote) remove(ctx context.Context, name string) error {
	return r.removeAll(ctx, []string{name})
}

// removeAll names files to rsync that are not in a folder here, but whose own
// folders are: it deletes them there, and no others.
func (r remote) removeAll(ctx context.Context, names []string) error {
	dir, err := os.MkdirTemp("", "khotin-deploy-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	for _, name := range names {
		if err := os.MkdirAll(filepath.Join(dir, filepath.FromSlash(path.Dir(name))), 0o755); err != nil {
			return err
		}
	}
	_, err = r.rsync(ctx, []byte(strings.Join(names, "\x00")), "--from0", "--files-from=-", "--delete-missing-args", dir+"/", r.at)
	return err
}

func (remote) beside() bool { return true }

func (remote) close() error { return nil }
