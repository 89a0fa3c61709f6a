package history

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/diag"
)

// repository makes a repository in which two files were committed on different
// days, the archive in a folder of it.
func repository(t *testing.T) (archive string) {
	t.Helper()
	root := t.TempDir()
	archive = filepath.Join(root, "kho")
	run(t, root, "", "init", "-q")
	write(t, archive, "content/một bài.md", "1")
	write(t, archive, "content/hai.md", "1")
	run(t, root, "2019-08-20T23:30:00+07:00", "add", "-A")
	run(t, root, "2019-08-20T23:30:00+07:00", "commit", "-q", "-m", "thêm")
	write(t, archive, "content/hai.md", "2")
	run(t, root, "2020-01-02T00:30:00+07:00", "commit", "-q", "-a", "-m", "sửa")
	write(t, archive, "content/chưa.md", "1")
	return archive
}

func run(t *testing.T, dir, day string, args ...string) string {
	t.Helper()
	command := exec.Command("git", append([]string{"-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"}, args...)...)
	command.Dir = dir
	command.Env = append(os.Environ(), "GIT_AUTHOR_DATE="+day, "GIT_COMMITTER_DATE="+day, "GIT_CONFIG_GLOBAL="+os.DevNull)
	out, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return string(out)
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestReadGivesTheDayOfTheLastCommit(t *testing.T) {
	archive := repository(t)
	t.Setenv("GIT_DIR", "/nowhere") // as in a hook: of another repository
	days, problems, err := Read(context.Background(), archive)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	for name, want := range map[string]string{"content/một bài.md": "2019-08-20", "content/hai.md": "2020-01-02", "content/chưa.md": ""} {
		if got := days.Last(name).Day.String(); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// Names of authors are those of .mailmap, with their diacritics, and hold nothing
// that cannot be seen; every change is told, the newest first.
func TestReadTellsWhoChangedWhat(t *testing.T) {
	archive := repository(t)
	root := filepath.Dir(archive)
	write(t, archive, "content/hai.md", "3")
	write(t, archive, "content/ba.md", "1")
	run(t, root, "2020-01-03T08:00:00+07:00", "add", "-A")
	run(t, root, "2020-01-03T08:00:00+07:00", "-c", "user.name=Nguye\u0302\u0303n \u202eThị\u200b B<script>", "-c", "user.email=b@example.org", "commit", "-q", "-m", "sửa")
	run(t, root, "2020-01-04T08:00:00+07:00", "rm", "-q", "kho/content/hai.md")
	run(t, root, "2020-01-04T08:00:00+07:00", "commit", "-q", "-m", "xóa")
	write(t, root, ".mailmap", "Trần Văn A <x@example.org>\n")
	history, problems, err := Read(context.Background(), archive)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	var got strings.Builder
	for _, c := range history.Changes {
		fmt.Fprintln(&got, c.Day, c.Author, c.File, c.Added)
	}
	const want = `2020-01-03 Nguyễn Thị Bscript content/ba.md true
2020-01-03 Nguyễn Thị Bscript content/chưa.md true
2020-01-03 Nguyễn Thị Bscript content/hai.md false
2020-01-02 Trần Văn A content/hai.md false
2019-08-20 Trần Văn A content/hai.md true
2019-08-20 Trần Văn A content/một bài.md true
`
	if got.String() != want {
		t.Errorf("got\n%swant\n%s", got.String(), want)
	}
}

func TestNothingIsKnownWithoutHistory(t *testing.T) {
	empty := t.TempDir()
	run(t, empty, "", "init", "-q")
	shallow := filepath.Join(t.TempDir(), "clone")
	run(t, ".", "", "clone", "-q", "--depth", "1", "file://"+filepath.Dir(repository(t)), shallow)
	for _, c := range []struct{ what, dir, warning string }{
		{"outside of a repository", t.TempDir(), ""},
		{"without a commit", empty, ""},
		{"shallow", filepath.Join(shallow, "kho"), "a shallow clone"},
		{"bare, and within the archive", bare(t), "a bare git repository"},
	} {
		days, problems, err := Read(context.Background(), c.dir)
		if err != nil || len(days.Changes) > 0 {
			t.Errorf("%s: %v, %v", c.what, days, err)
		}
		if got := problems.Error(); c.warning == "" && got != "" || !strings.Contains(got, c.warning) {
			t.Errorf("%s: warning %q, want %q", c.what, got, c.warning)
		}
	}
}

// bare is an archive that brings a bare repository with it, as files that a
// request to merge may hold.
func bare(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	run(t, dir, "", "init", "-q", "--bare")
	write(t, dir, "content/a.md", "1")
	return dir
}

// git says of a repository of another user that its folder is not safe.
func TestRepositoryOfAnotherUser(t *testing.T) {
	stderr := []byte("fatal: detected dubious ownership in repository at '/kho'\nTo add an exception for this directory, call:\n\n\tgit config --global --add safe.directory /kho\n")
	problems := refused(&exec.ExitError{Stderr: stderr})
	if len(problems) != 1 || problems[0].Message.Code() != diag.K4304 || problems[0].Hint.IsZero() {
		t.Error(problems)
	}
}

// A repository that is unpacked with an archive, or committed into one, may name
// commands in its configuration. Here git would run one to fetch an object.
func TestCommandsOfTheRepositoryDoNotRun(t *testing.T) {
	archive := repository(t)
	root := filepath.Dir(archive)
	tree := strings.TrimSpace(run(t, root, "", "rev-parse", "HEAD^{tree}"))
	if err := os.Remove(filepath.Join(root, ".git", "objects", tree[:2], tree[2:])); err != nil {
		t.Fatal(err)
	}
	ran := filepath.Join(t.TempDir(), "ran")
	for _, setting := range [][2]string{
		{"core.repositoryFormatVersion", "1"}, {"extensions.partialClone", "origin"}, {"remote.origin.promisor", "true"},
		{"remote.origin.url", root}, {"remote.origin.uploadpack", "touch '" + ran + "'; git-upload-pack"},
		{"protocol.file.allow", "always"}, {"protocol.allow", "always"},
		{"core.fsmonitor", "touch '" + ran + "'"}, {"core.pager", "touch '" + ran + "'"},
	} {
		run(t, root, "", "config", setting[0], setting[1])
	}
	days, problems, err := Read(context.Background(), archive)
	if _, missing := os.Stat(ran); missing == nil {
		t.Fatal("a command of the repository was run")
	}
	if err != nil || len(days.Changes) > 0 || !strings.Contains(problems.Error(), "git cannot read the history") {
		t.Errorf("nobody is told: %v, %v, %v", days, problems, err)
	}
}
